/** Signing in: a token is checked with the service before it is kept, so that a wrong one never drives out a right one. */
import { sentenceOf } from '../../client.ts';
import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { Facts } from '../../parts/parts.tsx';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import { Body, Buttons, Form, ToldNotice, Waiting } from './section.tsx';
import { useAnswer, useSaving } from './use-books.ts';

const texts = textsOf('settings');

/** What a header can carry as a token. */
const tokenPattern = /^[\x21-\x7e]{1,500}$/;

export function You(): React.JSX.Element {
  const { client } = useServices();
  const [isSignedIn, setSignedIn] = useState(() => client.hasToken());
  const [isChanging, setChanging] = useState(false);
  const [turn, setTurn] = useState(0);
  const { told, tell } = useSaving();

  function enter(user: string, company: string): void {
    setSignedIn(true);
    setChanging(false);
    setTurn(turn + 1);
    tell({ intent: 'success', text: texts.you.good(user, company) });
  }

  function signOut(): void {
    client.setToken('');
    setSignedIn(false);
    tell({ intent: 'info', text: texts.you.signedOut });
  }

  return (
    <Body>
      {isSignedIn && <WhoAmI key={turn} />}
      <ToldNotice told={told} />
      {isSignedIn && !isChanging ? (
        <Buttons>
          <Button onClick={() => setChanging(true)}>{texts.you.change}</Button>
          <Button onClick={signOut}>{texts.you.signOut}</Button>
        </Buttons>
      ) : (
        <SignIn
          onEntered={enter}
          onRefused={(text) => tell({ intent: 'error', text })}
          onCancel={isSignedIn ? () => setChanging(false) : null}
        />
      )}
    </Body>
  );
}

function WhoAmI(): React.JSX.Element {
  const { value, trouble, again } = useAnswer('about');
  if (value === null) return <Waiting trouble={trouble} onAgain={again} />;
  const rights = value.permissions.filter((right) => right !== 'public');
  return (
    <Facts
      rows={[
        [texts.you.user, value.user],
        [texts.you.role, texts.you.roles[value.role]],
        [texts.you.may, rights.map((right) => texts.you.rights[right]).join(', ')],
      ]}
    />
  );
}

interface SignInProps {
  readonly onEntered: (user: string, company: string) => void;
  readonly onRefused: (sentence: string) => void;
  readonly onCancel: (() => void) | null;
}

function SignIn({ onEntered, onRefused, onCancel }: SignInProps): React.JSX.Element {
  const { client, booksChanged } = useServices();
  const [token, setToken] = useState('');
  const [isChecking, setChecking] = useState(false);

  async function check(): Promise<void> {
    const entered = token.trim();
    if (!tokenPattern.test(entered)) {
      onRefused(texts.you.malformed);
      return;
    }
    setChecking(true);
    const answer = await client.call('about', { token: entered });
    setChecking(false);
    if (!answer.ok) {
      onRefused(sentenceOf(answer.error));
      return;
    }
    client.setToken(entered);
    setToken('');
    booksChanged();
    onEntered(answer.value.user, answer.value.company.name);
  }

  return (
    <Form label={texts.sections.you[0]} isSaving={isChecking} onSubmit={() => void check()}>
      <Field label={texts.you.token} hint={texts.you.tokenHint}>
        <Input
          type="password"
          autoComplete="off"
          value={token}
          onChange={(_event, { value }) => setToken(value)}
        />
      </Field>
      <Buttons>
        <Button appearance="primary" type="submit" disabled={token.trim() === '' || isChecking}>
          {isChecking ? texts.you.checking : texts.you.check}
        </Button>
        {onCancel !== null && <Button onClick={onCancel}>{texts.cancel}</Button>}
      </Buttons>
    </Form>
  );
}
