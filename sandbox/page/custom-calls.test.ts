import { BUSY, createCustomCalls } from './custom-calls.ts';
import type { CallResult, CellCall } from './custom-calls.ts';

function begin() {
  const asked: { call: CellCall; settle: (result: CallResult) => void }[] = [];
  const cancelled: string[] = [];
  const recalculated: CellCall[][] = [];
  const calls = createCustomCalls(
    (call, settle) => {
      asked.push({ call, settle });
      return () => cancelled.push(String(call.args[0]));
    },
    (cells) => recalculated.push([...cells]),
  );
  return { asked, cancelled, recalculated, calls };
}

const call = (row: number, serial: string): CellCall => ({
  sheetId: 'one',
  row,
  column: 0,
  name: 'SERIAL.STATUS',
  args: [serial],
});

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a cell is busy until its answer comes, and is then worked out again', () => {
  const { asked, calls, recalculated } = begin();
  expect(calls.answer(call(0, 'A'))).toBe(BUSY);
  expect(calls.answer(call(1, 'B'))).toBe(BUSY);
  expect(calls.isBusy()).toBe(true);
  for (const { settle } of asked) settle('sold');
  jest.runAllTimers();
  expect(recalculated).toEqual([[call(0, 'A'), call(1, 'B')]]);
  expect(calls.answer(call(0, 'A'))).toBe('sold');
  expect(calls.isBusy()).toBe(false);
  expect(asked).toHaveLength(2);
});

test('other arguments ask again; entering the cell again does too, and cancels', () => {
  const { asked, calls, cancelled } = begin();
  calls.answer(call(0, 'A'));
  calls.answer(call(0, 'B'));
  expect(asked).toHaveLength(2);
  calls.forget(call(0, ''));
  expect(cancelled).toEqual(['A', 'B']);
  expect(calls.answer(call(0, 'A'))).toBe(BUSY);
  expect(asked).toHaveLength(3);
});

test('a streaming function may answer again', () => {
  const { asked, calls } = begin();
  calls.answer(call(0, 'A'));
  asked[0]?.settle(1);
  asked[0]?.settle(2);
  expect(calls.answer(call(0, 'A'))).toBe(2);
});
