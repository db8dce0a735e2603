/** Several units of one customer into one RMA or credit memo: a list as it is scanned, each with reason and credit. */
import {
  Body1Strong,
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useRef, useState } from 'react';
import { rmaActions } from '../../../shared/api.ts';
import { sentenceOf } from '../../client.ts';
import { AmountField } from '../../parts/amount-field.tsx';
import { Empty, Notice, Serial } from '../../parts/parts.tsx';
import { RmaFormButton } from '../../parts/rma-form-button.tsx';
import { makeIntent } from '../../posting/intent.ts';
import { Obstacles, PrintButton, ToCheck } from '../../posting/notices.tsx';
import { canSend, type PostingOutcome } from '../../posting/state.ts';
import { usePosting } from '../../posting/use-posting.ts';
import { useSaid } from '../../posting/use-said.ts';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import {
  beginRow,
  findUnreadRow,
  keyOfRow,
  planSeveral,
  refuseRow,
  severalKinds,
  type ReturnRow,
  type SeveralKind,
} from './several-rows.ts';
import { soldOn, type Sold, type StoriedUnit } from './state.ts';
import { ReasonField } from './steps.tsx';

const texts = textsOf('returns');

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  row: {
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'center' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(112px, 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
  },
  wide: { minWidth: 0, width: '100%' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** A return stands in the books and nowhere in a sheet. */
const noStamp = (): Promise<void> => Promise.resolve();

/** Looks scans up one after another, so that a list stands in the order in which it was scanned. */
function useScans(onRow: (row: ReturnRow | null, sentence: string | null) => void) {
  const { client } = useServices();
  const rows = useRef<readonly ReturnRow[]>([]);
  const pending = useRef<Promise<void>>(Promise.resolve());

  async function saleOf(unit: StoriedUnit): Promise<Sold | null> {
    if (unit.invoiceNumber === null) return null;
    const invoice = await client.call('getDocument', { params: { number: unit.invoiceNumber } });
    return invoice.ok ? soldOn(invoice.value, unit) : null;
  }

  async function lookUp(serial: string): Promise<void> {
    const answer = await client.call('lookupUnits', { body: { serials: [serial], history: true } });
    if (!answer.ok) {
      onRow(null, sentenceOf(answer.error));
      return;
    }
    const units = answer.value.results[0]?.units ?? [];
    const [unit] = units;
    if (unit === undefined) {
      onRow(null, texts.none(serial));
      return;
    }
    if (units.length > 1) {
      onRow(null, texts.severalItems(serial));
      return;
    }
    const row = beginRow(unit, await saleOf(unit), rows.current.at(-1));
    const refusal = refuseRow(row, rows.current);
    if (refusal === null) rows.current = [...rows.current, row];
    onRow(refusal === null ? row : null, refusal);
  }

  return {
    rows,
    scan(serials: readonly string[]): void {
      for (const serial of serials) pending.current = pending.current.then(() => lookUp(serial));
    },
    /** Done once everything that was scanned is in the list or refused. */
    settled: () => pending.current,
  };
}

export function SeveralReturns(): React.JSX.Element {
  const styles = useStyles();
  const { announce, today, makeId } = useServices();
  const posting = usePosting(severalKinds, noStamp);
  const [rows, show] = useState<readonly ReturnRow[]>([]);
  const [sentence, setSentence] = useState<string | null>(null);
  const [date, setDate] = useState(today);
  /** The same for every try of this document. */
  const id = useRef(makeId());
  const scans = useScans((row, refusal) => {
    show(scans.rows.current);
    setSentence(refusal);
    if (refusal === null) announce(row?.unit.serial ?? '', 'good');
    else announce(refusal, 'bad');
  });
  const { state } = posting;
  const said = useSaid(state);

  function change(next: readonly ReturnRow[]): void {
    scans.rows.current = next;
    show(next);
    posting.noteChange();
  }

  function note(outcome: PostingOutcome | null): void {
    if (outcome?.type === 'withdrawn') id.current = outcome.intent.id;
    if (outcome?.type !== 'posted') return;
    announce(texts.severalPosted(outcome.answer.number ?? ''), 'good');
    id.current = makeId();
    scans.rows.current = [];
    show([]);
  }

  async function post(kind: SeveralKind): Promise<void> {
    const outcome = await posting.post(async () => {
      await scans.settled();
      const { current } = scans.rows;
      if (current.length === 0) throw new Error(texts.severalNone);
      const unread = findUnreadRow(current, kind);
      if (unread !== null) throw new Error(unread);
      const body = planSeveral(current, kind, { id: id.current, date }, state.accepted);
      return makeIntent(body, [], today());
    });
    note(outcome);
  }

  if (state.posted !== null) {
    const number = state.posted.answer.number ?? '';
    return (
      <>
        <Notice intent="success">{texts.severalPosted(number)}</Notice>
        <div className={styles.buttons}>
          <PrintButton number={number} label={texts.open(number)} isPrimary />
          <Button onClick={posting.restart}>{texts.severalNext}</Button>
        </div>
      </>
    );
  }

  const isSold = rows[0]?.unit.status !== 'return_expected';
  return (
    <>
      <ScanField
        label={texts.severalField}
        onScan={(serials) => {
          posting.noteChange();
          scans.scan(serials);
        }}
      />
      <ToCheck
        posting={posting}
        onSettle={() => void posting.settle().then(note)}
        onChange={() => void posting.withdraw().then(note)}
      />
      {sentence !== null && <Notice intent="warning">{sentence}</Notice>}
      {rows.length === 0 ? (
        <Empty>{texts.severalEmpty}</Empty>
      ) : (
        <>
          <Body1Strong>{texts.severalOf(rows.length, rows[0]?.unit.customer ?? '–')}</Body1Strong>
          <Field label={texts.date}>
            <Input
              className={styles.wide}
              type="date"
              value={date}
              onChange={(_event, { value }) => setDate(value)}
            />
          </Field>
        </>
      )}
      <ul className={styles.list} aria-label={texts.severalUnits}>
        {rows.map((row) => (
          <RowCard
            key={keyOfRow(row)}
            row={row}
            onFill={(patch) =>
              change(rows.map((each) => (each === row ? { ...row, ...patch } : each)))
            }
            onRemove={() => change(rows.filter((each) => each !== row))}
          />
        ))}
      </ul>
      <div ref={said}>
        <Obstacles posting={posting} />
      </div>
      {rows.length > 0 && (
        <div className={styles.buttons}>
          <RmaFormButton units={rows} />
          <Button
            appearance={isSold ? 'secondary' : 'primary'}
            disabled={!canSend(state)}
            onClick={() => void post('credit_memo')}
          >
            {texts.buttons.credit_memo}
          </Button>
          {isSold && (
            <Button
              appearance="primary"
              disabled={!canSend(state)}
              onClick={() => void post('customer_rma')}
            >
              {texts.buttons.customer_rma}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

interface RowCardProps {
  readonly row: ReturnRow;
  readonly onFill: (patch: Partial<ReturnRow>) => void;
  readonly onRemove: () => void;
}

function RowCard({ row, onFill, onRemove }: RowCardProps): React.JSX.Element {
  const styles = useStyles();
  const { unit, sold, reason, action, price, taxRate } = row;
  const isForeign = sold !== null && sold.exchangeRate !== null;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span>
          <Serial text={unit.serial} />
          <Caption1 block>{[unit.item, unit.invoiceNumber].filter(Boolean).join(', ')}</Caption1>
        </span>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={texts.severalRemove(unit.serial)}
          onClick={onRemove}
        />
      </div>
      <div className={styles.fields}>
        <ReasonField reason={reason} fill={({ reason: next = '' }) => onFill({ reason: next })} />
        <Field label={texts.action}>
          <Select
            value={action}
            onChange={(_event, { value }) =>
              onFill({ action: rmaActions.find((each) => each === value) ?? action })
            }
          >
            {rmaActions.map((each) => (
              <option key={each} value={each}>
                {texts.actions[each]}
              </option>
            ))}
          </Select>
        </Field>
        <AmountField
          label={isForeign ? texts.priceIn(sold.currency) : texts.price}
          of={unit.serial}
          amount={price}
          onChange={(next) => onFill({ price: next })}
        />
        <AmountField
          label={texts.tax}
          of={unit.serial}
          meaning="percent"
          amount={taxRate}
          onChange={(next) => onFill({ taxRate: next })}
        />
      </div>
    </li>
  );
}
