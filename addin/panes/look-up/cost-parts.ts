/**
 * What makes up a unit's true cost, read from its history: what it came in at, what was added or corrected while it was
 * ours, what came after it had left. The parts add up to the true cost; what the history does not explain is a part too.
 */
import type { HistoryRow } from '../../../shared/api.ts';
import type { UnitEvent } from '../../../shared/stock/lifecycle.ts';

export interface CostPart {
  readonly kind: 'came' | 'changed' | 'cameBack' | 'late' | 'unexplained';
  /** Null where no document explains it. */
  readonly row: HistoryRow | null;
  /** Minor units. */
  readonly amount: bigint;
  /** The sum of the parts before this one. */
  readonly before: bigint;
}

const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?$/;

/** `-12.50` in units of the last digit that it has. All amounts of one currency have the same digits. */
export function toMinor(amount: string): bigint {
  const parts = decimalPattern.exec(amount);
  if (parts === null) return 0n;
  const [, sign = '', whole = '0', fraction = ''] = parts;
  return BigInt(sign + whole + fraction);
}

/** The same amount as decimal text, with as many digits behind the point as `like` has. */
export function fromMinor(amount: bigint, like: string): string {
  const digits = decimalPattern.exec(like)?.[3]?.length ?? 0;
  const sign = amount < 0n ? '-' : '';
  const text = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The events by which a unit comes to us for the first time in its life. */
const arrivals: ReadonlySet<UnitEvent> = new Set(['receive', 'find', 'build']);

type Kind = CostPart['kind'];

/** Rows oldest first, with their costs; `trueCost` is what the parts add up to. */
export function listCostParts(rows: readonly HistoryRow[], trueCost: string): readonly CostPart[] {
  const found: { kind: Kind; row: HistoryRow | null; amount: bigint }[] = [];
  /** What it stands at, or left at. */
  let cost = 0n;
  for (const row of rows) {
    const change = toMinor(row.costChange ?? '0');
    const late = toMinor(row.lateCost ?? '0');
    if (row.event !== undefined && arrivals.has(row.event)) {
      found.push({ kind: 'came', row, amount: change });
      cost += change;
    } else if (row.event === 'revalue') {
      found.push({ kind: 'changed', row, amount: change });
      cost += change;
    } else if (change > 0n) {
      // It left at its cost and comes back; only what it comes back at beside that is new.
      found.push({ kind: cost === 0n ? 'came' : 'cameBack', row, amount: change - cost });
      cost = change;
    }
    if (late !== 0n) found.push({ kind: 'late', row, amount: late });
  }
  const told = found.filter(({ amount }) => amount !== 0n);
  const sum = told.reduce((total, { amount }) => total + amount, 0n);
  const rest = toMinor(trueCost) - sum;
  const whole =
    rest === 0n ? told : [...told, { kind: 'unexplained' as const, row: null, amount: rest }];
  let before = 0n;
  return whole.map((part) => {
    const placed = { ...part, before };
    before += part.amount;
    return placed;
  });
}

/** Where the bar of a part begins and ends, in per cent of the widest sum. */
export function barOf(
  { amount, before }: CostPart,
  parts: readonly CostPart[],
): { readonly start: number; readonly width: number } {
  const sums = parts.flatMap((part) => [part.before, part.before + part.amount]);
  const high = sums.reduce((most, sum) => (sum > most ? sum : most), 0n);
  const low = sums.reduce((least, sum) => (sum < least ? sum : least), 0n);
  const span = high - low;
  if (span === 0n) return { start: 0, width: 0 };
  const percent = (sum: bigint): number => Number(((sum - low) * 10_000n) / span) / 100;
  const [from, to] = [percent(before), percent(before + amount)];
  return { start: Math.min(from, to), width: Math.abs(to - from) };
}
