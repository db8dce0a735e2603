/** A camera sees a barcode in every frame: seen again within a moment it is the same scan, however long it is held there. */

const sameForMs = 1500;

/** Answers whether a code is a new scan; times are in milliseconds and never go back. */
export function makeRepeatFilter(): (code: string, at: number) => boolean {
  const seen = new Map<string, number>();
  return (code, at) => {
    for (const [each, last] of seen) if (at - last >= sameForMs) seen.delete(each);
    const isNew = !seen.has(code);
    seen.set(code, at);
    return isNew;
  };
}
