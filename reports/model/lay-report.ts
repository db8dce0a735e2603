/** The plan of a report -> one worksheet of a file: the same rows at the same places as in a workbook's sheet. */
import { cellAt, resolveFormula, type FormulaPlaces } from '../../shared/report/formula.ts';
import {
  columnWidths,
  keysOf,
  rowsAbove,
  type ColumnKind,
  type PlannedCell,
  type PlannedReport,
  type PlannedTable,
} from '../../shared/report/plan.ts';
import { layChart } from './lay-chart.ts';
import type { SheetCell, SheetColumn, SheetPlan, SheetRow, SheetRowRole } from './sheet.ts';

interface Laid {
  readonly table: PlannedTable;
  /** The row of its heads, from 0. */
  readonly top: number;
  readonly rowOfKey: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, number>;
}

function lay(table: PlannedTable, top: number): Laid {
  const keys = keysOf(table.columns, table.rows);
  return {
    table,
    top,
    rowOfKey: new Map(keys.map((key, index) => [key, top + 1 + index])),
    places: new Map(table.columns.map(({ id }, place) => [id, place])),
  };
}

function layTables({ main, below }: PlannedReport): readonly [Laid, ...Laid[]] {
  const first = lay(main, rowsAbove.heads);
  const others: Laid[] = [];
  let next = first.top + main.rows.length + 2;
  for (const table of below) {
    others.push(lay(table, next));
    next += table.rows.length + 2;
  }
  return [first, ...others];
}

function placesOf(tables: readonly Laid[], own: Laid, row: number): FormulaPlaces {
  const find = (id: string): Laid | undefined =>
    id === '' ? own : tables.find(({ table }) => table.id === id);
  return {
    ofRow: (column) => {
      const place = own.places.get(column);
      return place === undefined ? null : cellAt(place, row);
    },
    ofColumn: (id, column) => {
      const laid = find(id);
      const place = laid?.places.get(column);
      if (laid === undefined || place === undefined || laid.table.rows.length === 0) return null;
      const last = laid.top + laid.table.rows.length;
      return `${cellAt(place, laid.top + 1)}:${cellAt(place, last)}`;
    },
    ofCell: (id, key, column) => {
      const laid = find(id);
      const place = laid?.places.get(column);
      const at = laid?.rowOfKey.get(key);
      return place === undefined || at === undefined ? null : cellAt(place, at);
    },
  };
}

function layCell(cell: PlannedCell, kind: ColumnKind, places: FormulaPlaces): SheetCell | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return { kind: 'text', text: cell };
  const format = kind === 'text' ? 'count' : kind;
  if (typeof cell === 'number') return { kind: 'number', value: cell, format };
  const formula = resolveFormula(cell.formula, places);
  if (formula !== null) return { kind: 'formula', formula, value: cell.value, format };
  return cell.value === '' ? null : { kind: 'number', value: cell.value, format };
}

function layRows(tables: readonly Laid[], own: Laid, role: SheetRowRole): SheetRow[] {
  const { columns, rows, strongRows } = own.table;
  const strong = new Set(strongRows);
  return rows.map((cells, index) => {
    const places = placesOf(tables, own, own.top + 1 + index);
    return {
      role: strong.has(index) ? 'total' : role,
      cells: columns.map(({ kind }, place) => layCell(cells[place] ?? null, kind, places)),
    };
  });
}

function headsOf({ columns }: PlannedTable, role: SheetRowRole): SheetRow {
  return {
    role,
    cells: columns.map(({ head, kind }) => {
      const isRight = kind === 'money' || kind === 'count' || kind === 'percent';
      return { kind: 'text', text: head, ...(isRight ? { isRight } : {}) };
    }),
  };
}

function textRow(role: SheetRowRole, text: string): SheetRow {
  return text === '' ? { role: 'empty', cells: [] } : { role, cells: [{ kind: 'text', text }] };
}

function layColumns(report: PlannedReport): SheetColumn[] {
  return columnWidths(report).map((width, place) => {
    const column = report.main.columns[place];
    const isText = column === undefined || column.kind === 'text';
    return { head: column?.head ?? '', width, align: isText ? 'left' : 'right' };
  });
}

export function layReport(report: PlannedReport): SheetPlan {
  const tables = layTables(report);
  const [first, ...others] = tables;
  const { main } = report;
  const chart = layChart(report, tables);
  const atTotals = placesOf(tables, first, rowsAbove.totals);
  const rows: SheetRow[] = [
    textRow('title', report.title),
    textRow('fact', report.company),
    textRow('fact', report.caption),
    textRow('fact', report.status.complete),
    {
      role: 'total',
      cells: main.columns.map(({ kind }, place) =>
        layCell(report.totals[place] ?? null, kind, atTotals),
      ),
    },
    headsOf(main, 'head'),
    ...layRows(tables, first, 'line'),
    ...others.flatMap((laid): SheetRow[] => [
      { role: 'empty', cells: [] },
      headsOf(laid.table, 'section'),
      ...layRows(tables, laid, 'figure'),
    ]),
  ];
  if (report.seal !== undefined)
    rows.push(textRow('empty', ''), textRow('remark', `Seal ${report.seal}`));
  return {
    name: report.sheetName,
    title: `${report.title}, ${report.caption}`,
    columns: layColumns(report),
    rows,
    headRow: rowsAbove.heads + 1,
    tableRows: main.rows.length,
    tableName: report.tableName,
    formats: { ...report.formats, rate: '0.##' },
    orientation: report.isLandscape ? 'landscape' : 'portrait',
    paper: report.paper,
    ...(chart === undefined ? {} : { chart }),
  };
}
