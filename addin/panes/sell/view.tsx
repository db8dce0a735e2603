/** Selling: a customer, scans that become rows of the sheet Invoice, a check, and a posting that happens once. */
import { Button, Field, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Empty, Notice, Pane } from '../../parts/parts.tsx';
import { makeIntent, type Intent } from '../../posting/intent.ts';
import { Obstacles, PrintButton, ToCheck } from '../../posting/notices.tsx';
import { canSend, type PostingOutcome } from '../../posting/state.ts';
import { usePosting } from '../../posting/use-posting.ts';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import {
  invoiceTable,
  placeIssues,
  planInvoice,
  type PlannedInvoice,
} from '../../sheets/invoice.ts';
import { CustomerField } from './customer-field.tsx';
import {
  beginHeader,
  headerOf,
  invoiceOf,
  keepHeader,
  readHeader,
  type SaleHeader,
} from './header.ts';
import { SaleLine, Totals } from './rows.tsx';
import type { SaleAction } from './state.ts';
import { textsOf } from '../../texts/texts.ts';
import { useSale } from './use-sale.ts';

const texts = textsOf('sell');
const postingTexts = textsOf('posting');

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  pair: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
  },
  wide: { minWidth: 0, width: '100%' },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
});

const shownAtOnce = 200;
const kinds = ['invoice'] as const;

function useHeader(): readonly [SaleHeader, (more: Partial<SaleHeader>) => void] {
  const { host, today } = useServices();
  const [header, setHeader] = useState(() => readHeader(host, today()));
  const latest = useRef(header);
  useEffect(() => {
    latest.current = header;
  }, [header]);
  useEffect(
    () => () => {
      void keepHeader(host, latest.current, today()).catch(() => undefined);
    },
    [host],
  );
  return [header, (more) => setHeader((before) => ({ ...before, ...more }))];
}

export function View(_props: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { host, announce, today, makeId } = useServices();
  const [header, fill] = useHeader();
  const { sale, book } = useSale();
  const posting = usePosting(kinds, book.stamp);
  const [shown, setShown] = useState(shownAtOnce);
  /** The same for every try of this invoice. */
  const [documentId, setDocumentId] = useState(makeId);
  const planned = useRef<PlannedInvoice | null>(null);

  const { noteChange } = posting;
  const change = useCallback(
    (action: SaleAction) => {
      book.change(action);
      noteChange();
    },
    [book, noteChange],
  );
  const remove = useCallback(
    (key: string) => {
      book.remove(key);
      noteChange();
    },
    [book, noteChange],
  );

  async function collect(): Promise<Intent> {
    if (header.customer === '') throw new Error(texts.noCustomer);
    const plan = planInvoice(await book.collect());
    planned.current = plan;
    const [fault] = plan.faults;
    if (fault !== undefined) {
      book.change({
        type: 'noted',
        issues: new Map(plan.faults.map(({ key, sentence }) => [key, sentence])),
      });
      throw new Error(plan.faults.map(({ sentence }) => sentence).join(' '));
    }
    if (plan.lines.length === 0) throw new Error(texts.noRows);
    const body = invoiceOf(documentId, header, [...plan.lines], posting.state.accepted);
    return makeIntent(body, plan.keys.flat(), today());
  }

  /** Puts what the books said beside the rows that it concerns. */
  function note(outcome: PostingOutcome | null): void {
    if (outcome?.type === 'posted') {
      announce(texts.posted(outcome.answer.number ?? ''), 'good');
      book.change({ type: 'cleared' });
      fill(beginHeader(today()));
    } else if (outcome?.type === 'checked' || outcome?.type === 'refused') {
      const issues = outcome.type === 'refused' ? outcome.issues : [];
      const plan = planned.current;
      if (plan !== null) book.change({ type: 'noted', issues: placeIssues(issues, plan) });
      if (outcome.type === 'checked') {
        const { totals, currency } = outcome.answer;
        announce(texts.spoken(totals.units, `${totals.total} ${currency}`), 'good');
      }
    }
  }

  async function check(): Promise<void> {
    note(await posting.rehearse(async () => (await collect()).body));
  }

  async function post(): Promise<void> {
    note(await posting.post(collect));
  }

  /** A document that was not posted after all goes on here, under its own id. */
  function goOnWith(intent: Intent): void {
    setDocumentId(intent.id);
    fill(headerOf(intent, header));
  }

  async function settle(): Promise<void> {
    const [intent] = posting.state.toCheck;
    const outcome = await posting.settle();
    if (outcome?.type === 'refused' && intent !== undefined) goOnWith(intent);
    note(outcome);
  }

  async function withdraw(): Promise<void> {
    const outcome = await posting.withdraw();
    if (outcome?.type === 'withdrawn') goOnWith(outcome.intent);
  }

  function renew(): void {
    setDocumentId(makeId());
    posting.restart();
    void book.restore();
  }

  const { state } = posting;
  if (state.posted !== null) {
    const number = state.posted.answer.number ?? '';
    return (
      <Pane title={texts.title}>
        {state.unwritten === null ? (
          <Notice intent="success">{texts.posted(number)}</Notice>
        ) : (
          <Notice intent="warning">
            {postingTexts.unwritten(number)} {state.unwritten}{' '}
            <Button
              size="small"
              disabled={state.phase === 'sending'}
              onClick={() => void posting.finish()}
            >
              {postingTexts.write}
            </Button>
          </Notice>
        )}
        <Totals answer={state.posted.answer} />
        <div className={styles.buttons}>
          <PrintButton number={number} label={texts.open} isPrimary />
          <Button onClick={renew}>{texts.next}</Button>
        </div>
      </Pane>
    );
  }

  const isSending = state.phase === 'sending';
  const hasRows = sale.rows.length > 0;
  return (
    <Pane title={texts.title}>
      <ToCheck posting={posting} onSettle={() => void settle()} onChange={() => void withdraw()} />
      <CustomerField
        code={header.customer}
        onChoose={(customer) => {
          fill({ customer });
          noteChange();
        }}
      />
      <HeaderFields header={header} fill={fill} />
      <ScanField
        label={texts.field}
        onScan={(entries) => {
          change({
            type: 'scanned',
            entries: entries.map((raw) => ({ key: makeId(), raw })),
            price: header.price.trim(),
            taxRate: header.taxRate.trim(),
          });
        }}
      />
      {sale.sentence !== null && <Notice intent="warning">{sale.sentence}</Notice>}
      {[sale.trouble, sale.sheetTrouble].map(
        (trouble) =>
          trouble !== null && (
            <Notice key={trouble} intent="warning">
              {trouble}{' '}
              <Button size="small" onClick={book.retry}>
                {texts.retry}
              </Button>
            </Notice>
          ),
      )}
      <div className={styles.buttons}>
        <Button disabled={!hasRows || !canSend(state)} onClick={() => void check()}>
          {texts.check}
        </Button>
        <Button
          appearance="primary"
          disabled={!hasRows || !canSend(state)}
          onClick={() => void post()}
        >
          {isSending ? <Spinner size="tiny" label={texts.posting} /> : texts.post}
        </Button>
        {host.isExcel && hasRows && (
          <Button
            appearance="subtle"
            onClick={() => {
              host.showTable(invoiceTable).catch((error: unknown) => {
                posting.stop(error instanceof Error ? error.message : String(error));
              });
            }}
          >
            {texts.sheet}
          </Button>
        )}
      </div>
      <Obstacles posting={posting} />
      {state.checked !== null && (
        <>
          <Notice intent="success">{texts.checked}</Notice>
          <Totals answer={state.checked} />
        </>
      )}
      {hasRows ? (
        <ol className={styles.list} aria-label={texts.units}>
          {sale.rows
            .slice(-shown)
            .reverse()
            .map((row) => (
              <SaleLine
                key={row.key}
                row={row}
                isEditable={!host.isExcel}
                change={change}
                remove={remove}
              />
            ))}
        </ol>
      ) : (
        <Empty>{host.isExcel ? texts.empty : texts.emptyHere}</Empty>
      )}
      {sale.rows.length > shown && (
        <Button onClick={() => setShown(shown + shownAtOnce)}>
          {texts.more(sale.rows.length - shown)}
        </Button>
      )}
    </Pane>
  );
}

function HeaderFields({
  header,
  fill,
}: {
  header: SaleHeader;
  fill: (more: Partial<SaleHeader>) => void;
}): React.JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.pair}>
      <Field label={texts.date}>
        <Input
          className={styles.wide}
          type="date"
          value={header.date}
          onChange={(_event, { value }) => fill({ date: value })}
        />
      </Field>
      <Field label={texts.reference}>
        <Input
          className={styles.wide}
          value={header.reference}
          onChange={(_event, { value }) => fill({ reference: value })}
        />
      </Field>
      <Field label={texts.price}>
        <Input
          className={styles.wide}
          inputMode="decimal"
          value={header.price}
          onChange={(_event, { value }) => fill({ price: value })}
        />
      </Field>
      <Field label={texts.tax}>
        <Input
          className={styles.wide}
          inputMode="decimal"
          value={header.taxRate}
          onChange={(_event, { value }) => fill({ taxRate: value })}
        />
      </Field>
    </div>
  );
}
