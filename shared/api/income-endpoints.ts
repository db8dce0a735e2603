/** The rows of the endpoint table about the income statement and its expenses. */
import { large, small, type Endpoint } from './endpoint.ts';
import {
  expensesAnswerSchema,
  expensesQuerySchema,
  expensesSchema,
  incomeAnswerSchema,
  incomeQuerySchema,
} from './income.ts';

export const incomeEndpoints = {
  incomeStatement: {
    ...small,
    method: 'GET',
    path: '/api/reports/income-statement',
    summary: 'From revenue to the net result at true cost, beside another period',
    permission: 'cost',
    query: incomeQuerySchema,
    answer: incomeAnswerSchema,
  },
  listExpenses: {
    ...small,
    method: 'GET',
    path: '/api/expenses',
    summary: 'The operating expenses that were entered, by day',
    permission: 'cost',
    query: expensesQuerySchema,
    answer: expensesAnswerSchema,
  },
  putExpenses: {
    ...large,
    method: 'PUT',
    path: '/api/expenses',
    summary: 'Enter the operating expenses of a period; what it had before is replaced',
    permission: 'accounting',
    body: expensesSchema,
    answer: expensesAnswerSchema,
  },
} as const satisfies Record<string, Endpoint>;
