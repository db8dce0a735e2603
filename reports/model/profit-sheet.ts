/**
 * True-cost profit and loss -> sheet with live formulas: net revenue, margin and per cent of each row, totals as sums
 * of the rows above them, and a tie-out whose `Unexplained` is worked out in the sheet itself.
 */
import { sum } from '../../shared/money.ts';
import {
  adjustmentLabels,
  besideLabels,
  printPeriod,
  profitKeyHeads,
  splitProfitKey,
} from './plan-profit.ts';
import type { ProfitFacts, ProfitFigures, ProfitRow } from './profit-facts.ts';
import {
  cellName,
  countCell,
  fitColumns,
  moneyCell,
  moneyFormula,
  placeCells,
  planFormats,
  rangeName,
  textCell,
  type SheetCell,
  type SheetColumn,
  type SheetPlan,
  type SheetRow,
} from './sheet.ts';

type KeyColumn = SheetColumn & { readonly read: (row: ProfitRow) => string | undefined };

const figureHeads = [
  ['Units', 10],
  ['Revenue', 16],
  ['Returns', 16],
  ['Net revenue', 16],
  ['Cost', 16],
  ['of which late', 16],
  ['Margin', 16],
  ['Margin %', 12],
] as const;

const headRow = 5;

function planKeyColumns(facts: ProfitFacts): readonly KeyColumn[] {
  const { by } = facts;
  const left = { align: 'left' } as const;
  const hasLabels = facts.rows.some((row) => row.label !== undefined);
  const label: KeyColumn = {
    ...left,
    head: by === 'customer' || by === 'vendor' ? 'Name' : 'Description',
    width: 40,
    read: (row) => row.label,
  };
  const keys: KeyColumn[] =
    by === 'serial'
      ? [
          { ...left, head: 'Item', width: 24, read: (row) => splitProfitKey(by, row.key)[0] },
          { ...left, head: 'Serial', width: 32, read: (row) => splitProfitKey(by, row.key)[1] },
        ]
      : [
          {
            ...left,
            head: profitKeyHeads[by],
            width: 28,
            read: (row) => (by === 'total' ? 'All sales' : row.key),
          },
        ];
  return hasLabels ? [...keys, label] : keys;
}

/** Places of the figures, from the first column after the keys. */
function planPlaces(first: number) {
  return {
    units: first,
    revenue: first + 1,
    returns: first + 2,
    netRevenue: first + 3,
    cost: first + 4,
    lateCost: first + 5,
    margin: first + 6,
    percent: first + 7,
  } as const;
}

type Places = ReturnType<typeof planPlaces>;

function planPercent(figures: ProfitFigures, places: Places, row: number): SheetCell {
  const net = cellName(places.netRevenue, row);
  return {
    kind: 'formula',
    formula: `IF(${net}=0,"",${cellName(places.margin, row)}/${net})`,
    value: figures.netRevenue === 0 ? '' : figures.margin / figures.netRevenue,
    format: 'percent',
  };
}

function planMargin(
  figures: ProfitFigures,
  places: Places,
  row: number,
  currency: string,
): SheetCell {
  return moneyFormula(
    `${cellName(places.netRevenue, row)}-${cellName(places.cost, row)}`,
    figures.netRevenue - figures.cost,
    figures.margin,
    currency,
  );
}

function planRow(
  facts: ProfitFacts,
  keys: readonly KeyColumn[],
  places: Places,
  row: ProfitRow,
  at: number,
): SheetRow {
  const { currency } = facts;
  const net = moneyFormula(
    `${cellName(places.revenue, at)}-${cellName(places.returns, at)}`,
    row.revenue - row.returns,
    row.netRevenue,
    currency,
  );
  return {
    role: 'line',
    cells: [
      ...keys.map((key) => textCell(key.read(row))),
      countCell(row.units),
      moneyCell(row.revenue, currency),
      moneyCell(row.returns, currency),
      net,
      moneyCell(row.cost, currency),
      moneyCell(row.lateCost, currency),
      planMargin(row, places, at, currency),
      planPercent(row, places, at),
    ],
  };
}

const summed = ['revenue', 'returns', 'netRevenue', 'cost', 'lateCost'] as const;

function planTotals(facts: ProfitFacts, places: Places, count: number, at: number): SheetRow {
  const { rows, totals, currency } = facts;
  const range = (column: number): string => `SUM(${rangeName(column, headRow + 1, at - 1)})`;
  const units = sum(rows.map((row) => row.units));
  const unitsCell: SheetCell =
    rows.length > 0 && units === totals.units
      ? { kind: 'formula', formula: range(places.units), value: units, format: 'count' }
      : countCell(totals.units);
  const sums = summed.map((key): readonly [number, SheetCell] => [
    places[key],
    rows.length === 0
      ? moneyCell(totals[key], currency)
      : moneyFormula(range(places[key]), sum(rows.map((row) => row[key])), totals[key], currency),
  ]);
  return {
    role: 'total',
    cells: placeCells(count, [
      [0, textCell('Total')],
      [places.units, unitsCell],
      ...sums,
      [places.margin, planMargin(totals, places, at, currency)],
      [places.percent, planPercent(totals, places, at)],
    ]),
  };
}

/** Label in the first column, figure below the revenue: the blocks under the table. */
function figureRow(
  role: 'figure' | 'total',
  label: string,
  cell: SheetCell,
  places: Places,
): SheetRow {
  return {
    role,
    cells: placeCells(places.revenue + 1, [
      [0, textCell(label)],
      [places.revenue, cell],
    ]),
  };
}

function sectionRow(text: string, places: Places): SheetRow {
  return { role: 'section', cells: placeCells(places.revenue + 1, [[0, textCell(text)]]) };
}

function remarkRow(text: string): SheetRow {
  return { role: 'remark', cells: [textCell(text)] };
}

const empty: SheetRow = { role: 'empty', cells: [] };

function planAdjustments(facts: ProfitFacts, places: Places, from: number): readonly SheetRow[] {
  const { adjustments, currency } = facts;
  const first = from + 1;
  const parts = adjustmentLabels.map(([key]) => adjustments[key]);
  const total = moneyFormula(
    `SUM(${rangeName(places.revenue, first, first + parts.length - 1)})`,
    sum(parts),
    adjustments.total,
    currency,
  );
  const row = (key: keyof ProfitFacts['adjustments'], label: string): SheetRow =>
    figureRow('figure', label, moneyCell(adjustments[key], currency), places);
  return [
    sectionRow('Adjustments of stock', places),
    ...adjustmentLabels.map(([key, label]) => row(key, label)),
    figureRow('total', 'Total adjustments', total, places),
    ...besideLabels.map(([key, label]) => row(key, label)),
    remarkRow('The last two change profit, not stock.'),
  ];
}

function planTieOut(
  facts: ProfitFacts,
  places: Places,
  from: number,
  adjustmentsRow: number,
  totalsRow: number,
): readonly SheetRow[] {
  const { tieOut, adjustments, totals, currency } = facts;
  const cell = (offset: number): string => cellName(places.revenue, from + offset);
  const explained =
    tieOut.openingStock +
    tieOut.purchases +
    tieOut.addOnCosts -
    tieOut.costOfGoodsSold +
    tieOut.adjustments;
  const row = (label: string, value: SheetCell, role: 'figure' | 'total' = 'figure'): SheetRow =>
    figureRow(role, label, value, places);
  return [
    sectionRow('Tie-out of stock', places),
    row('Opening stock', moneyCell(tieOut.openingStock, currency)),
    row('Purchases', moneyCell(tieOut.purchases, currency)),
    row('Freight and other add-ons', moneyCell(tieOut.addOnCosts, currency)),
    row(
      'less cost of goods sold',
      moneyFormula(cellName(places.cost, totalsRow), totals.cost, tieOut.costOfGoodsSold, currency),
    ),
    row(
      'Adjustments',
      moneyFormula(
        cellName(places.revenue, adjustmentsRow),
        adjustments.total,
        tieOut.adjustments,
        currency,
      ),
    ),
    row('Closing stock', moneyCell(tieOut.closingStock, currency), 'total'),
    row(
      'Unexplained',
      moneyFormula(
        `ROUND(${cell(6)}-(${cell(1)}+${cell(2)}+${cell(3)}-${cell(4)}+${cell(5)}),4)`,
        tieOut.closingStock - explained,
        tieOut.unexplained,
        currency,
      ),
      'total',
    ),
    remarkRow('Unexplained is closing stock less everything above it.'),
  ];
}

function planCaption(facts: ProfitFacts): string {
  return [
    printPeriod(facts),
    `in ${facts.currency}`,
    ...(facts.asOf === undefined ? [] : [`as of ${facts.asOf}`]),
    ...(facts.knownAt === undefined ? [] : [`as known at ${facts.knownAt}`]),
  ].join(', ');
}

/** The sheet of the profit and loss; it begins at A1 of a sheet of its own. */
export function planProfitSheet(facts: ProfitFacts): SheetPlan {
  const keys = planKeyColumns(facts);
  const places = planPlaces(keys.length);
  const figures: SheetColumn[] = figureHeads.map(([head, width]) => ({
    head,
    width,
    align: 'right',
  }));
  const columns = [
    ...keys.map(({ head, width, align }): SheetColumn => ({ head, width, align })),
    ...figures,
  ];
  const totalsRow = headRow + facts.rows.length + 1;
  const adjustmentsFrom = totalsRow + 2;
  const adjustments = planAdjustments(facts, places, adjustmentsFrom);
  const tieOutFrom = adjustmentsFrom + adjustments.length + 1;
  const adjustmentsTotal = adjustmentsFrom + adjustmentLabels.length + 1;
  const rows: SheetRow[] = [
    { role: 'title', cells: [textCell('Profit and loss at true cost')] },
    { role: 'fact', cells: [textCell(facts.company.name)] },
    { role: 'fact', cells: [textCell(planCaption(facts))] },
    empty,
    { role: 'head', cells: columns.map(({ head }) => textCell(head)) },
    ...facts.rows.map((row, index) => planRow(facts, keys, places, row, headRow + 1 + index)),
    planTotals(facts, places, columns.length, totalsRow),
    empty,
    ...adjustments,
    empty,
    ...planTieOut(facts, places, tieOutFrom, adjustmentsTotal, totalsRow),
  ];
  if (facts.seal !== undefined) rows.push(empty, remarkRow(`Seal ${facts.seal}`));
  return {
    name: 'Profit and loss',
    title: `Profit and loss at true cost, ${printPeriod(facts)}`,
    columns: fitColumns(columns, rows),
    rows,
    headRow,
    tableRows: facts.rows.length,
    tableName: 'ProfitAndLoss',
    formats: planFormats(facts.currency),
    orientation: 'landscape',
    paper: facts.paper ?? 'a4',
  };
}
