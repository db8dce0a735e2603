/** The reports over a whole history: what they add up to is what the profit and loss, the valuation and the books say. */
import { columnsOf, tableKeys, totalsOf } from '../../shared/report/tables.ts';
import { valuationKeys } from '../../shared/api/reports.ts';
import type { Books } from '../../service/books.ts';
import { answerProfit, loadProfit } from '../../service/queries/profit.ts';
import { loadCountDifferences } from '../../service/queries/tables/count-differences.ts';
import { loadStockMovements } from '../../service/queries/tables/movements.ts';
import { loadSalesProfit } from '../../service/queries/tables/sales-profit.ts';
import { loadValuation } from '../../service/queries/valuation.ts';
import { agree } from './agree.ts';

const format = 'json' as const;

/** Compares every report that has a sum elsewhere. A later day than any in the books brings in all of them. */
export async function compareReports(books: Books): Promise<void> {
  const { baseCurrency } = books.store;
  const { totals, adjustments } = answerProfit(await loadProfit(books, { by: 'total' }));
  for (const by of tableKeys['sales-profit']) {
    const { rows } = await loadSalesProfit(books, { by, format });
    agree(
      { by, ...totalsOf(columnsOf('sales-profit', by), rows, baseCurrency) },
      { by, ...totals },
    );
  }
  const worth = (await loadValuation(books, { by: 'item' })).totals;
  for (const by of valuationKeys) {
    agree({ by, ...(await loadValuation(books, { by })).totals }, { by, ...worth });
  }
  const moved = await loadStockMovements(books, { by: 'item', format });
  const sums = totalsOf(columnsOf('movements', 'item'), moved.rows, baseCurrency);
  agree({ units: sums['closing'], value: sums['closingValue'] }, worth);
  for (const by of tableKeys['count-differences']) {
    const { rows } = await loadCountDifferences(books, { by, format });
    const { value } = totalsOf(columnsOf('count-differences', by), rows, baseCurrency);
    agree({ by, value }, { by, value: adjustments.countDifferences });
  }
}
