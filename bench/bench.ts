/** What every group of figures is given. */
import type { Store } from '../service/store/store.ts';
import type { BenchBooks } from './books.ts';
import type { Chance } from './chance.ts';

export interface Bench {
  /** The database that is measured. */
  readonly store: Store['kind'];
  readonly isQuick: boolean;
  readonly chance: Chance;
  /** How many units the large books hold. */
  readonly storedUnits: number;
  /** New books with items, a vendor and customers. */
  makeBooks(): Promise<BenchBooks>;
  /** Books with so many units, received and sold; made at the first call and shared. */
  filledBooks(): Promise<BenchBooks>;
}
