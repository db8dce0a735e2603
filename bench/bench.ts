/** What every group of figures is given. */
import type { BenchBooks } from './books.ts';
import type { Chance } from './chance.ts';

export interface Bench {
  readonly isQuick: boolean;
  readonly chance: Chance;
  /** How many units the large books hold. */
  readonly storedUnits: number;
  /** Books with so many units, received and sold; made at the first call and shared. */
  filledBooks(): Promise<BenchBooks>;
}
