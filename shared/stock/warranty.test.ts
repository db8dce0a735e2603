import type { Day } from '../day.ts';
import type { Term } from './masters.ts';
import { endOf, warrantyUntil } from './warranty.ts';

const soldOn = '2024-01-31' as Day;
const receivedOn = '2024-01-10' as Day;
const lotUntil = '2024-07-01' as Day;
const month: Term = { unit: 'months', count: 1 };
const years: Term = { unit: 'years', count: 2 };
const promises = { warrantyToCustomer: month, warrantyFromVendor: years };

describe('the end of a term', () => {
  test.each<[Term, string]>([
    [{ unit: 'days', count: 30 }, '2024-03-01'],
    [month, '2024-02-29'],
    [years, '2026-01-31'],
    [{ unit: 'days', count: 36_500 * 100 }, '9999-12-31'],
    [{ unit: 'years', count: 36_500 }, '9999-12-31'],
  ])('%j from 31 January 2024 is %s', (term, end) => {
    expect(endOf(soldOn, term)).toBe(end);
  });
});

describe('the warranty of a unit', () => {
  test.each([
    [
      'sold, what was promised to the customer',
      promises,
      { soldOn, receivedOn, lotUntil },
      '2024-02-29',
    ],
    ['not sold, what its lot says', promises, { soldOn: null, receivedOn, lotUntil }, lotUntil],
    [
      'sold without a promise, what its lot says',
      { ...promises, warrantyToCustomer: null },
      { soldOn, receivedOn, lotUntil },
      lotUntil,
    ],
    [
      'without a lot, what its vendor promised',
      promises,
      { soldOn: null, receivedOn, lotUntil: null },
      '2026-01-10',
    ],
    ['not received, nothing', promises, { soldOn: null, receivedOn: null, lotUntil: null }, null],
    [
      'that nobody answers for, nothing',
      { warrantyToCustomer: null, warrantyFromVendor: null },
      { soldOn, receivedOn, lotUntil: null },
      null,
    ],
  ])('%s', (_name, item, facts, until) => {
    expect(warrantyUntil(item, facts)).toBe(until);
  });
});
