/** Histories that once found the books and the model to differ, kept so that they are played again and again. */
export interface FoundCase {
  readonly seed: number;
  readonly length: number;
  readonly found: string;
}

export const cases: readonly FoundCase[] = [];
