/** Reconciling over HTTP: a vendor's list beside what was scanned, billed and is in the books. */
import type { DocumentRequest } from '../../shared/api.ts';
import { answerOf, idOf, post } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;
let number: string | null;
beforeEach(async () => {
  service = await openTestServer();
  ({ number } = answerOf(await post(service.books, receipt)).answer);
});
afterEach(async () => {
  await service.remove();
});

const receipt: DocumentRequest = {
  id: idOf(1),
  kind: 'goods_receipt',
  occurredOn: '2024-01-10',
  party: 'acme',
  lines: [{ item: 'LAPTOP', serials: ['HERE0001', 'HERE0002'], unitCost: '500.00' }],
};
const expected = ['HERE0001', 'Z300A1CO', 'GONE7777'].map((serial) => ({
  serial,
  item: 'LAPTOP',
  unitCost: '47.99',
}));

test('every serial is answered once, and the totals tie to the lists', async () => {
  const answer = await service.ask('POST', '/api/reconcile', {
    vendor: 'acme',
    expected,
    scanned: ['here0001', 'Z300A1C0', { serial: 'UNASKED#' }],
    billed: [{ serial: 'UNASKED#', unitCost: '9.01' }],
  });
  expect(answer.status).toBe(200);
  expect(answer.json()).toMatchObject({
    rows: [
      { serial: 'HERE0001', class: 'already_in_stock', amount: '47.99' },
      { serial: 'Z300A1CO', class: 'near_match', candidate: 'Z300A1C0', reason: 'look_alike' },
      { serial: 'GONE7777', class: 'missing', amount: '47.99' },
      { serial: 'UNASKED#', class: 'extra', amount: '9.01', billedCost: '9.01' },
    ],
    totals: {
      missing: { units: 1, amount: '47.99' },
      matched: { units: 0, amount: '0.00' },
      expected: { units: 3, amount: '143.97' },
      scanned: { units: 3, amount: '104.99' },
      billed: { units: 1, amount: '9.01' },
    },
  });
});

test('without scans, the units of the receipt are what arrived', async () => {
  const answer = await service.ask('POST', '/api/reconcile', {
    vendor: 'acme',
    document: number,
    expected,
  });
  const { rows } = answer.json() as { rows: { serial: string; class: string }[] };
  expect(rows.map((row) => [row.serial, row.class])).toEqual([
    ['HERE0001', 'matched'],
    ['Z300A1CO', 'missing'],
    ['GONE7777', 'missing'],
    ['HERE0002', 'extra'],
  ]);
});

test.each([
  [{ vendor: 'nobody', expected }, 422],
  [{ vendor: 'acme', document: 'GR-99', expected }, 422],
  [{ vendor: 'acme', expected: [{ serial: 'A', unitCost: '1.005' }] }, 422],
  [{ vendor: 'acme', expected: [{ serial: ' ' }] }, 400],
])('%j is refused with %i', async (body, status) => {
  expect((await service.ask('POST', '/api/reconcile', body)).status).toBe(status);
});
