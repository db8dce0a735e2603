import type { UnitCard } from '../../../shared/api.ts';
import {
  countScans,
  emptyInbox,
  keepScans,
  listWaiting,
  planScanRows,
  readKeptScans,
  reduceInbox,
  sentenceOfScan,
  type Inbox,
  type InboxAction,
} from './state.ts';

function cardOf(item: string, serial: string, status: UnitCard['status'] = 'in_stock'): UnitCard {
  return {
    item,
    description: '',
    serial,
    manufacturerSerial: null,
    lot: null,
    life: 1,
    lives: 1,
    status,
    area: 'MAIN',
    holder: null,
    vendor: null,
    receivedOn: null,
    receiptNumber: null,
    customer: 'BOLT',
    soldOn: null,
    invoiceNumber: 'INV-1',
    unitPrice: null,
    daysInStock: null,
    warrantyUntil: null,
    note: null,
    customFields: {},
  };
}

function play(...actions: InboxAction[]): Inbox {
  return actions.reduce(reduceInbox, emptyInbox);
}

const scanned = (...raws: string[]): InboxAction => ({
  type: 'scanned',
  entries: raws.map((raw, index) => ({ id: `s${index}`, raw })),
});

test('every scan gets its place at once, in order, as it was read', () => {
  const inbox = play(scanned('00012', ' A1 ', '12E5'));
  expect(inbox.scans.map(({ serial }) => serial)).toEqual(['00012', 'A1', '12E5']);
  expect(listWaiting(inbox)).toHaveLength(3);
});

test('the same serial twice in a batch is said, and goes to the sheet once', () => {
  const inbox = play(scanned('A1', 'a1'));
  expect(inbox.scans[1]).toMatchObject({ twiceOf: 's0' });
  expect(sentenceOfScan(inbox.scans[1]!)).toMatch(/before in this batch/);
  expect(planScanRows(inbox).map(({ serial }) => serial)).toEqual(['A1']);
});

test('verdicts come later, to the scan they belong to', () => {
  const inbox = play(scanned('A1', 'A2', 'A3', 'A4'), {
    type: 'checked',
    answers: new Map([
      ['s0', [cardOf('AMP', 'A1')]],
      ['s1', []],
      ['s2', [cardOf('AMP', 'A3', 'sold')]],
    ]),
  });
  expect(inbox.scans.map(({ verdict }) => verdict.kind)).toEqual([
    'good',
    'bad',
    'look',
    'waiting',
  ]);
  expect(countScans(inbox)).toEqual({ all: 4, good: 1, look: 2, waiting: 1 });
  expect(sentenceOfScan(inbox.scans[2]!)).toContain('Sold to BOLT (INV-1)');
});

test('a serial of several items is chosen by a person', () => {
  const inbox = play(
    scanned('A1'),
    { type: 'checked', answers: new Map([['s0', [cardOf('AMP', 'A1'), cardOf('DAC', 'A1')]]]) },
    { type: 'chosen', id: 's0', item: 'DAC' },
  );
  expect(inbox.scans[0]?.verdict).toMatchObject({ kind: 'good', unit: { item: 'DAC' } });
});

test('undo takes the last scan back, and brings back what was cleared', () => {
  const two = play(scanned('A1', 'A2'));
  const cleared = reduceInbox(two, { type: 'cleared' });
  expect(reduceInbox(cleared, { type: 'undone' }).scans).toEqual(two.scans);
  const more = reduceInbox(two, { type: 'scanned', entries: [{ id: 's9', raw: 'A9' }] });
  expect(reduceInbox(more, { type: 'undone' }).scans).toEqual(two.scans);
});

test('a scan taken out may be scanned again', () => {
  const inbox = play(
    scanned('A1', 'A2'),
    { type: 'removed', id: 's0' },
    {
      type: 'scanned',
      entries: [{ id: 's7', raw: 'A1' }],
    },
  );
  expect(inbox.scans.at(-1)).toMatchObject({ id: 's7', twiceOf: null });
});

test('what is kept comes back to be checked afresh', () => {
  const inbox = play(scanned('A1', '\u0007'), {
    type: 'checked',
    answers: new Map([['s0', [cardOf('AMP', 'A1')]]]),
  });
  const back = readKeptScans(JSON.parse(JSON.stringify(keepScans(inbox))));
  expect(back.map(({ serial, verdict }) => [serial, verdict.kind])).toEqual([
    ['A1', 'waiting'],
    ['\u0007', 'bad'],
  ]);
  expect(readKeptScans({ broken: true })).toEqual([]);
});
