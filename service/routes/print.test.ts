/** Papers over HTTP: where things lie, what is still to come, drafts, count sheets, and what is refused. */
import { readPdfTexts } from '../../reports/pdf/read-texts.ts';
import { answerOf, enterMasters, idOf, post, usualMasters } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;
beforeEach(async () => {
  service = await openTestServer();
  await enterMasters(service.books, usualMasters);
  await post(service.books, {
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2026-01-05',
    party: 'acme',
    area: 'MAIN',
    lines: [
      {
        item: 'LAPTOP',
        unitCost: '412.37',
        serials: [{ serial: 'Z-1', manufacturerSerial: 'M-1' }, 'Z-2', 'Z-3'],
      },
      { item: 'SCREW', unitCost: '0.10', quantity: 40 },
    ],
  });
});
afterEach(async () => {
  await service.remove();
});

async function textsOf(answer: TestAnswer): Promise<string[]> {
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  return (await readPdfTexts(new Uint8Array(answer.bytes))).map(({ text }) => text);
}

async function numberOf(id: number, document: object): Promise<string> {
  const posted = await post(service.books, {
    id: idOf(id),
    occurredOn: '2026-01-06',
    ...document,
  } as never);
  return String(answerOf(posted).answer['number']);
}

function print(number: string, query: string): Promise<TestAnswer> {
  return service.ask('GET', `/api/documents/${number}/print?${query}`);
}

test('a pick list leads to each bin, unit by unit, and to where other goods lie', async () => {
  await numberOf(2, {
    kind: 'stock_transfer',
    toArea: 'SHOP',
    lines: [{ item: 'LAPTOP', serials: ['Z-2'] }],
  });
  const number = await numberOf(3, {
    kind: 'sales_order',
    party: 'bolt',
    lines: [
      { item: 'LAPTOP', serials: ['Z-1', 'Z-2'], unitPrice: '900' },
      { item: 'SCREW', quantity: 50, unitPrice: '1' },
    ],
    accept: ['quantity_above_stock'],
  });
  const texts = await textsOf(await print(number, 'style=pick_list'));
  expect(texts).toEqual(expect.arrayContaining(['Pick list', 'Z-1', 'Z-2', '40', '10']));
  expect(texts).not.toContain('900.00');
});

test('a put-away list has each unit where the receipt left it', async () => {
  const texts = await textsOf(await print('GR-100001', 'style=put_away&language=de'));
  expect(texts).toEqual(expect.arrayContaining(['Einlagerungsliste', 'MAIN', 'Z-1', 'Z-3']));
  expect(texts.join(' ')).not.toContain('412');
});

test('the company chooses the language once, and a question changes it', async () => {
  await service.ask('PUT', '/api/settings/design', { language: 'de' });
  expect(await textsOf(await print('GR-100001', ''))).toContain('Wareneingang');
  expect(await textsOf(await print('GR-100001', 'language=en'))).toContain('Goods receipt');
});

test('lots and warranty stand beside a serial where they are asked for', async () => {
  await service.ask('PUT', '/api/items', [
    { sku: 'LAPTOP', tracking: 'serial', warrantyFromVendor: { months: 12 } },
  ]);
  const asked = await textsOf(await print('GR-100001', 'warranty=true&serials=both'));
  expect(asked.filter((text) => text.endsWith('warranty to 2027-01-05'))).toHaveLength(3);
  expect(asked).toContain('M-1 · warranty to 2027-01-05');
});

test('a kind that has no such paper names those it has', async () => {
  const wrong = await print('GR-100001', 'style=confirmation');
  expect(wrong.status).toBe(400);
  expect(wrong.json()).toMatchObject({
    message:
      'Nothing was printed, as a goods receipt is not made into an order confirmation. Print the document itself or a put-away list or a packing slip.',
  });
  expect((await print('GR-100001', 'style=poster')).status).toBe(400);
  expect((await print('GR-9', 'style=put_away')).status).toBe(404);
});

test('a vendor RMA has a label with the number that the vendor gave, and no sheet of it', async () => {
  const number = await numberOf(4, {
    kind: 'vendor_rma',
    party: 'acme',
    vendorRmaNumber: 'ACME-77',
    lines: [{ item: 'LAPTOP', serials: ['Z-1'], reason: 'broken' }],
  });
  const texts = await textsOf(await print(number, 'style=shipping_label'));
  expect(texts).toEqual(expect.arrayContaining(['ACME-77', 'Contents: 1 unit']));
  expect((await print(number, 'style=shipping_label&format=xlsx')).status).toBe(400);
});

test('a draft is printed as it would be posted, and says that it is a draft', async () => {
  const draft = {
    kind: 'invoice',
    occurredOn: '2026-01-07',
    party: 'bolt',
    lines: [{ item: 'LAPTOP', serials: ['Z-3'], unitPrice: '900', taxRate: '20' }],
  };
  await service.ask('PUT', `/api/drafts/${idOf(9)}`, draft);
  const path = `/api/drafts/${idOf(9)}/print`;
  const texts = await textsOf(await service.ask('GET', path));
  expect(texts).toEqual(expect.arrayContaining(['Draft, not posted', 'Z-3', '1,080.00']));
  await service.ask('PUT', `/api/drafts/${idOf(9)}`, { ...draft, party: 'nobody' });
  const unfit = await service.ask('GET', path);
  expect(unfit.status).toBe(422);
  expect(JSON.stringify(unfit.json())).toContain('nobody');
  await service.ask('PUT', `/api/drafts/${idOf(9)}`, { kind: 'invoice', occurredOn: '2026-01-07' });
  expect([400, 422]).toContain((await service.ask('GET', path)).status);
  expect((await service.ask('GET', `/api/drafts/${idOf(10)}/print`)).status).toBe(404);
});

test('a count sheet names what the books expect, a blind one nothing of it', async () => {
  const path = '/api/areas/MAIN/count-sheet';
  const open = await textsOf(await service.ask('GET', path));
  expect(open).toEqual(expect.arrayContaining(['Count sheet', 'MAIN', 'Z-1', 'M-1', '40']));
  const blind = await textsOf(await service.ask('GET', `${path}?blind=true`));
  expect(blind).toEqual(expect.arrayContaining(['LAPTOP', 'SCREW']));
  expect(blind).not.toContain('Z-1');
  expect(blind).not.toContain('40');
  expect((await service.ask('GET', '/api/areas/NOWHERE/count-sheet')).status).toBe(404);
});

test('what a count missed and found stands with what was expected', async () => {
  const number = await numberOf(5, {
    kind: 'stock_count',
    area: 'MAIN',
    lines: [
      { item: 'LAPTOP', serials: ['Z-1', 'Z-3'] },
      { item: 'SCREW', quantity: 42 },
    ],
  });
  const texts = await textsOf(await print(number, ''));
  expect(texts).toEqual(expect.arrayContaining(['Not found in the bin (1)', 'Z-2', '-1', '42']));
});
