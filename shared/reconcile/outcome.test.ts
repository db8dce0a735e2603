import { sum } from '../money.ts';
import {
  explainBill,
  linesToBill,
  linesToReceive,
  linesToSendBack,
  rowsToAnnounce,
  serialReceived,
  type DecidedRow,
} from './outcome.ts';
import { reconcile, type ListLine } from './reconcile.ts';

const line = (serial: string, cost: number | null = null, item = 'DISK'): ListLine => ({
  serial,
  item,
  cost,
});

const rows = reconcile({
  expected: [line('GOOD0001', 4799), line('GOOD0002', 4799), line('GONE0003', 4799)],
  scanned: [line('GOOD0001'), line('GOOD0002'), line('SPARE#44')],
  billed: [line('GOOD0001', 4899), line('GOOD0002', 4799), line('GONE0003', 4799)],
  known: new Map(),
});

function decide(
  decisions: readonly DecidedRow['decision'][],
  receipt: string | null = null,
): DecidedRow[] {
  return rows.map((row, index) => ({
    ...row,
    decision: decisions[index] ?? null,
    receipt: row.counts.scanned > 0 ? receipt : null,
    sentBack: null,
  }));
}

test('what is kept and what goes back is received, each item and cost in a line', () => {
  const decided = decide(['receive', 'receive', 'claim', 'send_back']);
  expect(linesToReceive(decided, new Map(), 'USD')).toEqual([
    { item: 'DISK', serials: ['GOOD0001', 'GOOD0002'], unitCost: '47.99' },
    { item: 'DISK', serials: ['SPARE#44'] },
  ]);
  expect(linesToReceive(decided, new Map([['DISK', 4500]]), 'USD')).toEqual([
    { item: 'DISK', serials: ['GOOD0001', 'GOOD0002', 'SPARE#44'] },
  ]);
});

test('what was received is received no second time, and can go back', () => {
  const decided = decide(['receive', 'receive', 'claim', 'send_back'], 'GR-1');
  expect(linesToReceive(decided, new Map(), 'USD')).toEqual([]);
  expect(linesToSendBack(decided, 'USD')).toEqual([{ item: 'DISK', serials: ['SPARE#44'] }]);
});

test('the bill books what was received, and says what it leaves out', () => {
  const decided = decide(['receive', 'receive', 'claim', 'send_back'], 'GR-1');
  expect(linesToBill(decided, 'USD')).toEqual([
    { item: 'DISK', quantity: 1, unitCost: '48.99' },
    { item: 'DISK', quantity: 1, unitCost: '47.99' },
  ]);
  const bill = explainBill(decided, new Map([['DISK', 4799]]));
  expect(bill).toEqual({
    billed: 14_497,
    booked: 9698,
    notBooked: [{ class: 'missing', units: 1, amount: 4799 }],
    priceDifference: 100,
  });
  expect(sum(bill?.notBooked.map(({ amount }) => amount) ?? [])).toBe(14_497 - 9698);
  expect(explainBill(decided.slice(3), new Map())).toBeNull();
});

test('what is waited for is announced', () => {
  expect(rowsToAnnounce(decide(['wait', null, 'wait'])).map(({ serial }) => serial)).toEqual([
    'GOOD0001',
    'GONE0003',
  ]);
});

test('a near match is received under the serial that was decided on', () => {
  const row = { serial: 'A1O', candidate: 'A10' };
  expect(serialReceived({ ...row, decision: 'receive' })).toBe('A10');
  expect(serialReceived({ ...row, decision: 'receive_listed' })).toBe('A1O');
});
