import { emptyLookUp, reduceLookUp, shownUnit, type FoundUnit } from './state.ts';

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
