/** Customer RMA and vendor RMA -> sheet: one row a unit; a column that no unit has a value for is left out. */
import type { CustomerRmaUnit, RmaFacts, VendorRmaUnit } from './facts.ts';
import { picturesOf } from './design.ts';
import { planHeadRows, planTailRows } from './document-sheet.ts';
import { planRmaDetails } from './plan-rma.ts';
import { wordsOf, type HeadKey, type PrintWords } from './words/words.ts';
import {
  countCell,
  fitColumns,
  dayCell,
  moneyCell,
  planFormats,
  textCell,
  type SheetCell,
  type SheetColumn,
  type SheetPlan,
  type SheetRow,
} from './sheet.ts';

interface UnitColumn<Unit> extends Omit<SheetColumn, 'head'> {
  readonly head: HeadKey;
  readonly read: (unit: Unit, currency: string, words: PrintWords) => SheetCell | null;
}

function leftColumn<Unit>(
  head: HeadKey,
  width: number,
  read: UnitColumn<Unit>['read'],
): UnitColumn<Unit> {
  return { head, width, align: 'left', read };
}

function moneyColumn<Unit>(
  head: HeadKey,
  readAmount: (unit: Unit) => number | undefined,
): UnitColumn<Unit> {
  return {
    head,
    width: 14,
    align: 'right',
    read: (unit, currency) => {
      const amount = readAmount(unit);
      return amount === undefined ? null : moneyCell(amount, currency);
    },
  };
}

type AnyUnit = CustomerRmaUnit | VendorRmaUnit;

const unitColumns: readonly UnitColumn<AnyUnit>[] = [
  { head: 'line', width: 6, align: 'left', read: (unit) => countCell(unit.line) },
  leftColumn('serial', 32, (unit) => textCell(unit.serial)),
  leftColumn('manufacturerSerial', 26, (unit) => textCell(unit.manufacturerSerial)),
  leftColumn('sku', 20, (unit) => textCell(unit.sku)),
  leftColumn('description', 42, (unit) => textCell(unit.description)),
];

const receiptColumns: readonly UnitColumn<AnyUnit>[] = [
  leftColumn('receipt', 16, (unit) => textCell(unit.receiptNumber)),
  leftColumn('receivedOn', 12, (unit) => dayCell(unit.receivedOn)),
];

const reason: UnitColumn<AnyUnit> = leftColumn('reason', 32, (unit) => textCell(unit.reason));

const earlier: UnitColumn<AnyUnit> = leftColumn('returnedBefore', 36, (unit) =>
  textCell(
    (unit.earlierReturns ?? [])
      .map((before) => `${before.number}, ${before.occurredOn}`)
      .join('; '),
  ),
);

const customerColumns: readonly UnitColumn<CustomerRmaUnit>[] = [
  ...unitColumns,
  leftColumn('invoiceNumber', 16, (unit) => textCell(unit.invoiceNumber)),
  leftColumn('soldOn', 12, (unit) => dayCell(unit.soldOn)),
  moneyColumn('unitPrice', (unit) => unit.unitPriceMinor),
  leftColumn('warrantyUntil', 14, (unit) => dayCell(unit.warrantyUntil)),
  reason,
  leftColumn('action', 12, (unit, _currency, words) =>
    textCell(words.actions[unit.action] ?? unit.action),
  ),
  leftColumn('vendor', 16, (unit) => textCell(unit.vendor)),
  ...receiptColumns,
  earlier,
];

const vendorColumns: readonly UnitColumn<VendorRmaUnit>[] = [
  ...unitColumns,
  ...receiptColumns,
  reason,
  moneyColumn('unitCost', (unit) => unit.unitCostMinor),
  earlier,
];

function planUnits<Unit>(
  all: readonly UnitColumn<Unit>[],
  units: readonly Unit[],
  currency: string,
  words: PrintWords,
): { readonly columns: readonly SheetColumn[]; readonly rows: readonly SheetRow[] } {
  const columns = all.filter((column) =>
    units.some((unit) => column.read(unit, currency, words) !== null),
  );
  return {
    columns: columns.map(({ head, width, align }) => ({ head: words.heads[head], width, align })),
    rows: units.map((unit) => ({
      role: 'line',
      cells: columns.map((column) => column.read(unit, currency, words)),
    })),
  };
}

export function planRmaSheet(facts: RmaFacts): SheetPlan {
  const words = wordsOf(facts.language);
  const isCustomer = facts.kind === 'customer_rma';
  const title = words.titles[isCustomer ? 'customerRma' : 'vendorRma'];
  const { columns, rows } = isCustomer
    ? planUnits(customerColumns, facts.units, facts.currency, words)
    : planUnits(vendorColumns, facts.units, facts.currency, words);
  const top = planHeadRows(
    title,
    facts,
    {
      label: words.labels[isCustomer ? 'returnedBy' : 'returnedTo'],
      facts: isCustomer ? facts.customer : facts.vendor,
    },
    planRmaDetails(facts),
  );
  return {
    name: title,
    title: `${title} ${facts.number}`.trim(),
    columns: fitColumns(columns, rows),
    rows: [
      ...top,
      { role: 'head', cells: columns.map(({ head }) => textCell(head)) },
      ...rows,
      ...planTailRows(facts),
    ],
    headRow: top.length + 1,
    tableRows: rows.length,
    tableName: 'Units',
    formats: planFormats(facts.currency),
    orientation: 'landscape',
    paper: facts.paper ?? 'a4',
    ...picturesOf(facts.design, facts.number),
  };
}
