/** The profit and loss as a sheet of the workbook: the same plan that the xlsx file is written from. */
import type { ProfitAnswer } from '../../shared/api.ts';
import { parseDay } from '../../shared/day.ts';
import { parseMoney, type Minor } from '../../shared/money.ts';
import { present } from '../../shared/assert.ts';
import type { ProfitFacts, ProfitFigures } from '../../reports/model/profit-facts.ts';
import { planProfitSheet } from '../../reports/model/profit-sheet.ts';
import type { SheetCell, SheetPlan, SheetRowRole } from '../../reports/model/sheet.ts';
import type { ReportCell, ReportSheet } from '../host/port.ts';

/** The answer of the service in minor units, as reports take it. */
export function readProfit(answer: ProfitAnswer): ProfitFacts {
  const money = (text: string): Minor =>
    present(parseMoney(text, answer.currency), `an amount of ${answer.currency}`);
  const figures = (row: ProfitAnswer['totals']): ProfitFigures => ({
    units: row.units,
    revenue: money(row.revenue),
    returns: money(row.returns),
    netRevenue: money(row.netRevenue),
    cost: money(row.cost),
    lateCost: money(row.lateCost),
    margin: money(row.margin),
  });
  const from = parseDay(answer.from ?? '');
  const to = parseDay(answer.to ?? '');
  const { adjustments, tieOut } = answer;
  return {
    company: { name: answer.company ?? '', addressLines: [] },
    currency: answer.currency,
    by: answer.by,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    rows: answer.rows.map((row) => ({ key: row.key, ...figures(row) })),
    totals: figures(answer.totals),
    adjustments: {
      writeOffs: money(adjustments.writeOffs),
      countDifferences: money(adjustments.countDifferences),
      costChanges: money(adjustments.costChanges),
      vendorReturns: money(adjustments.vendorReturns),
      returnGains: money(adjustments.returnGains),
      priceVariance: money(adjustments.priceVariance),
      total: money(adjustments.total),
    },
    tieOut: {
      openingStock: money(tieOut.openingStock),
      purchases: money(tieOut.purchases),
      addOnCosts: money(tieOut.addOnCosts),
      costOfGoodsSold: money(tieOut.costOfGoodsSold),
      adjustments: money(tieOut.adjustments),
      closingStock: money(tieOut.closingStock),
      unexplained: money(tieOut.unexplained),
    },
  };
}

const strongRoles: ReadonlySet<SheetRowRole> = new Set(['title', 'head', 'total', 'section']);

function cellOf(cell: SheetCell | null, role: SheetRowRole, plan: SheetPlan): ReportCell {
  if (cell === null) return null;
  const isStrong = strongRoles.has(role);
  if (cell.kind === 'text') return { kind: 'text', text: cell.text, isStrong };
  const format = plan.formats[cell.format];
  return cell.kind === 'number'
    ? { kind: 'number', value: cell.value, format, isStrong }
    : { kind: 'formula', formula: `=${cell.formula}`, format, isStrong };
}

/** A planned sheet as Excel's host writes it. */
export function toReportSheet(plan: SheetPlan): ReportSheet {
  return {
    name: plan.name,
    tableName: `Serialbook${plan.tableName.replaceAll(/\W/g, '')}`,
    headRow: plan.headRow,
    tableRows: plan.tableRows,
    columns: plan.columns.map(({ width, align }) => ({ width, align })),
    rows: plan.rows.map((row) => row.cells.map((cell) => cellOf(cell, row.role, plan))),
    isLandscape: plan.orientation === 'landscape',
  };
}

export function planProfitReport(answer: ProfitAnswer): ReportSheet {
  return toReportSheet(planProfitSheet(readProfit(answer)));
}
