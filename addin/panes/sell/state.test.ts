import type { UnitCard } from '../../../shared/api.ts';
import { emptySale, reduceSale, sheetRowOf, type Sale, type SaleAction } from './state.ts';

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

function run(...actions: readonly SaleAction[]): Sale {
  return actions.reduce(reduceSale, emptySale);
}

const scanned = (price: string, ...serials: readonly string[]): SaleAction => ({
  type: 'scanned',
  entries: serials.map((raw) => ({ key: `k-${raw.trim()}`, raw })),
  price,
  taxRate: '',
});

const lookedUp = (...units: readonly (readonly UnitCard[])[]): SaleAction => ({
  type: 'lookedUp',
  answers: new Map(
    units.map((of) => [`k-${of[0]?.serial ?? ''}`, { serial: of[0]?.serial ?? '', units: of }]),
  ),
});

/** All rows as the sheet has them once everything was written. */
const written = (sale: Sale): Sale => reduceSale(sale, { type: 'written', rows: sale.rows });

test('a scan gets its place at once and its verdict behind it; text is kept to the character', () => {
  const waiting = run(scanned('', '00012', '12E5'));
  expect(waiting.rows.map(({ serial, verdict }) => [serial, verdict.kind])).toEqual([
    ['00012', 'waiting'],
    ['12E5', 'waiting'],
  ]);
  const judged = reduceSale(
    waiting,
    lookedUp([unit('AMP', '00012')], [unit('AMP', '12E5', { status: 'sold', customer: 'BOLT' })]),
  );
  expect(judged.rows.map(({ item, verdict }) => [item, verdict.kind])).toEqual([
    ['AMP', 'good'],
    ['AMP', 'look'],
  ]);
});

test('the same serial counts once and is said', () => {
  const sale = run(scanned('', 'A1'), scanned('', ' a1 '));
  expect(sale.rows).toHaveLength(1);
  expect(sale.sentence).toBe('a1 stands in this invoice already and counts once.');
});

test('the next unit of an item costs what the last one did, also within one batch', () => {
  const sale = run(
    scanned('700.00', 'A1'),
    lookedUp([unit('AMP', 'A1')]),
    scanned('', 'A2', 'D1', 'A3'),
    lookedUp([unit('AMP', 'A2')], [unit('DAC', 'D1')], [unit('AMP', 'A3')]),
  );
  expect(sale.rows.map(({ price }) => price)).toEqual(['700.00', '700.00', '', '700.00']);
});

test('a serial of several items is chosen, and may be sold once of each', () => {
  const both = [unit('AMP', 'X'), unit('DAC', 'X')];
  let sale = run(scanned('', 'X'), lookedUp(both));
  expect(sale.rows[0]).toMatchObject({ item: '', verdict: { kind: 'look' } });
  sale = reduceSale(sale, { type: 'chosen', key: 'k-X', unit: both[1]! });
  expect(sale.rows[0]).toMatchObject({ item: 'DAC', verdict: { kind: 'good' } });
  sale = reduceSale(sale, {
    type: 'scanned',
    entries: [{ key: 'again', raw: 'X' }],
    price: '',
    taxRate: '',
  });
  expect(sale.rows).toHaveLength(2);
});

test('what a person edits in the sheet goes before what stands here', () => {
  const sale = written(run(scanned('700.00', 'A1', 'A2'), lookedUp([unit('AMP', 'A1')])));
  const first = { ...sheetRowOf({ ...sale.rows[0]!, unwritten: 'row' }), price: '650.00' };
  const read = reduceSale(sale, { type: 'read', rows: [{ ...first, discount: '5.00' }] });
  expect(read.rows).toHaveLength(1);
  expect(read.rows[0]).toMatchObject({ price: '650.00', discount: '5.00', item: 'AMP' });
  // What is written from now on leaves the prices of the sheet alone.
  const noted = reduceSale(read, { type: 'noted', issues: new Map([['k-A1', 'No.']]) });
  expect(sheetRowOf(noted.rows[0]!)).toEqual({
    key: 'k-A1',
    item: 'AMP',
    description: 'The AMP',
    note: 'No.',
  });
});

test('a row that is not in the sheet yet is not taken for one that was deleted there', () => {
  const sale = run(scanned('', 'A1'));
  expect(reduceSale(sale, { type: 'read', rows: [] }).rows).toHaveLength(1);
  expect(reduceSale(written(sale), { type: 'read', rows: [] }).rows).toHaveLength(0);
});

test('a serial that was changed in the sheet is looked up anew; a posted row is left out', () => {
  const sale = written(run(scanned('', 'A1'), lookedUp([unit('AMP', 'A1')])));
  const changed = { key: 'k-A1', item: 'AMP', serial: 'A7', document: '' };
  const read = reduceSale(sale, {
    type: 'read',
    rows: [changed, { key: 'old', serial: 'A0', document: 'INV-1' }],
  });
  expect(read.rows).toMatchObject([{ serial: 'A7', verdict: { kind: 'waiting' }, item: '' }]);
});

test('what changed while a row was written is written after it', () => {
  const before = run(scanned('700.00', 'A1'));
  const judged = reduceSale(before, lookedUp([unit('AMP', 'A1')]));
  const done = reduceSale(judged, { type: 'written', rows: before.rows });
  expect(done.rows[0]?.unwritten).toBe('knowledge');
});
