import {
  afterSettling,
  emptyWedge,
  pressKey,
  settle,
  settleMs,
  splitPaste,
  takeScan,
  type WedgeState,
} from './wedge.ts';

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

test('a page that was busy in the midst of a scan does not cut it, and a person who paused begins anew', () => {
  const begun = type('CA', 5);
  const late = begun.lastAt + 1500;
  const step = (wasBusy: boolean) =>
    pressKey(begun, { key: '-', isCtrl: false, at: late, wasBusy });
  expect(step(true)).toMatchObject({ kind: 'more', state: { text: 'CA-' } });
  expect(step(false)).toMatchObject({ kind: 'more', state: { text: '-' } });
  const { state } = step(true) as { readonly state: WedgeState };
  let at = late;
  const whole = Array.from('AMP-0912').reduce((now, key) => {
    at += 5;
    const next = pressKey(now, { key, isCtrl: false, at });
    return next.kind === 'more' ? next.state : now;
  }, state);
  expect(pressKey(whole, { ...enter, at: at + 5 })).toEqual({
    ...{ kind: 'entered', text: 'CA-AMP-0912', how: 'scan' },
  });
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

test('a suffix that comes late is eaten; later still it is an empty scan', () => {
  const state = afterSettling(1000);
  expect(pressKey(state, { key: 'Enter', isCtrl: false, at: 1400 })).toEqual({ kind: 'eaten' });
  expect(pressKey(state, { key: 'Tab', isCtrl: false, at: 1400 })).toEqual({ kind: 'eaten' });
  expect(pressKey(state, { key: 'Enter', isCtrl: false, at: 1600 })).toMatchObject({
    kind: 'entered',
    text: '',
  });
});

test('a key held down is no scanner', () => {
  let state = emptyWedge;
  for (let at = 0; at < 300; at += 30) {
    const step = pressKey(state, { key: 'A', isCtrl: false, at, isRepeat: at > 0 });
    if (step.kind === 'more') ({ state } = step);
  }
  expect(settle(state, 1000)).toBeNull();
});

test('a scan into begun text is the scan alone, and the begun text stays', () => {
  let state = type('AB', 180);
  for (const [index, key] of Array.from('X0001').entries()) {
    const step = pressKey(state, { key, isCtrl: false, at: 5000 + index * 10 });
    if (step.kind === 'more') ({ state } = step);
  }
  expect(pressKey(state, { ...enter, at: 5060 })).toEqual({
    kind: 'entered',
    text: 'X0001',
    how: 'scan',
  });
  expect(takeScan('ABX0001', 'X0001')).toBe('AB');
});

test('one slow gap within a burst does not cut it', () => {
  let state = type('A00', 10);
  for (const [index, key] of Array.from('012').entries()) {
    const step = pressKey(state, { key, isCtrl: false, at: 1200 + index * 10 });
    if (step.kind === 'more') ({ state } = step);
  }
  expect(pressKey(state, { ...enter, at: 1240 })).toMatchObject({ text: 'A00012', how: 'scan' });
});

test('Tab enters text that was pasted', () => {
  expect(pressKey(emptyWedge, { ...tab, hasText: true })).toMatchObject({ how: 'typed' });
});

test('right behind a scan with its suffix, Enter is an empty scan and LF is eaten', () => {
  expect(pressKey(emptyWedge, enter)).toMatchObject({ kind: 'entered', text: '' });
  expect(pressKey(emptyWedge, { key: 'j', isCtrl: true, at: 9000 })).toEqual({ kind: 'eaten' });
});
