/**
 * One flow for every document whose units are scanned: a header, scans that become rows of a worksheet table with a
 * verdict each, a check, and a posting that happens once.
 */
import {
  Badge,
  Button,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { LongList } from '../parts/long-list.tsx';
import { Empty, Notice, Pane } from '../parts/parts.tsx';
import { useChoices } from '../parts/pick-field.tsx';
import { ProgressLine } from '../parts/progress.tsx';
import { Obstacles, PrintButton, ToCheck } from '../posting/notices.tsx';
import { canSend } from '../posting/state.ts';
import { useSaid } from '../posting/use-said.ts';
import { ScanField } from '../scanning/scan-field.tsx';
import { useServices } from '../services.tsx';
import { formatCount } from '../texts/formats.ts';
import { textsOf } from '../texts/texts.ts';
import { AddQuantity } from './add-quantity.tsx';
import { CountSheets } from './count-sheets.tsx';
import { HeaderFields } from './header-fields.tsx';
import type { FlowHeader } from './header.ts';
import { MirrorNotice } from './mirror-notice.tsx';
import { Missing } from './missing.tsx';
import { OrderField, OrderProgress } from './order-field.tsx';
import { listOpenItems, listOrderRows, type OpenItem } from './order.ts';
import { RowView, Totals } from './row-view.tsx';
import { countRows, type FlowAction, type FlowRow } from './state.ts';
import { flowTable, sheetOf, type FlowKind, type RowField } from './table.ts';
import { useDocument } from './use-document.ts';
import { useFlow } from './use-flow.ts';

const texts = textsOf('flows');
const postingTexts = textsOf('posting');
const hostTexts = textsOf('host');

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  said: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    ':empty': { display: 'none' },
  },
  // In view however long the list is.
  footer: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    margin: `0 calc(-1 * ${tokens.spacingHorizontalM}) calc(-1 * ${tokens.spacingVerticalM})`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
});

const nextFields = ['cost', 'price', 'taxRate', 'lot'] as const satisfies readonly RowField[];

/** What a row begins with, from what stands in the header for what is scanned next. */
function fieldsOf(kind: FlowKind, header: FlowHeader): FlowRow['fields'] {
  const given = nextFields.filter(
    (field) => flowTable[kind].fields.includes(field) && header[field].trim() !== '',
  );
  return Object.fromEntries(given.map((field) => [field, header[field].trim()]));
}

export interface FlowPaneProps {
  readonly kind: FlowKind;
  /** Serials to begin with, one a line. */
  readonly text: string;
}

export function FlowPane({ kind, text }: FlowPaneProps): React.JSX.Element {
  const styles = useStyles();
  const { host, makeId } = useServices();
  const control = useFlow(kind);
  const { flow, book, progress, header, fill } = control;
  const { posting, hidden, check, post, settle, withdraw, renew } = useDocument(kind, control);
  const items = useChoices('items');
  const parties = useChoices(flowTable[kind].party === 'vendor' ? 'vendors' : 'customers');
  const areas = useChoices('areas');
  const [open, setOpen] = useState<readonly OpenItem[]>([]);
  const [isAdding, setAdding] = useState(false);
  const words = texts.kinds[kind];
  const facts = flowTable[kind];

  const { noteChange, state } = posting;
  const change = useCallback(
    (action: FlowAction) => {
      book.change(action);
      noteChange();
    },
    [book, noteChange],
  );
  const remove = useCallback(
    (key: string) => {
      book.remove([key]);
      noteChange();
    },
    [book, noteChange],
  );
  const edit = useCallback(
    (key: string, field: RowField, value: string) =>
      change({ type: 'edited', key, field, text: value }),
    [change],
  );
  const latestHeader = useRef(header);
  latestHeader.current = header;
  const choose = useCallback(
    (key: string, item: string, description: string) =>
      change({ type: 'chosen', key, item, description, header: latestHeader.current }),
    [change],
  );

  function nameOf(item: string): string {
    return items.list.find(({ code }) => code === item)?.name ?? '';
  }

  function fillHeader(more: Partial<FlowHeader>): void {
    fill(more);
    change({ type: 'judged', header: { ...header, ...more } });
  }

  function scan(texts: readonly string[]): void {
    const item = facts.isNewGoods ? header.item.trim() : '';
    const ordered = open.find((each) => each.item === item)?.fields ?? {};
    change({
      type: 'scanned',
      entries: texts.map((raw) => ({ key: makeId(), raw })),
      item,
      description: nameOf(item),
      fields: { ...ordered, ...fieldsOf(kind, header) },
    });
  }

  // Serials that were handed over are taken in once, also where the pane is drawn twice.
  const given = useRef('');
  useEffect(() => {
    if (text === given.current) return;
    given.current = text;
    const serials = text.split('\n').filter((serial) => serial.trim() !== '');
    if (serials.length > 0) scan(serials);
  }, [text]);

  function followOrder(order: Parameters<Parameters<typeof OrderField>[0]['onFollow']>[0]): void {
    if (order === null) {
      setOpen([]);
      fillHeader({ from: '' });
      return;
    }
    const listed = listOpenItems(kind, order.open);
    setOpen(listed);
    const [only] = listed;
    const { toArea, fromArea } = order.open;
    fillHeader({
      from: order.row.number,
      ...(facts.party === null ? {} : { party: order.row.party ?? '' }),
      ...(facts.isNewGoods && listed.length === 1 ? { item: only?.item ?? '' } : {}),
      ...(typeof toArea === 'string' ? { toArea } : {}),
      ...(typeof fromArea === 'string' ? { fromArea } : {}),
    });
    const trackings = new Map(items.list.map(({ code, tracking }) => [code, tracking]));
    for (const row of listOrderRows(kind, order.open, (item) => trackings.get(item))) {
      const { item, serials, quantity, fields } = row;
      if (serials.length > 0) {
        const entries = serials.map((raw) => ({ key: makeId(), raw }));
        change({ type: 'scanned', entries, item, description: nameOf(item), fields });
      }
      if (quantity > 0) addQuantity(item, String(quantity), fields);
    }
  }

  function addQuantity(
    item: string,
    quantity: string,
    fields: FlowRow['fields'] = fieldsOf(kind, header),
  ): void {
    change({
      type: 'counted',
      key: makeId(),
      item,
      description: nameOf(item),
      fields: { ...fields, quantity },
    });
    setAdding(false);
  }

  const said = useSaid(state);

  const newestFirst = useMemo(() => [...flow.rows].reverse(), [flow.rows]);

  if (state.posted !== null) {
    const number = state.posted.answer.number ?? '';
    return (
      <Pane title={words.title}>
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
        <Totals kind={kind} answer={state.posted.answer} />
        <div className={styles.buttons}>
          <PrintButton number={number} label={texts.open} isPrimary />
          <Button onClick={renew}>{words.next}</Button>
        </div>
      </Pane>
    );
  }

  const hasRows = flow.rows.length > 0;
  const canPost = (hasRows || kind === 'stock_count') && canSend(state);
  return (
    <Pane title={words.title}>
      <ToCheck posting={posting} onSettle={() => void settle()} onChange={() => void withdraw()} />
      {host.isExcel && <MirrorNotice kind={kind} />}
      <OrderField kind={kind} number={header.from} onFollow={followOrder} />
      <HeaderFields
        kind={kind}
        header={header}
        choices={{ parties, items, areas }}
        fill={fillHeader}
      />
      <ScanField label={words.scan} onScan={scan} />
      {flow.sentence !== null && <Notice intent="warning">{flow.sentence}</Notice>}
      {flow.trouble !== null && (
        <Notice intent="warning">
          {flow.trouble}{' '}
          <Button size="small" onClick={book.retry}>
            {texts.retry}
          </Button>
        </Notice>
      )}
      {flow.sheetTrouble !== null && (
        <Notice intent="warning">
          {flow.sheetTrouble.sentence}{' '}
          <Button
            size="small"
            onClick={flow.sheetTrouble.offer === 'rebuild' ? book.rebuild : book.retry}
          >
            {flow.sheetTrouble.offer === 'rebuild' ? hostTexts.offers.rebuild : texts.retry}
          </Button>
        </Notice>
      )}
      {hidden > 0 && <Notice intent="info">{postingTexts.hiddenRows(hidden)}</Notice>}
      {progress !== null && (
        <ProgressLine label={texts[progress.work]} {...progress} onStop={book.stop} />
      )}
      {hasRows && <Counters rows={flow.rows} />}
      <OrderProgress items={open} rows={flow.rows} />
      <div className={styles.buttons}>
        {!isAdding && (
          <Button appearance="subtle" onClick={() => setAdding(true)}>
            {texts.addQuantity}
          </Button>
        )}
        {host.isExcel && hasRows && (
          <Button
            appearance="subtle"
            onClick={() => {
              host.showTable(sheetOf(kind)).catch((error: unknown) => {
                posting.stop(error instanceof Error ? error.message : String(error));
              });
            }}
          >
            {texts.sheet}
          </Button>
        )}
      </div>
      {isAdding && (
        <AddQuantity items={items} onAdd={addQuantity} onCancel={() => setAdding(false)} />
      )}
      <div ref={said} className={styles.said}>
        <Obstacles posting={posting} />
        {state.checked !== null && (
          <>
            <Notice intent="success">{texts.checked}</Notice>
            <Totals kind={kind} answer={state.checked} />
          </>
        )}
      </div>
      {kind === 'stock_count' && <CountSheets area={header.area.trim()} />}
      {kind === 'stock_count' && <Missing area={header.area.trim()} rows={flow.rows} />}
      {hasRows ? (
        <LongList
          label={texts.units}
          items={newestFirst}
          keyOf={({ key }) => key}
          rowHeight={50}
          render={(row) => (
            <RowView
              kind={kind}
              row={row}
              isEditable={!host.isExcel}
              onEdit={edit}
              onChoose={choose}
              onRemove={remove}
            />
          )}
        />
      ) : (
        <Empty>{host.isExcel ? words.empty : texts.emptyHere}</Empty>
      )}
      <div className={mergeClasses(styles.buttons, styles.footer)}>
        <Button disabled={!canPost} onClick={() => void check()}>
          {texts.check}
        </Button>
        <Button appearance="primary" disabled={!canPost} onClick={() => void post()}>
          {state.phase === 'sending' ? <Spinner size="tiny" label={texts.posting} /> : texts.post}
        </Button>
      </div>
    </Pane>
  );
}

function Counters({ rows }: { rows: readonly FlowRow[] }): React.JSX.Element {
  const styles = useStyles();
  const counts = useMemo(() => countRows(rows), [rows]);
  return (
    <div className={styles.buttons} role="group" aria-label={texts.counters}>
      <Badge color={counts.good > 0 ? 'success' : 'subtle'} appearance="tint">
        {formatCount(counts.good)} {texts.fine}
      </Badge>
      {counts.look > 0 && (
        <Badge color="warning" appearance="tint">
          {formatCount(counts.look)} {texts.look}
        </Badge>
      )}
      {counts.bad > 0 && (
        <Badge color="danger" appearance="tint">
          {formatCount(counts.bad)} {texts.bad}
        </Badge>
      )}
      {counts.waiting > 0 && (
        <Badge color="informative" appearance="tint">
          {formatCount(counts.waiting)} {texts.waiting}
        </Badge>
      )}
    </div>
  );
}
