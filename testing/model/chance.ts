/** The chance of one history: mulberry32, so that a seed replays it. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 up, below `count`. */
  below(count: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  }

  isOneIn(count: number): boolean {
    return this.below(count) === 0;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)]!;
  }

  /** Up to so many of the values, each once, in an order of chance. */
  some<Value>(values: readonly Value[], most: number): Value[] {
    const left = [...values];
    const chosen: Value[] = [];
    const count = Math.min(left.length, 1 + this.below(most));
    while (chosen.length < count) chosen.push(...left.splice(this.below(left.length), 1));
    return chosen;
  }
}
