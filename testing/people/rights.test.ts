/** Each address x each role: who has not its right gets 403 and a sentence, before anything is read or written. */
import { endpoints, type EndpointName } from '../../shared/api.ts';
import { documentKinds } from '../../shared/documents/kinds.ts';
import { hasRight, mayPost, roles, type Role } from '../../shared/people/rights.ts';
import { readHead } from '../../service/store/audit.ts';
import { idOf } from '../fixtures/books.ts';
import { openTestServer, type TestServer } from '../fixtures/server.ts';

jest.setTimeout(120_000);

let service: TestServer;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  service = await openTestServer();
  const people = roles.map((role) => ({ name: `the ${role}`, role }));
  expect((await service.ask('PUT', '/api/users', people)).status).toBe(200);
  for (const role of roles) tokens.set(role, await makeToken(`the ${role}`));
});
afterAll(() => service.remove());

async function makeToken(name: string): Promise<string> {
  const made = await service.ask('POST', `/api/users/${encodeURIComponent(name)}/token`);
  return (made.json() as { token: string }).token;
}

function askAs(
  role: Role,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: unknown,
) {
  return service.ask(method, url, body, { authorization: `Bearer ${tokens.get(role) ?? ''}` });
}

const cases = (Object.keys(endpoints) as EndpointName[]).flatMap((name) =>
  roles.map((role) => [name, role] as const),
);

test('who lacks the right of an address is refused by it, and nobody else', async () => {
  const wrong: string[] = [];
  const before = await readHead(service.books.store.db);
  for (const [name, role] of cases) {
    const { method, path, permission } = endpoints[name];
    // No body and nobody of that name: what is let in goes no further than its own checks.
    const url = path.replaceAll(/\{\w+\}/g, 'nobody');
    if (hasRight(role, permission) && (method !== 'GET' || permission === 'backup')) continue;
    const answer = await askAs(role, method, url);
    const isRefused = answer.status === 403;
    if (isRefused === hasRight(role, permission)) wrong.push(`${name} ${role} ${answer.status}`);
    if (isRefused && !/^[A-Z].*\. \S.*\.$/.test((answer.json() as { message: string }).message))
      wrong.push(`${name} ${role} says ${answer.text}`);
  }
  expect(cases.length).toBeGreaterThan(400);
  expect(wrong).toEqual([]);
  expect(await readHead(service.books.store.db)).toEqual(before);
});

test('each kind of document is posted by the roles that post it, and refused to the others', async () => {
  const wrong: string[] = [];
  for (const kind of documentKinds)
    for (const role of roles) {
      const draft = { id: idOf(1), kind, occurredOn: '2025-01-01', lines: [] };
      const { status } = await askAs(role, 'POST', '/api/documents?rehearse=true', draft);
      if ((status === 403) === mayPost(role, kind)) wrong.push(`${kind} ${role} ${status}`);
    }
  expect(wrong).toEqual([]);
});

test('the auditor reads everything and writes nothing', () => {
  for (const { method, permission } of Object.values(endpoints)) {
    if (method === 'GET' && permission !== 'backup')
      expect(hasRight('auditor', permission)).toBe(true);
    if (['PUT', 'PATCH'].includes(method)) expect(hasRight('auditor', permission)).toBe(false);
  }
});

test('the warehouse receives what was ordered at the price of the order, and writes no cost', async () => {
  const order = {
    ...{ id: idOf(10), kind: 'purchase_order', occurredOn: '2025-01-02', party: 'acme' },
    lines: [{ item: 'LAPTOP', quantity: 2, unitCost: '500.00' }],
  };
  expect((await askAs('purchasing', 'POST', '/api/documents', order)).status).toBe(201);
  const receipt = {
    ...{ id: idOf(11), kind: 'goods_receipt', occurredOn: '2025-01-03', party: 'acme' },
    from: 'PO-100001',
    lines: [{ item: 'LAPTOP', serials: ['W1', 'W2'] }],
  };
  const costed = { ...receipt, lines: [{ item: 'LAPTOP', serials: ['W1'], unitCost: '1.00' }] };
  const refused = await askAs('warehouse', 'POST', '/api/documents', costed);
  expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('unit costs')]);
  const posted = await askAs('warehouse', 'POST', '/api/documents', receipt);
  expect(posted.status).toBe(201);
  expect(posted.text).not.toContain('500');
  const card = await askAs('accountant', 'GET', '/api/units/LAPTOP/W1');
  expect(card.json()).toMatchObject({ unitCost: '500.00' });
});

test('a draft with costs that somebody else wrote is not written over by who cannot see them', async () => {
  const draft = {
    kind: 'purchase_order',
    lines: [{ item: 'LAPTOP', quantity: 1, unitCost: '9.00' }],
  };
  const url = `/api/drafts/${idOf(20)}`;
  expect((await askAs('purchasing', 'PUT', url, draft)).status).toBe(200);
  const seen = await askAs('warehouse', 'GET', url);
  expect([seen.status, seen.text.includes('9.00')]).toEqual([200, false]);
  const bare = { kind: 'purchase_order', lines: [{ item: 'LAPTOP', quantity: 1 }] };
  expect((await askAs('warehouse', 'PUT', url, bare)).status).toBe(403);
  expect((await askAs('purchasing', 'GET', url)).text).toContain('9.00');
});

test('goods are moved in one’s own locations alone, whatever the document', async () => {
  const people = [{ name: 'Nora', role: 'warehouse', locations: ['NORTH'] }];
  expect((await service.ask('PUT', '/api/users', people)).status).toBe(200);
  const authorization = `Bearer ${await makeToken('Nora')}`;
  const move = (id: number, fromArea: string, toArea: string, serial: string) => ({
    ...{ id: idOf(id), kind: 'stock_transfer', occurredOn: '2025-01-04', fromArea, toArea },
    lines: [{ item: 'LAPTOP', serials: [serial] }],
  });
  const post = (body: unknown) => service.ask('POST', '/api/documents', body, { authorization });
  const out = await post(move(30, 'MAIN', 'SHOP', 'W1'));
  expect([out.status, out.text]).toEqual([403, expect.stringContaining('MAIN')]);
  expect((await service.ask('POST', '/api/documents', move(31, 'MAIN', 'SHOP', 'W1'))).status).toBe(
    201,
  );
  const sale = {
    ...{ id: idOf(32), kind: 'invoice', occurredOn: '2025-01-05', party: 'bolt' },
    lines: [{ item: 'LAPTOP', serials: ['W1'], unitPrice: '9.00' }],
  };
  expect((await post(sale)).status).toBe(201);
  const foreign = await post({
    ...sale,
    id: idOf(33),
    lines: [{ item: 'LAPTOP', serials: ['W2'], unitPrice: '9.00' }],
  });
  expect([foreign.status, foreign.text]).toEqual([403, expect.stringContaining('MAIN')]);
  const undone = await service.ask(
    'POST',
    '/api/documents/ST-100001/reverse',
    { id: idOf(34) },
    { authorization },
  );
  expect(undone.status).toBe(403);
});

describe('people', () => {
  const enter = (role: Role, rows: unknown) => askAs(role, 'PUT', '/api/users', rows);

  test('a role that is taken away is gone with the next request, and a token that is removed as well', async () => {
    await enter('admin', [{ name: 'Olga', role: 'accountant' }]);
    const authorization = `Bearer ${await makeToken('Olga')}`;
    const ask = async () =>
      (await service.ask('GET', '/api/reports/valuation', undefined, { authorization })).status;
    expect(await ask()).toBe(200);
    await enter('manager', [{ name: 'Olga', role: 'warehouse' }]);
    expect(await ask()).toBe(403);
    const second = await makeToken('Olga');
    expect(await ask()).toBe(401);
    const headers = { authorization: `Bearer ${second}` };
    expect((await service.ask('GET', '/api/about', undefined, headers)).json()).toMatchObject({
      user: 'Olga',
      role: 'warehouse',
    });
    await askAs('manager', 'DELETE', '/api/users/Olga/token');
    expect((await service.ask('GET', '/api/about', undefined, headers)).status).toBe(401);
  });

  test('nobody makes themselves or others more than they are', async () => {
    const own = await enter('manager', [{ name: 'the manager', role: 'admin' }]);
    expect([own.status, own.text]).toEqual([422, expect.stringContaining('own role')]);
    const other = await enter('manager', [{ name: 'Paul', role: 'admin' }]);
    expect([other.status, other.text]).toEqual([422, expect.stringContaining('administrator')]);
    const less = await enter('manager', [{ name: 'the admin', role: 'warehouse' }]);
    expect(less.status).toBe(422);
    expect((await askAs('manager', 'POST', '/api/users/the%20admin/token')).status).toBe(403);
    expect((await askAs('manager', 'POST', '/api/users/nobody/token')).status).toBe(404);
    const named = ((await service.ask('GET', '/api/users')).json() as { items: { name: string }[] })
      .items;
    expect(named.map(({ name }) => name)).not.toContain('Paul');
  });

  test('all rows or none: one that is refused is named, and the same rows again leave no link', async () => {
    const rows = [
      { name: 'Quinn', role: 'purchasing' },
      { name: 'Rosa', role: 'warehouse', locations: ['MAIN'] },
      { name: 'Quinn', role: 'warehouse' },
    ];
    const refused = await enter('admin', rows);
    const { issues } = refused.json() as { issues: { line: number }[] };
    expect([refused.status, issues.map(({ line }) => line)]).toEqual([422, [2, 3]]);
    await enter('admin', rows.slice(0, 1));
    const head = await readHead(service.books.store.db);
    expect((await enter('admin', rows.slice(0, 1))).status).toBe(200);
    expect(await readHead(service.books.store.db)).toEqual(head);
  });
});
