/**
 * A report that is a table -> plan of its sheet. What follows from other columns is a formula, totals count what a filter
 * leaves, and subtotals stand below.
 */
import { documentKinds } from '../../shared/documents/kinds.ts';
import type { PlannedCell, PlannedReport, PlannedTable } from '../../shared/report/plan.ts';
import {
  columnsOf,
  figureOf,
  fractionOf,
  tableKeys,
  tableRules,
  totalsOf,
  type TableColumn,
  type TableColumnId,
  type TableName,
  type TableRow,
  type TableValue,
} from '../../shared/report/tables.ts';
import { unitEvents, unitStatuses } from '../../shared/stock/lifecycle.ts';
import {
  dayCell,
  planReport,
  shareFormula,
  shownSum,
  textCell,
  textsOfFrame,
  type ReportFrame,
} from './report-frame.ts';
import { tableTexts } from './table-texts.ts';

export interface TableFacts {
  readonly name: TableName;
  readonly by: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Of reports that reckon days ahead or back. */
  readonly days?: string | undefined;
  /** Filters as they were asked: the column and its value. */
  readonly filters: readonly (readonly [column: TableColumnId, value: string])[];
  readonly rows: readonly TableRow[];
}

/** What follows from other columns of the same row. */
const formulas: Readonly<Partial<Record<TableName, Partial<Record<TableColumnId, string>>>>> = {
  'sales-profit': { netRevenue: '[revenue]-[returns]', margin: '[netRevenue]-[cost]' },
  purchases: { netValue: '[value]-[returnedValue]' },
  movements: { closingValue: '[openingValue]+[valueChange]' },
  'count-differences': { quantity: '[counted]-[expected]' },
};

const widths: Readonly<Record<TableColumn['kind'], number>> = {
  text: 32,
  day: 12,
  money: 14,
  count: 9,
  percent: 10,
};

/** Subtotals of more groups than a person reads are left out. */
const mostGroups = 1000;

/** A code as a person calls it. */
function wordOf(value: TableValue, column: TableColumn, { words }: ReportFrame): PlannedCell {
  if (column.words === 'kind') {
    const kind = documentKinds.find((each) => each === value);
    if (kind !== undefined) return words.kind(kind);
  }
  if (column.words === 'event') {
    const event = unitEvents.find((each) => each === value);
    if (event !== undefined) return words.event(event);
  }
  if (column.words === 'status') {
    const status = unitStatuses.find((each) => each === value);
    if (status !== undefined) return words.status(status);
  }
  return typeof value === 'number' ? value : textCell(value);
}

/** The formula of a share; nothing of nothing. */
function shareOf({ share }: TableColumn): string {
  return share === undefined ? '' : shareFormula(`[${share.part}]`, `[${share.whole}]`);
}

function cellOf(
  row: TableRow,
  column: TableColumn,
  formula: string | undefined,
  frame: ReportFrame,
): PlannedCell {
  if (column.share !== undefined) {
    return { formula: shareOf(column), value: fractionOf(row, column, frame.currency) };
  }
  const value = row[column.id] ?? null;
  if (value === null) return null;
  if (column.kind === 'text') return wordOf(value, column, frame);
  if (column.kind === 'day') return dayCell(String(value));
  const figure = figureOf(value, column.kind, frame.currency);
  return formula === undefined ? figure : { formula, value: figure };
}

/** Formulas whose columns all stand in the table. */
function formulasOf(
  name: TableName,
  columns: readonly TableColumn[],
): Partial<Record<TableColumnId, string>> {
  const ids = new Set<string>(columns.map(({ id }) => id));
  const isWhole = (formula: string): boolean =>
    [...formula.matchAll(/\[(\w+)\]/g)].every(([, id = '']) => ids.has(id));
  return Object.fromEntries(
    Object.entries(formulas[name] ?? {}).filter(([, formula]) => isWhole(formula)),
  );
}

function planMain(facts: TableFacts, columns: readonly TableColumn[], frame: ReportFrame) {
  const { heads } = tableTexts[frame.language];
  const formulaOf = formulasOf(facts.name, columns);
  return {
    id: 'rows',
    columns: columns.map(({ id, kind, isKey }) => ({
      id,
      head: heads[id],
      kind,
      width: widths[kind],
      ...(isKey === true ? { isKey } : {}),
    })),
    rows: facts.rows.map((row) =>
      columns.map((column) => cellOf(row, column, formulaOf[column.id], frame)),
    ),
  } satisfies PlannedTable;
}

/** What each group adds up to, in the order in which the groups come; null where it would tell nothing. */
function planGroups(
  { name, by, rows }: TableFacts,
  columns: readonly TableColumn[],
  frame: ReportFrame,
): PlannedTable | null {
  const group = tableRules[name].groups[by];
  if (group === undefined) return null;
  const groups = new Map<TableValue, TableRow[]>();
  for (const row of rows) {
    const key = row[group] ?? null;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [row]);
    else known.push(row);
  }
  if (groups.size < 2 || groups.size > mostGroups || groups.size === rows.length) return null;
  const { heads, subtotals } = tableTexts[frame.language];
  const shown = columns.filter(({ isSummed, share }) => isSummed === true || share !== undefined);
  return {
    id: 'groups',
    columns: [
      { id: 'name', head: subtotals(heads[group]), kind: 'text', width: 24, isKey: true },
      ...shown.map(({ id, kind }) => ({ id, head: heads[id], kind, width: widths[kind] })),
    ],
    rows: [...groups].map(([key, members]) => {
      const totals = totalsOf(columns, members, frame.currency);
      return [
        key === null ? '–' : String(key),
        ...shown.map((column) => cellOf(totals, column, undefined, frame)),
      ];
    }),
  };
}

function planTotals(
  { rows }: TableFacts,
  columns: readonly TableColumn[],
  frame: ReportFrame,
): Record<string, PlannedCell> {
  const sums = totalsOf(columns, rows, frame.currency);
  const [first] = columns;
  const totals: Record<string, PlannedCell> = {};
  if (first !== undefined) totals[first.id] = textsOfFrame(frame).total;
  for (const column of columns) {
    const { id, kind, isSummed, share } = column;
    if (isSummed === true) totals[id] = shownSum(id, figureOf(sums[id] ?? 0, kind, frame.currency));
    if (share !== undefined) totals[id] = cellOf(sums, column, undefined, frame);
  }
  return totals;
}

/** What was asked, in the words that stand above the table. */
function askedOf({ name, by, from, to, days, filters }: TableFacts, frame: ReportFrame): string[] {
  const texts = textsOfFrame(frame);
  const { heads, within, counted, by: wordOfBy } = tableTexts[frame.language];
  const isAhead = name === 'warranty';
  return [
    isAhead ? (from === undefined ? '' : counted(from)) : texts.period(from, to),
    tableKeys[name].length > 1 ? wordOfBy(by) : '',
    days === undefined ? '' : isAhead ? within(days) : `${heads.dead}: ${within(days)}`,
    ...filters.map(([column, value]) => texts.filter(heads[column], value)),
    tableRules[name].columns.some(({ kind }) => kind === 'money')
      ? texts.inCurrency(frame.currency)
      : '',
  ];
}

export function planTableSheet(facts: TableFacts, frame: ReportFrame): PlannedReport {
  const { name, by } = facts;
  const columns = columnsOf(name, by);
  const texts = tableTexts[frame.language];
  const groups = planGroups(facts, columns, frame);
  return planReport(frame, {
    sheetName: texts.sheets[name],
    tableName: name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    title: texts.titles[name],
    asked: askedOf(facts, frame),
    main: planMain(facts, columns, frame),
    totals: planTotals(facts, columns, frame),
    below: groups === null ? [] : [groups],
    isPortrait: columns.length <= 7,
  });
}
