/**
 * True-cost profit and loss -> plan of a sheet with live formulas: net revenue, margin and per cent of each row, totals of
 * what is shown, and a tie-out whose `Unexplained` is worked out in the sheet itself and stands there even when it is 0.00.
 */
import { sum } from '../../shared/money.ts';
import type {
  PlannedCell,
  PlannedColumn,
  PlannedReport,
  PlannedTable,
} from '../../shared/report/plan.ts';
import { splitProfitKey } from './plan-profit.ts';
import { planTop } from './plan-top.ts';
import type { ProfitFacts, ProfitFigures, ProfitRow } from './profit-facts.ts';
import {
  formulaOr,
  moneyNumber,
  planReport,
  shareFormula,
  shownSum,
  textCell,
  textsOfFrame,
  type ReportFrame,
} from './report-frame.ts';

const moneyColumns = ['revenue', 'returns', 'netRevenue', 'cost', 'lateCost', 'margin'] as const;

function planKeys(facts: ProfitFacts, frame: ReportFrame) {
  const { by } = facts;
  const texts = textsOfFrame(frame);
  const column = (id: string, head: string, width: number, isKey: boolean): PlannedColumn => ({
    id,
    head,
    kind: 'text',
    width,
    isKey,
  });
  const bySerial = [
    column('item', texts.by.item, 24, true),
    column('serial', texts.by.serial, 32, true),
  ];
  const keys = by === 'serial' ? bySerial : [column('key', texts.by[by], 28, true)];
  const hasLabels = facts.rows.some(({ label }) => label !== undefined);
  const isParty = by === 'customer' || by === 'vendor';
  const label = column('label', isParty ? texts.profit.name : texts.profit.description, 40, false);
  const read = (row: ProfitRow): PlannedCell[] => {
    const [first, serial] = splitProfitKey(by, row.key);
    const own = by === 'total' ? [texts.allSales] : by === 'serial' ? [first, serial] : [row.key];
    return [...own.map(textCell), ...(hasLabels ? [textCell(row.label)] : [])];
  };
  return { columns: hasLabels ? [...keys, label] : keys, read };
}

const percentFormula = shareFormula('[margin]', '[netRevenue]');

function planPercent({ margin, netRevenue }: ProfitFigures): PlannedCell {
  return { formula: percentFormula, value: netRevenue === 0 ? '' : margin / netRevenue };
}

function planMargin(row: ProfitFigures, currency: string): PlannedCell {
  return formulaOr('[netRevenue]-[cost]', row.netRevenue - row.cost, row.margin, currency);
}

function planFigures(row: ProfitRow, currency: string): PlannedCell[] {
  const money = (amount: number): number => moneyNumber(amount, currency);
  const { revenue, returns, netRevenue } = row;
  return [
    row.units,
    money(revenue),
    money(returns),
    formulaOr('[revenue]-[returns]', revenue - returns, netRevenue, currency),
    money(row.cost),
    money(row.lateCost),
    planMargin(row, currency),
    planPercent(row),
  ];
}

function planMain(facts: ProfitFacts, frame: ReportFrame): PlannedTable {
  const texts = textsOfFrame(frame).profit;
  const { columns, read } = planKeys(facts, frame);
  const money = moneyColumns.map((id): PlannedColumn => ({
    id,
    head: texts[id],
    kind: 'money',
    width: 14,
  }));
  return {
    id: 'profit',
    columns: [
      ...columns,
      { id: 'units', head: texts.units, kind: 'count', width: 9 },
      ...money,
      { id: 'marginPercent', head: texts.marginPercent, kind: 'percent', width: 10 },
    ],
    rows: facts.rows.map((row) => [...read(row), ...planFigures(row, facts.currency)]),
  };
}

function planTotals(facts: ProfitFacts, main: PlannedTable, frame: ReportFrame) {
  const { rows, totals, currency } = facts;
  const [first] = main.columns;
  const cells: Record<string, PlannedCell> = {};
  if (first !== undefined) cells[first.id] = textsOfFrame(frame).total;
  const units = sum(rows.map((row) => row.units));
  cells['units'] = units === totals.units ? shownSum('units', units) : totals.units;
  for (const id of ['revenue', 'returns', 'netRevenue', 'cost', 'lateCost'] as const) {
    const isSum = sum(rows.map((row) => row[id])) === totals[id];
    const value = moneyNumber(totals[id], currency);
    cells[id] = isSum ? shownSum(id, value) : value;
  }
  cells['margin'] = planMargin(totals, currency);
  cells['marginPercent'] = planPercent(totals);
  return cells;
}

/** A name and an amount: the tables under the main one. */
function planBlock(
  id: string,
  head: string,
  amount: string,
  rows: readonly (readonly [label: string, amount: PlannedCell])[],
): PlannedTable {
  return {
    id,
    columns: [
      { id: 'name', head, kind: 'text', width: 30, isKey: true },
      { id: 'amount', head: amount, kind: 'money', width: 14 },
    ],
    rows: rows.map(([label, cell]) => [label, cell]),
  };
}

const stockAdjustments = ['writeOffs', 'countDifferences', 'costChanges', 'vendorReturns'] as const;

function planAdjustments({ adjustments, currency }: ProfitFacts, frame: ReportFrame): PlannedTable {
  const texts = textsOfFrame(frame);
  const { changes } = texts;
  const cell = (key: keyof typeof adjustments): string =>
    `[adjustments/${texts.adjustments[key]}/amount]`;
  const line = (key: keyof typeof adjustments, what: string): readonly PlannedCell[] => [
    texts.adjustments[key],
    moneyNumber(adjustments[key], currency),
    what,
  ];
  const parts = stockAdjustments.map((key) => adjustments[key]);
  const total = formulaOr(
    `SUM(${cell('writeOffs')}:${cell('vendorReturns')})`,
    sum(parts),
    adjustments.total,
    currency,
  );
  const { columns } = planBlock('adjustments', texts.adjustmentsHead, texts.amount, []);
  return {
    id: 'adjustments',
    columns: [...columns, { id: 'changes', head: changes.head, kind: 'text', width: 12 }],
    rows: [
      ...stockAdjustments.map((key) => line(key, changes.stock)),
      [texts.adjustments.total, total, changes.stock],
      line('returnGains', changes.profit),
      line('priceVariance', changes.profit),
    ],
  };
}

function planTieOut(facts: ProfitFacts, frame: ReportFrame): PlannedTable {
  const { tieOut, adjustments, rows, currency } = facts;
  const texts = textsOfFrame(frame);
  const cell = (key: keyof typeof tieOut): string => `[tieOut/${texts.tieOut[key]}/amount]`;
  const money = (key: keyof typeof tieOut): number => moneyNumber(tieOut[key], currency);
  const { openingStock, purchases, addOnCosts, costOfGoodsSold, closingStock } = tieOut;
  const explained = openingStock + purchases + addOnCosts - costOfGoodsSold + tieOut.adjustments;
  const sold = sum(rows.map(({ cost }) => cost));
  const adjusted = `[adjustments/${texts.adjustments.total}/amount]`;
  const inside = ['openingStock', 'purchases', 'addOnCosts'] as const;
  const sumOfAll = `${inside.map(cell).join('+')}-${cell('costOfGoodsSold')}+${cell('adjustments')}`;
  const unexplained = formulaOr(
    `ROUND(${cell('closingStock')}-(${sumOfAll}),4)`,
    closingStock - explained,
    tieOut.unexplained,
    currency,
  );
  return planBlock('tieOut', texts.tieOutHead, texts.amount, [
    ...inside.map((key): readonly [string, PlannedCell] => [texts.tieOut[key], money(key)]),
    // The whole column and not what is shown of it: a filter changes no stock.
    [
      texts.tieOut.costOfGoodsSold,
      formulaOr('SUM([profit:cost])', sold, costOfGoodsSold, currency),
    ],
    [
      texts.tieOut.adjustments,
      formulaOr(adjusted, adjustments.total, tieOut.adjustments, currency),
    ],
    [texts.tieOut.closingStock, money('closingStock')],
    [texts.tieOut.unexplained, unexplained],
  ]);
}

/** What the chart draws: the months in order, or the ten that brought the most; nothing where that says no more. */
function planProfitTop(facts: ProfitFacts, main: PlannedTable, frame: ReportFrame) {
  if (facts.by === 'total' || facts.by === 'serial' || facts.rows.length < 2) return null;
  const texts = textsOfFrame(frame).profit;
  const figure = (id: 'netRevenue' | 'cost' | 'margin') => ({
    id,
    head: texts[id],
    read: (index: number) => moneyNumber(facts.rows[index]?.[id] ?? 0, facts.currency),
  });
  const isInOrder = facts.by === 'month';
  return planTop({
    main,
    name: 'key',
    figures: [figure('netRevenue'), ...(isInOrder ? [figure('cost')] : []), figure('margin')],
    isInOrder,
  });
}

/** The plan of the profit and loss. */
export function planProfitSheet(facts: ProfitFacts, frame: ReportFrame): PlannedReport {
  const texts = textsOfFrame(frame);
  const main = planMain(facts, frame);
  const top = planProfitTop(facts, main, frame);
  const { netRevenue, cost, margin } = texts.profit;
  const { narrowed = [] } = facts;
  return planReport(frame, {
    sheetName: texts.sheets.profit,
    tableName: 'ProfitAndLoss',
    title: texts.titles.profit,
    asked: [
      texts.period(facts.from, facts.to),
      texts.inCurrency(facts.currency),
      facts.asOf === undefined ? '' : texts.asOf(facts.asOf),
      facts.knownAt === undefined ? '' : texts.knownAt(facts.knownAt),
      ...narrowed.map(([name, code]) => texts.filter(texts.by[name], code)),
    ],
    main,
    totals: planTotals(facts, main, frame),
    below: [
      ...(narrowed.length > 0 ? [] : [planTieOut(facts, frame), planAdjustments(facts, frame)]),
      ...(top === null ? [] : [top]),
    ],
    ...(top === null
      ? {}
      : {
          chart: {
            type: 'ColumnClustered',
            table: 'top',
            inks: { netRevenue: 'sum', cost: 'loss', margin: 'gain' },
            title:
              facts.by === 'month' ? `${netRevenue}, ${cost}, ${margin}` : texts.topTen(netRevenue),
          },
        }),
    seal: facts.seal,
  });
}
