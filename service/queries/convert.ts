/**
 * What is open of a document, as the request of one that follows it: a receipt of what an order still expects, a bill
 * of what was received, a credit memo of what an RMA announced. It has no id and no day, which its maker gives.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Conversion } from '../../shared/api/ledger.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import { amountFieldOf, kindRules } from '../../shared/documents/rules.ts';
import { raise, type Issue } from '../../shared/issues.ts';
import { formatMoney, type Minor } from '../../shared/money.ts';
import type { Tracking } from '../../shared/stock/masters.ts';
import type { Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import type { DocumentLinesTable } from '../store/tables.ts';
import type { LineFields } from './document-facts.ts';
import { findDocument, loadDone, stands, type DocumentRow } from './documents.ts';

export type ConvertOutcome =
  | { readonly kind: 'converted'; readonly request: Conversion }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] };

/** The document of this number as one of another kind. Null where there is none. */
export async function convertDocument(
  store: Store,
  number: string,
  to: DocumentKind,
): Promise<ConvertOutcome | null> {
  const { db } = store;
  const row = await findDocument(db, { number });
  if (row === null) return null;
  const issues = checkConversion(row, to);
  if (issues.length > 0) return { kind: 'refused', issues };
  const lines = await loadOpenLines(db, row);
  const addOnCosts = to === 'vendor_bill' ? await readAddOnsToBill(store, row) : [];
  const request = {
    ...headerOf(row, to, store.baseCurrency),
    ...(addOnCosts.length === 0 ? {} : { addOnCosts }),
    lines: lines.flatMap((line) => convertLine(line, row, to, store.baseCurrency)),
  };
  return { kind: 'converted', request };
}

function checkConversion(row: DocumentRow, to: DocumentKind): Issue[] {
  const { number, kind } = row;
  if (row.reverses !== null || row.closes !== null) return [raise('from_unknown', { number })];
  const wanted = kindRules[to].follows;
  const isArriving = kind !== 'stock_transfer' || row.order_status !== null;
  if (!wanted.includes(kind) || !isArriving) {
    return [raise('from_wrong_kind', { number, kind, wanted })];
  }
  if (row.reversed_by !== null) return [raise('from_closed', { number, standing: 'reversed' })];
  if (row.closed_by !== null) return [raise('from_closed', { number, standing: 'closed' })];
  return [];
}

function headerOf(
  row: DocumentRow,
  to: DocumentKind,
  baseCurrency: string,
): Record<string, unknown> & Pick<Conversion, 'kind' | 'from'> {
  const kept = JSON.parse(row.header) as { exchangeRate?: string; toArea?: string };
  const isSameParty = kindRules[to].partyRole === kindRules[row.kind].partyRole;
  return {
    kind: to,
    ...(isSameParty && row.party_code !== null ? { party: row.party_code } : {}),
    ...(row.currency === baseCurrency ? {} : { currency: row.currency }),
    ...(kept.exchangeRate === undefined ? {} : { exchangeRate: kept.exchangeRate }),
    ...(to === 'stock_transfer' && kept.toArea !== undefined ? { toArea: kept.toArea } : {}),
    from: row.number,
  };
}

/** The units of a document `d` that can still go on from it, by what makes them its own. */
function isOpenUnit({ kind, id }: DocumentRow): RawBuilder<boolean> {
  switch (kind) {
    case 'invoice':
      return sql`u.invoice_id = ${id} and u.status = 'sold'`;
    case 'goods_receipt':
      return sql`u.receipt_id = ${id} and u.status in ('in_stock', 'returned')`;
    case 'credit_memo':
      return sql`u.last_document_id = ${id} and u.status in ('in_stock', 'returned')`;
    default:
      return sql`u.held_by_id = ${id}`;
  }
}

interface OpenLine extends DocumentLinesTable {
  readonly sku: string;
  readonly tracking: Tracking;
  readonly said: LineFields;
  /** What nobody has done of the line's quantity. */
  readonly open: number;
  readonly units: readonly { readonly serial: string; readonly price: Minor | null }[];
}

async function loadOpenLines(db: Executor, row: DocumentRow): Promise<OpenLine[]> {
  const { rows } = await sql<DocumentLinesTable & { sku: string; tracking: Tracking }>`
    select l.*, i.sku, i.tracking from document_lines l join items i on i.id = l.item_id
    where l.document_id = ${row.id} order by l.line`.execute(db);
  const units = await sql<{ line: number; serial: string; price: Minor | null }>`
    select m.line, u.serial, u.price from movements m join units u on u.id = m.unit_id
    where m.document_id = ${row.id} and ${isOpenUnit(row)} order by m.id`.execute(db);
  const byLine = new Map<number, { serial: string; price: Minor | null }[]>();
  for (const { line, serial, price } of units.rows) {
    const found = byLine.get(line);
    if (found === undefined) byLine.set(line, [{ serial, price }]);
    else found.push({ serial, price });
  }
  const done = await loadDone(db, row.id);
  return rows.map((line) => ({
    ...line,
    said: JSON.parse(line.fields) as LineFields,
    open: Math.max(0, line.quantity - (done.get(line.line) ?? 0)),
    units: byLine.get(line.line) ?? [],
  }));
}

type RequestLine = Conversion['lines'][number];

/** The kinds that follow with the amounts of the lines they follow. */
const kindsWithAmounts: ReadonlySet<DocumentKind> = new Set([
  'goods_receipt',
  'vendor_bill',
  'invoice',
  'credit_memo',
]);

function convertLine(
  line: OpenLine,
  row: DocumentRow,
  to: DocumentKind,
  baseCurrency: string,
): RequestLine[] {
  // A line that goes against its document's direction is not what others follow.
  const { direction } = line.said;
  if (direction !== undefined && kindRules[row.kind][direction] !== null) return [];
  if (row.kind === 'customer_rma' && to === 'invoice') return replaceLine(line, baseCurrency);
  const serials = line.units.map(({ serial }) => serial);
  const isOfUnits = line.tracking === 'serial' || line.tracking === 'auto_serial';
  const quantity = to === 'vendor_bill' ? line.open : openQuantity(line, row, isOfUnits);
  const base = { item: line.sku, ...amountsOf(line, row, to, isOfUnits) };
  const lines: RequestLine[] = [];
  if (serials.length > 0 && to !== 'vendor_bill') lines.push({ ...base, serials });
  if (quantity > 0) lines.push({ ...base, quantity });
  return lines;
}

/** What is open of a line beside the units that it names. */
function openQuantity(line: OpenLine, row: DocumentRow, isOfUnits: boolean): number {
  if (!isOfUnits) return line.open;
  return row.order_status === null ? 0 : Math.max(0, line.open - line.units.length);
}

function amountsOf(
  line: OpenLine,
  row: DocumentRow,
  to: DocumentKind,
  isOfUnits: boolean,
): Record<string, unknown> {
  // Units know what they were sold for; of other goods an RMA says it, for the credit memo that follows.
  const isKept = kindsWithAmounts.has(to) || (to === 'customer_rma' && !isOfUnits);
  if (!isKept || line.unit_amount === null) return {};
  const money = (amount: Minor): string => formatMoney(amount, row.currency);
  const { taxRecoverable } = line.said;
  return {
    [amountFieldOf(to)]: money(line.unit_amount),
    ...(line.discount === 0 ? {} : { discount: money(line.discount) }),
    ...(line.tax_rate === null ? {} : { taxRate: line.tax_rate }),
    ...(taxRecoverable === undefined ? {} : { taxRecoverable }),
  };
}

/** A replacement: what comes back against as many others at the price that it was sold for, so that nothing is owed. */
function replaceLine(line: OpenLine, baseCurrency: string): RequestLine[] {
  const { action } = line.said;
  if (action !== undefined && action !== 'replace') return [];
  const item = line.sku;
  if (line.units.length === 0) {
    if (line.open === 0) return [];
    return [
      { item, direction: 'in', quantity: line.open, unitPrice: formatMoney(0, baseCurrency) },
      { item, quantity: line.open, unitPrice: formatMoney(0, baseCurrency) },
    ];
  }
  const prices = new Map<Minor, number>();
  for (const { price } of line.units) prices.set(price ?? 0, (prices.get(price ?? 0) ?? 0) + 1);
  return [
    { item, direction: 'in', serials: line.units.map(({ serial }) => serial) },
    ...[...prices].map(([price, quantity]) => ({
      item,
      quantity,
      unitPrice: formatMoney(price, baseCurrency),
    })),
  ];
}

/** The add-on costs of a receipt that no bill has come for, in base currency. */
async function readAddOnsToBill(store: Store, row: DocumentRow): Promise<object[]> {
  const { db, baseCurrency } = store;
  const { rows } = await sql<{ accrued: number | null; billed: number | null }>`select
    (select -sum(g.amount) from postings g
      where g.document_id = ${row.id} and g.account = 'add_on_costs_accrued') as accrued,
    (select sum(t.amount) from taken_add_ons t
      where t.order_id = ${row.id} and ${stands('t.document_id')}) as billed`.execute(db);
  const left = (rows[0]?.accrued ?? 0) - (rows[0]?.billed ?? 0);
  if (left <= 0) return [];
  const amount = formatMoney(left, baseCurrency);
  return [{ name: 'add-on costs', amount, by: 'value', currency: baseCurrency }];
}
