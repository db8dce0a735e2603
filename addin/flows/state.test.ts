import type { UnitCard } from '../../shared/api.ts';
import { beginHeader } from './header.ts';
import {
  beginFlow,
  reduceFlow,
  sheetRowOf,
  type Flow,
  type FlowAction,
  sentenceOfRow,
} from './state.ts';
import type { FlowKind } from './table.ts';

const header = beginHeader('2026-01-05');

function unit(item: string, serial: string, more: Partial<UnitCard> = {}): UnitCard {
  return {
    item,
    description: `The ${item}`,
    serial,
    manufacturerSerial: null,
    lot: null,
    life: 1,
    lives: 1,
    status: 'in_stock',
    area: 'MAIN',
    holder: null,
    vendor: 'ACME',
    receivedOn: '2026-01-02',
    receiptNumber: 'GR-100001',
    customer: null,
    soldOn: null,
    invoiceNumber: null,
    unitPrice: null,
    daysInStock: 3,
    warrantyUntil: null,
    note: null,
    customFields: {},
    ...more,
  };
}

function run(...actions: readonly FlowAction[]): Flow {
  return runIn('invoice', ...actions);
}

function runIn(kind: FlowKind, ...actions: readonly FlowAction[]): Flow {
  return actions.reduce(reduceFlow, beginFlow(kind));
}

const scanned = (price: string, ...serials: readonly string[]): FlowAction => ({
  type: 'scanned',
  entries: serials.map((raw) => ({ key: `k-${raw.trim()}`, raw })),
  item: '',
  fields: price === '' ? {} : { price },
});

test('a serial that is new and looks unlike its item is looked at, and the books take it all the same', () => {
  const profile = { lengths: [6], prefix: 'Z3', places: [], checkDigit: null, learnedFrom: 40 };
  const profiles = new Map([['DISK', { sku: 'DISK', gtin: '09506000134352', profile }]]);
  const scans = ['Z30001', 'Z3001', 'X30001', '9506000134352'];
  const flow = runIn(
    'goods_receipt',
    {
      type: 'scanned',
      entries: scans.map((raw) => ({ key: `k-${raw}`, raw })),
      ...{ item: 'DISK', fields: {} },
    },
    { type: 'profiled', profiles, header },
    {
      type: 'lookedUp',
      header,
      answers: new Map(scans.map((serial) => [`k-${serial}`, { serial, units: [] }])),
    },
  );
  expect(flow.rows.map((row) => [row.verdict.tone, sentenceOfRow(row)])).toEqual([
    ['good', 'New to the books'],
    ['look', expect.stringContaining('shorter than 6 characters')],
    ['look', expect.stringContaining('does not begin with Z3')],
    ['look', expect.stringContaining("product's own barcode")],
  ]);
});

const lookedUp = (...units: readonly (readonly UnitCard[])[]): FlowAction => ({
  type: 'lookedUp',
  header,
  answers: new Map(
    units.map((of) => [`k-${of[0]?.serial ?? ''}`, { serial: of[0]?.serial ?? '', units: of }]),
  ),
});

/** All rows as the sheet has them once everything was written. */
const written = (flow: Flow): Flow => reduceFlow(flow, { type: 'written', rows: flow.rows });

test('a scan gets its place at once and its verdict behind it; text is kept to the character', () => {
  const waiting = run(scanned('', '00012', '12E5'));
  expect(waiting.rows.map(({ serial, verdict }) => [serial, verdict.tone])).toEqual([
    ['00012', 'waiting'],
    ['12E5', 'waiting'],
  ]);
  const judged = reduceFlow(
    waiting,
    lookedUp([unit('AMP', '00012')], [unit('AMP', '12E5', { status: 'sold', customer: 'BOLT' })]),
  );
  expect(judged.rows.map(({ item, verdict }) => [item, verdict.tone])).toEqual([
    ['AMP', 'good'],
    ['AMP', 'look'],
  ]);
});

test('the same serial counts once and is said', () => {
  const flow = run(scanned('', 'A1'), scanned('', ' a1 '));
  expect(flow.rows).toHaveLength(1);
  expect(flow.sentence).toBe('a1 stands here already and counts once.');
});

test('the next unit of an item costs what the last one did, also within one batch', () => {
  const flow = run(
    scanned('700.00', 'A1'),
    lookedUp([unit('AMP', 'A1')]),
    scanned('', 'A2', 'D1', 'A3'),
    lookedUp([unit('AMP', 'A2')], [unit('DAC', 'D1')], [unit('AMP', 'A3')]),
  );
  expect(flow.rows.map(({ fields }) => fields.price ?? '')).toEqual([
    '700.00',
    '700.00',
    '',
    '700.00',
  ]);
});

test('a serial of several items is chosen, and may be sold once of each', () => {
  const both = [unit('AMP', 'X'), unit('DAC', 'X')];
  let flow = run(scanned('', 'X'), lookedUp(both));
  expect(flow.rows[0]).toMatchObject({ item: '', verdict: { tone: 'look' } });
  flow = reduceFlow(flow, {
    type: 'chosen',
    key: 'k-X',
    item: 'DAC',
    description: 'The DAC',
    header,
  });
  expect(flow.rows[0]).toMatchObject({ item: 'DAC', verdict: { tone: 'good' } });
  flow = reduceFlow(flow, {
    type: 'scanned',
    entries: [{ key: 'again', raw: 'X' }],
    item: '',
    fields: {},
  });
  expect(flow.rows).toHaveLength(2);
});

test('what a person edits in the sheet goes before what stands here', () => {
  const flow = written(run(scanned('700.00', 'A1', 'A2'), lookedUp([unit('AMP', 'A1')])));
  const first = {
    ...sheetRowOf('invoice', { ...flow.rows[0]!, unwritten: 'row' }),
    price: '650.00',
  };
  const read = reduceFlow(flow, { type: 'read', rows: [{ ...first, discount: '5.00' }] });
  expect(read.rows).toHaveLength(1);
  expect(read.rows[0]).toMatchObject({
    fields: { price: '650.00', discount: '5.00' },
    item: 'AMP',
  });
  // What is written from now on leaves the prices of the sheet alone.
  const noted = reduceFlow(read, { type: 'noted', issues: new Map([['k-A1', 'No.']]) });
  expect(sheetRowOf('invoice', noted.rows[0]!)).toEqual({
    key: 'k-A1',
    item: 'AMP',
    description: 'The AMP',
    note: 'No.',
  });
});

test('a row that is not in the sheet yet is not taken for one that was deleted there', () => {
  const flow = run(scanned('', 'A1'));
  expect(reduceFlow(flow, { type: 'read', rows: [] }).rows).toHaveLength(1);
  expect(reduceFlow(written(flow), { type: 'read', rows: [] }).rows).toHaveLength(0);
});

test('a serial that was changed in the sheet is looked up anew; a posted row is left out', () => {
  const flow = written(run(scanned('', 'A1'), lookedUp([unit('AMP', 'A1')])));
  const changed = { key: 'k-A1', item: 'AMP', serial: 'A7', document: '' };
  const read = reduceFlow(flow, {
    type: 'read',
    rows: [changed, { key: 'old', serial: 'A0', document: 'INV-1' }],
  });
  expect(read.rows).toMatchObject([{ serial: 'A7', verdict: { tone: 'waiting' }, item: '' }]);
});

test('what changed while a row was written is written after it', () => {
  const before = run(scanned('700.00', 'A1'));
  const judged = reduceFlow(before, lookedUp([unit('AMP', 'A1')]));
  const done = reduceFlow(judged, { type: 'written', rows: before.rows });
  expect(done.rows[0]?.unwritten).toBe('knowledge');
});

test('goods that are new take the item that a person chose, and what is here already is said', () => {
  const receive = (item: string, raw: string): FlowAction => ({
    type: 'scanned',
    entries: [{ key: `k-${raw}`, raw }],
    item,
    fields: { cost: '500.00' },
  });
  const answers = new Map([
    ['k-N1', { serial: 'N1', units: [] }],
    ['k-N2', { serial: 'N2', units: [] }],
    ['k-A1', { serial: 'A1', units: [unit('AMP', 'A1')] }],
    ['k-B1', { serial: 'B1', units: [unit('AMP', 'B1', { status: 'expected' })] }],
    ['k-C1', { serial: 'C1', units: [unit('AMP', 'C1', { status: 'sold', customer: 'BOLT' })] }],
  ]);
  const flow = runIn(
    'goods_receipt',
    receive('AMP', 'N1'),
    receive('', 'N2'),
    receive('AMP', 'A1'),
    receive('', 'B1'),
    receive('AMP', 'C1'),
    { type: 'lookedUp', answers, header },
  );
  expect(flow.rows.map(({ serial, item, verdict }) => [serial, item, verdict.tone])).toEqual([
    ['N1', 'AMP', 'good'],
    ['N2', '', 'look'],
    ['A1', 'AMP', 'bad'],
    ['B1', 'AMP', 'good'],
    ['C1', 'AMP', 'look'],
  ]);
});

test('a bin chosen afterwards changes what is said of the rows', () => {
  const flow = runIn('stock_count', scanned('', 'A1'), lookedUp([unit('AMP', 'A1')]));
  expect(flow.rows[0]?.verdict.tone).toBe('good');
  const elsewhere = reduceFlow(flow, { type: 'judged', header: { ...header, area: 'SHOP' } });
  expect(elsewhere.rows[0]?.verdict).toMatchObject({ tone: 'look' });
  expect(elsewhere.rows[0]?.verdict.sentence).toContain('MAIN');
  const moving = runIn('stock_transfer', scanned('', 'A1'), lookedUp([unit('AMP', 'A1')]));
  const wrong = reduceFlow(moving, { type: 'judged', header: { ...header, fromArea: 'SHOP' } });
  expect(wrong.rows[0]?.verdict.tone).toBe('look');
});

test('goods by quantity are a row without serial, and come back from the sheet as one', () => {
  const counted = run({
    type: 'counted',
    key: 'q',
    item: 'CABLE',
    description: 'A cable',
    fields: { quantity: '12' },
  });
  const row = sheetRowOf('invoice', counted.rows[0]!);
  expect(row).toMatchObject({ item: 'CABLE', serial: '', quantity: '12' });
  const again = reduceFlow(beginFlow('invoice'), { type: 'read', rows: [row] });
  expect(again.rows[0]).toMatchObject({ item: 'CABLE', serial: '', fields: { quantity: '12' } });
  expect(again.rows[0]?.verdict.tone).toBe('good');
});
