/** Texts of serials over HTTP: scans with the items of their GTINs, and lists as one line. */
import { idOf } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;
beforeEach(async () => {
  service = await openTestServer();
  const items = [
    { sku: 'TEA', tracking: 'serial', gtin: '9506000134352' },
    { sku: 'CUP', tracking: 'serial', gtin: '04012345678901' },
    { sku: 'MUG', tracking: 'serial', gtin: '4012345678901' },
  ];
  const put = await service.ask('PUT', '/api/items', items);
  expect(put.status).toBe(200);
});
afterEach(async () => {
  await service.remove();
});

async function parse(texts: readonly string[], item?: string) {
  const answer = await service.ask('POST', '/api/serials/parse', { texts, ...(item && { item }) });
  expect(answer.status).toBe(200);
  return answer.json();
}
const empty = {
  serial: null,
  item: null,
  gtin: null,
  lot: null,
  expiry: null,
  thirdPartySerial: null,
};

test('one answer per text, in order, with the item of the GTIN', async () => {
  const gtin = '09506000134352';
  expect(
    await parse([`]d201${gtin}2112345`, 'A-1', `(01)${gtin}(17)260100(10)L(235)T`, ' ']),
  ).toEqual({
    results: [
      { ...empty, text: `]d201${gtin}2112345`, serial: '12345', item: 'TEA', gtin, issues: [] },
      { ...empty, text: 'A-1', serial: 'A-1', issues: [] },
      {
        ...empty,
        text: `(01)${gtin}(17)260100(10)L(235)T`,
        item: 'TEA',
        gtin,
        lot: 'L',
        expiry: '2026-01-31',
        thirdPartySerial: 'T',
        issues: [],
      },
      { ...empty, text: ' ', issues: [expect.objectContaining({ code: 'serial_empty' })] },
    ],
  });
});

test('a GTIN that no item has, several have, or another has is an issue and no error', async () => {
  const told = (text: string, item?: string) => parse([text], item);
  expect(await told(']d2010400638133393121S')).toMatchObject({
    results: [{ serial: 'S', item: null, issues: [{ code: 'gtin_unknown', severity: 'error' }] }],
  });
  expect(await told(']d2010401234567890121S')).toMatchObject({
    results: [
      {
        item: null,
        issues: [
          {
            code: 'gtin_of_several',
            severity: 'question',
            message: 'Several items have the GTIN 04012345678901: CUP, MUG. Choose one.',
          },
        ],
      },
    ],
  });
  expect(await told(']d2010401234567890121S', 'MUG')).toMatchObject({
    results: [{ item: 'MUG', issues: [] }],
  });
  expect(await told(']d2010950600013435221S', 'MUG')).toMatchObject({
    results: [{ item: 'MUG', serial: 'S', issues: [{ code: 'gtin_of_other_item' }] }],
  });
});

test('a lost separator is a question with what the text may mean', async () => {
  expect(await parse([']d2010950600013435221A110LOT7'])).toMatchObject({
    results: [
      {
        serial: null,
        item: 'TEA',
        issues: [
          {
            code: 'gs1_separator_lost',
            severity: 'question',
            readings: [{ 21: 'A110LOT7' }, { 21: 'A1', 10: 'LOT7' }],
          },
        ],
      },
    ],
  });
});

test("what an item's serials look like is learned from those that came, and what is declared goes before it", async () => {
  const serials = Array.from({ length: 30 }, (_, at) => `WX${String(at + 10)}7`);
  await service.ask('POST', '/api/documents', {
    ...{ id: idOf(60), kind: 'goods_receipt', occurredOn: '2025-01-03', party: 'acme' },
    lines: [{ item: 'LAPTOP', serials, unitCost: '5.00' }],
  });
  const ask = async (sku: string) =>
    (await service.ask('GET', `/api/items/${sku}/serial-profile`)).json();
  expect(await ask('LAPTOP')).toMatchObject({
    profile: { lengths: [5], prefix: 'WX', learnedFrom: 30 },
  });
  expect(await ask('PHONE')).toEqual({ sku: 'PHONE', gtin: null, profile: null });
  const declared = { lengths: [15], characters: 'figure', checkDigit: 'imei' };
  const item = { sku: 'PHONE', tracking: 'serial', serialProfile: declared };
  expect((await service.ask('PUT', '/api/items', [item])).status).toBe(200);
  expect(await ask('PHONE')).toMatchObject({
    profile: { lengths: [15], places: ['figure'], checkDigit: 'imei', learnedFrom: 0 },
  });
  expect((await service.ask('GET', '/api/items/NONE/serial-profile')).status).toBe(404);
});

test('expand and compress undo each other, and a range that cannot be is refused in a sentence', async () => {
  const ask = async (path: string, body: unknown) =>
    service.ask('POST', `/api/serials/${path}`, body);
  const serials = ['A0001', 'A0002', 'A0004', 'A0005'];
  expect((await ask('expand', { text: 'A0001-A0005, not A0003' })).json()).toEqual({ serials });
  const { text } = { text: 'A0001-A0002, A0004-A0005' };
  expect((await ask('compress', { serials })).json()).toEqual({ text });
  const refused = await ask('expand', { text: 'A9998+3' });
  expect(refused.status).toBe(422);
  expect(refused.json()).toMatchObject({
    issues: [
      {
        code: 'range_refused',
        severity: 'error',
        message: 'A9998+3 would need one more digit. Give the serials with leading zeros.',
      },
    ],
  });
  expect((await ask('compress', { serials: [1] })).status).toBe(400);
});

test('100,000 scans are parsed with one statement', async () => {
  const texts = Array.from({ length: 100_000 }, (_, at) => `]d2010950600013435221S${at % 7}X`);
  const { results } = (await parse(texts)) as { results: { item: string }[] };
  expect(results.filter(({ item }) => item === 'TEA')).toHaveLength(100_000);
});
