import {
  beginChoice,
  checkChoice,
  choiceOf,
  chooseReport,
  chooseUnits,
  choosePeriod,
  presetOf,
  questionOf,
  setFilters,
} from './state.ts';
import { boundsOf, settlePeriod } from '../../reporting/periods.ts';

test.each([
  ['month', '2026-02-14', { from: '2026-02-01', to: '2026-02-28' }],
  ['month', '2028-02-01', { from: '2028-02-01', to: '2028-02-29' }],
  ['lastMonth', '2026-01-31', { from: '2025-12-01', to: '2025-12-31' }],
  ['quarter', '2026-11-22', { from: '2026-10-01', to: '2026-12-31' }],
  ['year', '2026-11-22', { from: '2026-01-01', to: '2026-12-31' }],
  ['lastYear', '2026-11-22', { from: '2025-01-01', to: '2025-12-31' }],
  ['all', '2026-11-22', { from: '', to: '' }],
] as const)('%s on %s', (preset, today, bounds) => {
  expect(boundsOf(preset, today)).toEqual(bounds);
});

test('only what a report takes and what was entered is asked', () => {
  const choice = setFilters(beginChoice('profit'), { to: '2026-01-31', lot: 'L1', item: ' ' });
  expect(questionOf(choice, 'en')).toEqual({
    report: 'profit',
    language: 'en',
    by: 'item',
    to: '2026-01-31',
  });
});

test('a question gives back the choice that asks it', () => {
  const question = questionOf(setFilters(beginChoice('units'), { status: 'sold' }), 'de');
  expect(questionOf(choiceOf(question, '2026-11-22'), 'de')).toEqual(question);
});

test('another report keeps what it takes too, and the grouping only where it has it', () => {
  const choice = setFilters(beginChoice('profit'), { by: 'month', from: '2026-01-01' });
  expect(chooseReport(choice, 'valuation').filters).toMatchObject({ by: 'item' });
  expect(chooseReport(choice, 'journal').filters).toMatchObject({ from: '2026-01-01' });
});

test('a period that ends before it begins is none, and a history needs its unit', () => {
  const from = setFilters(beginChoice('profit'), { from: '2026-02-01', to: '2026-01-31' });
  expect(checkChoice(from)).toEqual({ kind: 'backwards' });
  expect(checkChoice(setFilters(from, { to: '2026-02-01' }))).toBeNull();
  expect(checkChoice(setFilters(beginChoice('history'), { item: 'AMP' }))).toEqual({
    kind: 'needed',
    filters: ['serial'],
  });
});

test('a period moves with the calendar until a day of it is changed by hand', () => {
  const today = '2026-11-22';
  const choice = choosePeriod(beginChoice('profit'), 'month', today);
  expect(choice.filters).toMatchObject({ from: '2026-11-01', to: '2026-11-30' });
  expect(presetOf(choice)).toBe('month');
  const question = questionOf(choice, 'en');
  expect(question).toEqual({ report: 'profit', language: 'en', by: 'item', period: 'month' });
  expect(settlePeriod(question, '2027-02-03')).toEqual({
    report: 'profit',
    language: 'en',
    by: 'item',
    from: '2027-02-01',
    to: '2027-02-28',
  });
  expect(choiceOf(question, today)).toEqual(choice);
  const changed = setFilters(choice, { from: '2026-11-02' });
  expect(presetOf(changed)).toBeNull();
  expect(questionOf(changed, 'en')).toMatchObject({ from: '2026-11-02', to: '2026-11-30' });
  expect(presetOf(choosePeriod(choice, 'all', today))).toBe('all');
  expect(questionOf(chooseReport(choice, 'valuation'), 'en')).not.toHaveProperty('period');
});

test.each([
  ['item', 'AMP', { item: 'AMP' }],
  ['salesperson', 'Ida', { salesperson: 'Ida' }],
  ['total', 'total', {}],
  ['month', '2028-02', { from: '2028-02-10', to: '2028-02-29' }],
])('the units of a row by %s', (by, key, narrowed) => {
  const asked = { by, from: '2028-02-10', to: '2028-03-31' };
  const units = chooseUnits(setFilters(beginChoice('profit'), asked), key);
  const question = { report: 'profit', language: 'en', ...asked, by: 'serial', ...narrowed };
  expect(units === null ? null : questionOf(units, 'en')).toEqual(question);
});

test('a unit leads no further', () => {
  expect(chooseUnits(setFilters(beginChoice('profit'), { by: 'serial' }), 'AMP/1')).toBeNull();
  expect(chooseUnits(beginChoice('valuation'), 'AMP')).toBeNull();
});
