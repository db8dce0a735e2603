import fc from 'fast-check';
import { prove } from '../testing/fixtures/seed.ts';
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  instantOf,
  monthOf,
  parseDay,
  parseInstant,
  type Day,
} from './day.ts';

const first = '1900-01-01' as Day;
const days = fc.integer({ min: 0, max: 2_900_000 }).map((count) => addDays(first, count));

describe('a day', () => {
  test.each([
    '1900-01-01',
    '2000-02-29',
    '2024-02-29',
    '2400-02-29',
    '2013-04-10',
    '9999-12-31',
    '2023-12-31',
  ])('%s is one', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  test.each([
    '1900-02-29',
    '2100-02-29',
    '2023-02-29',
    '2013-02-30',
    '2013-04-31',
    '2013-13-01',
    '2013-00-10',
    '2013-01-00',
    '2013-01-32',
    '1899-12-31',
    '0000-01-01',
    '10.4.2013',
    '2013-4-1',
    '2013-04-10 ',
    '2013-04-10T00:00:00Z',
    '20130410',
    '-2013-04-10',
    '+012013-04-10',
    '',
    '２０１３-04-10',
  ])('%j is none', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  test('every day that can be reached by counting is a day', () => {
    prove(
      fc.property(days, (day) => {
        expect(parseDay(day)).toBe(day);
      }),
    );
  });

  test('counting on and the distance between are each other turned round', () => {
    prove(
      fc.property(days, fc.integer({ min: -30_000, max: 30_000 }), (day, count) => {
        const other = addDays(day, count);
        fc.pre(parseDay(other) !== null);
        expect(daysBetween(day, other)).toBe(count);
        expect(daysBetween(other, day)).toBe(count === 0 ? 0 : -count);
      }),
    );
  });

  test('days sort as text', () => {
    prove(
      fc.property(days, days, (one, other) => {
        expect(one < other).toBe(daysBetween(one, other) > 0);
      }),
    );
  });

  test('the days of a leap year and of a common one', () => {
    expect(daysBetween('2024-01-01' as Day, '2025-01-01' as Day)).toBe(366);
    expect(daysBetween('2100-01-01' as Day, '2101-01-01' as Day)).toBe(365);
    expect(addDays('2024-02-28' as Day, 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28' as Day, 1)).toBe('2023-03-01');
    expect(monthOf('2024-02-29' as Day)).toBe('2024-02');
  });
});

describe('months later', () => {
  test.each([
    ['2024-01-15', 1, '2024-02-15'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-12-31', 2, '2025-02-28'],
    ['2024-12-31', 12, '2025-12-31'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-31', -2, '2023-11-30'],
    ['2024-10-31', 0, '2024-10-31'],
    ['9999-11-30', 1, '9999-12-30'],
    ['9999-12-30', 1, '9999-12-31'],
    ['2024-01-01', 36_500 * 12, '9999-12-31'],
  ])('%s and %d months is %s', (from, months, to) => {
    expect(addMonths(from as Day, months)).toBe(to);
  });

  test('is a day of the month that lies so many months on, and the same date where it has one', () => {
    const early = fc.integer({ min: 0, max: 2_800_000 }).map((count) => addDays(first, count));
    prove(
      fc.property(early, fc.integer({ min: 0, max: 1200 }), (day, months) => {
        const later = addMonths(day, months);
        expect(parseDay(later)).toBe(later);
        const placeOf = (at: Day): number => Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7));
        expect(placeOf(later) - placeOf(day)).toBe(months);
        if (later.slice(8) !== day.slice(8)) {
          expect(later.slice(8) < day.slice(8)).toBe(true);
          expect(monthOf(addDays(later, 1))).not.toBe(monthOf(later));
        }
      }),
    );
  });
});

describe('an instant', () => {
  test('is written in UTC with milliseconds, whatever it was read from', () => {
    expect(parseInstant('2013-04-10T08:30:00Z')).toBe('2013-04-10T08:30:00.000Z');
    expect(parseInstant('2013-04-10T08:30:00.5+02:00')).toBe('2013-04-10T06:30:00.500Z');
    expect(parseInstant('2013-04-10T23:30:00-05:00')).toBe('2013-04-11T04:30:00.000Z');
    expect(parseInstant('2013-04-10T08:30:00.123456789Z')).toBe('2013-04-10T08:30:00.123Z');
  });

  test.each([
    '2013-04-10',
    '2013-04-10T08:30:00',
    '2013-04-10 08:30:00Z',
    '2013-04-10T24:00:00Z',
    '2013-04-10T08:60:00Z',
    '2013-04-10T08:30:60Z',
    '2013-02-30T08:30:00Z',
    '2013-04-10T08:30:00+99:99',
    'now',
    '',
  ])('%j is none', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test('a clock reading is an instant, and lies on its day', () => {
    prove(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (milliseconds) => {
        const instant = instantOf(milliseconds);
        expect(parseInstant(instant)).toBe(instant);
        expect(dayOf(instant)).toBe(instant.slice(0, 10));
      }),
    );
  });
});
