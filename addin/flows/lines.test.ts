import type { IssueAnswer } from '../../shared/issues.ts';
import { placeIssues, planLines, type PlannedLines } from './lines.ts';
import type { FlowSheetRow } from './table.ts';

const planInvoice = (rows: readonly FlowSheetRow[]): PlannedLines => planLines('invoice', rows);

const row = (key: string, serial: string, more: Partial<FlowSheetRow> = {}): FlowSheetRow => ({
  key,
  item: 'AMP',
  serial,
  price: '700.00',
  taxRate: '19',
  ...more,
});

test('rows of one item, price, discount and tax are one line, in the order of the sheet', () => {
  const planned = planInvoice([
    row('a', '00012'),
    row('b', 'D1', { item: 'DAC' }),
    row('c', '12E5', { price: '700', taxRate: '19.0' }),
    row('d', 'A9', { price: '650.00' }),
    row('e', 'A8', { discount: '10' }),
  ]);
  expect(planned.lines).toEqual([
    { item: 'AMP', unitPrice: '700.00', taxRate: '19', serials: ['00012', '12E5'] },
    { item: 'DAC', unitPrice: '700.00', taxRate: '19', serials: ['D1'] },
    { item: 'AMP', unitPrice: '650.00', taxRate: '19', serials: ['A9'] },
    { item: 'AMP', unitPrice: '700.00', discount: '10', taxRate: '19', serials: ['A8'] },
  ]);
  expect(planned.keys).toEqual([['a', 'c'], ['b'], ['d'], ['e']]);
  expect(planned.faults).toEqual([]);
});

test('a posted row is a mirror and is not read again, whatever a person wrote into it', () => {
  const planned = planInvoice([row('a', 'CHANGED', { document: 'INV-100001', price: 'abc' })]);
  expect(planned).toEqual({ lines: [], keys: [], faults: [] });
});

test('an empty price is not sent as zero', () => {
  expect(planInvoice([row('a', 'A1', { price: '' })]).lines).toEqual([
    { item: 'AMP', taxRate: '19', serials: ['A1'] },
  ]);
});

test('an amount that is none, an unknown item and a row that was typed or copied stop the invoice', () => {
  const { lines, faults } = planInvoice([
    row('a', 'A1', { price: '12,50' }),
    row('b', 'B1', { item: '' }),
    row('', 'C1'),
    row('d', 'D1'),
    row('d', 'D2'),
  ]);
  expect(lines).toMatchObject([{ serials: ['D1'] }]);
  expect(faults).toEqual([
    { key: 'a', sentence: 'Price: 12,50 of A1 is no amount. Write it as in 47.99.' },
    { key: 'b', sentence: 'The item of B1 is not known. Choose it, or take the row out.' },
    { key: '', sentence: expect.stringContaining('C1 was typed') as string },
    { key: '', sentence: expect.stringContaining('D2 was copied') as string },
  ]);
});

test('issues come to the rows that they concern', () => {
  const planned = planInvoice([row('a', 'a1'), row('b', 'B1'), row('c', 'C1', { item: 'DAC' })]);
  const issue = (line: number | null, serial: string | null, message: string): IssueAnswer => ({
    code: 'serial_unknown',
    severity: 'error',
    line,
    serial,
    message,
  });
  const placed = placeIssues(
    [
      issue(1, 'A1', 'First.'),
      issue(1, null, 'Line.'),
      issue(2, 'C1', 'Third.'),
      issue(2, 'A1', 'Elsewhere.'),
      issue(null, null, 'Header.'),
    ],
    planned,
  );
  expect(Object.fromEntries(placed)).toEqual({ a: 'First. Line.', b: 'Line.', c: 'Third.' });
});

test('goods by quantity are lines of their own, and no quantity is refused with words', () => {
  const { lines, faults } = planInvoice([
    row('a', 'A1'),
    row('b', '', { item: 'CABLE', quantity: '12', price: '3' }),
    row('c', '', { item: 'CABLE', quantity: '3', price: '3.00' }),
    row('d', '', { item: 'CABLE', quantity: '1.5' }),
  ]);
  expect(lines).toEqual([
    { item: 'AMP', unitPrice: '700.00', taxRate: '19', serials: ['A1'] },
    { item: 'CABLE', unitPrice: '3', taxRate: '19', quantity: 15 },
  ]);
  expect(faults).toEqual([
    { key: 'd', sentence: expect.stringContaining('1.5 of CABLE') as string },
  ]);
});

test('a receipt sends costs, lots and the serials of makers', () => {
  const planned = planLines('goods_receipt', [
    { key: 'a', item: 'AMP', serial: '00012', cost: '500.00', lot: 'L1', makersSerial: 'M-1' },
    { key: 'b', item: 'AMP', serial: '00013', cost: '500', lot: 'L1' },
    { key: 'c', item: 'AMP', serial: '00014', cost: '500', lot: 'L2' },
  ]);
  expect(planned.lines).toEqual([
    {
      item: 'AMP',
      unitCost: '500.00',
      lot: 'L1',
      serials: [{ serial: '00012', manufacturerSerial: 'M-1' }, '00013'],
    },
    { item: 'AMP', unitCost: '500', lot: 'L2', serials: ['00014'] },
  ]);
});
