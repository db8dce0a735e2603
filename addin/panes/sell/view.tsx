/** Selling: a customer, scans that become rows of the sheet Invoice, a check, and a posting that happens once. */
import {
  Body1,
  Button,
  Caption1,
  Combobox,
  Field,
  Input,
  makeStyles,
  Option,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useReducer, useRef, useState } from 'react';
import type {
  DocumentAnswer,
  DocumentRequest,
  PartyFields,
  UnitCard,
} from '../../../shared/api.ts';
import { sentenceOf, type CallFailure } from '../../client.ts';
import { Empty, Facts, IssueList, Money, Notice, Pane, Serial } from '../../parts/parts.tsx';
import {
  finishIntent,
  openPrint,
  postIntent,
  readIntent,
  type Intent,
} from '../../posting/posting.ts';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { invoiceTable, planInvoice, type InvoiceRow } from '../../sheets/invoice.ts';
import {
  emptySale,
  listUnjudged,
  marginOf,
  reduceSale,
  sheetRowOf,
  type SaleRow,
} from './state.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '1fr auto auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    borderLeft: `4px solid ${tokens.colorNeutralStroke1}`,
  },
  good: { borderLeftColor: tokens.colorPaletteGreenBorder2 },
  look: { borderLeftColor: tokens.colorPaletteDarkOrangeBorder2 },
  bad: { borderLeftColor: tokens.colorPaletteRedBorder2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  words: { minWidth: 0, display: 'flex', flexDirection: 'column' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  wide: { minWidth: 0, width: '100%' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const shownAtOnce = 200;

function useCustomers(): readonly PartyFields[] {
  const { client } = useServices();
  const [customers, setCustomers] = useState<readonly PartyFields[]>([]);
  useEffect(() => {
    void client.call('listParties', { query: { limit: 10_000 } }).then((answer) => {
      if (answer.ok) {
        setCustomers(answer.value.items.filter(({ roles }) => roles.includes('customer')));
      }
    });
  }, [client]);
  return customers;
}

export function View(_props: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { host, client, announce, today, makeId, booksChanged } = useServices();
  const customers = useCustomers();
  const [sale, dispatch] = useReducer(reduceSale, emptySale);
  const [customer, setCustomer] = useState('');
  const [query, setQuery] = useState('');
  const [date, setDate] = useState(today);
  const [reference, setReference] = useState('');
  const [price, setPrice] = useState('');
  const [taxRate, setTaxRate] = useState('');
  /** Made once for this invoice; the same for every try. */
  const documentId = useRef(makeId());
  const isSending = useRef(false);
  const isJudging = useRef(false);
  const [kept] = useState(() => readIntent(host, 'invoice'));
  const [isKeptOpen, setKeptOpen] = useState(kept !== null);

  // A sale that was begun stands in the sheet: the pane reads it back.
  useEffect(() => {
    if (!host.isExcel) return;
    void host
      .readRows(invoiceTable)
      .then((rows) => {
        const open = rows.filter((row) => (row.document ?? '') === '' && row.key !== '');
        dispatch({
          type: 'restored',
          rows: open.map((row) => ({
            key: row.key,
            serial: row.serial ?? '',
            verdict: { kind: 'waiting' },
            price: row.price ?? '',
            taxRate: row.taxRate ?? '',
          })),
        });
      })
      .catch(() => undefined);
  }, [host]);

  const unjudged = listUnjudged(sale);
  const oldestUnjudged = unjudged[0]?.key;
  useEffect(() => {
    if (oldestUnjudged === undefined || isJudging.current) return;
    isJudging.current = true;
    void (async () => {
      const batch = unjudged.slice(0, 10_000);
      const answer = await client.call('lookupUnits', {
        body: { serials: batch.map(({ serial }) => serial) },
      });
      isJudging.current = false;
      if (!answer.ok) {
        dispatch({ type: 'said', sentence: sentenceOf(answer.error) });
        return;
      }
      const answers = new Map<string, readonly UnitCard[]>();
      batch.forEach((row, index) => answers.set(row.key, answer.value.results[index]?.units ?? []));
      const action = { type: 'judged', answers } as const;
      const judged = reduceSale({ ...sale, rows: [...sale.rows] }, action).rows.filter(({ key }) =>
        answers.has(key),
      );
      dispatch(action);
      const worst = judged.find(({ verdict }) => verdict.kind !== 'good') ?? judged.at(-1);
      if (worst !== undefined && worst.verdict.kind !== 'waiting') {
        announce(
          `${worst.serial}: ${worst.verdict.sentence}`,
          worst.verdict.kind === 'good' ? 'good' : 'bad',
        );
      }
      if (host.isExcel) {
        try {
          await host.putRows(invoiceTable, judged.map(sheetRowOf));
        } catch (error) {
          const sentence = error instanceof Error ? error.message : String(error);
          dispatch({ type: 'said', sentence });
        }
      }
    })();
  }, [oldestUnjudged, unjudged, sale, client, host, announce]);

  /** The rows as they are now: in Excel the sheet is where prices are changed. */
  async function readRows(): Promise<InvoiceRow[]> {
    if (!host.isExcel) return sale.rows.map(sheetRowOf);
    const own = new Set(sale.rows.map(({ key }) => key));
    const pending = sale.rows.map(sheetRowOf);
    const inSheet = await host.readRows(invoiceTable);
    const missing = pending.filter(({ key }) => !inSheet.some((row) => row.key === key));
    if (missing.length > 0) await host.putRows(invoiceTable, missing);
    return [...inSheet.filter(({ key }) => own.has(key)), ...missing];
  }

  function bodyOf(rows: readonly InvoiceRow[]): { intent: Intent } {
    const planned = planInvoice(rows);
    const body: DocumentRequest = {
      id: documentId.current,
      kind: 'invoice',
      occurredOn: date,
      party: customer,
      ...(reference === '' ? {} : { reference }),
      lines: [...planned.lines],
      ...(sale.accepted.size === 0 ? {} : { accept: [...sale.accepted] }),
    };
    return { intent: { body, keys: planned.keys.flat() } };
  }

  function fail(failure: CallFailure): void {
    if (failure.kind === 'issues') {
      announce(failure.issues[0]?.message ?? '', 'bad');
      dispatch({ type: 'refused', issues: failure.issues });
    } else dispatch({ type: 'said', sentence: failure.message });
  }

  async function attempt(run: () => Promise<void>): Promise<void> {
    if (isSending.current) return;
    isSending.current = true;
    dispatch({ type: 'busy' });
    try {
      await run();
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      dispatch({ type: 'said', sentence });
    } finally {
      isSending.current = false;
    }
  }

  async function check(): Promise<void> {
    if (customer === '') {
      dispatch({ type: 'said', sentence: texts.noCustomer });
      return;
    }
    await attempt(async () => {
      const { intent } = bodyOf(await readRows());
      const answer = await client.call('postDocument', {
        query: { rehearse: 'true' },
        body: intent.body,
      });
      if (answer.ok) dispatch({ type: 'checked', answer: answer.value });
      else fail(answer.error);
    });
  }

  async function finish(answer: DocumentAnswer, keys: readonly string[]): Promise<void> {
    const number = answer.number ?? '';
    if (host.isExcel && keys.length > 0) {
      const rows = keys.map((key) => ({
        key,
        document: number,
        note: `posted ${answer.occurredOn}`,
      }));
      await host.putRows(invoiceTable, rows);
    }
    await finishIntent({ host, client }, 'invoice');
    booksChanged();
    setKeptOpen(false);
    announce(texts.posted(number), 'good');
    dispatch({ type: 'posted', answer });
  }

  async function send(intent: Intent): Promise<void> {
    const answer = await postIntent({ host, client }, intent);
    if (answer.ok) await finish(answer.value, intent.keys);
    else if (answer.error.kind === 'offline' || answer.error.kind === 'failed') {
      dispatch({ type: 'lost', sentence: sentenceOf(answer.error) });
    } else fail(answer.error);
  }

  async function post(): Promise<void> {
    if (customer === '') {
      dispatch({ type: 'said', sentence: texts.noCustomer });
      return;
    }
    await attempt(async () => send(bodyOf(await readRows()).intent));
  }

  async function askAgain(): Promise<void> {
    const intent = readIntent(host, 'invoice');
    if (intent !== null) await attempt(async () => send(intent));
  }

  function remove(row: SaleRow): void {
    dispatch({ type: 'removed', key: row.key });
    if (host.isExcel) void host.removeRows(invoiceTable, [row.key]).catch(() => undefined);
  }

  function renew(): void {
    documentId.current = makeId();
    dispatch({ type: 'renewed' });
  }

  const isBusy = sale.phase === 'busy';
  const wanted = query.trim().toLowerCase();
  const offered = customers.filter(
    ({ code, name }) =>
      wanted === '' ||
      code === customer ||
      code.toLowerCase().includes(wanted) ||
      name.toLowerCase().includes(wanted),
  );

  if (sale.phase === 'posted' && sale.answer !== null) {
    const number = sale.answer.number ?? '';
    return (
      <Pane title={texts.title}>
        <Notice intent="success">{texts.posted(number)}</Notice>
        <Totals answer={sale.answer} />
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            onClick={() =>
              void openPrint(client, host, number).then((failure) => {
                if (failure !== null) announce(sentenceOf(failure), 'bad');
              })
            }
          >
            {texts.open}
          </Button>
          <Button onClick={renew}>{texts.next}</Button>
        </div>
      </Pane>
    );
  }

  return (
    <Pane title={texts.title}>
      {(isKeptOpen || sale.phase === 'asking') && (
        <Notice intent="warning">
          {texts.one}. {texts.kept}{' '}
          <Button size="small" disabled={isBusy} onClick={() => void askAgain()}>
            {texts.again}
          </Button>
        </Notice>
      )}
      <Field label={texts.customer} required>
        <Combobox
          className={styles.wide}
          placeholder={texts.customerHint}
          value={query}
          selectedOptions={customer === '' ? [] : [customer]}
          onChange={(event) => {
            setQuery(event.target.value);
            setCustomer('');
          }}
          onOptionSelect={(_event, { optionValue, optionText }) => {
            setCustomer(optionValue ?? '');
            setQuery(optionText ?? '');
          }}
        >
          {offered.slice(0, 100).map(({ code, name }) => (
            <Option key={code} value={code} text={name}>
              {name} ({code})
            </Option>
          ))}
        </Combobox>
      </Field>
      <div className={styles.pair}>
        <Field label={texts.date}>
          <Input
            className={styles.wide}
            type="date"
            value={date}
            onChange={(_event, { value }) => setDate(value)}
          />
        </Field>
        <Field label={texts.reference}>
          <Input
            className={styles.wide}
            value={reference}
            onChange={(_event, { value }) => setReference(value)}
          />
        </Field>
        <Field label={texts.price}>
          <Input
            className={styles.wide}
            inputMode="decimal"
            value={price}
            onChange={(_event, { value }) => setPrice(value)}
          />
        </Field>
        <Field label={texts.tax}>
          <Input
            className={styles.wide}
            inputMode="decimal"
            value={taxRate}
            onChange={(_event, { value }) => setTaxRate(value)}
          />
        </Field>
      </div>
      <ScanField
        label={texts.field}
        onScan={(entries) =>
          dispatch({
            type: 'scanned',
            entries: entries.map((raw) => ({ key: makeId(), raw })),
            price,
            taxRate,
          })
        }
      />
      {sale.sentence !== null && <Notice intent="warning">{sale.sentence}</Notice>}
      <IssueList
        issues={sale.issues}
        accepted={sale.accepted}
        onAccept={(code, isAccepted) => dispatch({ type: 'accepted', code, isAccepted })}
      />
      {sale.answer !== null && (
        <>
          <Notice intent="success">{texts.checked}</Notice>
          <Totals answer={sale.answer} />
        </>
      )}
      <div className={styles.buttons}>
        <Button disabled={sale.rows.length === 0 || isBusy} onClick={() => void check()}>
          {texts.check}
        </Button>
        <Button
          appearance="primary"
          disabled={sale.rows.length === 0 || isBusy || sale.phase === 'asking'}
          onClick={() => void post()}
        >
          {isBusy ? <Spinner size="tiny" label={texts.posting} /> : texts.post}
        </Button>
        {host.isExcel && sale.rows.length > 0 && (
          <Button
            appearance="subtle"
            onClick={() => void host.showTable(invoiceTable).catch(() => undefined)}
          >
            {texts.sheet}
          </Button>
        )}
      </div>
      {sale.rows.length === 0 ? (
        <Empty>{texts.empty}</Empty>
      ) : (
        <ol className={styles.list} aria-label={texts.units}>
          {sale.rows
            .slice(-shownAtOnce)
            .reverse()
            .map((row) => (
              <SaleLine key={row.key} row={row} issues={sale.issues} onRemove={remove} />
            ))}
        </ol>
      )}
    </Pane>
  );
}

function SaleLine({
  row,
  issues,
  onRemove,
}: {
  row: SaleRow;
  issues: readonly { readonly serial: string | null; readonly message: string }[];
  onRemove: (row: SaleRow) => void;
}): React.JSX.Element {
  const styles = useStyles();
  const { verdict } = row;
  const issue = issues.find(({ serial }) => serial === row.serial);
  const tone = issue === undefined ? verdict.kind : 'bad';
  return (
    <li className={tone === 'waiting' ? styles.row : `${styles.row} ${styles[tone]}`}>
      <div className={styles.words}>
        <Body1>
          <Serial text={row.serial} />
        </Body1>
        <Caption1>
          {issue?.message ?? (verdict.kind === 'waiting' ? '…' : verdict.sentence)}
        </Caption1>
      </div>
      <Money amount={row.price === '' ? null : row.price} />
      <Button
        size="small"
        appearance="subtle"
        aria-label={`${texts.remove} ${row.serial}`}
        onClick={() => onRemove(row)}
      >
        ✕
      </Button>
    </li>
  );
}

function Totals({ answer }: { answer: DocumentAnswer }): React.JSX.Element {
  const { units, net, tax, total, cost } = answer.totals;
  return (
    <Facts
      isFigures
      rows={[
        [texts.units, String(units)],
        [texts.net, <Money key="net" amount={net} />],
        [texts.taxes, <Money key="tax" amount={tax} />],
        [texts.total, <Money key="total" amount={`${total} ${answer.currency}`} />],
        [texts.cost, cost === undefined ? null : <Money key="cost" amount={cost} />],
        [texts.margin, <Money key="margin" amount={marginOf(answer)} />],
      ]}
    />
  );
}
