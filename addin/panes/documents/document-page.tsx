/** One posted document: what it says, what it follows and what follows it, and what may be done with it. */
import {
  Body1Strong,
  Button,
  Caption1,
  Link,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { DocumentAnswer } from '../../../shared/api.ts';
import { documentKinds, type DocumentKind } from '../../../shared/documents/kinds.ts';
import { kindRules } from '../../../shared/documents/rules.ts';
import { sentenceOf } from '../../client.ts';
import { Facts, Money, Notice, Pane, Serial } from '../../parts/parts.tsx';
import { useServices } from '../../services.tsx';
import { Totals } from './form.tsx';
import { EInvoiceButtons, PrintAs } from './print-as.tsx';
import { beginForm, fillForm, type DocumentForm } from './state.ts';
import { kindName } from '../../parts/words.ts';
import { formatCount, formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('documents');

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    display: 'flex',
    flexDirection: 'column',
    overflowWrap: 'anywhere',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  links: { display: 'inline-flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** More serials than a person reads at once; the document printed has them all. */
const shownSerials = 50;

/** The kinds that may follow a document as it stands. */
function nextKinds({ kind, orderStatus, reversedBy, reverses, closes }: Shown): DocumentKind[] {
  if (isText(reversedBy) || isText(reverses) || isText(closes) || orderStatus === 'closed') {
    return [];
  }
  return documentKinds.filter(
    (next) =>
      kindRules[next].follows.includes(kind) &&
      (next !== 'stock_transfer' || orderStatus === 'open'),
  );
}

type Shown = DocumentAnswer;

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function listText(value: unknown): string[] {
  if (isText(value)) return [value];
  return Array.isArray(value) ? value.filter(isText) : [];
}

function statusOf({ orderStatus, reversedBy }: Shown): string {
  if (isText(reversedBy)) return texts.isReversed;
  if (orderStatus === 'open') return texts.isOpen;
  return orderStatus === 'closed' ? texts.isClosed : texts.stands;
}

export interface DocumentPageProps {
  readonly number: string;
  readonly onBack: () => void;
  readonly onShow: (number: string) => void;
  readonly onMake: (form: DocumentForm) => void;
}

export function DocumentPage({
  number,
  onBack,
  onShow,
  onMake,
}: DocumentPageProps): React.JSX.Element {
  const styles = useStyles();
  const { announce, booksChanged, client, makeId, show, today } = useServices();
  const [document, setDocument] = useState<Shown | null>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let isShown = true;
    void client.call('getDocument', { params: { number } }).then((answer) => {
      if (!isShown) return;
      if (answer.ok) setDocument(answer.value);
      else setSentence(sentenceOf(answer.error));
    });
    return () => {
      isShown = false;
    };
  }, [client, number, turn]);

  async function make(kind: DocumentKind): Promise<void> {
    const given = await client.call('convertDocument', {
      params: { number },
      query: { to: kind },
    });
    if (given.ok) onMake(fillForm(beginForm(kind, makeId(), today()), given.value));
    else setSentence(sentenceOf(given.error));
  }

  async function take(name: 'closeDocument' | 'reverseDocument'): Promise<void> {
    setAsked(false);
    const body = { id: makeId(), occurredOn: today() };
    const answer = await client.call(name, { params: { number }, body });
    const said = answer.ok ? texts.posted(answer.value.number ?? '') : sentenceOf(answer.error);
    announce(said, answer.ok ? 'good' : 'bad');
    setSentence(said);
    if (!answer.ok) return;
    booksChanged();
    setTurn(turn + 1);
  }

  const linksOf = (value: unknown): React.JSX.Element | null => {
    const numbers = listText(value);
    if (numbers.length === 0) return null;
    return (
      <span className={styles.links}>
        {numbers.map((other) => (
          <Link key={other} as="button" onClick={() => onShow(other)}>
            {other}
          </Link>
        ))}
      </span>
    );
  };

  const back = (
    <Button appearance="subtle" onClick={onBack}>
      {texts.back}
    </Button>
  );
  if (document === null) {
    return (
      <Pane title={number}>
        {sentence === null ? (
          <Caption1>{texts.loading}</Caption1>
        ) : (
          <Notice intent="error">{sentence}</Notice>
        )}
        {back}
      </Pane>
    );
  }
  const { kind, orderStatus, reversedBy, reverses } = document;
  return (
    <Pane title={texts.titleOf(kindName(kind), number)}>
      {sentence !== null && <Notice intent="info">{sentence}</Notice>}
      <Facts
        rows={[
          [texts.status, statusOf(document)],
          [texts.date, formatDay(document.occurredOn)],
          [texts.party, document.party],
          [texts.reference, isText(document['reference']) ? document['reference'] : null],
          [texts.salesperson, isText(document['salesperson']) ? document['salesperson'] : null],
          [texts.follows, linksOf(document.from)],
          [texts.followedBy, linksOf(document.followedBy)],
          [texts.reverses, linksOf(reverses)],
          [texts.reversedBy, linksOf(reversedBy)],
          [texts.closedBy, linksOf(document.closedBy)],
        ]}
      />
      <ol className={styles.list} aria-label={texts.lines}>
        {document.lines.map((line) => (
          <li key={line.line} className={styles.line}>
            <Body1Strong>
              {formatCount(line.quantity)} × {line.item}
            </Body1Strong>
            <Caption1>
              {line.description}
              {typeof line.open === 'number' && line.open > 0
                ? ` · ${texts.openOf(line.open)}`
                : ''}
            </Caption1>
            {line.units.slice(0, shownSerials).map((unit) => (
              <Caption1 key={`${unit.item} ${unit.serial}`}>
                <Serial text={unit.serial} />
              </Caption1>
            ))}
            {line.units.length > shownSerials && (
              <Caption1>{texts.moreSerials(line.units.length - shownSerials)}</Caption1>
            )}
            {isText(line.net) && !/^-?[0.]+$/.test(line.net) && <Money amount={line.net} />}
          </li>
        ))}
      </ol>
      <Totals answer={document} />
      <PrintAs number={number} kind={kind} />
      <EInvoiceButtons number={number} kind={kind} />
      <div className={styles.buttons}>
        {document.lines.some(({ units }) => units.length > 0) && (
          <Button onClick={() => show('labels', number)}>{texts.labels}</Button>
        )}
        {nextKinds(document).map((next) => (
          <Button key={next} onClick={() => void make(next)}>
            {texts.makeNext(kindName(next))}
          </Button>
        ))}
        {orderStatus === 'open' && kind !== 'stock_transfer' && (
          <Button onClick={() => void take('closeDocument')}>{texts.close}</Button>
        )}
        {!isText(reversedBy) && !isText(reverses) && !isAsked && (
          <Button onClick={() => setAsked(true)}>{texts.reverse}</Button>
        )}
        {back}
      </div>
      {isAsked && (
        <Notice intent="warning">
          {texts.reverseWarning}{' '}
          <span className={styles.buttons}>
            <Button size="small" onClick={() => void take('reverseDocument')}>
              {texts.confirmReverse}
            </Button>
            <Button size="small" onClick={() => setAsked(false)}>
              {texts.cancel}
            </Button>
          </span>
        </Notice>
      )}
    </Pane>
  );
}
