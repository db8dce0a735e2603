import type { HistoryRow } from '../../../shared/api.ts';
import {
  describeFound,
  emptyLookUp,
  reduceLookUp,
  routeOf,
  shownUnit,
  type FoundUnit,
} from './state.ts';

const unit = (item: string): FoundUnit => ({ item }) as FoundUnit;

test('an answer to an earlier question is not shown', () => {
  const asked = reduceLookUp(emptyLookUp, { type: 'asked', serial: 'A1' });
  const again = reduceLookUp(asked, { type: 'asked', serial: 'A2' });
  expect(reduceLookUp(again, { type: 'found', serial: 'A1', units: [unit('AMP')] })).toBe(again);
});

test('of several items one is chosen', () => {
  const asked = reduceLookUp(emptyLookUp, { type: 'asked', serial: 'A1' });
  const units = [unit('AMP'), unit('DAC')];
  const found = reduceLookUp(asked, { type: 'found', serial: 'A1', units });
  expect(shownUnit(found)).toBeNull();
  expect(shownUnit(reduceLookUp(found, { type: 'chosen', item: 'DAC' }))).toEqual(unit('DAC'));
});

test('recent serials stand once, newest first', () => {
  let state = emptyLookUp;
  for (const serial of ['A', 'B', 'A']) {
    state = reduceLookUp(state, { type: 'asked', serial });
    state = reduceLookUp(state, { type: 'found', serial, units: [] });
  }
  expect(state.recent).toEqual(['A', 'B']);
});

test('what was found is said in words', () => {
  const found = { item: 'AMP', status: 'in_stock' } as FoundUnit;
  expect(describeFound('A1', [found])).toBe('A1: AMP, in stock');
  expect(describeFound('A1', [found, found])).toBe('A1: 2 items have this serial. Choose one.');
  expect(describeFound('A1', [])).toMatch(/^No unit has the serial A1/);
});

test('a movement is told by where it went', () => {
  const move = (fromArea: string | null, toArea: string | null, party: string | null): string =>
    routeOf({ fromArea, toArea, party } as HistoryRow);
  expect(move('MAIN', 'SHOP', null)).toBe('MAIN → SHOP');
  expect(move('MAIN', 'MAIN', null)).toBe('in MAIN');
  expect(move(null, 'MAIN', 'ACME')).toBe('into MAIN, ACME');
  expect(move('MAIN', null, 'BOLT')).toBe('out of MAIN, BOLT');
  expect(move(null, null, null)).toBe('');
});
