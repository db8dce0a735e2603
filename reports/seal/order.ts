/** Which numbers of a list stand out of order: the fewest that must be taken out so that the others rise. */

/** How many stand, from the first on, each higher than the one before. */
export function countRising(numbers: readonly number[]): number {
  const end = numbers.findIndex((number, place) => number <= (numbers[place - 1] ?? -Infinity));
  return end < 0 ? numbers.length : end;
}

/** Places of the numbers outside a longest rising run, in order; n log n. */
export function placesOutOfOrder(numbers: readonly number[]): number[] {
  /** For each length, the place of the least number that ends a rising run of that length. */
  const ends: number[] = [];
  const before = new Int32Array(numbers.length).fill(-1);
  numbers.forEach((number, place) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[place] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = place;
  });
  const inOrder = new Uint8Array(numbers.length);
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) inOrder[at] = 1;
  return numbers.flatMap((_, place) => (inOrder[place] === 1 ? [] : [place]));
}
