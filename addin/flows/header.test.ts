/** What stands above the rows goes into the document that is sent, and comes back where it is changed. */
import { beginHeader, headerOf, requestOf } from './header.ts';
import { flowTable } from './table.ts';

const id = '00000000-0000-4000-8000-000000000001';

test('an invoice says who sold; a receipt has nobody to say', () => {
  const header = { ...beginHeader('2026-03-31'), party: 'MOSS', salesperson: ' Iris Bell ' };
  const send = (kind: 'invoice' | 'goods_receipt') =>
    requestOf(kind, id, header, flowTable[kind].header, [], new Set());
  const body = send('invoice');
  expect(body).toMatchObject({ party: 'MOSS', salesperson: 'Iris Bell' });
  const intent = { id, body, keys: [], at: '2026-03-31' };
  expect(headerOf(intent, beginHeader('2026-04-01')).salesperson).toBe('Iris Bell');
  expect(send('goods_receipt')).not.toHaveProperty('salesperson');
});
