/** Chance from a seed, so that a run can be played again (mulberry32). */
export interface Chance {
  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number;
}

export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { below: (limit) => Math.floor(next() * limit) };
}

/** The same values in another order. */
export function shuffle<Value>(values: readonly Value[], chance: Chance): Value[] {
  return values
    .map((value) => ({ value, rank: chance.below(2 ** 32) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}
