/**
 * What is said of a scanned serial: pure, from what the books answered. The same words in every pane, and in the language
 * that is spoken when they are read.
 */
import type { UnitCard } from '../../shared/api.ts';
import { cleanSerial } from '../../shared/serial/text.ts';
import { textsOf } from '../texts/texts.ts';

const texts = textsOf('scanning');

export type Verdict =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'good'; readonly sentence: string; readonly unit: UnitCard }
  /** Known, and something to look at. */
  | { readonly kind: 'look'; readonly sentence: string; readonly units: readonly UnitCard[] }
  | { readonly kind: 'bad'; readonly sentence: string };

export const waiting: Verdict = { kind: 'waiting' };

const customerOf = (unit: UnitCard): string => unit.customer ?? texts.verdict.aCustomer;
const binOf = (unit: UnitCard): string => unit.area ?? texts.verdict.stock;

const statusSentences: Readonly<Record<string, (unit: UnitCard) => string>> = {
  sold: (unit) => texts.verdict.soldTo(customerOf(unit), unit.invoiceNumber),
  return_expected: (unit) => texts.verdict.returnExpected(customerOf(unit)),
  committed: (unit) => texts.verdict.committed(binOf(unit)),
  at_vendor: (unit) => texts.verdict.atVendor(unit.holder ?? texts.verdict.itsVendor),
  written_off: () => texts.verdict.writtenOff,
  consumed: () => texts.verdict.consumed,
  expected: () => texts.verdict.expected,
  in_transit: () => texts.verdict.inTransit,
};

/** A verdict whose sentence is put together when it is read, so that it follows the language. */
const lookAt = (units: readonly UnitCard[], say: () => string): Verdict => ({
  kind: 'look',
  units,
  get sentence() {
    return say();
  },
});

/** The verdict on a serial from the units that the books have of it. */
export function judge(serial: string, units: readonly UnitCard[]): Verdict {
  const [unit] = units;
  if (unit === undefined) {
    return {
      kind: 'bad',
      get sentence() {
        return texts.verdict.unknown(serial);
      },
    };
  }
  if (units.length > 1) {
    const items = units.map(({ item }) => item).join(', ');
    return lookAt(units, () => texts.verdict.several(items));
  }
  const { item, status } = unit;
  if (status === 'in_stock' || status === 'returned') {
    return {
      kind: 'good',
      unit,
      get sentence() {
        const say = status === 'returned' ? texts.verdict.returned : texts.verdict.inStock;
        return say(item, binOf(unit));
      },
    };
  }
  return lookAt(units, () => texts.verdict.other(item, statusSentences[status]?.(unit) ?? status));
}

/** The cleaned text of a scan, or the sentence that says why it is none. */
export function readScan(raw: string): { serial: string; fault: string | null } {
  const cleaned = cleanSerial(raw);
  if (cleaned.ok) return { serial: cleaned.value, fault: null };
  return {
    serial: raw,
    fault: cleaned.error === 'serial_empty' ? texts.verdict.empty : texts.verdict.malformed,
  };
}

/** The verdict on a text that is no serial. */
export function judgeMalformed(raw: string): Verdict {
  return {
    kind: 'bad',
    get sentence() {
      return readScan(raw).fault ?? '';
    },
  };
}
