/** The profit and loss by salesperson over HTTP, in every format, and narrowed to one of them. */
import { strFromU8, unzipSync } from 'fflate';
import { idOf } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestServer } from '../../testing/fixtures/server.ts';

const path = '/api/reports/profit-and-loss?by=salesperson';
let service: TestServer;

async function post(id: number, document: object): Promise<void> {
  const answer = await service.ask('POST', '/api/documents', { id: idOf(id), ...document });
  expect(answer.status).toBe(201);
}

beforeAll(async () => {
  service = await openTestServer();
  const sale = { kind: 'invoice', occurredOn: '2024-02-10', party: 'bolt' };
  await post(1, {
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    lines: [{ item: 'LAPTOP', unitCost: '500.00', serials: ['A1', 'A2'] }],
  });
  const line = { item: 'LAPTOP', unitPrice: '800.00' };
  await post(2, { ...sale, salesperson: ' =Łucja ', lines: [{ ...line, serials: ['A1'] }] });
  await post(3, { ...sale, lines: [{ ...line, serials: ['A2'] }] });
});

afterAll(async () => service.remove());

test('as CSV, a name that begins as a formula does stays a text', async () => {
  const { status, text } = await service.ask('GET', `${path}&format=csv`);
  expect(status).toBe(200);
  expect(text.replace(/^\uFEFF/, '').split('\r\n')).toEqual([
    'key,units,revenue,returns,netRevenue,cost,lateCost,margin,marginPercent',
    ',1,800.00,0.00,800.00,500.00,0.00,300.00,37.50',
    `"'=Łucja",1,800.00,0.00,800.00,500.00,0.00,300.00,37.50`,
    '',
  ]);
});

test('as xlsx its chart draws the names as texts', async () => {
  const { bytes } = await service.ask('GET', `${path}&format=xlsx`);
  const parts = unzipSync(new Uint8Array(bytes));
  const chart = strFromU8(parts['xl/charts/chart1.xml'] ?? new Uint8Array());
  expect(chart).toContain('<c:v>=Łucja</c:v>');
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).not.toContain('<f>=');
});

test('as PDF, and narrowed to one salesperson', async () => {
  const { bytes } = await service.ask('GET', `${path}&format=pdf`);
  expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
  const narrowed = await service.ask('GET', `${path}&salesperson=${encodeURIComponent('=Łucja')}`);
  expect(narrowed.json()).toMatchObject({ rows: [{ key: '=Łucja' }], totals: { units: 1 } });
});
