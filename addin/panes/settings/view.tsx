/** Sign-in to the service, sounds, and where the books are. */
import { Button, Caption1, Field, Input, makeStyles, Switch } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import { sentenceOf } from '../../client.ts';
import { Facts, Heading, Notice, Pane } from '../../parts/parts.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('settings');

const useStyles = makeStyles({
  // The frame of the form adds nothing to that of the pane.
  form: { display: 'contents' },
  save: { alignSelf: 'flex-start' },
});

interface Outcome {
  readonly intent: 'success' | 'error';
  readonly text: string;
}

export function View(_props: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { client, sounds, announce } = useServices();
  const [token, setToken] = useState('');
  const [isChecking, setChecking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [health, setHealth] = useState<AnswerOf<'health'> | null>(null);
  const [trouble, setTrouble] = useState('');

  useEffect(() => {
    let isShown = true;
    void client.call('health').then((answer) => {
      if (!isShown) return;
      if (answer.ok) setHealth(answer.value);
      setTrouble(answer.ok ? '' : sentenceOf(answer.error));
    });
    return () => {
      isShown = false;
    };
  }, [client, outcome]);

  async function save(): Promise<void> {
    setChecking(true);
    client.setToken(token.trim());
    const answer = await client.call('listItems', { query: { limit: 1 } });
    setChecking(false);
    if (answer.ok) setToken('');
    const text = answer.ok ? texts.good : sentenceOf(answer.error);
    setOutcome({ intent: answer.ok ? 'success' : 'error', text });
    announce(text, answer.ok ? 'good' : 'bad');
  }

  return (
    <Pane title={texts.title}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (token.trim() !== '' && !isChecking) void save();
        }}
      >
        <Field label={texts.token} hint={texts.tokenHint}>
          <Input
            type="password"
            autoComplete="off"
            value={token}
            onChange={(_event, { value }) => setToken(value)}
          />
        </Field>
        <Button
          className={styles.save}
          appearance="primary"
          type="submit"
          disabled={token.trim() === '' || isChecking}
        >
          {isChecking ? texts.checking : texts.save}
        </Button>
      </form>
      {outcome !== null && <Notice intent={outcome.intent}>{outcome.text}</Notice>}
      <Switch
        label={texts.sounds}
        checked={sounds.isOn}
        onChange={(_event, { checked }) => sounds.set(checked)}
      />
      <Heading>{texts.books}</Heading>
      <Facts
        rows={[
          [texts.service, location.origin],
          [texts.version, health?.version ?? null],
          [texts.currency, health?.currency ?? null],
        ]}
      />
      <Caption1>{texts.where}</Caption1>
      {trouble !== '' && trouble !== outcome?.text && <Notice intent="error">{trouble}</Notice>}
    </Pane>
  );
}
