/** Goods by quantity in the model: one pool of cost an item, and every change of every bin with its day. */
import { portion } from './amounts.ts';
import { bins } from './masters.ts';
import type { Event } from './units.ts';

/** What a document does to goods by quantity, or to what is not kept in stock (then without bins). */
export interface Flow {
  readonly sku: string;
  readonly line: number;
  readonly event: Event;
  readonly from: string | null;
  readonly to: string | null;
  readonly quantity: number;
  readonly stock: number;
  readonly revenue: number;
  readonly late: number;
}

interface Change {
  readonly area: string;
  readonly day: string;
  readonly units: number;
}

export interface Pool {
  units: number;
  value: number;
}

/** What so much of a pool costs: all of it for all that is there, else the average half up. */
export function costOf({ units, value }: Pool, quantity: number): number {
  if (units === 0) return 0;
  return quantity === units ? value : portion(value, quantity, units);
}

export class Pools {
  readonly pools = new Map<string, Pool>();
  readonly changes = new Map<string, Change[]>();

  copy(): Pools {
    const copied = new Pools();
    for (const [sku, pool] of this.pools) copied.pools.set(sku, { ...pool });
    for (const [sku, changes] of this.changes) copied.changes.set(sku, [...changes]);
    return copied;
  }

  of(sku: string): Pool {
    const found = this.pools.get(sku) ?? { units: 0, value: 0 };
    this.pools.set(sku, found);
    return found;
  }

  /** How much lies in a bin now. */
  lying(sku: string, area: string): number {
    let units = 0;
    for (const change of this.changes.get(sku) ?? [])
      if (change.area === area) units += change.units;
    return units;
  }

  /** How much lay in a bin at the end of a day. */
  lyingOn(sku: string, area: string, day: string): number {
    const own = (this.changes.get(sku) ?? []).filter((change) => change.area === area);
    const units = own.reduce((sum, change) => sum + (change.day <= day ? change.units : 0), 0);
    return Math.max(0, units);
  }

  /** How much may be taken from a bin on a day: the least that lies there at its end and at the end of any day since. */
  available(sku: string, area: string, day: string): number {
    const own = (this.changes.get(sku) ?? []).filter((change) => change.area === area);
    const ends = [day, ...own.map((change) => change.day).filter((later) => later > day)];
    const standing = ends.map((end) =>
      own.reduce((units, change) => units + (change.day <= end ? change.units : 0), 0),
    );
    return Math.max(0, Math.min(...standing));
  }

  /** Which bins a quantity leaves, in order; less in all than is wanted where there is no more. */
  take(
    sku: string,
    wanted: number,
    day: string,
    from: { readonly bin: string | null; readonly searchesOthers: boolean },
  ): { readonly area: string; readonly quantity: number }[] {
    const others = Object.keys(bins)
      .filter((code) => code !== 'MAIN' && code !== 'TRANSIT' && isSoldFrom(code))
      .sort();
    const free = ['MAIN', ...(from.searchesOthers ? others : [])];
    const named = from.bin !== null ? [from.bin] : free;
    const taken: { area: string; quantity: number }[] = [];
    let left = wanted;
    for (const area of named) {
      const quantity = Math.min(left, this.available(sku, area, day));
      if (quantity > 0) taken.push({ area, quantity });
      left -= quantity;
    }
    return taken;
  }

  /** Keeps a quantity of a bin for a line, on whatever day. */
  draw(sku: string, area: string, quantity: number): void {
    const changes = this.changes.get(sku) ?? [];
    this.changes.set(sku, changes);
    changes.push({ area, day: '', units: -quantity });
  }

  /** Takes a quantity's cost out of its pool. */
  takeCost(sku: string, quantity: number): number {
    const pool = this.of(sku);
    const cost = costOf(pool, quantity);
    pool.units -= quantity;
    pool.value -= cost;
    return cost;
  }

  addCost(sku: string, quantity: number, value: number): void {
    const pool = this.of(sku);
    pool.units += quantity;
    pool.value += value;
  }

  apply(flow: Flow, day: string, sign: 1 | -1 = 1): void {
    const { sku, from, to, quantity, stock } = flow;
    const changes = this.changes.get(sku) ?? [];
    this.changes.set(sku, changes);
    if (from !== null) changes.push({ area: from, day, units: -sign * quantity });
    if (to !== null) changes.push({ area: to, day, units: sign * quantity });
    const pool = this.of(sku);
    const isOurs = (area: string | null): number => (area !== null && bins[area]?.isOurs ? 1 : 0);
    pool.units += sign * quantity * (isOurs(to) - isOurs(from));
    pool.value += sign * stock;
  }
}

function isSoldFrom(code: string): boolean {
  return bins[code]?.isOurs === true && bins[code].stock === 'normal';
}
