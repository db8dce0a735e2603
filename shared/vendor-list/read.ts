/** A vendor's list whole: from its rows or its text to the units that it names, by a layout that was confirmed before or by a guess. */
import { readCsv } from './csv.ts';
import { readEntries, type Entry, type ReadList } from './entries.ts';
import { applyLayout, guessHeads, type Heads, type ListLayout, type Rows } from './heads.ts';
import { mailHeads, readMail } from './mail.ts';

export interface VendorList extends ReadList {
  readonly heads: Heads;
  /** Whether the heads are those that were confirmed for this vendor before. */
  readonly isRemembered: boolean;
}

/** Reads rows by a kept layout where the list still has its heads, else by what the list looks like. */
export function readVendorList(rows: Rows, layout: ListLayout | null = null): VendorList {
  const kept = layout === null ? null : applyLayout(rows, layout);
  const heads = kept ?? guessHeads(rows);
  return { ...readEntries(rows, heads), heads, isRemembered: kept !== null };
}

/** A list with the rows that it was read from. */
export interface TextList extends VendorList {
  readonly rows: Rows;
}

/** Reads a text: cells where it has columns, else serials, and what stands in a mail around them. */
export function readListText(text: string, layout: ListLayout | null = null): TextList {
  const { rows, separator } = readCsv(text);
  const table = { ...readVendorList(rows, layout), rows };
  if (separator !== null && (separator !== ',' || table.heads.isSure)) return table;
  const mail = readMail(text);
  return { ...readEntries(mail, mailHeads), rows: mail, heads: mailHeads, isRemembered: false };
}

/** The lines of a list as the books take them. */
export function linesOf(entries: readonly Entry[]): {
  serial: string;
  item: string | null;
  unitCost: string | null;
}[] {
  return entries.map(({ serial, item, unitCost }) => ({ serial, item, unitCost }));
}
