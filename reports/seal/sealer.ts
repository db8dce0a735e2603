/** Seals rows one after the other as they are written, without keeping any: each is linked to the one before. */
import type { PlannedCell } from '../../shared/report/plan.ts';
import {
  canonicalOf,
  checkDigits,
  hashTexts,
  hexOf,
  linkAfter,
  type CanonicalText,
} from './canonical.ts';
import { firstHashOf, type SealFacts, type SealSubject } from './facts.ts';

/** What stands behind the cells of a sealed row. */
export interface RowSeal {
  readonly number: number;
  /** The first digits of the row's own hash. */
  readonly check: string;
  readonly seal: string;
}

/** The hash of a row's cells alone, in the order of the seal's columns. */
export function hashRow(texts: readonly CanonicalText[]): Uint8Array {
  return hashTexts(texts);
}

export function checkOf(own: Uint8Array): string {
  return hexOf(own).slice(0, checkDigits);
}

export class Sealer {
  readonly #subject: SealSubject;
  readonly #first: Uint8Array;
  #last: Uint8Array;
  #rows = 0;

  constructor(subject: SealSubject) {
    this.#subject = subject;
    this.#first = firstHashOf(subject);
    this.#last = this.#first;
  }

  /** The seal of the next row. */
  add(cells: readonly PlannedCell[]): RowSeal {
    const { columns, decimals } = this.#subject;
    const texts = columns.map(({ kind }, place) =>
      canonicalOf(cells[place] ?? null, kind, decimals),
    );
    const own = hashRow(texts);
    this.#last = linkAfter(this.#last, own);
    this.#rows += 1;
    return { number: this.#rows, check: checkOf(own), seal: hexOf(this.#last) };
  }

  /** The seal of all rows so far. */
  get facts(): SealFacts {
    const [first, last] = [hexOf(this.#first), hexOf(this.#last)];
    return { ...this.#subject, rows: this.#rows, first, last };
  }
}
