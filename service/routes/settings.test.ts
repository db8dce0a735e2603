/** The settings of the books over HTTP. */
import { issuesSchema } from '../../shared/api.ts';
import { settingsSchema } from '../../shared/api/settings.ts';
import { defaultSettings } from '../../shared/stock/settings.ts';
import { verifyBooks } from '../queries/verify.ts';
import { answerOf, idOf, post, readSeal } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;
beforeEach(async () => {
  service = await openTestServer();
});
afterEach(async () => {
  await service.remove();
});

function put(changes: unknown): Promise<TestAnswer> {
  return service.ask('PUT', '/api/settings', changes);
}

async function read(): Promise<unknown> {
  const answer = await service.ask('GET', '/api/settings');
  return settingsSchema.parse(answer.json());
}

async function readLinks(): Promise<{ action: string; subject: string; user_name: string }[]> {
  return service.books.store.db
    .selectFrom('audit')
    .select(['action', 'subject', 'user_name'])
    .where('action', '=', 'change setting')
    .orderBy('seq')
    .execute();
}

test('new books have what the table says', async () => {
  expect(await read()).toEqual(defaultSettings);
});

test('what is named changes, and what is left out stays', async () => {
  const answer = await put({ overReceipt: 'allow', bins: { receipt: 'DEPOT' } });
  expect(answer.status).toBe(200);
  const wanted = {
    ...defaultSettings,
    overReceipt: 'allow',
    bins: { ...defaultSettings.bins, receipt: 'DEPOT' },
  };
  expect(answer.json()).toEqual(wanted);
  await put({ linkComponents: false, bins: { salesOrder: 'CSHIP' } });
  expect(await read()).toEqual({
    ...wanted,
    linkComponents: false,
    bins: { ...wanted.bins, salesOrder: 'CSHIP' },
  });
  await put({ bins: { salesOrder: null } });
  expect(await read()).toMatchObject({ bins: wanted.bins });
});

test('each value that changed is a link of the audit chain, and the chain holds', async () => {
  await put({
    overReceipt: 'forbid',
    searchOtherBins: true,
    bins: { receipt: 'DEPOT', sold: 'RELEASED' },
    accounts: { inventory: { number: '1400', name: 'Stock of goods' } },
  });
  expect(await readLinks()).toEqual([
    { action: 'change setting', subject: 'overReceipt: "ask" -> "forbid"', user_name: 'admin' },
    { action: 'change setting', subject: 'bins.receipt: "MAIN" -> "DEPOT"', user_name: 'admin' },
    {
      action: 'change setting',
      subject:
        'accounts.inventory: {"name":"inventory","number":""} -> {"name":"Stock of goods","number":"1400"}',
      user_name: 'admin',
    },
  ]);
  expect(await verifyBooks(service.books)).toMatchObject({ differences: [], chain: 'intact' });
});

test('the same again writes nothing', async () => {
  await put({ overReceipt: 'forbid' });
  const seal = await readSeal(service.books);
  expect((await put({ overReceipt: 'forbid' })).status).toBe(200);
  expect((await put({})).status).toBe(200);
  expect(await readSeal(service.books)).toBe(seal);
});

test.each([
  ['a bin that is not known', { receipt: 'NEVER' }, 'There is no bin NEVER for receipt.'],
  ['a place that holds nothing', { receipt: 'NORTH' }, 'NORTH is a location'],
  ['a bin of goods that are not ours', { receipt: 'LOAN' }, 'LOAN is a bin of type out'],
  ['a bin of our goods', { sold: 'DEPOT' }, 'DEPOT is a bin of type stock'],
  ['no bin', { receipt: null }, 'The bin receipt must be named'],
])('%s is refused with a sentence, and nothing changes', async (_name, bins, sentence) => {
  const seal = await readSeal(service.books);
  const answer = await put({ overReceipt: 'allow', bins });
  expect(answer.status).toBe(422);
  const { issues } = issuesSchema.parse(answer.json());
  expect(issues.map(({ code }) => code)).toEqual(['setting_refused']);
  expect(issues[0]?.message).toContain(sentence);
  expect(await read()).toEqual(defaultSettings);
  expect(await readSeal(service.books)).toBe(seal);
});

test('every bin that cannot be is told at once', async () => {
  const answer = await put({ bins: { receipt: 'NEVER', sold: 'DEPOT', built: 'SHOP' } });
  expect(issuesSchema.parse(answer.json()).issues).toHaveLength(2);
});

test.each([
  [{ overReceipt: 'perhaps' }],
  [{ searchOtherBins: 'yes' }],
  [{ bins: { nowhere: 'MAIN' } }],
  [{ accounts: { inventory: { number: '1' } } }],
  [{ accounts: { nothing: { number: '1', name: 'Nothing' } } }],
  [{ colour: 'red' }],
  [[]],
])('%j cannot be read', async (changes) => {
  expect((await put(changes)).status).toBe(400);
});

describe('accounts as the company names them', () => {
  beforeEach(async () => {
    const receipt = await post(service.books, {
      id: idOf(1),
      kind: 'goods_receipt',
      occurredOn: '2024-01-10',
      party: 'acme',
      lines: [{ item: 'LAPTOP', serials: ['A1'], unitCost: '500.00' }],
    });
    answerOf(receipt);
  });

  async function readAccounts(): Promise<string[]> {
    const { rows } = (await service.ask('GET', '/api/reports/journal')).json() as {
      rows: { account: string }[];
    };
    return rows.map(({ account }) => account);
  }

  test('the journal says what the books call them until the company does', async () => {
    expect(await readAccounts()).toEqual(['inventory', 'received_not_billed']);
  });

  test('the journal says number and name, as JSON and as CSV', async () => {
    await put({
      accounts: {
        inventory: { number: '1400', name: 'Stock of goods' },
        received_not_billed: { name: 'Goods received, not billed' },
      },
    });
    expect(await readAccounts()).toEqual(['1400 Stock of goods', 'Goods received, not billed']);
    const csv = await service.ask('GET', '/api/reports/journal?format=csv');
    expect(csv.text).toContain(',1400 Stock of goods,500.00,');
    expect(csv.text).toContain(',"Goods received, not billed",');
  });
});
