import { planInvoice, type InvoiceRow } from './invoice.ts';

const row = (key: string, serial: string, more: Partial<InvoiceRow> = {}): InvoiceRow => ({
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
    row('c', '12E5'),
    row('d', 'A9', { price: '650.00' }),
  ]);
  expect(planned.lines).toEqual([
    { item: 'AMP', unitPrice: '700.00', taxRate: '19', serials: ['00012', '12E5'] },
    { item: 'DAC', unitPrice: '700.00', taxRate: '19', serials: ['D1'] },
    { item: 'AMP', unitPrice: '650.00', taxRate: '19', serials: ['A9'] },
  ]);
  expect(planned.keys).toEqual([['a', 'c'], ['b'], ['d']]);
});

test('a posted row is a mirror and is not read again', () => {
  expect(planInvoice([row('a', 'A1', { document: 'INV-100001' })]).lines).toEqual([]);
});

test('an empty price is not sent as zero', () => {
  expect(planInvoice([row('a', 'A1', { price: '' })]).lines).toEqual([
    { item: 'AMP', taxRate: '19', serials: ['A1'] },
  ]);
});
