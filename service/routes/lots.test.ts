/** Lots over HTTP: what they are, who has their units, and how long those have warranty. */
import { cardSchema, issuesSchema, type DocumentRequest } from '../../shared/api.ts';
import { answerOf, enterMasters, idOf, post, readSeal } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;
beforeEach(async () => {
  service = await openTestServer();
});
afterEach(async () => {
  await service.remove();
});

const lots = [
  {
    item: 'LAPTOP',
    lot: 'L1',
    vendor: 'acme',
    manufacturedOn: '2023-12-01',
    expiresOn: '2024-06-30',
    warrantyUntil: '2024-12-31',
    note: 'first run',
    pallet: 7,
  },
  { item: 'LAPTOP', lot: 'L2', expiresOn: '2024-07-01' },
  { item: 'SCREW', lot: 'L1' },
];

const receipt: DocumentRequest = {
  id: idOf(1),
  kind: 'goods_receipt',
  occurredOn: '2024-01-10',
  party: 'acme',
  lines: [
    {
      item: 'LAPTOP',
      serials: [
        { serial: 'A1', lot: 'L1' },
        { serial: 'A2', lot: 'L1' },
        { serial: 'A3', lot: 'L2' },
        'A4',
      ],
      unitCost: '500.00',
    },
  ],
};
const invoice: DocumentRequest = {
  id: idOf(2),
  kind: 'invoice',
  occurredOn: '2024-01-31',
  party: 'bolt',
  lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' }],
};

async function enter(...requests: DocumentRequest[]): Promise<void> {
  for (const request of requests) answerOf(await post(service.books, request));
}

function put(rows: unknown): Promise<TestAnswer> {
  return service.ask('PUT', '/api/lots', rows);
}

async function list(query = ''): Promise<unknown[]> {
  const { items } = (await service.ask('GET', `/api/lots${query}`)).json() as { items: unknown[] };
  return items;
}

describe('lots', () => {
  test('are listed with all that was entered', async () => {
    expect((await put(lots)).json()).toEqual({ saved: 3 });
    expect(await list()).toEqual(lots);
    expect(await list('?item=SCREW')).toEqual([lots[2]]);
    expect(await list('?expiresBefore=2024-07-01')).toEqual([lots[0]]);
    expect(await list('?expiresBefore=2024-07-02')).toEqual([lots[0], lots[1]]);
    expect(await list('?item=NEVER')).toEqual([]);
  });

  test('are read a page at a time', async () => {
    await put(lots);
    const first = (await service.ask('GET', '/api/lots?limit=2')).json() as {
      items: unknown[];
      next: string;
    };
    expect(first.items).toEqual(lots.slice(0, 2));
    expect(await list(`?limit=2&cursor=${first.next}`)).toEqual(lots.slice(2));
    expect(await list('?cursor=nowhere')).toEqual([]);
  });

  test('that are entered again as they are change nothing; one that differs is changed', async () => {
    await put(lots);
    const seal = await readSeal(service.books);
    expect((await put(lots)).json()).toEqual({ saved: 3 });
    expect(await readSeal(service.books)).toBe(seal);
    const later = { item: 'LAPTOP', lot: 'L1', expiresOn: '2025-01-01' };
    await put([later]);
    expect(await list()).toEqual([later, lots[1], lots[2]]);
    expect(await readSeal(service.books)).not.toBe(seal);
  });

  test.each([
    ['an item that is not known', { item: 'NEVER', lot: 'L1' }, 'There is no item NEVER'],
    ['a vendor that is not known', { item: 'LAPTOP', lot: 'L1', vendor: 'x' }, 'no vendor x'],
    ['a vendor that is none', { item: 'LAPTOP', lot: 'L1', vendor: 'bolt' }, 'not a vendor'],
    ['the same lot twice', { item: 'SCREW', lot: 'L1' }, 'stands twice'],
  ])('with %s are refused whole', async (_name, row, sentence) => {
    const answer = await put([{ item: 'SCREW', lot: 'L1' }, row]);
    expect(answer.status).toBe(422);
    const { issues } = issuesSchema.parse(answer.json());
    expect(issues).toMatchObject([{ code: 'row_refused', line: 2 }]);
    expect(issues[0]?.message).toContain(sentence);
    expect(await list()).toEqual([]);
  });

  test.each([
    [{ item: 'LAPTOP' }],
    [{ item: 'LAPTOP', lot: ' ' }],
    [{ item: 'LAPTOP', lot: 'L1', expiresOn: '2024-02-30' }],
    [{ item: 'LAPTOP', lot: 'L1', manufacturedOn: '2024-02-02', expiresOn: '2024-02-01' }],
  ])('as %j cannot be read', async (row) => {
    expect((await put([row])).status).toBe(400);
  });
});

describe('a recall', () => {
  async function recall(lot: string, query = ''): Promise<unknown> {
    return (await service.ask('GET', `/api/lots/LAPTOP/${lot}/recall${query}`)).json();
  }
  const atBolt = {
    serial: 'A1',
    life: 1,
    status: 'sold',
    area: 'RELEASED',
    customer: 'bolt',
    customerName: 'Bolt Stores',
    soldOn: '2024-01-31',
    invoiceNumber: 'INV-100001',
  };
  const here = {
    serial: 'A2',
    life: 1,
    status: 'in_stock',
    area: 'MAIN',
    customer: null,
    customerName: null,
    soldOn: null,
    invoiceNumber: null,
  };

  test('says where every unit of the lot is, and who bought it', async () => {
    await enter(receipt, invoice);
    expect(await recall('L1')).toEqual({ items: [atBolt, here], next: null });
    expect(await recall('L9')).toEqual({ items: [], next: null });
  });

  test('comes a page at a time', async () => {
    await enter(receipt, invoice);
    const first = (await recall('L1', '?limit=1')) as { items: unknown[]; next: string };
    expect(first.items).toEqual([atBolt]);
    expect(await recall('L1', `?limit=1&cursor=${first.next}`)).toEqual({
      items: [here],
      next: null,
    });
  });

  test('finds a unit in the life that it has now, once, whatever lot that names', async () => {
    const again = (id: number, occurredOn: string, lot?: string): DocumentRequest => ({
      id: idOf(id),
      kind: 'goods_receipt',
      occurredOn,
      party: 'zenith',
      lines: [
        {
          item: 'LAPTOP',
          serials: [{ serial: 'A1', ...(lot === undefined ? {} : { lot }) }],
          unitCost: '100.00',
        },
      ],
      accept: ['serial_begins_next_life'],
    });
    await enter(receipt, invoice, again(3, '2024-02-10', 'L1'));
    const back = { ...here, serial: 'A1', life: 2 };
    expect(await recall('L1')).toEqual({ items: [here, back], next: null });
    await enter({ ...invoice, id: idOf(4), occurredOn: '2024-02-11' });
    await enter(again(5, '2024-02-12'));
    expect(await recall('L1')).toMatchObject({ items: [here, { ...back, life: 3 }] });
  });

  test('of an item that is not known is answered 404', async () => {
    expect((await service.ask('GET', '/api/lots/NEVER/L1/recall')).status).toBe(404);
  });

  test('reads lots with any letters', async () => {
    const lot = 'L/1 ü%';
    await enter({
      ...receipt,
      lines: [{ item: 'LAPTOP', serials: [{ serial: 'A2', lot }], unitCost: '1.00' }],
    });
    expect(await recall(encodeURIComponent(lot))).toMatchObject({ items: [here] });
  });
});

describe('the warranty on a card', () => {
  beforeEach(async () => {
    const laptop = { sku: 'LAPTOP', description: 'Laptop computer', tracking: 'serial' } as const;
    const terms = { warrantyToCustomer: { months: 1 }, warrantyFromVendor: { years: 2 } };
    await enterMasters(service.books, { items: [{ ...laptop, ...terms }] });
    await put(lots);
    await enter(receipt, invoice);
  });

  async function warrantyOf(serial: string, query = ''): Promise<string | null> {
    const answer = await service.ask('GET', `/api/units/LAPTOP/${serial}${query}`);
    return cardSchema.parse(answer.json()).warrantyUntil;
  }

  test('is what the customer was promised, what the lot says, or what the vendor promised', async () => {
    expect(await warrantyOf('A1')).toBe('2024-02-29');
    expect(await warrantyOf('A2')).toBe('2024-12-31');
    expect(await warrantyOf('A3')).toBe('2026-01-10');
    expect(await warrantyOf('A4')).toBe('2026-01-10');
  });

  test('is as it was on an earlier day', async () => {
    expect(await warrantyOf('A1', '?asOf=2024-01-30')).toBe('2024-12-31');
  });

  test('is in the answer to a look-up and in the list', async () => {
    const { items } = (await service.ask('GET', '/api/units?item=LAPTOP')).json() as {
      items: { warrantyUntil: string }[];
    };
    expect(items.map(({ warrantyUntil }) => warrantyUntil)).toEqual([
      '2024-02-29',
      '2024-12-31',
      '2026-01-10',
      '2026-01-10',
    ]);
  });
});

describe('terms and series of masters', () => {
  test.each([
    [{ months: 0 }],
    [{ months: 1.5 }],
    [{ months: 1, years: 1 }],
    [{}],
    [{ weeks: 2 }],
    ['a year'],
  ])('a warranty of %j cannot be read', async (warrantyToCustomer) => {
    const row = { sku: 'X', tracking: 'serial', warrantyToCustomer };
    expect((await service.ask('PUT', '/api/items', [row])).status).toBe(400);
  });

  test('are listed as they were entered', async () => {
    const item = {
      sku: 'X',
      tracking: 'serial',
      lotTracked: true,
      warrantyToCustomer: { days: 90 },
    };
    const area = { code: 'WEST', kind: 'location', serialSeries: { prefix: 'W-', start: '00042' } };
    expect((await service.ask('PUT', '/api/items', [item])).status).toBe(200);
    expect((await service.ask('PUT', '/api/areas', [area])).status).toBe(200);
    const items = (await service.ask('GET', '/api/items')).json() as { items: unknown[] };
    expect(items.items).toContainEqual(expect.objectContaining(item));
    const areas = (await service.ask('GET', '/api/areas')).json() as { items: unknown[] };
    expect(areas.items).toContainEqual(area);
  });

  test.each([
    [{ code: 'X', kind: 'bin', serialSeries: { start: '1' } }],
    [{ code: 'X', kind: 'location', serialSeries: { start: 'A1' } }],
    [{ code: 'X', kind: 'location', serialSeries: { prefix: '' } }],
    [{ code: 'X', kind: 'location', serialSeries: { digits: 0 } }],
    [{ code: 'X', kind: 'location', serialSeries: { from: '1' } }],
  ])('%j cannot be read', async (area) => {
    expect((await service.ask('PUT', '/api/areas', [area])).status).toBe(400);
  });
});
