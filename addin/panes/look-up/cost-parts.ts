/**
 * What makes up a unit's true cost, part after part. The books tell the parts of a unit's latest life; of an earlier one
 * its history tells what it came in at, what was corrected while it was ours, and what came after it had left. Either way
 * the parts add up to the true cost: what nothing explains is a part too.
 */
import type { HistoryRow } from '../../../shared/api.ts';
import type { CostPart as ToldPart, costPartKinds } from '../../../shared/api/units.ts';
import type { UnitEvent } from '../../../shared/stock/lifecycle.ts';

export interface CostPart {
  readonly kind: (typeof costPartKinds)[number] | 'came' | 'changed' | 'cameBack';
  /** Of an add-on, also one that came late, or a component; else empty. */
  readonly name: string;
  /** Null where no document explains it. */
  readonly document: string | null;
  readonly occurredOn: string | null;
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

type Unplaced = Omit<CostPart, 'before'>;

/** Parts one after the other, with what is missing to the true cost as the last; those of nothing are left out. */
function placeParts(parts: readonly Unplaced[], trueCost: string): readonly CostPart[] {
  const told = parts.filter(({ amount }) => amount !== 0n);
  const rest = toMinor(trueCost) - told.reduce((total, { amount }) => total + amount, 0n);
  const missing: Unplaced = {
    kind: 'other',
    name: '',
    document: null,
    occurredOn: null,
    amount: rest,
  };
  let before = 0n;
  return (rest === 0n ? told : [...told, missing]).map((part) => {
    const placed = { ...part, before };
    before += part.amount;
    return placed;
  });
}

/** The parts that the books told. */
export function placeTold(parts: readonly ToldPart[], trueCost: string): readonly CostPart[] {
  return placeParts(
    parts.map((part) => ({ ...part, amount: toMinor(part.amount) })),
    trueCost,
  );
}

/** The parts that a history tells; its rows stand oldest first, with their costs. */
export function listCostParts(rows: readonly HistoryRow[], trueCost: string): readonly CostPart[] {
  const found: Unplaced[] = [];
  const tell = (kind: CostPart['kind'], row: HistoryRow, amount: bigint): void => {
    const { document, occurredOn } = row;
    found.push({ kind, name: '', document, occurredOn, amount });
  };
  /** What it stands at, or left at. */
  let cost = 0n;
  for (const row of rows) {
    const change = toMinor(row.costChange ?? '0');
    if (row.event !== undefined && arrivals.has(row.event)) {
      tell('came', row, change);
      cost += change;
    } else if (row.event === 'revalue') {
      tell('changed', row, change);
      cost += change;
    } else if (change > 0n) {
      // It left at its cost and comes back; only what it comes back at beside that is new.
      tell(cost === 0n ? 'came' : 'cameBack', row, change - cost);
      cost = change;
    }
    tell('late', row, toMinor(row.lateCost ?? '0'));
  }
  return placeParts(found, trueCost);
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
