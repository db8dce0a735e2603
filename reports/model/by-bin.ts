/** Lines in the order of a walk: bin by bin, item by item; what lies in no bin we know comes last. */
import type { LineFacts } from './facts.ts';

const inOrder = new Intl.Collator('en', { numeric: true });

export function byBin(lines: readonly LineFacts[]): readonly LineFacts[] {
  return [...lines].sort((one, other) => {
    if ((one.bin === undefined) !== (other.bin === undefined))
      return one.bin === undefined ? 1 : -1;
    return (
      inOrder.compare(one.bin ?? '', other.bin ?? '') ||
      inOrder.compare(one.sku, other.sku) ||
      one.line - other.line
    );
  });
}
