/**
 * What the stock is worth -> plan of a sheet: by item, by item and bin, vendor or age, or unit by unit; the largest values
 * as a chart, or the sums of each vendor or age.
 */
import type { AnswerOf, QueryOf } from '../../shared/api.ts';
import type { PlannedCell, PlannedReport, PlannedTable } from '../../shared/report/plan.ts';
import { planTop } from './plan-top.ts';
import { cellsOf, planList, type ListColumn } from './report-columns.ts';
import type { ReportTexts } from './report-texts.ts';
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

function columnsOf(by: ValuationFacts['by'], texts: ReportTexts): readonly ListColumn<ValueRow>[] {
  const column = (
    id: 'item' | 'area' | 'serial' | 'vendor' | 'age',
    read: ListColumn<ValueRow>['read'],
    isKey = true,
  ): ListColumn<ValueRow> => ({ id, kind: 'text', isKey, read });
  const item = column('item', (row) => textCell(row.item));
  const area = column('area', (row) => textCell(row.area), by === 'area');
  const named: Readonly<Record<ValuationFacts['by'], readonly ListColumn<ValueRow>[]>> = {
    item: [item],
    area: [item, area],
    // A unit that changes its bin stays the same row.
    unit: [item, column('serial', (row) => textCell(row.serial)), area],
    vendor: [column('vendor', (row) => textCell(row.vendor ?? texts.withoutUnits)), item],
    age: [column('age', (row) => textCell(nameAge(row, texts))), item],
  };
  const unitValue: ListColumn<ValueRow> = { id: 'unitValue', kind: 'money', read: readUnitValue };
  return [
    ...named[by],
    { id: 'units', kind: 'count', width: 14, read: (row) => row.units },
    { id: 'value', kind: 'money', width: 16, read: (row) => decimalCell(row.value) },
    ...(by === 'unit' ? [] : [unitValue]),
  ];
}

function nameAge({ age }: ValueRow, texts: ReportTexts): string {
  return age === null || age === undefined ? texts.withoutUnits : texts.age(age);
}

/** What each vendor's goods, or those of each age, are worth; null for the other cuts. */
function planSums({ by, answer }: ValuationFacts, frame: ReportFrame): PlannedTable | null {
  if (by !== 'vendor' && by !== 'age') return null;
  const texts = textsOfFrame(frame);
  const { currency } = answer;
  const sums = new Map<string, { units: number; values: number[] }>();
  for (const row of answer.rows) {
    const name = by === 'age' ? nameAge(row, texts) : (row.vendor ?? texts.withoutUnits);
    const sum = sums.get(name) ?? { units: 0, values: [] };
    sum.units += row.units;
    sum.values.push(Number(row.value));
    sums.set(name, sum);
  }
  const head = texts.columns[by];
  return {
    id: 'sums',
    columns: [
      { id: 'name', head: texts.subtotals(head), kind: 'text', width: 24, isKey: true },
      { id: 'units', head: texts.columns.units, kind: 'count', width: 14 },
      { id: 'value', head: texts.columns.value, kind: 'money', width: 16 },
    ],
    rows: [...sums].map(([name, { units, values }]) => [name, units, sumOf(values, currency)]),
  };
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
  const main = planList('valuation', texts, columnsOf(by, texts), answer.rows);
  const top = planValueTop(facts, main);
  const sums = planSums(facts, frame);
  const value = sumOf(cellsOf(main, 'value'), answer.currency);
  return planReport(frame, {
    sheetName: texts.sheets.valuation,
    tableName: 'Valuation',
    title: texts.titles.valuation,
    asked: [texts.asOf(answer.asOf), texts.inCurrency(answer.currency)],
    main,
    totals: {
      [main.columns[0]?.id ?? 'item']: texts.total,
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
    below: [top, sums].filter((table) => table !== null),
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
