/** The answer of the service as the facts that an income statement is planned from. */
import type { AnswerOf } from '../../shared/api.ts';
import { present } from '../../shared/assert.ts';
import { parseMoney, type Minor } from '../../shared/money.ts';
import type { IncomeFacts } from '../../reports/model/income-sheet.ts';

export function readIncome(answer: AnswerOf<'incomeStatement'>): IncomeFacts {
  const { from, to, compareFrom, compareTo, currency, lines } = answer;
  const money = (text: string): Minor =>
    present(parseMoney(text, currency), `an amount of ${currency}`);
  const isCompared = lines.some(({ compared }) => compared !== null);
  return {
    from: from ?? undefined,
    to: to ?? undefined,
    other: isCompared ? { from: compareFrom ?? undefined, to: compareTo ?? undefined } : null,
    rows: lines.map(({ line, name, amount, compared }) => ({
      line,
      name: line === 'expense' ? name : '',
      amount: money(amount),
      compared: compared === null ? null : money(compared),
    })),
  };
}
