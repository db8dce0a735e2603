/** What a pane shows of a posting: a document to check, what stands in the way, and how to print what was posted. */
import { Button, Link, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { useState } from 'react';
import { sentenceOf } from '../client.ts';
import { IssueList, Notice } from '../parts/parts.tsx';
import { useServices } from '../services.tsx';
import { openPrint, printOf, type PrintAsked, type Printed } from './posting.ts';
import { formatDay } from '../texts/formats.ts';
import { kindName } from '../parts/words.ts';
import { textsOf } from '../texts/texts.ts';
import type { PostingControl } from './use-posting.ts';

const texts = textsOf('posting');

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
  },
  print: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
});

export interface ToCheckProps {
  readonly posting: PostingControl;
  /** A document whose answer was lost: ask the books. */
  readonly onSettle: () => void;
  /** It is to be changed instead. */
  readonly onChange: () => void;
}

/** A document of which it is not known whether it was posted. */
export function ToCheck({ posting, onSettle, onChange }: ToCheckProps): React.JSX.Element | null {
  const styles = useStyles();
  const { state } = posting;
  const { toCheck, sentence } = state;
  const [first] = toCheck;
  const isSending = state.phase === 'sending';
  if (first === undefined) return null;
  return (
    <Notice intent="warning">
      <strong>{texts.toCheck(toCheck.length)}</strong>
      <div>
        {texts.about({
          title: kindName(first.body.kind),
          on: formatDay(first.body.occurredOn),
          party: first.body.party ?? '',
          at: formatDay(first.at),
        })}
      </div>
      <div>{sentence ?? texts.safe}</div>
      {state.isAbsent && <div>{texts.absent}</div>}
      <div className={styles.buttons}>
        <Button size="small" disabled={isSending} onClick={onSettle}>
          {texts.ask}
        </Button>
        {state.isAbsent && (
          <Button size="small" disabled={isSending} onClick={onChange}>
            {texts.change}
          </Button>
        )}
      </div>
    </Notice>
  );
}

/** What stands in the way of the document. */
export function Obstacles({ posting }: { posting: PostingControl }): React.JSX.Element {
  const { sentence, toCheck, issues, accepted } = posting.state;
  return (
    <>
      {toCheck.length === 0 && sentence !== null && <Notice intent="warning">{sentence}</Notice>}
      <IssueList issues={issues} accepted={accepted} onAccept={posting.accept} />
    </>
  );
}

/** Opens a posted document's PDF, and then offers to save it too. */
export function PrintButton({
  number,
  asked,
  ...button
}: {
  number: string;
  label: string;
  isPrimary?: boolean;
  asked?: PrintAsked;
}): React.JSX.Element {
  return <FileButton printed={printOf(number, asked)} {...button} />;
}

/** Opens a file that the books make, and then offers to save it too. */
export function FileButton({
  printed,
  label,
  isPrimary = false,
}: {
  printed: Printed;
  label: string;
  isPrimary?: boolean;
}): React.JSX.Element {
  const styles = useStyles();
  const { client, host, announce } = useServices();
  const [isOpening, setOpening] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  async function open(): Promise<void> {
    setOpening(true);
    setFault(null);
    const opened = await openPrint(client, host, printed);
    setOpening(false);
    if (opened.ok) {
      setAddress(opened.value);
      return;
    }
    setFault(sentenceOf(opened.error));
    announce(sentenceOf(opened.error), 'bad');
  }

  return (
    <span className={styles.print}>
      <Button
        size={isPrimary ? 'medium' : 'small'}
        appearance={isPrimary ? 'primary' : 'secondary'}
        icon={
          isOpening ? <Spinner size="extra-tiny" aria-label={texts.opening} /> : <OpenRegular />
        }
        disabled={isOpening}
        onClick={() => void open()}
      >
        {label}
      </Button>
      {address !== null && (
        <Link href={address} download={printed.fileName}>
          {printed.fileName.endsWith('.pdf') ? texts.save : texts.saveFile}
        </Link>
      )}
      {fault !== null && <Notice intent="error">{fault}</Notice>}
    </span>
  );
}
