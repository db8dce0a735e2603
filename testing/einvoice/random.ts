/** Facts of e-invoices drawn by a seed: all categories of tax, odd names, many lines, prices that do not divide. */
import {
  emptyBuyer,
  emptyItem,
  emptySeller,
  type ZeroTaxCategory,
} from '../../shared/company/einvoice.ts';
import type { Day } from '../../shared/day.ts';
import { parsePercent, percentOf, sum } from '../../shared/money.ts';
import type { EInvoiceFacts, EInvoiceLineFacts } from '../../reports/einvoice/map.ts';

/** Whole numbers from 0 up to, and without, `most`: the same for the same seed (mulberry32). */
export function drawBy(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  };
}

const names = [
  'Dźwięk i Światło Sp. z o.o.',
  'Ηλεκτρονικά Αθηνών Α.Ε.',
  '上海电子有限公司',
  'Smith & Sons <Ltd> "North"',
  "O'Brien",
  'Müller GmbH ]]> Söhne',
];
const zeroCategories: readonly ZeroTaxCategory[] = ['Z', 'E', 'AE', 'K', 'G', 'O'];
const currencies = ['EUR', 'EUR', 'USD', 'JPY'];

type Draw = (most: number) => number;

function drawLine(draw: Draw, line: number, rates: readonly string[]): EInvoiceLineFacts {
  const quantity = 1 + draw(5);
  const isWhole = draw(8) > 0;
  const price = 1 + draw(200_000);
  const discountMinor = isWhole && draw(3) === 0 ? draw(price) : 0;
  const netMinor = isWhole ? (price - discountMinor) * quantity : draw(500_000);
  const taxRate = rates[draw(rates.length)] ?? null;
  return {
    line,
    sku: `SKU-${line}`,
    description: names[draw(names.length)] ?? '',
    ...(draw(3) === 0 ? { gtin: '4006381333931' } : {}),
    ...(draw(4) === 0 ? { lot: `LOT <${draw(99)}>` } : {}),
    quantity,
    unitPriceMinor: isWhole ? price : null,
    discountMinor,
    taxRate,
    netMinor,
    taxMinor: percentOf(netMinor, parsePercent(taxRate ?? '0') ?? 0),
    item: draw(5) === 0 ? { ...emptyItem, unitCode: 'H87' } : emptyItem,
    instances: Array.from({ length: draw(3) === 0 ? 0 : quantity }, (_, index) => ({
      serial: `S&${line}-${index}`,
      ...(draw(2) === 0 ? { manufacturerSerial: `序列-${index}` } : {}),
    })),
  };
}

/** Complete facts: every profile takes them. */
export function drawFacts(seed: number): EInvoiceFacts {
  const draw = drawBy(seed);
  const zeroTax = zeroCategories[draw(zeroCategories.length)] ?? 'Z';
  // What lies outside of VAT stands in a document of its own.
  const rates = zeroTax === 'O' ? ['0'] : ['19', '7.00', '7.25', '0', '20'].slice(0, 1 + draw(5));
  const lines = Array.from({ length: 1 + draw(12) }, (_, index) =>
    drawLine(draw, index + 1, rates),
  );
  const asksForMoney = draw(4) > 0;
  return {
    asksForMoney,
    number: `INV-${100_000 + seed}`,
    issuedOn: '2026-02-27' as Day,
    currency: currencies[draw(currencies.length)] ?? 'EUR',
    ...(draw(2) === 0 ? { note: 'Thank you & come again\nsoon' } : {}),
    ...(draw(2) === 0 ? { orderReference: 'PO 7 <b>' } : {}),
    preceding: asksForMoney ? [] : ['INV-1', 'INV-2'].slice(0, 1 + draw(2)),
    seller: {
      company: {
        name: names[draw(names.length)] ?? '',
        addressLines: [],
        registration: 'HRB 12345',
        ...(draw(2) === 0 ? { taxNumber: '12/345/67890' } : {}),
        email: 'billing@example.com',
        phone: '+49 30 1234567',
      },
      iban: 'DE89370400440532013000',
      paymentTerms: draw(2) === 0 ? 'Net 14 days' : '',
      fields: {
        ...emptySeller,
        vatId: 'DE123456789',
        street: 'Hauptstraße 1',
        postcode: '10115',
        city: 'Berlin',
        country: 'DE',
        electronicScheme: 'EM',
        electronicAddress: 'billing@example.com',
        paymentDays: '14',
        zeroTax,
        zeroTaxReason: zeroTax === 'E' ? 'Exempt by § 4' : '',
        contact: 'Ada Müller',
        bic: draw(2) === 0 ? 'COBADEFFXXX' : '',
      },
    },
    buyer: {
      code: 'bolt',
      name: names[draw(names.length)] ?? '',
      fields: {
        ...emptyBuyer,
        vatId: 'PL1234567890',
        postcode: '00-950',
        city: 'Łódź',
        country: 'PL',
        electronicScheme: '0088',
        electronicAddress: '4012345000009',
        buyerReference: '04011000-12345-34',
      },
    },
    lines,
    netMinor: sum(lines.map(({ netMinor }) => netMinor)),
    taxMinor: sum(lines.map(({ taxMinor }) => taxMinor)),
  };
}
