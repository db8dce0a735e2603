/** The handler of the true-cost profit and loss. */
import { renderProfitPdf } from '../../reports/pdf/render.ts';
import { renderProfitXlsx } from '../../reports/xlsx/render.ts';
import { nowOf } from '../books.ts';
import { answerProfit, loadProfit } from '../queries/profit.ts';
import { succeedWith, types, unprintable, type Handlers } from './answers.ts';
import { answerCsvPages, wholePage } from './report-files.ts';

const figures = [
  'units',
  'revenue',
  'returns',
  'netRevenue',
  'cost',
  'lateCost',
  'margin',
  'marginPercent',
] as const;

export const profitHandlers: Handlers<'profitAndLoss'> = {
  profitAndLoss: async ({ books, fonts }, { query }) => {
    const facts = await loadProfit(books, query);
    const { format } = query;
    if (format === 'json') return succeedWith(answerProfit(facts));
    if (format === 'csv') {
      const { rows } = answerProfit(facts);
      const heads = ['key', ...figures];
      return answerCsvPages(heads, new Set(figures), wholePage(rows), 'profit-and-loss.csv');
    }
    const printedAt = nowOf(books);
    const printed =
      format === 'pdf'
        ? await renderProfitPdf(facts, fonts(), printedAt)
        : await renderProfitXlsx(facts, printedAt);
    if (!printed.ok) {
      const issues = printed.error.map((issue) => unprintable(issue.message));
      return { status: 422, body: { issues } };
    }
    const fileName = `Profit-and-loss.${format}`;
    return { status: 200, body: Buffer.from(printed.value), type: types[format], fileName };
  },
};
