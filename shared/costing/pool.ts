/**
 * The cost of items that are tracked by quantity: all that we own of an item is one pool, and what leaves it costs the
 * average at that moment (everest.md 4.2 and 4.3). A pool of no units is worth nothing.
 */
import { assert } from '../assert.ts';
import { divide, type Minor } from '../money.ts';
import type { Pool } from '../documents/view.ts';

/** Pools by item id as a document goes through its lines; each line sees what those before it left. */
export type Pools = Map<number, Pool>;

/** What a quantity costs at the pool's average, half up; all that is left for all that is there. */
export function costOf(pool: Pool, quantity: number): Minor {
  if (pool.units === 0) return 0;
  return quantity === pool.units ? pool.value : divide(pool.value, quantity, pool.units);
}

export function poolOf(pools: Pools, itemId: number): Pool {
  return pools.get(itemId) ?? { units: 0, value: 0 };
}

/** Takes a quantity out of its pool, and says what it cost. The pool must hold that much. */
export function takeFromPool(pools: Pools, itemId: number, quantity: number): Minor {
  const pool = poolOf(pools, itemId);
  assert(quantity <= pool.units, 'a pool holds less than is taken from it');
  const cost = costOf(pool, quantity);
  pools.set(itemId, { units: pool.units - quantity, value: pool.value - cost });
  return cost;
}

export function addToPool(pools: Pools, itemId: number, quantity: number, value: Minor): void {
  const pool = poolOf(pools, itemId);
  pools.set(itemId, { units: pool.units + quantity, value: pool.value + value });
}
