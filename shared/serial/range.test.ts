import { expandRange } from './range.ts';

function expand(text: string): readonly string[] | string {
  const result = expandRange(text);
  return result.ok ? result.value : result.error.message;
}

describe('expandRange', () => {
  test.each([
    ['A0001-A0003', ['A0001', 'A0002', 'A0003']],
    ['A0009+2', ['A0009', 'A0010', 'A0011']],
    ['A0001-A0004, not A0002-A0003', ['A0001', 'A0004']],
    ['B7; A1\nC', ['B7', 'A1', 'C']],
    ['"A1-A3", A1', ['A1-A3', 'A1']],
    ['WD-WCC4-0001-WD-WCC4-0002', ['WD-WCC4-0001', 'WD-WCC4-0002']],
    ['A0001-EU-A0003-EU', ['A0001-EU', 'A0002-EU', 'A0003-EU']],
    ['SN-77', ['SN-77']],
    ['0101A-0103A', ['0101A', '0102A', '0103A']],
    ['SN-01-EU - SN-03-EU', ['SN-01-EU', 'SN-02-EU', 'SN-03-EU']],
    ['IN0981298ML01-IN0981299ML01', ['IN0981298ML01', 'IN0981299ML01']],
    ['0101A+1', ['0101A', '0102A']],
    ['"a ""b""" , C', ['a "b"', 'C']],
    ['2024-01-15', ['2024-01-15']],
    ['550e8400-e29b-41d4-a716-446655440000', ['550e8400-e29b-41d4-a716-446655440000']],
    ['+49', ['+49']],
    ['=1+1', ['=1', '=2']],
    ['"=1+1"', ['=1+1']],
    ['00012345678901234567', ['00012345678901234567']],
    ['', []],
  ])('%s', (text, serials) => {
    expect(expand(text)).toEqual(serials);
  });

  test('a digit never grows', () => {
    expect(expand('A9998+3')).toMatch(/one more digit/);
  });

  test('a range runs upwards only', () => {
    expect(expand('A5-A1')).toMatch(/downwards/);
  });

  test('a serial that stands twice is said', () => {
    expect(expand('A1-A3, a2')).toMatch(/a2 stands twice/);
  });

  test('more than 100,000 serials are refused before they are made', () => {
    expect(expand('A0000000-A9999999')).toMatch(/more than 100000/);
    expect(expand('A0000000+100000')).toMatch(/more than 100000/);
    expect(expand('A000000+99999')).toHaveLength(100_000);
  });

  test('where letters carry, a range runs on through them', () => {
    expect(expandRange('A8-B1', 'alphanumeric')).toEqual({
      ok: true,
      value: ['A8', 'A9', 'B0', 'B1'],
    });
    expect(expandRange('A8-B1')).toEqual({ ok: true, value: ['A8-B1'] });
    expect(expandRange('Z8+2', 'alphanumeric')).toMatchObject({
      error: { reason: 'digitMissing' },
    });
  });

  test('a million blanks, quotes or hyphens are read once each', () => {
    for (const mark of [' ', '-', '"', ',', '+', '1'])
      expect(typeof expandRange(mark.repeat(1_000_000)).ok).toBe('boolean');
  });

  test('an open quote is said', () => {
    expect(expand('A1, "A2')).toMatch(/Close the quotes/);
  });

  test('no more than 100,000 serials are taken out, however often the same ones', () => {
    expect(expand('A000001, not A000000+99999')).toEqual([]);
    expect(expand(`B1, not ${'A000000+99999, '.repeat(10_000)}`)).toMatch(/more than 100000/);
  });

  test('a separator of lines within a part is read like any other character', () => {
    expect(expand('A1, not B\u20281')).toEqual(['A1']);
  });
});
