/** Ways round a second person, none of which leads past: splitting, editing, asking oneself, using an approval twice. */
import type { Role } from '../../shared/people/rights.ts';
import { idOf } from '../fixtures/books.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../fixtures/server.ts';

let service: TestServer;
let people: Map<string, string>;

beforeEach(async () => {
  service = await openTestServer();
  people = new Map();
  for (const [name, role] of [
    ['Ann', 'accountant'],
    ['Ben', 'accountant'],
    ['Max', 'manager'],
    ['Wim', 'warehouse'],
  ] as const satisfies readonly (readonly [string, Role])[]) {
    await service.ask('PUT', '/api/users', [{ name, role }]);
    const made = await service.ask('POST', `/api/users/${name}/token`);
    people.set(name, (made.json() as { token: string }).token);
  }
  const serials = Array.from({ length: 12 }, (_, at) => `L${at}`);
  const receipt = {
    ...{ id: idOf(1), kind: 'goods_receipt', occurredOn: '2025-01-02', party: 'acme' },
    lines: [{ item: 'LAPTOP', serials, unitCost: '400.00' }],
  };
  expect((await service.ask('POST', '/api/documents', receipt)).status).toBe(201);
  const limits = {
    writeOff: '1000.00',
    credit: '1000.00',
    costChange: '500.00',
    reopenPeriod: true,
  };
  expect((await service.ask('PUT', '/api/limits', limits)).status).toBe(200);
});
afterEach(() => service.remove());

function as(name: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown) {
  return service.ask(method, url, body, { authorization: `Bearer ${people.get(name) ?? ''}` });
}

const writeOff = (id: number, ...serials: string[]) => ({
  ...{ id: idOf(id), kind: 'quantity_adjustment', occurredOn: '2025-01-03', area: 'MAIN' },
  lines: [{ item: 'LAPTOP', direction: 'out', serials, reason: 'broken' }],
});
const post = (name: string, body: unknown) => as(name, 'POST', '/api/documents', body);

/** The number under which a refused request is asked for. */
function askedAs({ status, text }: TestAnswer): string {
  expect([status, text]).toEqual([403, expect.stringContaining('somebody else must agree')]);
  return /AP-\d+/.exec(text)?.[0] ?? '';
}
const decide = (name: string, number: string, decision = 'approved') =>
  as(name, 'POST', `/api/approvals/${number}`, { decision });

test('what is within the limit passes, and what is above it waits for somebody else', async () => {
  expect((await post('Wim', writeOff(2, 'L0', 'L1'))).status).toBe(201);
  const number = askedAs(await post('Max', writeOff(3, 'L2', 'L3', 'L4')));
  expect((await as('Ann', 'GET', '/api/approvals?open=true')).json()).toMatchObject({
    items: [{ number, subject: 'quantity_adjustment', amount: '1200.00', askedBy: 'Max' }],
  });
  askedAs(await post('Max', writeOff(3, 'L2', 'L3', 'L4')));
  expect((await decide('Ann', number)).status).toBe(200);
  expect((await post('Max', writeOff(3, 'L2', 'L3', 'L4'))).status).toBe(201);
});

test('a rehearsal asks nobody, and says whether the document is right', async () => {
  const rehearsed = await as(
    'Max',
    'POST',
    '/api/documents?rehearse=true',
    writeOff(3, 'L2', 'L3', 'L4'),
  );
  expect(rehearsed.status).toBe(200);
  expect((await as('Ann', 'GET', '/api/approvals')).json()).toMatchObject({ items: [] });
});

test('small parts of a large thing count together, and those of another person do not', async () => {
  expect((await post('Wim', writeOff(2, 'L0', 'L1'))).status).toBe(201);
  askedAs(await post('Wim', writeOff(3, 'L2')));
  expect((await post('Max', writeOff(4, 'L3'))).status).toBe(201);
});

test('nobody agrees to what they asked for, and who may not agree does not', async () => {
  const number = askedAs(await post('Max', writeOff(3, 'L2', 'L3', 'L4')));
  const own = await decide('Max', number);
  expect([own.status, own.text]).toEqual([403, expect.stringContaining('themselves')]);
  expect((await decide('Wim', number)).status).toBe(403);
  askedAs(await post('Max', writeOff(3, 'L2', 'L3', 'L4')));
});

test('what was changed after it was agreed to is asked for anew', async () => {
  const number = askedAs(await post('Max', writeOff(3, 'L2', 'L3', 'L4')));
  await decide('Ann', number);
  const other = askedAs(await post('Max', writeOff(3, 'L2', 'L3', 'L4', 'L5')));
  expect(other).not.toBe(number);
  askedAs(await post('Max', writeOff(7, 'L2', 'L3', 'L4')));
});

test('an approval is for who asked, holds once, and is decided once', async () => {
  const number = askedAs(await post('Max', writeOff(3, 'L2', 'L3', 'L4')));
  expect((await decide('Ann', number)).status).toBe(200);
  const again = await decide('Ben', number, 'refused');
  expect([again.status, again.text]).toEqual([403, expect.stringContaining('Ann already')]);
  askedAs(await post('Wim', writeOff(3, 'L2', 'L3', 'L4')));
  expect((await post('Max', writeOff(3, 'L2', 'L3', 'L4'))).status).toBe(201);
  askedAs(await post('Max', writeOff(5, 'L5', 'L6', 'L7')));
});

test('what was refused stays refused', async () => {
  const number = askedAs(await post('Max', writeOff(3, 'L2', 'L3', 'L4')));
  await decide('Ann', number, 'refused');
  expect((await post('Max', writeOff(3, 'L2', 'L3', 'L4'))).status).toBe(403);
});

test('credit is limited whether it is given by a credit memo or by taking an invoice back', async () => {
  const invoice = {
    ...{ id: idOf(20), kind: 'invoice', occurredOn: '2025-01-04', party: 'bolt' },
    lines: [{ item: 'LAPTOP', serials: ['L0', 'L1'], unitPrice: '900.00' }],
  };
  expect((await post('Wim', invoice)).status).toBe(201);
  const credit = {
    ...{ id: idOf(21), kind: 'credit_memo', occurredOn: '2025-01-05', party: 'bolt' },
    lines: [{ item: 'LAPTOP', serials: ['L0', 'L1'], unitPrice: '900.00' }],
  };
  askedAs(await post('Ann', credit));
  const reversal = { id: idOf(22) };
  const undo = (name: string) => as(name, 'POST', '/api/documents/INV-100001/reverse', reversal);
  const number = askedAs(await undo('Max'));
  await decide('Ann', number);
  expect((await undo('Max')).status).toBe(201);
});

test('a change of cost is limited, up or down', async () => {
  const change = (id: number, unitCost: string) => ({
    ...{ id: idOf(id), kind: 'cost_adjustment', occurredOn: '2025-01-05', against: 'GR-100001' },
    lines: [{ item: 'LAPTOP', serials: ['L0', 'L1'], unitCost }],
  });
  expect((await post('Ann', change(30, '500.00'))).status).toBe(201);
  askedAs(await post('Ann', change(31, '300.00')));
});

test('a closed period is opened again by two people', async () => {
  await as('Ann', 'POST', '/api/periods/close', { through: '2024-12-31' });
  const body = { through: null, reason: 'a late bill' };
  const number = askedAs(await as('Max', 'POST', '/api/periods/reopen', body));
  expect((await decide('Ann', number)).status).toBe(200);
  expect((await as('Max', 'POST', '/api/periods/reopen', body)).status).toBe(200);
});

test('limits are changed by who enters people, and a changed limit is a link of the chain', async () => {
  expect((await as('Wim', 'PUT', '/api/limits', { writeOff: null })).status).toBe(403);
  expect((await as('Ann', 'PUT', '/api/limits', { writeOff: null })).status).toBe(403);
  expect((await as('Max', 'PUT', '/api/limits', { writeOff: null })).json()).toMatchObject({
    writeOff: null,
    credit: '1000.00',
  });
  expect((await post('Wim', writeOff(3, 'L2', 'L3', 'L4'))).status).toBe(201);
  expect((await service.ask('GET', '/api/verify')).json()).toMatchObject({ chain: 'intact' });
});
