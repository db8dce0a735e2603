/**
 * Reconciling a vendor's list with as many scans, of which 3 % come out wrong in each way, beside one hash join of the
 * same two lists, which finds the exact matches and nothing else. No books are asked, so that it is measured once.
 */
import { reconcile, type ListLine } from '../../shared/reconcile/reconcile.ts';
import { foldSerial } from '../../shared/serial/text.ts';
import { corruptSome } from '../../testing/reconcile/corrupt.ts';
import type { Bench } from '../bench.ts';
import type { Chance } from '../chance.ts';
import { alternate, printTime, timeMs } from '../measure.ts';

const lengths = [10_000, 100_000] as const;
const percent = 3;
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

function draw(chance: Chance, from: string, length: number): string {
  return Array.from({ length }, () => from.charAt(chance.below(from.length))).join('');
}

/** Of each three serials one counts up after its maker's beginning, one is all figures, one is letters and figures. */
function drawSerials(chance: Chance, count: number): string[] {
  const makers = [
    (index: number) => `SN24X${String(index).padStart(7, '0')}`,
    () => `0${draw(chance, '0123456789', 15)}`,
    () => draw(chance, alphabet, 12),
  ] as const;
  const serials = Array.from({ length: count }, (_, index) => makers[index % 3]?.(index) ?? '');
  return [...new Set(serials)];
}

function linesOf(serials: readonly string[]): ListLine[] {
  return serials.map((serial) => ({ serial, item: 'LAPTOP', cost: 41_237 }));
}

/** The scans that are on the list, by one hash table. */
function joinExactly(expected: readonly ListLine[], scanned: readonly ListLine[]): number {
  const listed = new Map(expected.map((line) => [foldSerial(line.serial), line]));
  return scanned.filter(({ serial }) => listed.has(foldSerial(serial))).length;
}

export async function measureReconcile({ store, chance, isQuick }: Bench): Promise<void> {
  if (store !== 'sqlite') return;
  for (const count of lengths) {
    const serials = drawSerials(chance, count);
    const expected = linesOf(serials);
    const scanned = linesOf(corruptSome(serials, percent, chance.below(2 ** 32)).scanned);
    const lists = { expected, scanned, billed: [], known: new Map() };
    const { ours, bare } = await alternate(
      isQuick ? 3 : 5,
      () => timeMs(() => reconcile(lists)),
      () => timeMs(() => joinExactly(expected, scanned)),
    );
    const figure = `reconcile ${count} x ${count}, ${percent} % wrong in each way`;
    printTime({ store }, figure, ours, 'one hash join', bare);
  }
}
