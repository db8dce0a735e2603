import fc from 'fast-check';
import type { HistoryRow } from '../../../shared/api.ts';
import type { UnitEvent } from '../../../shared/stock/lifecycle.ts';
import { barOf, fromMinor, listCostParts, placeTold, toMinor } from './cost-parts.ts';

function row(event: UnitEvent, costChange: string, lateCost?: string): HistoryRow {
  return {
    occurredOn: '2026-01-01',
    recordedAt: '2026-01-01T08:00:00Z',
    document: `${event} ${costChange}`,
    kind: 'goods_receipt',
    fromArea: null,
    toArea: 'MAIN',
    party: null,
    user: 'ann',
    costChange,
    event,
    ...(lateCost === undefined ? {} : { lateCost }),
  };
}

function tell(rows: readonly HistoryRow[], trueCost: string): [string, string][] {
  return listCostParts(rows, trueCost).map(({ kind, amount }) => [kind, fromMinor(amount, '0.00')]);
}

test('what it came in at, what was corrected and what came late add up to its true cost', () => {
  const rows = [
    row('receive', '700.00'),
    row('transfer', '0.00'),
    row('revalue', '-12.50'),
    row('sell', '-687.50'),
    row('revalue', '0.00', '4.25'),
  ];
  expect(tell(rows, '691.75')).toEqual([
    ['came', '700.00'],
    ['changed', '-12.50'],
    ['late', '4.25'],
  ]);
});

test('a unit that left and came back at its cost has nothing new to it', () => {
  const rows = [row('receive', '700.00'), row('sell', '-700.00'), row('take_back', '700.00')];
  expect(tell(rows, '700.00')).toEqual([['came', '700.00']]);
  const cheaper = [...rows.slice(0, 2), row('take_back', '650.00')];
  expect(tell(cheaper, '650.00')).toEqual([
    ['came', '700.00'],
    ['cameBack', '-50.00'],
  ]);
});

test('a receipt that was taken back and entered again counts once', () => {
  const rows = [row('receive', '700.00'), row('receive', '-700.00'), row('receive', '710.00')];
  const parts = listCostParts(rows, '710.00');
  expect(parts.reduce((sum, { amount }) => sum + amount, 0n)).toBe(71_000n);
});

test('what the books tell is placed one after the other, and what is missing is said', () => {
  const told = { name: '', document: 'GR-1', occurredOn: '2026-01-01' };
  const parts = placeTold(
    [
      { ...told, kind: 'price', amount: '700.00' },
      { ...told, kind: 'discount', amount: '-50.00' },
      { ...told, kind: 'tax', amount: '0.00' },
      { ...told, kind: 'add_on', name: 'freight', amount: '12.50' },
    ],
    '662.51',
  );
  expect(parts.map(({ kind, name, amount, before }) => [kind, name, amount, before])).toEqual([
    ['price', '', 70_000n, 0n],
    ['discount', '', -5000n, 70_000n],
    ['add_on', 'freight', 1250n, 65_000n],
    ['other', '', 1n, 66_250n],
  ]);
});

test('what the history does not explain is said', () => {
  expect(tell([row('receive', '700.00')], '701.00')).toEqual([
    ['came', '700.00'],
    ['other', '1.00'],
  ]);
  expect(tell([], '0.00')).toEqual([]);
});

test('whatever happened, the parts add up to the true cost', () => {
  const amounts = fc
    .integer({ min: -100_000, max: 100_000 })
    .map((minor) => fromMinor(BigInt(minor), '0.00'));
  const events = fc.constantFrom<UnitEvent>('receive', 'revalue', 'sell', 'take_back', 'transfer');
  fc.assert(
    fc.property(fc.array(fc.tuple(events, amounts, amounts)), amounts, (moves, trueCost) => {
      const parts = listCostParts(
        moves.map(([event, change, late]) => row(event, change, late)),
        trueCost,
      );
      expect(parts.reduce((sum, { amount }) => sum + amount, 0n)).toBe(toMinor(trueCost));
      for (const part of parts) {
        const { start, width } = barOf(part, parts);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start + width).toBeLessThanOrEqual(100.01);
      }
    }),
  );
});

test.each([
  ['0.05', 5n],
  ['-0.05', -5n],
  ['1234', 1234n],
  ['12.345', 12_345n],
])('%s is %s of its last digit, and back', (text, minor) => {
  expect(toMinor(text)).toBe(minor);
  expect(fromMinor(minor, text)).toBe(text);
});
