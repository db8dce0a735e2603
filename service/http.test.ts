/** The contract over HTTP, against the real service and store. */
import type { Instant } from '../shared/day.ts';
import {
  cardSchema,
  documentAnswerSchema,
  endpoints,
  issuesSchema,
  profitAnswerSchema,
  type DocumentRequest,
  type EndpointName,
} from '../shared/api.ts';
import { sendAtOnce } from '../testing/fixtures/at-once.ts';
import { answerOf, idOf, post, readSeal } from '../testing/fixtures/books.ts';
import {
  openTestServer,
  token,
  type TestAnswer,
  type TestServer,
} from '../testing/fixtures/server.ts';
import { jobsOf } from './jobs/jobs.ts';

let service: TestServer;
beforeEach(async () => {
  service = await openTestServer();
});
afterEach(async () => {
  await service.remove();
});

const receipt: DocumentRequest = {
  id: idOf(1),
  kind: 'goods_receipt',
  occurredOn: '2024-01-10',
  party: 'acme',
  reference: 'PL-1',
  addOnCosts: [{ name: 'freight', amount: '20.00', by: 'quantity' }],
  lines: [{ item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '500.00' }],
};
const invoice: DocumentRequest = {
  id: idOf(2),
  kind: 'invoice',
  occurredOn: '2024-01-11',
  party: 'bolt',
  lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' }],
};

/** Posts over HTTP what must not be refused. */
async function enter(...requests: DocumentRequest[]): Promise<void> {
  for (const request of requests) {
    const answer = await service.ask('POST', '/api/documents', request);
    if (answer.status !== 201) throw new Error(answer.text);
  }
}

function codesOf(answer: TestAnswer): string[] {
  return issuesSchema.parse(answer.json()).issues.map(({ code }) => code);
}

describe('who may ask', () => {
  test.each([
    ['no token', undefined],
    ['an empty header', ''],
    ['the token without its scheme', token],
    ['another scheme', `Basic ${token}`],
    ['a wrong token', 'Bearer wrong'],
    ['the token and more', `Bearer ${token}x`],
    ['less than the token', `Bearer ${token.slice(0, -1)}`],
    ['two tokens', `Bearer ${token} ${token}`],
    ['a token in other letters', `Bearer ${token.toUpperCase()}`],
    ['a scheme alone', 'Bearer '],
    ['a very long token', `Bearer ${'x'.repeat(5000)}`],
    ['a token with a blank', 'Bearer a b'],
  ])('%s is answered 401', async (_name, header) => {
    const answer = await service.server.inject({
      method: 'GET',
      url: '/api/items',
      headers: header === undefined ? {} : { authorization: header },
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.body).not.toContain(token);
  });

  test('a token in the address counts for nothing', async () => {
    for (const name of ['token', 'access_token', 'authorization']) {
      const url = `/api/items?${name}=${token}`;
      expect((await service.server.inject({ method: 'GET', url })).statusCode).toBe(401);
    }
  });

  test('the scheme is read without regard to case', async () => {
    const headers = { authorization: `bearer ${token}` };
    expect((await service.ask('GET', '/api/items', undefined, headers)).status).toBe(200);
  });

  test('every endpoint but the public ones asks for the token', async () => {
    for (const { method, path, permission } of Object.values(endpoints)) {
      const url = path.replaceAll(/\{\w+\}/g, 'x');
      const { statusCode } = await service.server.inject({ method, url });
      expect([path, statusCode]).toEqual([path, permission === 'public' ? 200 : 401]);
    }
  });

  test.each(['localhost', 'localhost:4040', '127.0.0.1:80', '[::1]:8080'])(
    'the host %s is this machine',
    async (host) => {
      expect((await service.ask('GET', '/api/health', undefined, { host })).status).toBe(200);
    },
  );

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:80',
    '127.0.0.1@evil.example',
    '0.0.0.0',
  ])('the host %j is a page that was fooled: 403', async (host) => {
    expect((await service.ask('GET', '/api/health', undefined, { host })).status).toBe(403);
  });

  test.each([
    ['http://evil.example', 403],
    ['null', 403],
    ['http://localhost:81', 403],
    ['http://localhost.evil.example', 403],
    ['file://', 403],
    ['', 403],
    ['http://localhost:80', 201],
  ])('a write from the page %j is answered %d', async (origin, status) => {
    const headers = { host: 'localhost:80', origin };
    const answer = await service.ask('POST', '/api/documents', receipt, headers);
    expect(answer.status).toBe(status);
  });

  test('answers are not kept, not guessed at and tell no one where they came from', async () => {
    const { headers } = await service.ask('GET', '/api/health');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('what cannot be read', () => {
  test.each<[string, unknown, string]>([
    ['an id that is none', { ...receipt, id: 'x' }, 'id'],
    ['a kind that is none', { ...receipt, kind: 'gift' }, 'kind'],
    ['a day that is none', { ...receipt, occurredOn: '2024-02-30' }, 'occurredOn'],
    [
      'money as a number',
      { ...receipt, lines: [{ item: 'LAPTOP', unitCost: 5 }] },
      'lines.0.unitCost',
    ],
    [
      'a cost below zero',
      { ...receipt, lines: [{ item: 'LAPTOP', unitCost: '-5' }] },
      'lines.0.unitCost',
    ],
    [
      'a serial as a number',
      { ...receipt, lines: [{ item: 'LAPTOP', serials: [12] }] },
      'lines.0.serials.0',
    ],
    [
      'a quantity as text',
      { ...receipt, lines: [{ item: 'LAPTOP', quantity: '2' }] },
      'lines.0.quantity',
    ],
    [
      'a part of a unit',
      { ...receipt, lines: [{ item: 'LAPTOP', quantity: 1.5 }] },
      'lines.0.quantity',
    ],
    ['a field that is not known', { ...receipt, surprise: 1 }, ''],
    ['a line without an item', { ...receipt, lines: [{ serials: ['A1'] }] }, 'lines.0.item'],
    [
      'an unknown way to share',
      { ...receipt, addOnCosts: [{ name: 'f', amount: '1', by: 'mood' }] },
      'addOnCosts.0.by',
    ],
    ['a list in place of a document', [receipt], ''],
    ['nothing', null, ''],
  ])('%s is answered 400 with its path', async (_name, body, path) => {
    const seal = await readSeal(service.books);
    const answer = await service.ask('POST', '/api/documents', body);
    expect(answer.status).toBe(400);
    const { errors } = answer.json() as { errors: { path: string }[] };
    expect(errors.map((error) => error.path)).toContain(path);
    expect(await readSeal(service.books)).toBe(seal);
  });

  test.each([
    ['half a document', '{"id":'],
    ['an empty body', ''],
    ['a prototype', `{"__proto__":{"isAdmin":true},"id":"${idOf(1)}"}`],
    ['a constructor', `{"constructor":{"prototype":{"isAdmin":true}},"id":"${idOf(1)}"}`],
    ['bytes that are no UTF-8', '\u0000\u0001'],
  ])('%s is answered 400', async (_name, body) => {
    const answer = await service.ask('POST', '/api/documents', body, {
      'content-type': 'application/json',
    });
    expect(answer.status).toBe(400);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test('a body that does not say that it is JSON is not taken for one', async () => {
    const send = async (type: string): Promise<number> =>
      (
        await service.ask('POST', '/api/documents', JSON.stringify(receipt), {
          'content-type': type,
        })
      ).status;
    expect(await send('text/plain')).toBe(400);
    expect(await send('application/xml')).toBe(415);
    expect(await send('multipart/form-data')).toBe(415);
  });

  test('a body larger than its address takes is answered 413', async () => {
    const note = 'x'.repeat(1024 * 1024 + 1);
    expect((await service.ask('PATCH', '/api/units/LAPTOP/A1', { note })).status).toBe(413);
  });

  test.each([
    ['/api/units?status=lost', 'status'],
    ['/api/units?limit=0', 'limit'],
    ['/api/units?limit=x', 'limit'],
    ['/api/units?receivedFrom=yesterday', 'receivedFrom'],
    ['/api/documents?kind=gift', 'kind'],
    ['/api/reports/profit-and-loss?by=mood', 'by'],
    ['/api/reports/profit-and-loss?from=2024-13-01', 'from'],
    ['/api/reports/profit-and-loss?knownAt=2024-01-01', 'knownAt'],
    ['/api/units/LAPTOP/A1?life=0', 'life'],
  ])('%s is answered 400 with its path', async (url, path) => {
    const answer = await service.ask('GET', url);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ path }] });
  });

  test('an address or method that is not there is answered 404', async () => {
    expect((await service.ask('GET', '/api/nothing')).status).toBe(404);
    expect((await service.ask('PATCH', '/api/items', {})).status).toBe(404);
    const { statusCode } = await service.server.inject({ method: 'DELETE', url: '/api/items' });
    expect(statusCode).toBe(404);
  });

  test.each([
    '/api/documents/GR-1',
    '/api/documents/GR-1/print',
    '/api/units/LAPTOP/NEVER',
    '/api/units/NEVER/A1',
    '/api/units/LAPTOP/NEVER/history',
  ])('%s is answered 404 in words', async (url) => {
    const answer = await service.ask('GET', url);
    expect(answer.status).toBe(404);
    expect((answer.json() as { message: string }).message).toMatch(/There is no such/);
  });

  test('a cursor that is none ends the list', async () => {
    await enter(receipt);
    for (const url of ['/api/units', '/api/documents', '/api/reports/audit-trail']) {
      const answer = await service.ask('GET', `${url}?cursor=x`);
      expect([url, answer.status]).toEqual([url, 200]);
    }
  });

  test('amounts too large to be exact together are refused in words', async () => {
    const line = { item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '90071992547409.91' };
    const answer = await service.ask('POST', '/api/documents', { ...receipt, lines: [line] });
    expect([answer.status, codesOf(answer)]).toEqual([422, ['amount_too_large']]);
  });
});

describe('posting', () => {
  test('a rehearsal answers as posting would, without a number, and writes nothing', async () => {
    const seal = await readSeal(service.books);
    const url = '/api/documents?rehearse=true';
    const answer = await service.ask('POST', url, receipt);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ number: null, totals: { units: 2, cost: '1020.00' } });
    const refused = await service.ask('POST', url, invoice);
    expect([refused.status, codesOf(refused)]).toEqual([422, ['serial_unknown']]);
    expect(await readSeal(service.books)).toBe(seal);
    expect((await service.ask('GET', '/api/documents')).json()).toMatchObject({ items: [] });
  });

  test('what is posted is answered whole, with the seal of the books', async () => {
    const answer = await service.ask('POST', '/api/documents', receipt);
    expect(answer.status).toBe(201);
    expect(documentAnswerSchema.parse(answer.json())).toMatchObject({
      id: idOf(1),
      number: 'GR-100001',
      occurredOn: '2024-01-10',
      party: 'acme',
      reference: 'PL-1',
      lines: [
        {
          line: 1,
          unitCost: '500.00',
          net: '1000.00',
          units: [
            { item: 'LAPTOP', serial: 'A1', unitCost: '510.00' },
            { item: 'LAPTOP', serial: 'A2', unitCost: '510.00' },
          ],
        },
      ],
      totals: { units: 2, net: '1000.00', addOnCosts: '20.00', cost: '1020.00' },
      issues: [],
    });
    expect(answer.headers['serialbook-head']).toMatch(/^\d+-[0-9a-f]{16}$/);
  });

  test('the same id with the same content answers 200 and the first body, whatever it accepts', async () => {
    const first = await service.ask('POST', '/api/documents', receipt);
    const again = await service.ask('POST', '/api/documents', {
      ...receipt,
      id: receipt.id.toUpperCase(),
      accept: ['serial_begins_next_life'],
    });
    expect(again.status).toBe(200);
    expect(again.text).toBe(first.text);
  });

  test('the first body is answered even after its units and the document moved on', async () => {
    const first = await service.ask('POST', '/api/documents', receipt);
    const sold = await service.ask('POST', '/api/documents', invoice);
    await service.ask('PATCH', '/api/units/LAPTOP/A1', { note: 'n' });
    await service.ask('PUT', '/api/items', [{ sku: 'LAPTOP', tracking: 'serial' }]);
    await service.ask('POST', '/api/documents/INV-100001/reverse', { id: idOf(3) });
    expect((await service.ask('POST', '/api/documents', receipt)).text).toBe(first.text);
    expect((await service.ask('POST', '/api/documents', invoice)).text).toBe(sold.text);
  });

  test('the first body is answered even after a maker serial was entered', async () => {
    const first = await service.ask('POST', '/api/documents', receipt);
    await service.ask('PATCH', '/api/units/LAPTOP/A1', { manufacturerSerial: 'M-1' });
    expect((await service.ask('POST', '/api/documents', receipt)).text).toBe(first.text);
  });

  test('the same id with other content is a conflict', async () => {
    await enter(receipt);
    const answer = await service.ask('POST', '/api/documents', { ...receipt, reference: 'PL-2' });
    expect([answer.status, codesOf(answer)]).toEqual([409, ['document_id_reused']]);
    expect(answer.text).toContain('GR-100001');
  });

  test('the order of fields is no content', async () => {
    await enter(receipt);
    const turned = Object.fromEntries(Object.entries(receipt).reverse());
    expect((await service.ask('POST', '/api/documents', turned)).status).toBe(200);
  });

  test('a refused id may be sent again, changed', async () => {
    const wrong = { ...receipt, party: 'nobody' };
    expect((await service.ask('POST', '/api/documents', wrong)).status).toBe(422);
    expect((await service.ask('POST', '/api/documents', receipt)).status).toBe(201);
  });

  test('an issue says code, severity, line, serial and a sentence, and all are said', async () => {
    const answer = await service.ask('POST', '/api/documents', {
      ...invoice,
      party: 'nobody',
      lines: [...(invoice.lines ?? []), { item: 'GHOST', serials: ['G1'], unitPrice: '1' }],
    });
    expect(answer.status).toBe(422);
    expect(answer.json()).toEqual({
      issues: [
        {
          code: 'party_unknown',
          severity: 'error',
          line: null,
          serial: null,
          message: expect.stringContaining('nobody') as string,
        },
        {
          code: 'serial_unknown',
          severity: 'error',
          line: 1,
          serial: 'A1',
          message: expect.stringContaining('A1') as string,
        },
        {
          code: 'item_unknown',
          severity: 'error',
          line: 2,
          serial: null,
          message: expect.stringContaining('GHOST') as string,
        },
      ],
    });
  });

  test('a question passes when its code is accepted, and only then', async () => {
    await enter(receipt, invoice);
    const back = {
      ...receipt,
      id: idOf(3),
      occurredOn: '2024-02-01',
      lines: [{ item: 'LAPTOP', serials: ['A1'], unitCost: '410.00' }],
    };
    const asked = await service.ask('POST', '/api/documents', back);
    expect(asked.json()).toMatchObject({
      issues: [{ code: 'serial_begins_next_life', severity: 'question' }],
    });
    const accept = ['serial_begins_next_life'];
    const accepted = await service.ask('POST', '/api/documents', { ...back, accept });
    expect(accepted.status).toBe(201);
    const cards = ['', '?life=1'].map((query) => `/api/units/LAPTOP/A1${query}`);
    expect((await service.ask('GET', cards[0]!)).json()).toMatchObject({ life: 2, lives: 2 });
    expect((await service.ask('GET', cards[1]!)).json()).toMatchObject({ life: 1, status: 'sold' });
  });

  test('a reversal answers 201, the same again 200, and 404 where there is no document', async () => {
    await enter(receipt);
    const url = '/api/documents/GR-100001/reverse';
    const request = { id: idOf(9), occurredOn: '2024-01-12' };
    const first = await service.ask('POST', url, request);
    expect(first.status).toBe(201);
    expect(first.json()).toMatchObject({ number: 'GR-100002', reverses: 'GR-100001' });
    const again = await service.ask('POST', url, request);
    expect([again.status, again.text]).toEqual([200, first.text]);
    const other = await service.ask('POST', url, { ...request, occurredOn: '2024-01-13' });
    expect([other.status, codesOf(other)]).toEqual([409, ['document_id_reused']]);
    const twice = await service.ask('POST', url, { id: idOf(10) });
    expect([twice.status, codesOf(twice)]).toEqual([422, ['document_reversed_before']]);
    const missing = await service.ask('POST', '/api/documents/GR-9/reverse', { id: idOf(11) });
    expect(missing.status).toBe(404);
    const read = await service.ask('GET', '/api/documents/GR-100001');
    expect(read.json()).toMatchObject({ reversedBy: 'GR-100002' });
  });

  test('a reversal without a day is of today, by the clock of the service', async () => {
    await enter(receipt);
    const answer = await service.ask('POST', '/api/documents/GR-100001/reverse', { id: idOf(9) });
    expect(answer.json()).toMatchObject({ occurredOn: '2026-01-01' });
  });
});

describe('masters', () => {
  test('the same rows again change nothing', async () => {
    const rows = [
      { sku: 'NEW', description: 'New', tracking: 'serial', weight: '1.5', colour: 'red' },
      { sku: 'OLD', description: 'Old', tracking: 'quantity', gtin: '04012345678901' },
    ];
    expect((await service.ask('PUT', '/api/items', rows)).json()).toEqual({ saved: 2 });
    const seal = await readSeal(service.books);
    expect((await service.ask('PUT', '/api/items', rows)).json()).toEqual({ saved: 2 });
    const parties = [{ code: 'acme', name: 'Acme Supplies', roles: ['vendor'] }];
    expect((await service.ask('PUT', '/api/parties', parties)).status).toBe(200);
    expect(await readSeal(service.books)).toBe(seal);
    const { items } = (await service.ask('GET', '/api/items')).json() as { items: unknown[] };
    expect(items).toContainEqual(expect.objectContaining(rows[0]!));
  });

  test.each<[string, string, unknown, number]>([
    [
      'a sku that stands twice',
      '/api/items',
      [
        { sku: 'X', tracking: 'serial' },
        { sku: 'X', tracking: 'none' },
      ],
      2,
    ],
    [
      'a bin in a place that is not known',
      '/api/areas',
      [{ code: 'B1', kind: 'bin', parent: 'NOWHERE' }],
      1,
    ],
    ['a place in itself', '/api/areas', [{ code: 'B1', kind: 'bin', parent: 'B1' }], 1],
    [
      'a location with a bin type',
      '/api/areas',
      [{ code: 'L1', kind: 'location', binType: 'stock' }],
      1,
    ],
    [
      'a bin that changes whose goods it holds',
      '/api/areas',
      [{ code: 'MAIN', kind: 'bin', binType: 'out' }],
      1,
    ],
    ['a bin that becomes a location', '/api/areas', [{ code: 'MAIN', kind: 'location' }], 1],
    [
      'a party that stands twice',
      '/api/parties',
      [
        { code: 'p', name: 'P', roles: ['vendor'] },
        { code: 'p', name: 'P', roles: ['vendor'] },
      ],
      2,
    ],
  ])('%s refuses the whole list and names the row', async (_name, url, rows, line) => {
    const seal = await readSeal(service.books);
    const answer = await service.ask('PUT', url, rows);
    expect(answer.status).toBe(422);
    expect(answer.json()).toMatchObject({ issues: [{ code: 'row_refused', line }] });
    expect(await readSeal(service.books)).toBe(seal);
  });

  test('how an item is tracked stays, once a document rests on it', async () => {
    const changed = [{ sku: 'LAPTOP', tracking: 'quantity' }];
    await enter(receipt);
    expect((await service.ask('PUT', '/api/items', changed)).status).toBe(422);
    const described = [{ sku: 'LAPTOP', tracking: 'serial', description: 'Other words' }];
    expect((await service.ask('PUT', '/api/items', described)).status).toBe(200);
    // Both have units, so they may become each other.
    const picked = [{ sku: 'LAPTOP', tracking: 'auto_serial' }];
    expect((await service.ask('PUT', '/api/items', picked)).status).toBe(200);
  });

  test.each([
    [{ sku: 'A/B', tracking: 'serial' }, '0.sku'],
    [{ sku: '', tracking: 'serial' }, '0.sku'],
    [{ sku: 'A', tracking: 'magic' }, '0.tracking'],
    [{ sku: 'A', tracking: 'serial', gtin: 'x' }, '0.gtin'],
  ])('%j is answered 400', async (row, path) => {
    const answer = await service.ask('PUT', '/api/items', [row]);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ path }] });
  });

  test('a new company has the bins that everest.md 1.3 names', async () => {
    const { items } = (await service.ask('GET', '/api/areas')).json() as {
      items: { code: string }[];
    };
    expect(items.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['MAIN', 'RELEASED', 'CRMA', 'VRMA']),
    );
  });

  test('lists come a page at a time, and together they are whole', async () => {
    const rows = Array.from({ length: 7 }, (_, index) => ({
      sku: `P${index}`,
      tracking: 'serial',
    }));
    await service.ask('PUT', '/api/items', rows);
    const whole = (await service.ask('GET', '/api/items')).json() as { items: { sku: string }[] };
    expect(await readPages('/api/items?limit=3')).toEqual(whole.items);
  });
});

/** All rows of a list, page by page. */
async function readPages(url: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  let next: string | null = '';
  while (next !== null) {
    const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
    const page = (await service.ask('GET', `${url}${cursor}`)).json() as {
      items: unknown[];
      next: string | null;
    };
    rows.push(...page.items);
    next = page.next;
  }
  return rows;
}

describe('units', () => {
  test('a look-up answers each input in its order, however often and however it is written', async () => {
    await enter(receipt);
    await enter({
      ...receipt,
      id: idOf(5),
      lines: [{ item: 'PHONE', serials: ['A1'], unitCost: '300.00' }],
    });
    const inputs = ['A2', 'NEVER', ' a2\r\n', 'A1', 'A2', '', 'A\u0000', '00012'];
    const answer = await service.ask('POST', '/api/units/lookup', { serials: inputs });
    const { results } = answer.json() as {
      results: { input: string; match: string; units: { item: string; serial: string }[] }[];
    };
    expect(results.map(({ input }) => input)).toEqual(inputs);
    expect(results.map(({ match }) => match)).toEqual([
      'one',
      'none',
      'one',
      'several',
      'one',
      'none',
      'none',
      'none',
    ]);
    expect(results[3]?.units.map(({ item }) => item)).toEqual(['LAPTOP', 'PHONE']);
    expect(results[2]?.units[0]?.serial).toBe('A2');
    const narrow = await service.ask('POST', '/api/units/lookup', {
      serials: ['A1'],
      item: 'PHONE',
    });
    expect(narrow.json()).toMatchObject({
      results: [{ match: 'one', units: [{ item: 'PHONE' }] }],
    });
  });

  test('a look-up as of a day sees what had happened by its end', async () => {
    await enter(receipt, invoice);
    const at = async (asOf: string): Promise<unknown> =>
      (await service.ask('POST', '/api/units/lookup', { serials: ['A1'], asOf })).json();
    expect(await at('2024-01-09')).toMatchObject({ results: [{ match: 'none' }] });
    expect(await at('2024-01-10')).toMatchObject({
      results: [{ units: [{ status: 'in_stock' }] }],
    });
    expect(await at('2024-01-11')).toMatchObject({ results: [{ units: [{ status: 'sold' }] }] });
  });

  test('a card tells the whole story of a unit', async () => {
    await enter(receipt, invoice);
    const card = cardSchema.parse((await service.ask('GET', '/api/units/LAPTOP/a1')).json());
    expect(card).toMatchObject({
      item: 'LAPTOP',
      serial: 'A1',
      status: 'sold',
      area: 'RELEASED',
      holder: 'bolt',
      vendor: 'acme',
      receivedOn: '2024-01-10',
      receiptNumber: 'GR-100001',
      unitCost: '510.00',
      trueCost: '510.00',
      customer: 'bolt',
      soldOn: '2024-01-11',
      invoiceNumber: 'INV-100001',
      unitPrice: '700.00',
      margin: '190.00',
      daysInStock: 1,
    });
    const history = await service.ask('GET', '/api/units/LAPTOP/A1/history');
    expect(history.json()).toMatchObject({
      rows: [
        {
          document: 'GR-100001',
          kind: 'goods_receipt',
          fromArea: null,
          toArea: 'MAIN',
          party: 'acme',
          costChange: '510.00',
        },
        {
          document: 'INV-100001',
          kind: 'invoice',
          fromArea: 'MAIN',
          toArea: 'RELEASED',
          party: 'bolt',
          costChange: '-510.00',
        },
      ],
    });
  });

  test.each([
    'A 1',
    '=1+1',
    '+49',
    '100%',
    'a/b',
    'a?b',
    'a#b',
    'ß',
    '😀',
    '0'.repeat(30),
    '..a',
    "'",
  ])('the serial %j is found by its address', async (serial) => {
    await enter({ ...receipt, lines: [{ item: 'LAPTOP', serials: [serial], unitCost: '1' }] });
    const url = `/api/units/LAPTOP/${encodeURIComponent(serial)}`;
    expect((await service.ask('GET', url)).json()).toMatchObject({ serial });
    expect((await service.ask('GET', `${url}/history`)).status).toBe(200);
    const { results } = (
      await service.ask('POST', '/api/units/lookup', { serials: [serial] })
    ).json() as { results: unknown[] };
    expect(results).toMatchObject([{ match: 'one', units: [{ serial }] }]);
  });

  test('a person changes a maker serial, a note and fields of their own, and no more', async () => {
    await enter(receipt);
    const url = '/api/units/LAPTOP/A1';
    const change = {
      manufacturerSerial: 'M-1',
      note: 'scratched',
      customFields: { rack: 7, row: 'b' },
    };
    expect((await service.ask('PATCH', url, change)).json()).toMatchObject(change);
    const less = await service.ask('PATCH', url, { note: null, customFields: { row: null } });
    expect(less.json()).toMatchObject({
      manufacturerSerial: 'M-1',
      note: null,
      customFields: { rack: 7 },
    });
    expect((await service.ask('PATCH', url, { status: 'sold' })).status).toBe(400);
    expect((await service.ask('PATCH', '/api/units/LAPTOP/NEVER', { note: 'x' })).status).toBe(404);
    const verdict = await service.ask('GET', '/api/verify');
    expect(verdict.json()).toMatchObject({ differences: [], chain: 'intact' });
  });

  test('units are listed by every filter, a page at a time', async () => {
    await enter(receipt, invoice);
    await enter({
      ...receipt,
      id: idOf(5),
      party: 'zenith',
      occurredOn: '2024-02-01',
      area: 'SHOP',
      lines: [
        { item: 'PHONE', serials: ['B1', { serial: 'B2', lot: 'L7' }], unitCost: '300.00' },
        { item: 'LAPTOP', serials: ['b9'], unitCost: '900.00' },
      ],
    });
    const list = async (query: string): Promise<string[]> => {
      const { items } = (await service.ask('GET', `/api/units?${query}`)).json() as {
        items: { serial: string }[];
      };
      return items.map(({ serial }) => serial);
    };
    expect(await list('')).toEqual(['A1', 'A2', 'B1', 'B2', 'b9']);
    expect(await list('item=PHONE')).toEqual(['B1', 'B2']);
    expect(await list('vendor=acme')).toEqual(['A1', 'A2']);
    expect(await list('customer=bolt')).toEqual(['A1']);
    expect(await list('area=SHOP')).toEqual(['B1', 'B2', 'b9']);
    expect(await list('status=sold')).toEqual(['A1']);
    expect(await list('status=sold&status=in_stock')).toEqual(['A1', 'A2', 'B1', 'B2', 'b9']);
    expect(await list('prefix=b')).toEqual(['B1', 'B2', 'b9']);
    expect(await list('lot=L7')).toEqual(['B2']);
    expect(await list('receivedFrom=2024-01-11')).toEqual(['B1', 'B2', 'b9']);
    expect(await list('receivedTo=2024-01-11')).toEqual(['A1', 'A2']);
    expect(await list('costFrom=511&costTo=907')).toEqual(['b9']);
    expect(await list('item=NEVER')).toEqual([]);
    const pages = (await readPages('/api/units?limit=2')) as { serial: string }[];
    expect(pages.map(({ serial }) => serial)).toEqual(['A1', 'A2', 'B1', 'B2', 'b9']);
  });

  test('documents are listed newest first, by every filter, a page at a time', async () => {
    await enter(receipt, invoice);
    const list = async (query: string): Promise<unknown[]> => {
      const { items } = (await service.ask('GET', `/api/documents?${query}`)).json() as {
        items: { number: string }[];
      };
      return items.map(({ number }) => number);
    };
    expect(await list('')).toEqual(['INV-100001', 'GR-100001']);
    expect(await list('kind=invoice')).toEqual(['INV-100001']);
    expect(await list('party=acme')).toEqual(['GR-100001']);
    expect(await list('from=2024-01-11')).toEqual(['INV-100001']);
    expect(await list('to=2024-01-10')).toEqual(['GR-100001']);
    expect(await list(`id=${idOf(2)}`)).toEqual(['INV-100001']);
    expect(await readPages('/api/documents?limit=1')).toHaveLength(2);
  });
});

describe('every endpoint', () => {
  /** One request for each endpoint that succeeds over books with a receipt and an invoice. */
  const requests: Readonly<Record<EndpointName, readonly [string, unknown?]>> = {
    health: ['/api/health'],
    about: ['/api/about'],
    find: ['/api/find?text=A1'],
    putItems: ['/api/items', [{ sku: 'NEW', tracking: 'serial' }]],
    listItems: ['/api/items'],
    putParties: ['/api/parties', [{ code: 'new', name: 'New', roles: ['customer'] }]],
    listParties: ['/api/parties'],
    putAreas: ['/api/areas', [{ code: 'NEW', kind: 'bin' }]],
    listAreas: ['/api/areas'],
    postDocument: ['/api/documents', receipt],
    listDocuments: ['/api/documents'],
    getDocument: ['/api/documents/INV-100001'],
    reverseDocument: ['/api/documents/INV-100001/reverse', { id: idOf(77) }],
    closeDocument: ['/api/documents/PO-100001/close', { id: idOf(76) }],
    convertDocument: ['/api/documents/INV-100001/convert?to=customer_rma'],
    printDocument: ['/api/documents/INV-100001/print?format=xlsx'],
    listBalances: ['/api/balances'],
    parseSerials: ['/api/serials/parse', { texts: ['A1', ']d2010950600013435221A'] }],
    readVendorFile: [
      '/api/vendor-lists/read',
      { name: 'list.csv', base64: 'c2VyaWFsO2Nvc3QKQTE7NQo=' },
    ],
    expandSerials: ['/api/serials/expand', { text: 'A1-A3' }],
    getSerialProfile: ['/api/items/LAPTOP/serial-profile'],
    nextSerials: ['/api/serials/next', { serial: 'A0009', count: 2 }],
    compressSerials: ['/api/serials/compress', { serials: ['A1', 'A2'] }],
    reconcile: [
      '/api/reconcile',
      { vendor: 'acme', expected: [{ serial: 'A1', unitCost: '5.00' }], scanned: ['A1'] },
    ],
    makeReconciliation: [
      '/api/reconciliations',
      { id: idOf(90), vendor: 'acme', expected: [{ serial: 'Q1', item: 'LAPTOP' }] },
    ],
    listReconciliations: ['/api/reconciliations'],
    getReconciliation: ['/api/reconciliations/REC-100001'],
    decideReconciliation: [
      '/api/reconciliations/REC-100001/decisions',
      { after: 0, rows: [[1, 1]], decision: 'leave' },
    ],
    postReconciliation: [
      '/api/reconciliations/REC-100001/results',
      { id: idOf(91), result: 'receipt', occurredOn: '2024-01-10' },
    ],
    printClaim: ['/api/reconciliations/REC-100001/claim?format=xlsx'],
    getListLayout: ['/api/parties/acme/list-layout'],
    putListLayout: ['/api/parties/acme/list-layout', { serials: ['s n'], columns: { cost: 2 } }],
    lookupUnits: ['/api/units/lookup', { serials: ['A1', 'X'], history: true }],
    listUnits: ['/api/units'],
    getUnit: ['/api/units/LAPTOP/A1'],
    changeUnit: ['/api/units/LAPTOP/A1', { note: 'n' }],
    getHistory: ['/api/units/LAPTOP/A1/history'],
    getParts: ['/api/units/LAPTOP/A1/parts'],
    profitAndLoss: ['/api/reports/profit-and-loss?by=serial'],
    valuation: ['/api/reports/valuation?by=unit'],
    auditTrail: ['/api/reports/audit-trail'],
    journal: ['/api/reports/journal'],
    salesProfit: ['/api/reports/sales-profit?limit=1'],
    purchases: ['/api/reports/purchases?by=item'],
    vendorScorecard: ['/api/reports/vendor-scorecard'],
    warranty: ['/api/reports/warranty?by=gap'],
    stockMovements: ['/api/reports/movements'],
    countDifferences: ['/api/reports/count-differences?by=unit'],
    verify: ['/api/verify'],
    makeSeal: ['/api/seals', { report: 'journal' }],
    listSeals: ['/api/seals'],
    getSeal: ['/api/seals/SEAL-100001'],
    printBatch: ['/api/documents/print-batch', { kind: 'invoice' }],
    getJob: ['/api/jobs/{job}'],
    getJobFile: ['/api/jobs/{job}/file'],
    cancelJob: ['/api/jobs/{job}'],
    incomeStatement: ['/api/reports/income-statement?from=2024-01-01&to=2024-01-31&compare=year'],
    listExpenses: ['/api/expenses'],
    putExpenses: [
      '/api/expenses',
      {
        from: '2024-01-01',
        to: '2024-01-31',
        rows: [{ day: '2024-01-31', name: 'Rent', amount: '900.00' }],
      },
    ],
    makeBackup: ['/api/backup'],
    getSettings: ['/api/settings'],
    putSettings: ['/api/settings', { overReceipt: 'forbid' }],
    listPeriods: ['/api/periods'],
    closePeriod: ['/api/periods/close', { through: '2023-12-31' }],
    reopenPeriod: ['/api/periods/reopen', { through: null, reason: 'a late bill' }],
    putLots: ['/api/lots', [{ item: 'LAPTOP', lot: 'L2' }]],
    listLots: ['/api/lots'],
    recallLot: ['/api/lots/LAPTOP/L1/recall'],
    putDraft: [`/api/drafts/${idOf(78)}`, { kind: 'invoice', party: 'bolt' }],
    listDrafts: ['/api/drafts'],
    getDraft: [`/api/drafts/${idOf(79)}`],
    printDraft: [`/api/drafts/${idOf(80)}/print`],
    printCountSheet: ['/api/areas/MAIN/count-sheet?blind=true'],
    removeDraft: [`/api/drafts/${idOf(79)}`],
    previewLabels: ['/api/labels/preview', { range: { item: 'LAPTOP', serials: 'A1+2' } }],
    printLabels: ['/api/labels', { range: { item: 'LAPTOP', serials: 'A1+2' } }],
    getRmaForm: ['/api/units/LAPTOP/A1/rma-form?for=house'],
    makeRmaForms: ['/api/rma-forms', { for: 'house', units: [{ sku: 'LAPTOP', serial: 'A1' }] }],
    getEInvoiceSettings: ['/api/settings/e-invoices'],
    putEInvoiceSettings: ['/api/settings/e-invoices', { country: 'DE', vatId: 'DE123456789' }],
    getEInvoiceCustomer: ['/api/parties/bolt/e-invoices'],
    putEInvoiceCustomer: ['/api/parties/bolt/e-invoices', { country: 'AT' }],
    getEInvoice: ['/api/documents/INV-100001/einvoice?syntax=ubl&profile=en16931'],
    putUsers: ['/api/users', [{ name: 'Kim', role: 'warehouse' }]],
    listUsers: ['/api/users'],
    listAudit: ['/api/audit'],
    checkHead: ['/api/audit/head?head=1-0123456789abcdef'],
    getLimits: ['/api/limits'],
    putLimits: ['/api/limits', { writeOff: '100.00' }],
    listApprovals: ['/api/approvals?open=true'],
    decideApproval: ['/api/approvals/AP-100001', { decision: 'approved' }],
    makeToken: ['/api/users/admin/token'],
    removeToken: ['/api/users/admin/token'],
    getDesign: ['/api/settings/design'],
    putDesign: ['/api/settings/design', { footer: 'Thank you.' }],
  };
  /** What is answered as a file. */
  const files: readonly EndpointName[] = [
    'printDocument',
    'printDraft',
    'printCountSheet',
    'getEInvoice',
    'makeSeal',
    'printLabels',
    'getJobFile',
    'getRmaForm',
    'makeRmaForms',
    'printClaim',
    'makeBackup',
  ];
  const order = {
    kind: 'purchase_order',
    occurredOn: '2024-01-12',
    party: 'acme',
    lines: [{ item: 'LAPTOP', quantity: 1, unitCost: '5.00' }],
  };
  /** What some of them need to be there. */
  const earlier = [
    { method: 'PUT', path: '/api/lots', body: [{ item: 'LAPTOP', lot: 'L1' }] },
    { method: 'POST', path: '/api/periods/close', body: { through: '2022-12-31' } },
    { method: 'PUT', path: `/api/drafts/${idOf(79)}`, body: { kind: 'invoice' } },
    { method: 'PUT', path: `/api/drafts/${idOf(80)}`, body: order },
    { method: 'POST', path: '/api/seals', body: { report: 'journal' } },
    { method: 'PUT', path: '/api/settings/design', body: { registration: 'HRB 1' } },
    {
      method: 'PUT',
      path: '/api/settings/e-invoices',
      body: { country: 'DE', vatId: 'DE123456789', zeroTax: 'Z', paymentDays: '14' },
    },
    { method: 'PUT', path: '/api/parties/bolt/e-invoices', body: { country: 'AT' } },
    {
      method: 'POST',
      path: '/api/reconciliations',
      body: {
        id: idOf(89),
        vendor: 'acme',
        expected: [{ serial: 'Q1', item: 'LAPTOP', unitCost: '5.00' }],
        scanned: ['Q1'],
      },
    },
    {
      method: 'POST',
      path: '/api/documents',
      body: {
        id: idOf(75),
        kind: 'purchase_order',
        occurredOn: '2024-01-10',
        party: 'acme',
        lines: [{ item: 'LAPTOP', quantity: 2, unitCost: '500.00' }],
      },
    },
  ] as const;

  /** What nobody who is tested here asked for. */
  const somebodyAsked = {
    ...{ id: 1, number: 'AP-100001', subject: 'credit_memo', content_hash: 'x', content: '{}' },
    ...{ amount: 1, asked_by: 'Kim', asked_at: '2024-01-01T00:00:00.000Z' as Instant },
  };

  test.each(Object.keys(requests) as EndpointName[])(
    '%s answers what its schema says, in JSON and with the seal',
    async (name) => {
      await enter(receipt, invoice);
      for (const { method, path, body } of earlier) await service.ask(method, path, body);
      await service.books.store.db.insertInto('approvals').values(somebodyAsked).execute();
      const job = jobsOf(service.books).start(1, () =>
        Promise.resolve({ bytes: new Uint8Array(1), type: 'application/zip', fileName: 'a.zip' }),
      );
      await jobsOf(service.books).settled();
      const { method, answer: schema } = endpoints[name];
      const [url, body] = requests[name];
      const answer = await service.ask(method, url.replace('{job}', job?.id ?? ''), body);
      expect([200, 201]).toContain(answer.status);
      expect(answer.headers['serialbook-head']).toMatch(/^\d+-[0-9a-f]{16}$/);
      if (files.includes(name)) return;
      expect(answer.headers['content-type']).toMatch(/^application\/json; charset=utf-8/);
      const parsed = schema.safeParse(answer.json());
      expect(parsed.error?.issues ?? []).toEqual([]);
    },
  );

  test('openapi.json describes every endpoint, and every reference in it resolves', async () => {
    const answer = await service.server.inject({ method: 'GET', url: '/api/openapi.json' });
    expect(answer.statusCode).toBe(200);
    const description = JSON.parse(answer.body) as {
      openapi: string;
      info: { title: string; version: string };
      paths: Record<
        string,
        Record<
          string,
          { operationId: string; responses: object; parameters: { name: string; in: string }[] }
        >
      >;
    };
    expect(description.openapi).toMatch(/^3\.1\./);
    expect(description.info).toMatchObject({ title: 'Serialbook', version: '0.0.0' });
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
        expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
        expect(Object.keys(operation.responses)).toContain('200');
        return `${operation.operationId} ${method.toUpperCase()} ${path}`;
      }),
    );
    const wanted = Object.entries(endpoints).map(
      ([name, { method, path }]) => `${name} ${method} ${path}`,
    );
    expect(described.sort()).toEqual(wanted.sort());
    const references = [...answer.body.matchAll(/"\$ref":"([^"]*)"/g)].map(
      ([, reference]) => reference,
    );
    expect(references).toEqual([]);
  });
});

describe('reports', () => {
  test('the profit and loss adds up by every key', async () => {
    await enter(receipt, invoice);
    const total = profitAnswerSchema.parse(
      (await service.ask('GET', '/api/reports/profit-and-loss')).json(),
    );
    expect(total.tieOut.unexplained).toBe('0.00');
    const keys: Record<string, string> = {
      total: 'total',
      month: '2024-01',
      item: 'LAPTOP',
      serial: 'LAPTOP/A1',
      customer: 'bolt',
      vendor: 'acme',
      area: 'MAIN',
    };
    for (const [by, key] of Object.entries(keys)) {
      const url = `/api/reports/profit-and-loss?by=${by}`;
      const answer = profitAnswerSchema.parse((await service.ask('GET', url)).json());
      expect(answer.rows.map((row) => row.key)).toEqual([key]);
      expect([by, answer.totals, answer.tieOut]).toEqual([by, total.totals, total.tieOut]);
    }
  });

  test('what was known at a moment stays, whatever is posted later', async () => {
    await enter(receipt, invoice);
    const { recordedAt } = (await service.ask('GET', '/api/documents/INV-100001')).json() as {
      recordedAt: string;
    };
    const url = `/api/reports/profit-and-loss?by=item&knownAt=${encodeURIComponent(recordedAt)}`;
    const before = await service.ask('GET', url);
    await service.ask('POST', '/api/documents/INV-100001/reverse', {
      id: idOf(9),
      occurredOn: '2024-01-11',
    });
    expect((await service.ask('GET', url)).text).toBe(before.text);
    const now = await service.ask('GET', '/api/reports/profit-and-loss');
    expect(now.json()).toMatchObject({ totals: { units: 0, margin: '0.00' } });
  });

  test.each([
    ['/api/documents/INV-100001/print?format=pdf', 'application/pdf', '%PDF-'],
    [
      '/api/documents/GR-100001/print?format=pdf&serials=none&paper=Letter',
      'application/pdf',
      '%PDF-',
    ],
    ['/api/documents/INV-100001/print?format=xlsx', 'application/vnd.openxml', 'PK\u0003\u0004'],
    ['/api/reports/profit-and-loss?format=pdf', 'application/pdf', '%PDF-'],
    ['/api/reports/profit-and-loss?format=xlsx', 'application/vnd.openxml', 'PK\u0003\u0004'],
    ['/api/reports/valuation?by=area&format=xlsx', 'application/vnd.openxml', 'PK\u0003\u0004'],
    ['/api/reports/journal?format=xlsx', 'application/vnd.openxml', 'PK\u0003\u0004'],
  ])('%s is %s', async (url, type, magic) => {
    await enter(receipt, invoice);
    const answer = await service.ask('GET', url);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.headers['content-disposition']).toMatch(/filename\*=UTF-8''/);
    expect(answer.bytes.subarray(0, magic.length).toString('latin1')).toBe(magic);
  });

  test('exports guard every text that a spreadsheet would run', async () => {
    const serials = ['=1+1', '+49', '-1', '@x', '00012'];
    await enter({ ...receipt, lines: [{ item: 'LAPTOP', serials, unitCost: '5.00' }] });
    for (const url of [
      '/api/units?format=csv',
      '/api/reports/audit-trail?format=csv',
      '/api/reports/valuation?format=csv&by=unit',
    ]) {
      const answer = await service.ask('GET', url);
      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(answer.text).not.toMatch(/(^|,)"?[=+@](?!\d+\.\d)/m);
      expect(answer.text).toContain('00012');
    }
    const lines = (await service.ask('GET', '/api/units?format=ndjson')).text.trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { serial: string }).serial)).toEqual(serials);
  });
});

describe('at once', () => {
  test('sixteen clients sell one unit: one wins, and the others hear which document did', async () => {
    await enter(receipt);
    const requests = Array.from({ length: 16 }, (_, index) => ({
      ...invoice,
      id: idOf(100 + index),
      party: index % 2 === 0 ? 'bolt' : 'carol',
    }));
    const answers = await sendAtOnce([service.server], requests);
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 15 }, () => 409),
    ]);
    for (const { status, text } of answers) {
      if (status === 201) continue;
      expect(text).toContain('unit_moved_meanwhile');
      expect(text).toContain('INV-100001');
    }
    const verdict = await service.ask('GET', '/api/verify');
    expect(verdict.json()).toMatchObject({ differences: [], chain: 'intact', documents: 2 });
  });

  test('one document sent fifty times at once has one effect and one answer', async () => {
    const answers = await sendAtOnce(
      [service.server],
      Array.from({ length: 50 }, () => receipt),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(49);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await service.ask('GET', '/api/verify')).json()).toMatchObject({ documents: 1 });
  });

  test('rehearsals, posts and reads at once leave books that prove themselves', async () => {
    await enter(receipt);
    const work = Array.from({ length: 40 }, async (_, index) => {
      const sale = {
        ...invoice,
        id: idOf(200 + index),
        lines: [{ item: 'LAPTOP', serials: [index % 2 === 0 ? 'A1' : 'A2'], unitPrice: '700.00' }],
      };
      if (index % 4 === 3) return service.ask('GET', '/api/verify');
      const query = index % 4 === 2 ? '?rehearse=true' : '';
      return service.ask('POST', `/api/documents${query}`, sale);
    });
    const statuses = (await Promise.all(work)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(2);
    expect(statuses.every((status) => status < 500)).toBe(true);
    const verdict = await service.ask('GET', '/api/verify');
    expect(verdict.json()).toMatchObject({ differences: [], chain: 'intact', documents: 3 });
  });
});

test('posting through the command and over HTTP are one thing', async () => {
  const { answer } = answerOf(await post(service.books, receipt));
  const sent = await service.ask('POST', '/api/documents', receipt);
  expect([sent.status, sent.json()]).toEqual([200, answer]);
});
