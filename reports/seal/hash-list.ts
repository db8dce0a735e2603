/** Many hashes in one block of memory: a million of them take 32 MB. */
import { hashLength } from './canonical.ts';

export class HashList {
  #bytes = new Uint8Array(1024 * hashLength);
  #count = 0;

  push(hash: Uint8Array): void {
    const at = this.#count * hashLength;
    if (at === this.#bytes.length) {
      const wider = new Uint8Array(2 * this.#bytes.length);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes.set(hash, at);
    this.#count += 1;
  }

  at(place: number): Uint8Array {
    return this.#bytes.subarray(place * hashLength, (place + 1) * hashLength);
  }
}

export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}
