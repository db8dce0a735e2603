/** Thrown where somebody may not do what they ask, found out while it is being done: all of it is rolled back. */
import type { Refusal } from '../../shared/refusals.ts';

export class Forbidden extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
