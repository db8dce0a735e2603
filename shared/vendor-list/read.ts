/** A vendor's list whole: from its rows to the units that it names, by a layout that was confirmed before or by a guess. */
import { readEntries, type ReadList } from './entries.ts';
import { applyLayout, guessHeads, type Heads, type ListLayout, type Rows } from './heads.ts';

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
