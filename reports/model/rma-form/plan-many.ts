/** The units of a form of many: one row each, with what the books know below it. A column that no unit fills is left out. */
import type { RmaFormReader } from '../../../shared/api/rma-forms.ts';
import type { Block, PageColumn, CellText } from '../page.ts';
import { stackedCell, textCell } from '../page.ts';
import type { RmaFormFacts, RmaFormUnit } from './facts.ts';
import { saySteps, sayWarranty } from './say.ts';
import { rmaFormWords, writeDay, writeMoney, type RmaFormField } from './words.ts';

interface UnitColumn {
  readonly head: RmaFormField;
  readonly size: PageColumn['size'];
  readonly align?: PageColumn['align'];
  /** Who has it as a column; everybody where it is left out. */
  readonly readers?: readonly RmaFormReader[];
  /** Stands even where no unit fills it, to be filled in by hand. */
  readonly isKept?: boolean;
  readonly read: (unit: RmaFormUnit, facts: RmaFormFacts) => readonly CellText[];
}

function moneyOf(amount: number | undefined, { currency, language }: RmaFormFacts) {
  return amount === undefined ? [] : textCell(writeMoney(amount, currency, language));
}

function paperOf(
  number: string | undefined,
  day: RmaFormFacts['day'] | undefined,
  { language }: RmaFormFacts,
): readonly CellText[] {
  return number === undefined
    ? []
    : stackedCell(number, day === undefined ? undefined : writeDay(day, language));
}

const columns: readonly UnitColumn[] = [
  {
    head: 'serial',
    size: 'whole',
    read: ({ serial, manufacturerSerial }) => [
      { text: serial, tone: 'serial' },
      ...textCell(manufacturerSerial ?? '', 'muted_serial'),
    ],
  },
  { head: 'item', size: 'rest', read: ({ sku, description }) => stackedCell(sku, description) },
  {
    head: 'invoice',
    size: 'fit',
    read: ({ sale }, facts) => paperOf(sale?.invoiceNumber, sale?.soldOn, facts),
  },
  {
    head: 'unitPrice',
    size: 'fit',
    align: 'right',
    read: ({ sale }, facts) => moneyOf(sale?.unitPriceMinor, facts),
  },
  {
    head: 'receipt',
    size: 'fit',
    readers: ['vendor'],
    read: ({ purchase }, facts) => paperOf(purchase?.receiptNumber, purchase?.receivedOn, facts),
  },
  {
    head: 'unitCost',
    size: 'fit',
    align: 'right',
    readers: ['vendor'],
    read: ({ purchase }, facts) => moneyOf(purchase?.unitCostMinor, facts),
  },
  { head: 'reason', size: 'rest', isKept: true, read: ({ reason }) => textCell(reason ?? '') },
  {
    head: 'action',
    size: 'fit',
    isKept: true,
    read: ({ action }, { language }) =>
      action === undefined ? [] : textCell(rmaFormWords(language).actions[action]),
  },
];

/** What of the purchase has no column of its own: a vendor reads it in its columns, a customer not at all. */
function notePurchase({ purchase }: RmaFormUnit, facts: RmaFormFacts): readonly string[] {
  const { language, currency, reader } = facts;
  if (reader === 'vendor' || purchase === undefined) return [];
  const { vendor, receiptNumber, receivedOn, unitCostMinor } = purchase;
  const parts = [
    vendor,
    receiptNumber,
    receivedOn === undefined ? undefined : writeDay(receivedOn, language),
    unitCostMinor === undefined ? undefined : writeMoney(unitCostMinor, currency, language),
  ].filter((part) => part !== undefined);
  return parts.length === 0
    ? []
    : [`${rmaFormWords(language).sections.purchase}: ${parts.join(', ')}`];
}

function notesOf(unit: RmaFormUnit, facts: RmaFormFacts): readonly string[] {
  const { language, reader } = facts;
  const words = rmaFormWords(language);
  const { customerWarranty, vendorWarranty, next } = unit;
  const warranties = [
    ['customerWarranty', customerWarranty],
    ['vendorWarranty', vendorWarranty],
  ] as const;
  const sides = warranties.flatMap(([field, side]) =>
    side === undefined ? [] : [`${words.sides[field]} ${sayWarranty(side, language)}`],
  );
  const steps = reader === 'customer' ? words.customerSteps : words.steps;
  const earlier = saySteps(unit.earlier, language);
  return [
    ...notePurchase(unit, facts),
    ...(sides.length === 0 ? [] : [sides.join(' · ')]),
    ...(earlier === '' ? [] : [words.earlierList(earlier)]),
    ...(next === undefined ? [] : [words.nextIs(steps[next])]),
  ];
}

/** The table of a form's units, counted from 1. */
export function planUnitsTable(facts: RmaFormFacts): Block {
  const { units, language } = facts;
  const words = rmaFormWords(language);
  const used = columns.filter(
    ({ isKept, readers, read }) =>
      readers?.includes(facts.reader) !== false &&
      (isKept === true || units.some((unit) => read(unit, facts).length > 0)),
  );
  return {
    kind: 'table',
    columns: [
      { head: '#', align: 'right', size: 'fit' },
      ...used.map(({ head, size, align = 'left' }) => ({ head: words.fields[head], size, align })),
    ],
    rows: units.map((unit, index) => ({
      cells: [textCell(String(index + 1)), ...used.map(({ read }) => read(unit, facts))],
      notes: notesOf(unit, facts),
    })),
  };
}
