/**
 * The lists of a reconciliation in the making: the vendor's list and bill with their rows as they came and how they
 * are read, and what was scanned. Pure; what a person confirms about the columns is remembered for the vendor.
 */
import { formatMoney, parseMoney, sum } from '../../../shared/money.ts';
import { cleanSerial, foldSerial } from '../../../shared/serial/text.ts';
import { decodeText, readCsv } from '../../../shared/vendor-list/csv.ts';
import { readEntries, type Entry, type Left } from '../../../shared/vendor-list/entries.ts';
import {
  layoutOf,
  type ColumnRole,
  type Heads,
  type ListLayout,
  type Rows,
} from '../../../shared/vendor-list/heads.ts';
import { mailHeads } from '../../../shared/vendor-list/mail.ts';
import { readListText, readVendorList } from '../../../shared/vendor-list/read.ts';

export interface ReadList {
  /** Where it came from, as a person names it. */
  readonly source: string;
  readonly rows: Rows;
  readonly heads: Heads;
  readonly entries: readonly Entry[];
  readonly left: readonly Left[];
  /** Read as a list of this vendor was confirmed before. */
  readonly isRemembered: boolean;
  /** `row column`, from 1, of the cells that Excel may have turned into a day or a number. */
  readonly bent: ReadonlySet<string>;
}

const noneBent: ReadonlySet<string> = new Set();

export interface Lists {
  readonly expected: ReadList | null;
  readonly billed: ReadList | null;
  /** In the order of the scans. */
  readonly scanned: readonly string[];
}

export const noLists: Lists = { expected: null, billed: null, scanned: [] };

/** A list out of its rows, by a layout that is remembered or by its look. */
export function readRows(source: string, rows: Rows, layout: ListLayout | null): ReadList {
  const { heads, entries, left, isRemembered } = readVendorList(rows, layout);
  return { source, rows, heads, entries, left, isRemembered, bent: noneBent };
}

/** A text that was pasted: cells where it has columns, else serials, and what stands in a mail around them. */
export function readPasted(source: string, text: string, layout: ListLayout | null): ReadList {
  const { rows, heads, entries, left, isRemembered } = readListText(text, layout);
  return { source, rows, heads, entries, left, isRemembered, bent: noneBent };
}

/** The rows of a text file, whatever its encoding and separator. */
export function readTextFile(bytes: Uint8Array): Rows {
  return readCsv(decodeText(bytes).text).rows;
}

/** The same rows with other columns, as a person says. */
export function readAnew(list: ReadList, heads: Heads): ReadList {
  return { ...list, ...readEntries(list.rows, heads), heads, isRemembered: false };
}

/** One column as another role, or of none. */
export function chooseColumn(
  { headRow, columns }: Heads,
  role: ColumnRole | 'serial',
  at: number | null,
): Heads {
  const free = {
    serials: columns.serials.filter((each) => each !== at),
    item: columns.item === at ? null : columns.item,
    cost: columns.cost === at ? null : columns.cost,
    quantity: columns.quantity === at ? null : columns.quantity,
    manufacturerSerial: columns.manufacturerSerial === at ? null : columns.manufacturerSerial,
    lot: columns.lot === at ? null : columns.lot,
  };
  const chosen =
    role === 'serial' ? { ...free, serials: at === null ? [] : [at] } : { ...free, [role]: at };
  return { headRow, columns: chosen, isSure: true };
}

/** The columns of a list by their heads, else by their letters as a sheet has them. */
export function columnNames({ rows, heads }: ReadList): string[] {
  const width = rows.slice(0, 200).reduce((most, row) => Math.max(most, row.length), 0);
  const head = heads.headRow === null ? [] : (rows[heads.headRow] ?? []);
  return Array.from({ length: width }, (_, at) => {
    const name = (head[at] ?? '').trim();
    return name === '' ? letterOf(at) : name;
  });
}

function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last;
}

/** Whether a list has columns to choose from: pasted serials and mails have none. */
export function hasColumns({ heads, rows }: ReadList): boolean {
  return heads !== mailHeads && rows.some((row) => row.length > 1);
}

/** What is worth remembering of a list for the vendor's next. */
export function layoutToKeep(list: ReadList | null): ListLayout | null {
  if (list === null || !hasColumns(list) || list.heads.columns.serials.length === 0) return null;
  return layoutOf(list.rows, list.heads);
}

/** What a list amounts to; null where it names no costs, or one that is no amount of the currency. */
export function amountOf({ entries }: ReadList, currency: string): string | null {
  const costs = entries.flatMap(({ unitCost }) =>
    unitCost === null ? [] : [parseMoney(unitCost, currency)],
  );
  if (costs.length === 0 || costs.includes(null)) return null;
  return formatMoney(sum(costs.map((cost) => cost ?? 0)), currency);
}

/** Texts as Excel shows large numbers, where a serial of figures may have stood. */
const exponentLook = /^\d(?:[.,]\d+)?E\+?\d{1,3}$/i;

/** The serials of a list that Excel may have changed on the way, by where they stood or how they look. */
export function findBent({ entries, bent }: ReadList): Entry[] {
  return entries.filter(
    ({ serial, row, column }) => bent.has(`${row} ${column}`) || exponentLook.test(serial),
  );
}

/** How many items a list names. */
export function countItems({ entries }: ReadList): number {
  return new Set(entries.flatMap(({ item }) => item ?? [])).size;
}

/** Scans that a list of scans takes in: cleaned, and each as often as it was scanned. */
export function cleanScans(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const cleaned = cleanSerial(text);
    return cleaned.ok ? [cleaned.value] : [];
  });
}

/** How many different serials were scanned, and which of them more than once. */
export function countScans(scanned: readonly string[]): { once: number; twice: number } {
  const times = new Map<string, number>();
  for (const serial of scanned) {
    const fold = foldSerial(serial);
    times.set(fold, (times.get(fold) ?? 0) + 1);
  }
  return { once: times.size, twice: [...times.values()].filter((count) => count > 1).length };
}
