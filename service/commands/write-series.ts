/** The series of generated serials: a number that was given out is never given again. */
import { sql } from 'kysely';
import type { BooksView } from '../../shared/documents/view.ts';
import { seriesNamed, seriesOf, type SerialSeries } from '../../shared/stock/series.ts';
import { peekNumber, type Executor } from '../store/counters.ts';
import { LostRace } from '../store/transact.ts';
import type { WrittenUnit } from './write-units.ts';

/** The number that a serial has in a series; null where it is none of it. */
function numberIn({ prefix }: SerialSeries, serial: string): number | null {
  const digits = serial.startsWith(prefix) ? serial.slice(prefix.length) : '';
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}

/** No series may have moved past the serials that a plan took from it. Throws {@link LostRace} where one has. */
export async function checkFreshSerials(
  db: Executor,
  { freshSerials, areas }: BooksView,
): Promise<void> {
  for (const [name, [first]] of freshSerials) {
    if (first === undefined) continue;
    const series = seriesNamed(name, areas);
    const number = numberIn(series, first);
    const next = await peekNumber(db, series.name, series.start);
    if (number !== null && next > number) throw new LostRace();
  }
}

/**
 * Moves each series past those of its serials that units began with, whoever wrote them, so that the next ones need
 * not be sought among them.
 */
export async function keepFreshSerials(
  db: Executor,
  { areas, areasById }: BooksView,
  units: readonly WrittenUnit[],
): Promise<void> {
  const seriesAt = new Map<number | null, SerialSeries>();
  const last = new Map<SerialSeries, number>();
  for (const { unit, isNew, movement } of units) {
    const { serialSource, tracking } = unit.item;
    if (!isNew || (serialSource !== 'generated' && tracking !== 'auto_serial')) continue;
    const { toArea } = movement;
    let series = seriesAt.get(toArea);
    if (series === undefined) {
      series = seriesOf(toArea === null ? null : (areasById.get(toArea) ?? null), areas);
      seriesAt.set(toArea, series);
    }
    const number = numberIn(series, unit.serial) ?? -1;
    if (number >= series.start) last.set(series, Math.max(number, last.get(series) ?? number));
  }
  for (const [{ name }, number] of last) {
    await sql`insert into counters (name, next) values (${name}, ${number + 1})
      on conflict (name) do update set next = excluded.next where counters.next < excluded.next`.execute(
      db,
    );
  }
}
