/** Customer RMA and vendor RMA -> sheet: one row a unit; a column that no unit has a value for is left out. */
import type { CustomerRmaUnit, RmaFacts, VendorRmaUnit } from './facts.ts';
import { planHeadRows, planTailRows } from './document-sheet.ts';
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

type UnitColumn<Unit> = SheetColumn & {
  readonly read: (unit: Unit, currency: string) => SheetCell | null;
};

function leftColumn<Unit>(
  head: string,
  width: number,
  read: UnitColumn<Unit>['read'],
): UnitColumn<Unit> {
  return { head, width, align: 'left', read };
}

function moneyColumn<Unit>(
  head: string,
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
  { head: '#', width: 6, align: 'left', read: (unit) => countCell(unit.line) },
  leftColumn('Serial', 32, (unit) => textCell(unit.serial)),
  leftColumn('Manufacturer serial', 26, (unit) => textCell(unit.manufacturerSerial)),
  leftColumn('Item', 20, (unit) => textCell(unit.sku)),
  leftColumn('Description', 42, (unit) => textCell(unit.description)),
];

const receiptColumns: readonly UnitColumn<AnyUnit>[] = [
  leftColumn('Receipt', 16, (unit) => textCell(unit.receiptNumber)),
  leftColumn('Received on', 12, (unit) => dayCell(unit.receivedOn)),
];

const reason: UnitColumn<AnyUnit> = leftColumn('Reason', 32, (unit) => textCell(unit.reason));

const earlier: UnitColumn<AnyUnit> = leftColumn('Returned before', 36, (unit) =>
  textCell(
    (unit.earlierReturns ?? [])
      .map((before) => `${before.number} of ${before.occurredOn}`)
      .join('; '),
  ),
);

const customerColumns: readonly UnitColumn<CustomerRmaUnit>[] = [
  ...unitColumns,
  leftColumn('Invoice', 16, (unit) => textCell(unit.invoiceNumber)),
  leftColumn('Sold on', 12, (unit) => dayCell(unit.soldOn)),
  moneyColumn('Unit price', (unit) => unit.unitPriceMinor),
  leftColumn('Warranty until', 14, (unit) => dayCell(unit.warrantyUntil)),
  reason,
  leftColumn('Action', 12, (unit) => textCell(unit.action)),
  leftColumn('Vendor', 16, (unit) => textCell(unit.vendor)),
  ...receiptColumns,
  earlier,
];

const vendorColumns: readonly UnitColumn<VendorRmaUnit>[] = [
  ...unitColumns,
  ...receiptColumns,
  reason,
  moneyColumn('Unit cost', (unit) => unit.unitCostMinor),
  earlier,
];

function planUnits<Unit>(
  all: readonly UnitColumn<Unit>[],
  units: readonly Unit[],
  currency: string,
): { readonly columns: readonly SheetColumn[]; readonly rows: readonly SheetRow[] } {
  const columns = all.filter((column) =>
    units.some((unit) => column.read(unit, currency) !== null),
  );
  return {
    columns,
    rows: units.map((unit) => ({
      role: 'line',
      cells: columns.map((column) => column.read(unit, currency)),
    })),
  };
}

export function planRmaSheet(facts: RmaFacts): SheetPlan {
  const isCustomer = facts.kind === 'customer_rma';
  const title = isCustomer ? 'Customer RMA' : 'Vendor RMA';
  const { columns, rows } = isCustomer
    ? planUnits(customerColumns, facts.units, facts.currency)
    : planUnits(vendorColumns, facts.units, facts.currency);
  const details = isCustomer
    ? [{ label: 'Valid until', value: facts.expiresOn }]
    : [
        { label: 'Vendor’s RMA number', value: facts.vendorRmaNumber },
        { label: 'Vendor’s RMA date', value: facts.vendorRmaOn },
      ];
  const top = planHeadRows(
    title,
    facts,
    {
      label: isCustomer ? 'Returned by' : 'Returned to',
      facts: isCustomer ? facts.customer : facts.vendor,
    },
    details.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }])),
  );
  return {
    name: title,
    title: `${title} ${facts.number}`,
    columns: fitColumns(
      columns.map(({ head, width, align }) => ({ head, width, align })),
      rows,
    ),
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
  };
}
