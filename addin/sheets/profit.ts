/** The answer of the service as the facts that a profit and loss is planned from. */
import type { ProfitAnswer } from '../../shared/api.ts';
import { parseDay } from '../../shared/day.ts';
import { parseMoney, type Minor } from '../../shared/money.ts';
import { present } from '../../shared/assert.ts';
import type { ProfitFacts, ProfitFigures } from '../../reports/model/profit-facts.ts';

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
