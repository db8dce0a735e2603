/** The random histories of `npm test`: 500 of 40 documents, in two files so that two workers share them. */
import { isOverPostgres } from '../fixtures/postgres.ts';
import { seed } from '../fixtures/seed.ts';
import { removeTemplates } from './books.ts';
import { playHistory } from './history.ts';

/** Over PostgreSQL, where a statement takes longer, fewer do. */
const [count, length] = isOverPostgres() ? [16, 25] : [500, 40];
/** `SEED=` replays a history, as its failure says: one, unless `RUNS=` asks for more. */
const runs = Number(process.env['RUNS'] ?? (process.env['SEED'] === undefined ? count : 1));
const steps = Number(process.env['STEPS'] ?? length);

interface Played {
  readonly histories: number;
  readonly posted: number;
  readonly reversals: number;
  readonly kinds: ReadonlySet<string>;
}

/** Plays one half of the run's histories. */
export async function playHalf(half: 0 | 1): Promise<Played> {
  let [histories, posted, reversals] = [0, 0, 0];
  const kinds = new Set<string>();
  for (let run = half; run < runs; run += 2) {
    const counts = await playHistory(seed + run, steps);
    histories += 1;
    posted += counts.posted;
    reversals += counts.reversals;
    for (const kind of counts.kinds.keys()) kinds.add(kind);
  }
  removeTemplates();
  return { histories, posted, reversals, kinds };
}

/** A run that posts little proves little: what it must have done, where it is long enough to judge. */
export function isTelling({ histories, posted, reversals, kinds }: Played): boolean {
  if (histories < 100) return true;
  return posted > (histories * steps) / 3 && reversals > histories && kinds.size === 14;
}

export const title = `the books and the model agree after every document (SEED=${seed})`;
