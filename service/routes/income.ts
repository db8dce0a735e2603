/** The handlers of the income statement and of the operating expenses. */
import type { AnswerOf } from '../../shared/api.ts';
import type { incomeEndpoints } from '../../shared/api/income-endpoints.ts';
import { formatMoney, formatPercentOf, type Minor } from '../../shared/money.ts';
import { isIncomeSum, type IncomeRow } from '../../shared/report/income.ts';
import {
  nameIncomeRows,
  planIncomeSheet,
  type IncomeFacts,
} from '../../reports/model/income-sheet.ts';
import { plainWords } from '../../reports/model/report-frame.ts';
import type { Language } from '../../shared/languages.ts';
import { putExpenses } from '../commands/expenses.ts';
import { listExpenses } from '../queries/expenses.ts';
import { loadIncome } from '../queries/income.ts';
import { refuseWith, succeedWith, type Handlers } from './answers.ts';
import { answerCsvPages, answerReportFile, wholePage } from './report-files.ts';

type IncomeAnswer = AnswerOf<'incomeStatement'>;

function answerLines(
  { rows }: IncomeFacts,
  currency: string,
  language: Language,
): IncomeAnswer['lines'] {
  const names = nameIncomeRows(rows, { company: '', currency, language, words: plainWords });
  const net = rows.find(({ line }) => line === 'netRevenue')?.amount ?? 0;
  const money = (amount: Minor): string => formatMoney(amount, currency);
  return rows.map(({ line, amount, compared }: IncomeRow, place) => {
    const change = compared === null ? null : amount - compared;
    return {
      line,
      name: names[place] ?? '',
      isSum: isIncomeSum(line),
      amount: money(amount),
      share: formatPercentOf(amount, net),
      compared: compared === null ? null : money(compared),
      change: change === null ? null : money(change),
      changePercent:
        change === null || compared === null ? null : formatPercentOf(change, Math.abs(compared)),
    };
  });
}

const heads = ['line', 'name', 'amount', 'share', 'compared', 'change', 'changePercent'];
const figures = new Set(['amount', 'share', 'compared', 'change', 'changePercent']);

export const incomeHandlers: Handlers<keyof typeof incomeEndpoints> = {
  incomeStatement: async (context, { query, language }) => {
    const { books } = context;
    const currency = books.store.baseCurrency;
    const facts = await loadIncome(books, query);
    const { from, to, other } = facts;
    if (query.format === 'xlsx' || query.format === 'pdf') {
      const sheet = { ...context, language };
      return answerReportFile(sheet, query.format, (frame) => planIncomeSheet(facts, frame));
    }
    const lines = answerLines(facts, currency, language);
    if (query.format === 'csv') {
      return answerCsvPages(heads, figures, wholePage(lines), 'income-statement.csv');
    }
    return succeedWith({
      from: from ?? null,
      to: to ?? null,
      compareFrom: other?.from ?? null,
      compareTo: other?.to ?? null,
      currency,
      lines,
    });
  },
  listExpenses: async ({ books }, { query }) => succeedWith(await listExpenses(books, query)),
  putExpenses: async ({ books }, { body, user, language }) => {
    const refused = await putExpenses(books, body, user);
    if (refused.length > 0) return refuseWith('expenses_refused', refused, language);
    return succeedWith(await listExpenses(books, { from: body.from, to: body.to }));
  },
};
