/**
 * Customer RMA and vendor RMA -> page model: one row a unit, with the sale or the receipt that it came by,
 * so that whoever opens the parcel needs no other paper.
 */
import type {
  CustomerRmaFacts,
  CustomerRmaUnit,
  PrintedSerial,
  RmaFacts,
  VendorRmaFacts,
  VendorRmaUnit,
} from './facts.ts';
import type { Block, CellText, LabelledText, PageColumn, PageDocument, PageRow } from './page.ts';
import { stackedCell, textCell } from './page.ts';
import { planFrame, planMeta, planParty } from './plan-document.ts';
import { printFormatsOf, type PrintFormats } from './print-formats.ts';
import { wordsOf, type PrintWords } from './words/words.ts';

interface Printing {
  readonly words: PrintWords;
  readonly formats: PrintFormats;
}

function leftColumn(head: string, size: PageColumn['size']): PageColumn {
  return { head, align: 'left', size };
}

function rightColumn(head: string): PageColumn {
  return { head, align: 'right', size: 'fit' };
}

function planEarlier(
  unit: CustomerRmaUnit | VendorRmaUnit,
  { words, formats }: Printing,
): readonly string[] {
  const returns = (unit.earlierReturns ?? []).map(
    (earlier) =>
      `${earlier.number}, ${formats.day(earlier.occurredOn)}${earlier.reason === undefined ? '' : ` (${earlier.reason})`}`,
  );
  return returns.length === 0 ? [] : [`${words.heads.returnedBefore}: ${returns.join('; ')}`];
}

function planOrigin(unit: CustomerRmaUnit, { words, formats }: Printing): readonly string[] {
  const { vendor, receiptNumber, receivedOn } = unit;
  const parts = [
    ...(vendor === undefined ? [] : [`${words.labels.receivedFrom} ${vendor}`]),
    ...(receiptNumber === undefined ? [] : [receiptNumber]),
    ...(receivedOn === undefined ? [] : [formats.day(receivedOn)]),
  ];
  return parts.length === 0 ? [] : [parts.join(', ')];
}

function planSerial(unit: PrintedSerial): readonly CellText[] {
  return [
    { text: unit.serial, tone: 'serial' },
    ...textCell(unit.manufacturerSerial ?? '', 'muted_serial'),
  ];
}

function withNotes(cells: PageRow['cells'], notes: readonly string[]): PageRow {
  return notes.length === 0 ? { cells } : { cells, notes };
}

function planCustomerTable(facts: CustomerRmaFacts, printing: Printing): Block {
  const { units, currency } = facts;
  const { words, formats } = printing;
  const { heads } = words;
  const hasPrice = units.some((unit) => unit.unitPriceMinor !== undefined);
  const hasWarranty = units.some((unit) => unit.warrantyUntil !== undefined);
  const money = (amount: number | undefined): string =>
    amount === undefined ? '' : formats.money(amount, currency);
  const day = (text: CustomerRmaUnit['soldOn']): string | undefined =>
    text === undefined ? undefined : formats.day(text);
  return {
    kind: 'table',
    columns: [
      rightColumn(heads.line),
      leftColumn(heads.serial, 'whole'),
      leftColumn(heads.sku, 'rest'),
      leftColumn(heads.invoiceNumber, 'fit'),
      ...(hasPrice ? [rightColumn(heads.unitPrice)] : []),
      ...(hasWarranty ? [leftColumn(heads.warrantyUntil, 'fit')] : []),
      leftColumn(heads.reason, 'rest'),
      leftColumn(heads.action, 'fit'),
    ],
    rows: units.map((unit) =>
      withNotes(
        [
          textCell(String(unit.line)),
          planSerial(unit),
          stackedCell(unit.sku, unit.description),
          stackedCell(unit.invoiceNumber ?? '–', day(unit.soldOn)),
          ...(hasPrice ? [textCell(money(unit.unitPriceMinor))] : []),
          ...(hasWarranty ? [textCell(day(unit.warrantyUntil) ?? '')] : []),
          textCell(unit.reason),
          textCell(words.actions[unit.action] ?? unit.action),
        ],
        [...planOrigin(unit, printing), ...planEarlier(unit, printing)],
      ),
    ),
  };
}

function planVendorTable(facts: VendorRmaFacts, printing: Printing): Block {
  const { units, currency } = facts;
  const { words, formats } = printing;
  const { heads } = words;
  const hasCost = units.some((unit) => unit.unitCostMinor !== undefined);
  return {
    kind: 'table',
    columns: [
      rightColumn(heads.line),
      leftColumn(heads.serial, 'whole'),
      leftColumn(heads.sku, 'rest'),
      leftColumn(heads.receipt, 'fit'),
      leftColumn(heads.reason, 'rest'),
      ...(hasCost ? [rightColumn(heads.unitCost)] : []),
    ],
    rows: units.map((unit) =>
      withNotes(
        [
          textCell(String(unit.line)),
          planSerial(unit),
          stackedCell(unit.sku, unit.description),
          stackedCell(
            unit.receiptNumber ?? '–',
            unit.receivedOn === undefined ? undefined : formats.day(unit.receivedOn),
          ),
          textCell(unit.reason),
          ...(hasCost
            ? [
                textCell(
                  unit.unitCostMinor === undefined
                    ? ''
                    : formats.money(unit.unitCostMinor, currency),
                ),
              ]
            : []),
        ],
        planEarlier(unit, printing),
      ),
    ),
  };
}

/** What the head of an RMA says beside its date: until when it is good, or the number that the vendor gave. */
export function planRmaDetails(facts: RmaFacts): readonly LabelledText[] {
  const words = wordsOf(facts.language);
  const { day } = printFormatsOf(words);
  const details =
    facts.kind === 'customer_rma'
      ? [{ label: words.labels.validUntil, value: facts.expiresOn && day(facts.expiresOn) }]
      : [
          { label: words.labels.vendorRmaNumber, value: facts.vendorRmaNumber },
          { label: words.labels.vendorRmaDate, value: facts.vendorRmaOn && day(facts.vendorRmaOn) },
        ];
  return details.flatMap(({ label, value = '' }) => (value === '' ? [] : [{ label, value }]));
}

export function planRma(facts: RmaFacts): PageDocument {
  const words = wordsOf(facts.language);
  const printing = { words, formats: printFormatsOf(words) };
  const isCustomer = facts.kind === 'customer_rma';
  const party = isCustomer ? facts.customer : facts.vendor;
  const partyBlock = planParty(words.labels[isCustomer ? 'returnedBy' : 'returnedTo'], party);
  return {
    ...planFrame(facts),
    title: words.titles[isCustomer ? 'customerRma' : 'vendorRma'],
    ...(partyBlock === undefined ? {} : { party: partyBlock }),
    meta: [
      ...planMeta(facts),
      ...planRmaDetails(facts),
      { label: words.labels[isCustomer ? 'customer' : 'vendor'], value: party.code },
      { label: words.labels.contents, value: printing.formats.units(facts.units.length) },
    ],
    blocks: [
      isCustomer ? planCustomerTable(facts, printing) : planVendorTable(facts, printing),
      ...(facts.note === undefined ? [] : [{ kind: 'note', text: facts.note } as const]),
      { kind: 'signatures', captions: [words.signs.handedOverBy, words.signs.receivedBy] },
    ],
  };
}
