/** Work on very many rows in slices, between which the page draws and hears the person; no slice takes long. */

const sliceMs = 30;
/** The clock is read once in so many items. */
const itemsPerReading = 200;

export async function mapInSlices<Item, Made>(
  items: readonly Item[],
  make: (item: Item, index: number) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  let begun = performance.now();
  for (const [index, item] of items.entries()) {
    made.push(make(item, index));
    if (index % itemsPerReading !== 0 || performance.now() - begun < sliceMs) continue;
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
  }
  return made;
}
