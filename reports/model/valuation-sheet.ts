/** What the stock is worth -> plan of a sheet: by item, by item and bin, or unit by unit; the largest values as a chart. */
import type { AnswerOf, QueryOf } from '../../shared/api.ts';
import type { PlannedCell, PlannedReport, PlannedTable } from '../../shared/report/plan.ts';
import { planTop } from './plan-top.ts';
import { cellsOf, planList, type ListColumn } from './report-columns.ts';
import {
  decimalCell,
  planReport,
  shownSum,
  sumOf,
  textCell,
  textsOfFrame,
  type ReportFrame,
} from './report-frame.ts';

export interface ValuationFacts {
  readonly by: QueryOf<'valuation'>['by'];
  readonly answer: AnswerOf<'valuation'>;
}

type ValueRow = AnswerOf<'valuation'>['rows'][number];

/** What one is worth: a formula, but for a unit, whose value it is already. */
function readUnitValue(row: ValueRow): PlannedCell {
  const value = row.units === 0 ? '' : Number(row.value) / row.units;
  return { formula: 'IF([units]=0,"",[value]/[units])', value };
}

function columnsOf(by: ValuationFacts['by']): readonly ListColumn<ValueRow>[] {
  const area: ListColumn<ValueRow> = {
    id: 'area',
    kind: 'text',
    isKey: true,
    read: (row) => textCell(row.area),
  };
  const serial: ListColumn<ValueRow> = {
    id: 'serial',
    kind: 'text',
    isKey: true,
    read: (row) => textCell(row.serial),
  };
  const unitValue: ListColumn<ValueRow> = { id: 'unitValue', kind: 'money', read: readUnitValue };
  return [
    { id: 'item', kind: 'text', isKey: true, read: (row) => textCell(row.item) },
    // A unit that changes its bin stays the same row.
    ...(by === 'item' ? [] : by === 'unit' ? [serial, { ...area, isKey: false }] : [area]),
    { id: 'units', kind: 'count', width: 14, read: (row) => row.units },
    { id: 'value', kind: 'money', width: 16, read: (row) => decimalCell(row.value) },
    ...(by === 'unit' ? [] : [unitValue]),
  ];
}

function planValueTop({ by, answer }: ValuationFacts, main: PlannedTable): PlannedTable | null {
  if (by !== 'item' || answer.rows.length < 2) return null;
  const read = (index: number): number => Number(answer.rows[index]?.value ?? 0);
  const head = main.columns.find(({ id }) => id === 'value')?.head ?? '';
  return planTop({ main, name: 'item', figures: [{ id: 'value', head, read }], isInOrder: false });
}

export function planValuationSheet(facts: ValuationFacts, frame: ReportFrame): PlannedReport {
  const { by, answer } = facts;
  const texts = textsOfFrame(frame);
  const main = planList('valuation', texts, columnsOf(by), answer.rows);
  const top = planValueTop(facts, main);
  const value = sumOf(cellsOf(main, 'value'), answer.currency);
  return planReport(frame, {
    sheetName: texts.sheets.valuation,
    tableName: 'Valuation',
    title: texts.titles.valuation,
    asked: [texts.asOf(answer.asOf), texts.inCurrency(answer.currency)],
    main,
    totals: {
      item: texts.total,
      units: shownSum('units', answer.totals.units),
      value: shownSum('value', value),
      ...(by === 'unit'
        ? {}
        : {
            unitValue: {
              formula: 'IF([units]=0,"",[value]/[units])',
              value: answer.totals.units === 0 ? '' : value / answer.totals.units,
            },
          }),
    },
    below: top === null ? [] : [top],
    ...(top === null
      ? {}
      : {
          chart: {
            type: 'ColumnClustered',
            table: 'top',
            title: texts.topTen(texts.columns.value),
          },
        }),
    isPortrait: true,
  });
}
