/** Units that fit some filters -> plan of a sheet: one row a life of a unit, with what was paid and taken for it. */
import type { UnitCard } from '../../shared/api.ts';
import type { PlannedReport } from '../../shared/report/plan.ts';
import { cellsOf, planList, type ListColumn } from './report-columns.ts';
import {
  dayCell,
  decimalCell,
  planReport,
  shownCount,
  shownSum,
  sumOf,
  textCell,
  textsOfFrame,
  type ReportFrame,
} from './report-frame.ts';

export interface UnitsFacts {
  /** Filters as a person reads them: the column and what it was asked to be. */
  readonly filters: readonly (readonly [head: string, value: string])[];
  readonly asOf?: string | undefined;
  readonly units: readonly UnitCard[];
}

/** Columns in the order of the sheet; `words` stands for what statuses are called. */
function columnsOf({ words }: ReportFrame): readonly ListColumn<UnitCard>[] {
  const money = { kind: 'money', width: 14 } as const;
  return [
    { id: 'item', kind: 'text', isKey: true, width: 24, read: (unit) => unit.item },
    { id: 'description', kind: 'text', width: 32, read: (unit) => textCell(unit.description) },
    { id: 'serial', kind: 'text', isKey: true, width: 32, read: (unit) => unit.serial },
    {
      id: 'manufacturerSerial',
      kind: 'text',
      width: 24,
      read: (unit) => textCell(unit.manufacturerSerial),
    },
    { id: 'lot', kind: 'text', width: 16, read: (unit) => textCell(unit.lot) },
    { id: 'life', kind: 'count', isKey: true, read: (unit) => unit.life },
    { id: 'status', kind: 'text', width: 16, read: (unit) => words.status(unit.status) },
    { id: 'area', kind: 'text', width: 14, read: (unit) => textCell(unit.area) },
    { id: 'holder', kind: 'text', width: 14, read: (unit) => textCell(unit.holder) },
    { id: 'vendor', kind: 'text', width: 16, read: (unit) => textCell(unit.vendor) },
    { id: 'received', kind: 'day', read: (unit) => dayCell(unit.receivedOn) },
    { id: 'receipt', kind: 'text', width: 16, read: (unit) => textCell(unit.receiptNumber) },
    { id: 'unitCost', ...money, read: (unit) => decimalCell(unit.unitCost) },
    { id: 'trueCost', ...money, read: (unit) => decimalCell(unit.trueCost) },
    { id: 'customer', kind: 'text', width: 16, read: (unit) => textCell(unit.customer) },
    { id: 'sold', kind: 'day', read: (unit) => dayCell(unit.soldOn) },
    { id: 'invoice', kind: 'text', width: 16, read: (unit) => textCell(unit.invoiceNumber) },
    { id: 'price', ...money, read: (unit) => decimalCell(unit.unitPrice) },
    {
      id: 'margin',
      ...money,
      read: (unit) => {
        const value = decimalCell(unit.margin);
        return value === null ? null : { formula: '[price]-[trueCost]', value };
      },
    },
    { id: 'days', kind: 'count', read: (unit) => unit.daysInStock },
    { id: 'warranty', kind: 'day', read: (unit) => dayCell(unit.warrantyUntil) },
    { id: 'note', kind: 'text', width: 30, read: (unit) => textCell(unit.note) },
  ];
}

export function planUnitsSheet(facts: UnitsFacts, frame: ReportFrame): PlannedReport {
  const { filters, asOf, units } = facts;
  const texts = textsOfFrame(frame);
  const main = planList('units', texts, columnsOf(frame), units);
  const { currency } = frame;
  const summed = (id: 'unitCost' | 'trueCost' | 'price') =>
    shownSum(id, sumOf(cellsOf(main, id), currency));
  const margins = units.map(({ margin }) => decimalCell(margin));
  return planReport(frame, {
    sheetName: texts.sheets.units,
    tableName: 'Units',
    title: texts.titles.units,
    asked: [
      ...filters.map(([head, value]) => texts.filter(head, value)),
      asOf === undefined ? '' : texts.asOf(asOf),
      texts.inCurrency(currency),
    ],
    main,
    totals: {
      item: texts.shown,
      serial: shownCount('serial', units.length),
      unitCost: summed('unitCost'),
      trueCost: summed('trueCost'),
      price: summed('price'),
      margin: shownSum('margin', sumOf(margins, currency)),
    },
  });
}
