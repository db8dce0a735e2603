/** The books: whose they are, what keeps them, and whether they hold. */
import { sentenceOf } from '../../client.ts';
import { Button, Caption1, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import { Facts, Notice } from '../../parts/parts.tsx';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import { Body, Buttons, Waiting } from './section.tsx';
import { useAnswer } from './use-books.ts';

const texts = textsOf('settings');

export function Books(): React.JSX.Element {
  const { client } = useServices();
  return (
    <Body>
      <Service />
      {client.hasToken() && (
        <>
          <Company />
          <Verify />
        </>
      )}
      <Caption1>{texts.books.where}</Caption1>
    </Body>
  );
}

/** What is said without a token, too. */
function Service(): React.JSX.Element {
  const { value, trouble, again } = useAnswer('health');
  return (
    <>
      <Facts
        rows={[
          [texts.books.service, location.origin],
          [texts.books.version, value?.version ?? null],
          [texts.books.currency, value?.currency ?? null],
        ]}
      />
      {value === null && <Waiting trouble={trouble} onAgain={again} />}
    </>
  );
}

function Company(): React.JSX.Element {
  const { value, trouble, again } = useAnswer('about');
  if (value === null) return <Waiting trouble={trouble} onAgain={again} />;
  const { name, addressLines } = value.company;
  return (
    <Facts
      rows={[
        [texts.books.company, name],
        [texts.books.address, addressLines.join(', ')],
      ]}
    />
  );
}

type Verdict = AnswerOf<'verify'>;

/** More differences than a person reads at once. */
const shownDifferences = 20;

function Verify(): React.JSX.Element {
  const { announce, client } = useServices();
  const [isRunning, setRunning] = useState(false);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function verify(): Promise<void> {
    setRunning(true);
    const answer = await client.call('verify');
    setRunning(false);
    setVerdict(answer.ok ? answer.value : null);
    setTrouble(answer.ok ? null : sentenceOf(answer.error));
    if (answer.ok) announce(sayVerdict(answer.value), isSound(answer.value) ? 'good' : 'bad');
  }

  return (
    <>
      <Buttons>
        <Button disabled={isRunning} onClick={() => void verify()}>
          {texts.books.verify}
        </Button>
      </Buttons>
      {isRunning && <Spinner size="tiny" label={texts.books.verifying} />}
      {trouble !== null && <Notice intent="error">{trouble}</Notice>}
      {verdict !== null && (
        <Notice intent={isSound(verdict) ? 'success' : 'error'}>
          {sayVerdict(verdict)}
          {verdict.differences.slice(0, shownDifferences).map((difference) => (
            <div key={difference}>{difference}</div>
          ))}
        </Notice>
      )}
    </>
  );
}

function isSound({ differences, chain }: Verdict): boolean {
  return differences.length === 0 && chain === 'intact';
}

function sayVerdict({ differences, chain, documents, units, movements }: Verdict): string {
  if (differences.length > 0) return texts.books.differs(differences.length);
  return chain === 'intact'
    ? texts.books.holds(documents, units, movements)
    : texts.books.chainBroken;
}
