import { formatPattern } from './pattern.ts';

test('a hundred makers serials run on from the first (everest.md G12)', () => {
  const pattern = { prefix: 'IN098', start: '1298', suffix: 'ML01' };
  expect(formatPattern(pattern, 0)).toBe('IN0981298ML01');
  expect(formatPattern(pattern, 99)).toBe('IN0981397ML01');
});

test('leading zeros keep the width, and a number that outgrows it grows', () => {
  expect(formatPattern({ start: '0098' }, 2)).toBe('0100');
  expect(formatPattern({ start: '98' }, 2)).toBe('100');
  expect(formatPattern({ start: '12345678901234567890' }, 1)).toBe('12345678901234567891');
});
