import type { UnitCard } from '../../../shared/api.ts';
import { beginList, countStates, filterLines, reduceList } from './list.ts';

const unit = (serial: string, facts: Partial<UnitCard> = {}): UnitCard =>
  ({ serial, item: 'AMP', status: 'in_stock', area: 'MAIN', holder: null, ...facts }) as UnitCard;

test('each serial stands once, in the order given, and what is none says so', () => {
  const { lines } = beginList(['A1', ' a1 ', '', 'A2', 'x'.repeat(101)]);
  expect(lines.map(({ serial, state }) => [serial.slice(0, 3), state])).toEqual([
    ['A1', 'unread'],
    ['A2', 'unread'],
    ['xxx', 'noSerial'],
  ]);
});

test('answers come batch by batch, each to its own line', () => {
  let list = beginList(['A1', 'A2', 'A3', 'A4']);
  list = reduceList(list, { type: 'answered', answers: [[unit('A1')], []] });
  expect(list).toMatchObject({ done: 2, isRunning: true });
  list = reduceList(list, {
    type: 'answered',
    answers: [
      [unit('A3', { item: 'AMP' }), unit('A3', { item: 'DAC' })],
      [unit('A4', { status: 'sold', area: null, holder: 'BOLT' })],
    ],
  });
  expect(list).toMatchObject({ done: 4, isRunning: false });
  expect(list.lines).toEqual([
    { serial: 'A1', state: 'in_stock', item: 'AMP', place: 'MAIN' },
    { serial: 'A2', state: 'unknown', item: '', place: '' },
    { serial: 'A3', state: 'severalItems', item: 'AMP, DAC', place: '' },
    { serial: 'A4', state: 'sold', item: 'AMP', place: 'BOLT' },
  ]);
  expect(countStates(list.lines)).toEqual([
    ['in_stock', 1],
    ['sold', 1],
    ['severalItems', 1],
    ['unknown', 1],
  ]);
});

test('what was stopped goes on with the lines that are left', () => {
  let list = beginList(['A1', 'A2']);
  list = reduceList(list, { type: 'answered', answers: [[unit('A1')]] });
  list = reduceList(list, { type: 'stopped', trouble: 'away' });
  expect(list).toMatchObject({ isRunning: false, trouble: 'away', done: 1 });
  list = reduceList(list, { type: 'resumed' });
  expect(list).toMatchObject({ isRunning: true, trouble: null });
});

test('100,000 serials are listed, counted and filtered', () => {
  const serials = Array.from({ length: 100_000 }, (_, index) => `S${index}`);
  let list = beginList(serials);
  for (let at = 0; at < serials.length; at += 5000) {
    const answers = serials
      .slice(at, at + 5000)
      .map((serial, index) => (index % 2 === 0 ? [unit(serial)] : []));
    list = reduceList(list, { type: 'answered', answers });
  }
  expect(countStates(list.lines)).toEqual([
    ['in_stock', 50_000],
    ['unknown', 50_000],
  ]);
  list = reduceList(list, { type: 'filtered', filter: 'unknown' });
  expect(filterLines(list)).toHaveLength(50_000);
});
