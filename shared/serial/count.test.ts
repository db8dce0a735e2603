import fc from 'fast-check';
import { counterOf, distanceOf, serialsAfter, type Carry } from './count.ts';

const nextSerial = (serial: string, carry?: Carry): string | null =>
  serialsAfter(serial, 1, carry)[0] ?? null;

test.each([
  ['A0009', 'A0010'],
  ['0009', '0010'],
  ['0101-EU', '0102-EU'],
  ['IN098-1', 'IN098-2'],
  ['A9', null],
  ['ABC', null],
  ['', null],
])('after %s comes %s', (serial, next) => {
  expect(nextSerial(serial)).toBe(next);
});

test.each([
  ['A9', 'B0'],
  ['AZ9', 'BA0'],
  ['a9', 'b0'],
  ['X-9Z', null],
  ['X-0Z', 'X-1A'],
  ['Z9', null],
  ['12', '13'],
])('where letters carry, after %s comes %s', (serial, next) => {
  expect(nextSerial(serial, 'alphanumeric')).toBe(next);
});

test.each([
  ['A0001', 'A0500', 499n],
  ['a0001', 'A0500', 499n],
  ['IN0981298ML01', 'IN0981397ML01', 99n],
  ['0101A', '0110A', 9n],
  ['A5', 'A1', -4n],
  ['A10-5', 'A20-5', 10n],
  ['A1', 'B2', null],
  ['A1', 'A10', null],
  ['A1B2', 'A2B3', null],
  ['ABC', 'ABD', null],
])('from %s to %s it is %s', (one, other, steps) => {
  expect(distanceOf(one, other)?.steps ?? null).toBe(steps);
});

test('a serial is its parts, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('digits', 'alphanumeric'), (serial, carry) => {
      const counted = counterOf(serial, carry);
      if (counted === null) return;
      expect(counted.prefix + counted.counter + counted.suffix).toBe(serial);
    }),
  );
});

test('the serial that comes next is one away', () => {
  const serials = fc.stringMatching(/^[A-Za-z\d-]{1,12}$/);
  fc.assert(
    fc.property(serials, fc.constantFrom('digits', 'alphanumeric'), (serial, carry) => {
      const next = nextSerial(serial, carry);
      if (next !== null) expect(distanceOf(serial, next, carry)?.steps).toBe(1n);
    }),
  );
});

test('so many come after one as are asked for, or none', () => {
  expect(serialsAfter('A0098', 3)).toEqual(['A0099', 'A0100', 'A0101']);
  expect(serialsAfter('A98', 3)).toEqual([]);
  expect(serialsAfter('A000000', 100_000)).toHaveLength(100_000);
});
