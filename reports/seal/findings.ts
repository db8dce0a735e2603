/** What may be found in a sealed file, and what was found in one. Rows of the sheet are counted from 1, as Excel does. */
import type { SealFacts, SealHead } from './facts.ts';

/** Where a row stands. */
export interface SheetPlace {
  readonly sheetRow: number;
  /** Of rows that go on in further sheets: which one. */
  readonly sheet?: string;
}

export type Finding =
  /** A cell of the row is not what was sealed. */
  | (SheetPlace & { readonly kind: 'changed'; readonly number: number; readonly label: string })
  /** The row is as it was; its seal or its check beside it is not. */
  | (SheetPlace & { readonly kind: 'seal_changed'; readonly number: number })
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** A row that the seal does not know; `after` is the number of the sealed row above it, 0 where none is. */
  | (SheetPlace & { readonly kind: 'added'; readonly after: number; readonly label: string })
  /** A row that stands in the sheet a second time. */
  | (SheetPlace & { readonly kind: 'copied'; readonly number: number })
  | (SheetPlace & { readonly kind: 'moved'; readonly number: number; readonly after: number })
  /** Most rows stand elsewhere: somebody sorted the sheet. */
  | { readonly kind: 'sorted'; readonly moved: number }
  | { readonly kind: 'column_missing'; readonly head: string }
  /** What the seal's sheet says of report, question, time or columns is not what was sealed. */
  | { readonly kind: 'facts_changed' }
  /** All rows fit each other, and their last hash is not that of the seal's sheet. */
  | { readonly kind: 'last_differs' }
  /** The books keep another seal under this number. */
  | { readonly kind: 'kept_differs'; readonly kept: SealHead; readonly found: SealHead }
  /** The books never gave a seal of this number. */
  | { readonly kind: 'not_kept'; readonly number: string };

export interface Verdict {
  readonly seal: SealFacts;
  /** Rows read that bear a number. */
  readonly rows: number;
  readonly isSound: boolean;
  /** In the order of the rows, no more than `mostFindings`. */
  readonly findings: readonly Finding[];
  /** How many there are in all. */
  readonly found: number;
  /** Columns beside the sealed ones: what is written there the seal does not speak for. */
  readonly unsealed: readonly string[];
  /** Whether the seal was compared with what the books kept. */
  readonly isCompared: boolean;
}

/** Beyond it findings are counted only. */
export const mostFindings = 1000;
