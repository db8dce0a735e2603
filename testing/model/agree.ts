/** Whether two values say the same; a difference is thrown, as it is read best. */
import { deepStrictEqual } from 'node:assert/strict';

/** Compared as JSON has them: where their objects were made does not tell them apart. */
export function agree(actual: unknown, expected: unknown): void {
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
  deepStrictEqual(plain(actual), plain(expected));
}
