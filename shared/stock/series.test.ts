import fc from 'fast-check';
import { prove } from '../../testing/fixtures/seed.ts';
import type { Area, AreaKind } from './masters.ts';
import { formatSerial, seriesNamed, seriesOf, type SeriesTerms } from './series.ts';

function areaOf(code: string, kind: AreaKind, parent: string | null, terms?: SeriesTerms): Area {
  const serialSeries = terms ?? null;
  return { id: code.length, code, kind, parent, binType: null, stockType: null, serialSeries };
}

const list = [
  areaOf('WEST', 'location', null, { prefix: 'W-', start: '00042' }),
  areaOf('YARD', 'area', 'WEST'),
  areaOf('W1', 'bin', 'YARD'),
  areaOf('EAST', 'location', null, { start: '7', digits: 3 }),
  areaOf('E1', 'bin', 'EAST'),
  areaOf('PLAIN', 'location', 'WEST'),
  areaOf('P1', 'bin', 'PLAIN'),
  areaOf('MAIN', 'bin', null),
  areaOf('LOST', 'bin', 'GONE'),
  areaOf('RING1', 'area', 'RING2'),
  areaOf('RING2', 'area', 'RING1'),
  areaOf('R1', 'bin', 'RING1'),
  areaOf('ONLY', 'location', null, {}),
];
const areas = new Map(list.map((area) => [area.code, area]));
const company = { name: 'serial', prefix: '', start: 100_000, digits: 0 };

function find(code: string): ReturnType<typeof seriesOf> {
  return seriesOf(areas.get(code) ?? null, areas);
}

describe('the series of a bin', () => {
  test('is that of the nearest location that it lies in, with the zeros in front of its start', () => {
    expect(find('W1')).toEqual({ name: 'serial:WEST', prefix: 'W-', start: 42, digits: 5 });
    expect(find('E1')).toEqual({ name: 'serial:EAST', prefix: '', start: 7, digits: 3 });
    expect(find('WEST')).toEqual(find('W1'));
  });

  test.each(['P1', 'MAIN', 'LOST', 'R1', 'NEVER'])(
    "of %s, which is in no location with a series of its own, is the company's",
    (code) => {
      expect(find(code)).toEqual(company);
    },
  );

  test('begins at 100000 where the location says nothing more', () => {
    expect(find('ONLY')).toEqual({ name: 'serial:ONLY', prefix: '', start: 100_000, digits: 0 });
  });

  test.each(['W1', 'E1', 'P1', 'MAIN', 'ONLY'])('of %s is found again by its name', (code) => {
    expect(seriesNamed(find(code).name, areas)).toEqual(find(code));
  });
});

describe('a serial of a series', () => {
  test.each([
    ['W1', 42, 'W-00042'],
    ['W1', 99_999, 'W-99999'],
    ['W1', 100_000, 'W-100000'],
    ['E1', 7, '007'],
    ['MAIN', 100_000, '100000'],
  ])('of %s with number %d is %s', (code, number, serial) => {
    expect(formatSerial(find(code), number)).toBe(serial);
  });

  test('never repeats, has its prefix and at least its digits', () => {
    const number = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    const terms = fc.record({
      prefix: fc.string({ maxLength: 5 }),
      start: number.map(String),
      digits: fc.integer({ min: 1, max: 15 }),
    });
    prove(
      fc.property(terms, number, number, (own, one, other) => {
        const here = areaOf('HERE', 'location', null, own);
        const series = seriesOf(here, new Map([[here.code, here]]));
        const serial = formatSerial(series, one);
        expect(serial === formatSerial(series, other)).toBe(one === other);
        expect(serial.startsWith(own.prefix)).toBe(true);
        expect(serial.length - own.prefix.length).toBeGreaterThanOrEqual(own.digits);
      }),
    );
  });
});
