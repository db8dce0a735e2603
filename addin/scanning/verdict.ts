/** What is said of a scanned serial: pure, from what the books answered. The same words in every pane. */
import type { UnitCard } from '../../shared/api.ts';
import { cleanSerial } from '../../shared/serial/text.ts';

export type Verdict =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'good'; readonly sentence: string; readonly unit: UnitCard }
  /** Known, and something to look at. */
  | { readonly kind: 'look'; readonly sentence: string; readonly units: readonly UnitCard[] }
  | { readonly kind: 'bad'; readonly sentence: string };

export const waiting: Verdict = { kind: 'waiting' };

const statusSentences: Readonly<Record<string, (unit: UnitCard) => string>> = {
  sold: (unit) =>
    `Sold to ${unit.customer ?? 'a customer'}${unit.invoiceNumber === null ? '' : ` (${unit.invoiceNumber})`}`,
  return_expected: (unit) => `Its return from ${unit.customer ?? 'a customer'} is expected`,
  committed: (unit) => `Held in ${unit.area ?? 'stock'}`,
  at_vendor: (unit) => `Back at ${unit.holder ?? 'its vendor'}`,
  written_off: () => 'Written off',
  consumed: () => 'Built into another unit',
  expected: () => 'Expected from its vendor',
  in_transit: () => 'In transit',
};

/** The verdict on a serial from the units that the books have of it. */
export function judge(serial: string, units: readonly UnitCard[]): Verdict {
  const [unit] = units;
  if (unit === undefined) {
    return {
      kind: 'bad',
      sentence: `${serial} is not in the books. Check the label, or receive it.`,
    };
  }
  if (units.length > 1) {
    const items = units.map(({ item }) => item).join(', ');
    return { kind: 'look', sentence: `A serial of several items: ${items}`, units };
  }
  if (unit.status === 'in_stock' || unit.status === 'returned') {
    const place = `${unit.item}, in ${unit.area ?? 'stock'}`;
    return {
      kind: 'good',
      sentence: unit.status === 'returned' ? `${place} (returned)` : place,
      unit,
    };
  }
  const say = statusSentences[unit.status];
  return { kind: 'look', sentence: `${unit.item}: ${say?.(unit) ?? unit.status}`, units };
}

/** The cleaned text of a scan, or the sentence that says why it is none. */
export function readScan(raw: string): { serial: string; fault: string | null } {
  const cleaned = cleanSerial(raw);
  if (cleaned.ok) return { serial: cleaned.value, fault: null };
  return {
    serial: raw,
    fault:
      cleaned.error === 'serial_empty'
        ? 'The scan was empty. Scan it again.'
        : 'The scan holds characters that no serial has. Scan it again.',
  };
}
