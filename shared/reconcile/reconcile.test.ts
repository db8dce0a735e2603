import { sum } from '../money.ts';
import { reconcile, type ListLine, type ReconcileLists } from './reconcile.ts';

const line = (
  serial: string,
  cost: number | null = null,
  item: string | null = null,
): ListLine => ({
  serial,
  item,
  cost,
});
const lists: ReconcileLists = {
  expected: [
    line('Z300A1C4', 4799, 'DISK'),
    line('W0WERE55', 4799, 'DISK'),
    line('TWICE001', 4799, 'DISK'),
    line('OTHERS77', 4799, 'DISK'),
    line('HERE1234', 4799, 'DISK'),
    line('SOLD9876', 4799, 'DISK'),
    line('Q8KJ4MNO', 4799, 'DISK'),
  ],
  scanned: [
    line('z300a1c4'),
    line('TWICE001'),
    line('TWICE001'),
    line('OTHERS77', null, 'TAPE'),
    line('HERE1234'),
    line('SOLD9876'),
    line('Q8KJ4MN0'),
    line('EXTRA#XY'),
  ],
  billed: [line('Z300A1C4', 4899), line('Q8KJ4MN0', 4799), line('BILLONLY', 5000)],
  known: new Map([
    ['HERE1234', [{ item: 'DISK', state: 'in_stock' }]],
    ['SOLD9876', [{ item: 'DISK', state: 'sold' }]],
    ['Z300A1C4', [{ item: 'TAPE', state: 'in_stock' }]],
  ]),
};

test('every serial is answered once, by the first rule that holds', () => {
  const rows = reconcile(lists);
  expect(rows.map((row) => [row.serial, row.class, row.amount])).toEqual([
    ['Z300A1C4', 'matched', 4799],
    ['W0WERE55', 'missing', 4799],
    ['TWICE001', 'duplicate', 4799],
    ['OTHERS77', 'wrong_item', 4799],
    ['HERE1234', 'already_in_stock', 4799],
    ['SOLD9876', 'sold_before', 4799],
    ['Q8KJ4MNO', 'near_match', 4799],
    ['EXTRA#XY', 'extra', 0],
    ['BILLONLY', 'extra', 5000],
  ]);
  expect(rows[6]).toMatchObject({ candidate: 'Q8KJ4MN0', reason: 'look_alike', billedCost: 4799 });
  expect(rows[0]).toMatchObject({ expectedCost: 4799, billedCost: 4899 });
});

test('where nothing was scanned yet, nothing is missing', () => {
  const classes = reconcile({ ...lists, scanned: null }).map((row) => row.class);
  expect(classes).not.toContain('missing');
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('rows add up to the lists, seed %i', (seed) => {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const list = (): ListLine[] =>
    Array.from({ length: 60 }, () =>
      line(
        `S${String(random(80) * 1009)}O${String(random(2))}`,
        random(9999),
        random(9) ? 'A' : 'B',
      ),
    );
  const drawn = { expected: list(), scanned: list(), billed: list(), known: new Map() };
  const rows = reconcile(drawn);
  const costs = (lines: readonly ListLine[]): number => sum(lines.map(({ cost }) => cost ?? 0));
  expect(sum(rows.map((row) => row.expectedCost ?? 0))).toBe(costs(drawn.expected));
  expect(sum(rows.map((row) => row.billedCost ?? 0))).toBe(costs(drawn.billed));
  const named = rows.flatMap((row) => [row.serial, ...(row.candidate ? [row.candidate] : [])]);
  const given = [...drawn.expected, ...drawn.scanned, ...drawn.billed].map(({ serial }) => serial);
  expect([...new Set(named)].toSorted()).toEqual([...new Set(given)].toSorted());
  const units = rows.map((row) => `${row.serial}/${row.item ?? ''}`);
  expect(new Set(units).size).toBe(units.length);
});

test('a serial that is expected of two items is two units', () => {
  const rows = reconcile({
    expected: [line('1001', 10, 'DISK'), line('1001', 20, 'TAPE')],
    scanned: [line('1001', null, 'TAPE')],
    billed: [],
    known: new Map(),
  });
  expect(rows.map((row) => [row.item, row.class, row.amount])).toEqual([
    ['DISK', 'missing', 10],
    ['TAPE', 'matched', 20],
  ]);
});

test('of a scan that fits several, all are shown and none is named', () => {
  const rows = reconcile({
    expected: [line('Z300A1C4'), line('Z300A1C7')],
    scanned: [line('z300a1c9')],
    billed: [],
    known: new Map(),
  });
  expect(rows.map((row) => [row.serial, row.class, row.candidates])).toEqual([
    ['Z300A1C4', 'missing', []],
    ['Z300A1C7', 'missing', []],
    ['z300a1c9', 'extra', ['Z300A1C4', 'Z300A1C7']],
  ]);
});

test('a number that Excel rounded is shown with all that it may have been', () => {
  const rows = reconcile({
    expected: [line('8901234567890123456'), line('8901234567890123457')],
    scanned: [line('8.90123E+18')],
    billed: [],
    known: new Map(),
  });
  expect(rows[2]).toMatchObject({
    class: 'extra',
    candidates: ['8901234567890123456', '8901234567890123457'],
  });
});
