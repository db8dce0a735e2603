/** Sign-in to the service, sounds, and which service this is. */
import { Button, Field, Input, Switch } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import { sentenceOf } from '../../client.ts';
import { Facts, Notice, Pane } from '../../parts/parts.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { texts } from './texts.ts';

export function View(_props: PaneProps): React.JSX.Element {
  const { client, sounds } = useServices();
  const [token, setToken] = useState('');
  const [outcome, setOutcome] = useState<{ intent: 'success' | 'error'; text: string } | null>(
    null,
  );
  const [health, setHealth] = useState<AnswerOf<'health'> | null>(null);

  useEffect(() => {
    void client.call('health').then((answer) => {
      if (answer.ok) setHealth(answer.value);
    });
  }, [client]);

  async function save(): Promise<void> {
    client.setToken(token.trim());
    const answer = await client.call('listItems', { query: { limit: 1 } });
    setOutcome(
      answer.ok
        ? { intent: 'success', text: texts.good }
        : { intent: 'error', text: sentenceOf(answer.error) },
    );
  }

  return (
    <Pane title={texts.title}>
      <Field label={texts.token} hint={texts.tokenHint}>
        <Input
          type="password"
          autoComplete="off"
          value={token}
          onChange={(_event, { value }) => setToken(value)}
        />
      </Field>
      <Button appearance="primary" disabled={token.trim() === ''} onClick={() => void save()}>
        {texts.save}
      </Button>
      {outcome !== null && <Notice intent={outcome.intent}>{outcome.text}</Notice>}
      <Switch
        label={texts.sounds}
        checked={sounds.isOn}
        onChange={(_event, { checked }) => sounds.set(checked)}
      />
      <Facts
        rows={[
          [texts.service, location.origin],
          [texts.version, health?.version ?? null],
          [texts.currency, health?.currency ?? null],
        ]}
      />
    </Pane>
  );
}
