/**
 * What a decided reconciliation posts: the lines of a receipt of what is right, of a vendor RMA of what goes back, of a
 * bill of what was received, and what of the vendor's bill is not booked and why. Pure: the books check the documents
 * as they check any.
 */
import type { DraftLine } from '../api.ts';
import { divide, formatMoney, sum, type Minor } from '../money.ts';
import type { Decision } from './decisions.ts';
import type { ReconcileClass, ReconcileRow } from './reconcile.ts';

export const results = ['receipt', 'announcement', 'vendor_rma', 'debit_memo', 'bill'] as const;
export type ReconcileResult = (typeof results)[number];

/** A row with what was decided, and what became of it. */
export interface DecidedRow extends ReconcileRow {
  readonly decision: Decision | null;
  /** The standing receipt that brought its unit; null where none did. */
  readonly receipt: string | null;
  /** The standing vendor RMA or debit memo that its unit went to. */
  readonly sentBack: string | null;
}

/** What an order agrees of an item: the price of one unit less its discount, in the reconciliation's currency. */
export type AgreedPrices = ReadonlyMap<string, Minor | null>;

/** The item that a unit is received as: what it was scanned as, else what it was listed as. */
export function itemReceived({ item, scannedItem }: ReconcileRow): string | null {
  return scannedItem ?? item;
}

/** The serial on the unit that is here, as it was decided: of a near match the one that was scanned, or the listed one. */
export function serialReceived({
  serial,
  candidate,
  decision,
}: Pick<DecidedRow, 'serial' | 'candidate' | 'decision'>): string {
  return decision === 'receive_listed' ? serial : (candidate ?? serial);
}

/** What one unit is listed at: of a serial that is listed twice, half of the two together. */
export function listedCost({ expectedCost, counts }: ReconcileRow): Minor | null {
  return expectedCost === null ? null : divide(expectedCost, 1, Math.max(1, counts.expected));
}

/** What one unit is billed at. */
export function billedUnitCost({ billedCost, counts }: ReconcileRow): Minor | null {
  return billedCost === null ? null : divide(billedCost, 1, Math.max(1, counts.billed));
}

/** What one unit should cost: as the order agrees, else as listed, else as billed; null where nobody says. */
export function agreedCost(row: ReconcileRow, prices: AgreedPrices): Minor | null {
  const item = itemReceived(row);
  const ordered = item === null ? null : prices.get(item);
  return ordered ?? listedCost(row) ?? billedUnitCost(row);
}

function groupLines(
  rows: readonly DecidedRow[],
  costOf: (row: DecidedRow) => Minor | null,
  currency: string,
): DraftLine[] {
  const lines = new Map<string, { item: string; cost: Minor | null; serials: string[] }>();
  for (const row of rows) {
    const item = itemReceived(row) ?? '';
    const cost = costOf(row);
    const key = `${String(cost)} ${item}`;
    const line = lines.get(key) ?? { item, cost, serials: [] };
    line.serials.push(serialReceived(row));
    lines.set(key, line);
  }
  return [...lines.values()].map(({ item, cost, serials }) => ({
    item,
    serials,
    ...(cost === null ? {} : { unitCost: formatMoney(cost, currency) }),
  }));
}

const comesIn: ReadonlySet<Decision | null> = new Set(['receive', 'receive_listed', 'send_back']);

/** What a receipt brings: what is to be kept, and what goes back, so that its serial and its cost go back with it. */
export function rowsToReceive(rows: readonly DecidedRow[]): DecidedRow[] {
  return rows.filter(
    (row) => comesIn.has(row.decision) && row.receipt === null && row.class !== 'already_in_stock',
  );
}

/** What an order waits for, serial by serial. */
export function rowsToAnnounce(rows: readonly DecidedRow[]): DecidedRow[] {
  return rows.filter((row) => row.decision === 'wait' && row.receipt === null);
}

/** What goes back to the vendor, once it was received. */
export function rowsToSendBack(rows: readonly DecidedRow[]): DecidedRow[] {
  return rows.filter(
    (row) => row.decision === 'send_back' && row.receipt !== null && row.sentBack === null,
  );
}

/** What of the vendor's bill was received, so that it can be booked. */
export function rowsToBill(rows: readonly DecidedRow[]): DecidedRow[] {
  return rows.filter((row) => row.billedCost !== null && row.receipt !== null);
}

/** The lines of a receipt; where the order says what an item costs, its line says nothing of its own. */
export function linesToReceive(
  rows: readonly DecidedRow[],
  prices: AgreedPrices,
  currency: string,
): DraftLine[] {
  const costOf = (row: DecidedRow): Minor | null =>
    prices.has(itemReceived(row) ?? '') ? null : agreedCost(row, prices);
  return groupLines(rowsToReceive(rows), costOf, currency);
}

/** The lines of a vendor RMA or debit memo, which carry the units' own cost. */
export function linesToSendBack(rows: readonly DecidedRow[], currency: string): DraftLine[] {
  return groupLines(rowsToSendBack(rows), () => null, currency);
}

/** The lines of the vendor's bill: a unit is booked once, at what it was billed at. */
export function linesToBill(rows: readonly DecidedRow[], currency: string): DraftLine[] {
  return groupLines(rowsToBill(rows), billedUnitCost, currency).map(({ serials, ...line }) => ({
    ...line,
    quantity: serials?.length ?? 0,
  }));
}

/** How the vendor's bill, what is booked of it and what was agreed hang together, in the reconciliation's currency. */
export interface BillExplained {
  readonly billed: Minor;
  readonly booked: Minor;
  /** What is billed and not booked, by class: `billed` less `booked`. */
  readonly notBooked: readonly {
    readonly class: ReconcileClass;
    readonly units: number;
    readonly amount: Minor;
  }[];
  /** What is booked above what was agreed; below zero where the vendor bills less. */
  readonly priceDifference: Minor;
}

/** {@link BillExplained} of the rows as they stand; null where the vendor billed nothing yet. */
export function explainBill(
  rows: readonly DecidedRow[],
  prices: AgreedPrices,
): BillExplained | null {
  if (rows.every((row) => row.billedCost === null)) return null;
  const received = new Set(rowsToBill(rows));
  const open = new Map<ReconcileClass, { units: number; amount: Minor }>();
  let booked = 0;
  let priceDifference = 0;
  for (const row of rows) {
    if (row.billedCost === null) continue;
    const cost = received.has(row) ? (billedUnitCost(row) ?? 0) : 0;
    booked += cost;
    if (received.has(row)) priceDifference += cost - (agreedCost(row, prices) ?? cost);
    const left = row.billedCost - cost;
    const units = row.counts.billed - (received.has(row) ? 1 : 0);
    if (left === 0 && units === 0) continue;
    const found = open.get(row.class) ?? { units: 0, amount: 0 };
    open.set(row.class, { units: found.units + units, amount: found.amount + left });
  }
  return {
    billed: sum(rows.map((row) => row.billedCost ?? 0)),
    booked,
    notBooked: [...open].map(([named, left]) => ({ class: named, ...left })),
    priceDifference,
  };
}
