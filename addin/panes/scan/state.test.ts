import type { UnitCard } from '../../../shared/api.ts';
import {
  countScans,
  describeScans,
  emptyInbox,
  keepScans,
  listWaiting,
  numberScans,
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
  expect(sentenceOfScan(inbox.scans[1]!, 1)).toMatch(/before in this batch as no. 1/);
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

test('of three that are the same, the second stands for the first that was taken out', () => {
  const inbox = play(scanned('A1', 'A1', 'A1'), { type: 'removed', id: 's0' });
  expect(inbox.scans.map(({ twiceOf }) => twiceOf)).toEqual([null, 's1']);
  expect(planScanRows(inbox)).toHaveLength(1);
});

test('two units that share a serial both count once the items are chosen', () => {
  const both = [cardOf('AMP', 'A1'), cardOf('DAC', 'A1')];
  const answers = new Map([
    ['s0', both],
    ['s1', both],
  ]);
  const inbox = play(
    scanned('A1', 'A1'),
    { type: 'checked', answers },
    { type: 'chosen', id: 's0', item: 'AMP' },
    { type: 'chosen', id: 's1', item: 'DAC' },
  );
  expect(planScanRows(inbox).map(({ item }) => item)).toEqual(['AMP', 'DAC']);
});

test('a text in another case is another unit where the books say so', () => {
  const inbox = play(scanned('A1', 'a1'), {
    type: 'checked',
    answers: new Map([
      ['s0', [cardOf('AMP', 'A1')]],
      ['s1', [cardOf('AMP', 'a1')]],
    ]),
  });
  expect(countScans(inbox)).toMatchObject({ good: 2, look: 0 });
});

test('what is no serial is said at once, and never goes to the sheet', () => {
  const inbox = play(scanned('A\u0007B', '  '));
  expect(inbox.scans.map(({ verdict }) => verdict.kind)).toEqual(['bad', 'bad']);
  expect(listWaiting(inbox)).toEqual([]);
  expect(planScanRows(inbox)).toEqual([]);
});

test('trouble says since when, and trying again does not hide it', () => {
  const inbox = play(
    scanned('A1'),
    { type: 'troubled', sentence: 'No service.', at: '10:15' },
    { type: 'retried' },
    { type: 'troubled', sentence: 'No service.', at: '10:20' },
  );
  expect(inbox).toMatchObject({ attempt: 1, trouble: { since: '10:15' } });
  expect(listWaiting(inbox)).toHaveLength(1);
  expect(reduceInbox(inbox, { type: 'checked', answers: new Map() }).trouble).toBeNull();
});

test('several verdicts are said as one sentence that names the worst', () => {
  const { scans } = play(scanned('A1', 'A2', 'A1'), {
    type: 'checked',
    answers: new Map([
      ['s0', [cardOf('AMP', 'A1')]],
      ['s1', [cardOf('AMP', 'A2', 'sold')]],
    ]),
  });
  expect(describeScans(scans.slice(0, 1), numberScans(scans))).toEqual({
    text: 'A1: AMP, in MAIN',
    tone: 'good',
  });
  expect(describeScans(scans, numberScans(scans))).toEqual({
    text: '1 in stock, 2 to look at. A2: AMP: Sold to BOLT (INV-1)',
    tone: 'bad',
  });
  expect(describeScans(scans.slice(2), numberScans(scans))?.text).toContain('as no. 1');
  expect(describeScans([], new Map())).toBeNull();
  const unknown = play(scanned('X1'), { type: 'checked', answers: new Map([['s0', []]]) });
  expect(describeScans(unknown.scans, new Map())?.text).toMatch(/^X1 is not in the books/);
});

test('what is kept comes back to the character, to be checked afresh', () => {
  const both = [cardOf('AMP', 'A1'), cardOf('DAC', 'A1')];
  const inbox = play(
    scanned('A1', ' 00012', 'A\u0007B', 'a1'),
    { type: 'checked', answers: new Map([['s0', both]]) },
    { type: 'chosen', id: 's0', item: 'DAC' },
  );
  const back = readKeptScans(JSON.parse(JSON.stringify(keepScans(inbox.scans))));
  expect(back.scans.map(({ raw, verdict }) => [raw, verdict.kind])).toEqual([
    ['A1', 'waiting'],
    [' 00012', 'waiting'],
    ['A\u0007B', 'bad'],
    ['a1', 'waiting'],
  ]);
  expect(back.scans[3]).toMatchObject({ twiceOf: 's0' });
  const checked = reduceInbox(back, { type: 'checked', answers: new Map([['s0', both]]) });
  expect(checked.scans[0]?.verdict).toMatchObject({ kind: 'good', unit: { item: 'DAC' } });
  expect(readKeptScans({ broken: true }).scans).toEqual([]);
  expect(readKeptScans(null).scans).toEqual([]);
});
