/** What a text is, and whose books these are, over HTTP. */
import { aboutAnswerSchema, findAnswerSchema, type FindAnswer } from '../../shared/api/find.ts';
import type { DocumentRequest } from '../../shared/api.ts';
import { answerOf, enterMasters, idOf, post } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;
beforeEach(async () => {
  service = await openTestServer();
});
afterEach(async () => {
  await service.remove();
});

async function find(text: string): Promise<FindAnswer> {
  const answer = await service.ask('GET', `/api/find?text=${encodeURIComponent(text)}`);
  return findAnswerSchema.parse(answer.json());
}

const receipt: DocumentRequest = {
  id: idOf(1),
  kind: 'goods_receipt',
  occurredOn: '2024-01-10',
  party: 'acme',
  lines: [
    { item: 'LAPTOP', serials: ['A-1', 'A-10', '100%'], unitCost: '500.00' },
    { item: 'PHONE', serials: ['a-1'], unitCost: '100.00' },
  ],
};

test('a text finds documents, units, items and parties, itself before what begins with it', async () => {
  answerOf(await post(service.books, receipt));
  expect(await find('gr-100001')).toEqual({
    documents: [
      {
        number: 'GR-100001',
        kind: 'goods_receipt',
        party: 'acme',
        occurredOn: '2024-01-10',
        orderStatus: null,
        isExact: true,
      },
    ],
    units: [],
    items: [],
    parties: [],
  });
  expect((await find('GR')).documents).toMatchObject([{ number: 'GR-100001', isExact: false }]);
  expect((await find('a-1')).units).toMatchObject([
    { item: 'LAPTOP', serial: 'A-1', status: 'in_stock', area: 'MAIN', isExact: true },
    { item: 'PHONE', serial: 'a-1', isExact: true },
    { item: 'LAPTOP', serial: 'A-10', isExact: false },
  ]);
  expect((await find('lap')).items).toMatchObject([{ sku: 'LAPTOP', isExact: false }]);
  expect((await find('computer')).items).toMatchObject([{ sku: 'LAPTOP', isExact: false }]);
  expect((await find('laptop')).items).toMatchObject([{ sku: 'LAPTOP', isExact: true }]);
  expect((await find('ACME')).parties).toMatchObject([{ code: 'acme', isExact: true }]);
});

test('signs that a database reads otherwise are signs here', async () => {
  answerOf(await post(service.books, receipt));
  expect((await find('100%')).units).toMatchObject([{ serial: '100%', isExact: true }]);
  await enterMasters(service.books, {
    items: [{ sku: 'A_B', description: String.raw`50% \ off`, tracking: 'none' }],
  });
  expect((await find('a_b')).items).toMatchObject([{ sku: 'A_B' }]);
  expect((await find('axb')).items).toEqual([]);
  expect((await find(String.raw`% \ o`)).items).toMatchObject([{ sku: 'A_B' }]);
});

test('a unit is found in its last life alone, and not once its receipt was taken back', async () => {
  answerOf(await post(service.books, receipt));
  answerOf(
    await post(service.books, {
      id: idOf(2),
      kind: 'invoice',
      occurredOn: '2024-01-11',
      party: 'bolt',
      lines: [{ item: 'LAPTOP', serials: ['A-1'], unitPrice: '700.00' }],
    }),
  );
  answerOf(
    await post(service.books, {
      ...receipt,
      id: idOf(3),
      occurredOn: '2024-01-12',
      lines: [{ item: 'LAPTOP', serials: ['A-1'], unitCost: '400.00' }],
      accept: ['serial_begins_next_life'],
    }),
  );
  const { units } = await find('A-1');
  expect(units.filter(({ serial, item }) => serial === 'A-1' && item === 'LAPTOP')).toMatchObject([
    { status: 'in_stock' },
  ]);
});

test('no text is refused, and one of blanks too', async () => {
  for (const url of ['/api/find', '/api/find?text=%20']) {
    expect((await service.ask('GET', url)).status).toBe(400);
  }
});

test('who asks, what they may, and whose books these are', async () => {
  const answer = aboutAnswerSchema.parse((await service.ask('GET', '/api/about')).json());
  expect(answer).toMatchObject({
    user: 'admin',
    company: { name: 'Your company', addressLines: [] },
    currency: 'USD',
  });
  expect(answer.permissions).toContain('people');
});
