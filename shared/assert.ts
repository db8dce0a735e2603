/**
 * Assertions stay on in production: a broken invariant is a bug of ours, and going on would write it into the books.
 */

/** Throws when a condition that our own code guarantees does not hold. */
export function assert(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`Serialbook is wrong about itself: ${what}`);
}

/** The value, which our own code guarantees is there. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) {
    throw new Error(`Serialbook is wrong about itself: ${what} is missing`);
  }
  return value;
}
