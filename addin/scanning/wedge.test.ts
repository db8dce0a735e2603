import { emptyWedge, pressKey, settle, settleMs, splitPaste, type WedgeState } from './wedge.ts';

/** Presses keys so many milliseconds apart; answers the last step. */
function type(text: string, gap: number, state: WedgeState = emptyWedge): WedgeState {
  let at = 1000;
  let now = state;
  for (const key of text) {
    const step = pressKey(now, { key, isCtrl: false, at });
    if (step.kind === 'more') now = step.state;
    at += gap;
  }
  return now;
}

const enter = { key: 'Enter', isCtrl: false, at: 9000 };
const tab = { key: 'Tab', isCtrl: false, at: 9000 };

test('a burst with Enter is a scan, to the character', () => {
  expect(pressKey(type('=1+1', 5), enter)).toEqual({ kind: 'entered', text: '=1+1', how: 'scan' });
});

test('a burst with Tab is a scan', () => {
  expect(pressKey(type('A0001', 12), tab)).toMatchObject({ kind: 'entered', how: 'scan' });
});

test('slow keys with Enter are typing', () => {
  expect(pressKey(type('A0001', 180), enter)).toMatchObject({ kind: 'entered', how: 'typed' });
});

test('a burst without a suffix settles into a scan', () => {
  const state = type('A0001', 5);
  expect(settle(state, state.lastAt + settleMs - 1)).toBeNull();
  expect(settle(state, state.lastAt + settleMs)).toBe('A0001');
});

test('a person who stops typing is waited for', () => {
  const state = type('A0001', 180);
  expect(settle(state, state.lastAt + 60_000)).toBeNull();
});

test('Tab leaves an empty field, Enter says that it is empty', () => {
  expect(pressKey(emptyWedge, tab)).toEqual({ kind: 'ignored' });
  expect(pressKey(emptyWedge, enter)).toEqual({ kind: 'entered', text: '', how: 'typed' });
});

test('Ctrl and ] is the group separator', () => {
  const step = pressKey(type('01', 5), { key: ']', isCtrl: true, at: 1010 });
  expect(step).toMatchObject({ kind: 'more', state: { text: '01\u001d' } });
});

test('other keys with Ctrl are left to the browser', () => {
  expect(pressKey(emptyWedge, { key: 'v', isCtrl: true, at: 1 })).toEqual({ kind: 'ignored' });
});

test('a pasted column is one entry a line', () => {
  expect(splitPaste('A1\r\nA2\n\nA3\tA4\n')).toEqual(['A1', 'A2', 'A3', 'A4']);
});
