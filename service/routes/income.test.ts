/** The income statement and its expenses over HTTP: figures reckoned by hand, in every format. */
import { strFromU8, unzipSync } from 'fflate';
import { idOf } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;

async function post(id: number, document: object): Promise<void> {
  const answer = await service.ask('POST', '/api/documents', { id: idOf(id), ...document });
  expect(answer.text).not.toContain('issues":[{');
  expect(answer.status).toBe(201);
}

async function enter(from: string, to: string, rows: object[]): Promise<number> {
  const answer = await service.ask('PUT', '/api/expenses', { from, to, rows });
  return answer.status;
}

interface Statement {
  lines: { line: string; name: string; amount: string; compared: string | null; share: string }[];
  compareFrom: string | null;
}

async function ask(query: string): Promise<Statement> {
  const answer = await service.ask('GET', `/api/reports/income-statement?${query}`);
  expect(answer.status).toBe(200);
  return answer.json() as Statement;
}

function amountsOf({ lines }: Statement): Record<string, string> {
  return Object.fromEntries(lines.map(({ name, amount }) => [name, amount]));
}

beforeAll(async () => {
  service = await openTestServer();
  const laptop = { item: 'LAPTOP' };
  await post(1, {
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    lines: [{ ...laptop, unitCost: '500.00', serials: ['A1', 'A2', 'A3', 'A4'] }],
  });
  await post(2, {
    kind: 'invoice',
    occurredOn: '2024-02-10',
    party: 'bolt',
    lines: [{ ...laptop, unitPrice: '800.00', serials: ['A1', 'A2'] }],
  });
  await post(3, {
    kind: 'credit_memo',
    occurredOn: '2024-02-20',
    party: 'bolt',
    lines: [{ ...laptop, unitPrice: '800.00', serials: ['A2'] }],
  });
  await post(4, {
    kind: 'quantity_adjustment',
    occurredOn: '2024-02-25',
    lines: [{ ...laptop, direction: 'out', serials: ['A4'] }],
  });
  await post(5, {
    kind: 'cost_adjustment',
    occurredOn: '2024-02-26',
    against: 'GR-100001',
    party: 'acme',
    addOnCosts: [{ name: 'freight', amount: '40.00', by: 'quantity' }],
    lines: [],
  });
  const rows = [
    { day: '2024-02-28', name: 'Rent', amount: '100.00' },
    { day: '2024-02-29', name: 'Rent', amount: '20.50', memo: 'parking' },
    { day: '2024-02-15', name: 'Revenue', amount: '5.00' },
  ];
  expect(await enter('2024-02-01', '2024-02-29', rows)).toBe(200);
  expect(
    await enter('2024-01-01', '2024-01-31', [{ day: '2024-01-31', name: 'Rent', amount: '90.00' }]),
  ).toBe(200);
});

afterAll(async () => service.remove());

test('from revenue to the net result', async () => {
  const statement = await ask('from=2024-02-01&to=2024-02-29');
  expect(amountsOf(statement)).toMatchObject({
    Revenue: '1600.00',
    Returns: '-800.00',
    'Net revenue': '800.00',
    'Cost of goods sold': '-500.00',
    'Write-offs': '-500.00',
    Rent: '-120.50',
    'Revenue (expense)': '-5.00',
    'Operating expenses': '-125.50',
  });
  const figure = (name: string): number => Number(amountsOf(statement)[name]);
  expect(figure('Net result')).toBe(figure('Gross profit') - 125.5);
  // The freight that came late: 10.00 on each of four units, of which one is sold and one written off.
  expect(figure('Costs that came late')).toBeLessThan(0);
});

test('the margin of the statement is that of the profit and loss, with what changes profit beside it', async () => {
  const answer = await service.ask(
    'GET',
    '/api/reports/profit-and-loss?from=2024-02-01&to=2024-02-29',
  );
  const { totals } = answer.json() as { totals: { margin: string } };
  expect(amountsOf(await ask('from=2024-02-01&to=2024-02-29'))['Margin']).toBe(totals.margin);
});

test('beside the month before, and the year before', async () => {
  const { lines, compareFrom } = await ask('from=2024-02-01&to=2024-02-29&compare=previous');
  expect(compareFrom).toBe('2024-01-01');
  expect(lines.find(({ name }) => name === 'Rent')).toMatchObject({
    amount: '-120.50',
    compared: '-90.00',
  });
  const year = await ask('from=2024-02-01&to=2024-02-29&compare=year');
  expect(year.compareFrom).toBe('2023-02-01');
});

test('expenses that were replaced hold no more, and are told as they were known', async () => {
  service.setClock(Date.parse('2026-02-01T08:00:00Z'));
  await enter('2024-03-01', '2024-03-31', [{ day: '2024-03-05', name: 'Rent', amount: '1.00' }]);
  service.setClock(Date.parse('2026-04-01T08:00:00Z'));
  await enter('2024-03-01', '2024-03-31', [{ day: '2024-03-06', name: 'Rent', amount: '2.00' }]);
  const list = async (query: string): Promise<unknown> =>
    (await service.ask('GET', `/api/expenses?from=2024-03-01${query}`)).json();
  expect(await list('')).toMatchObject({ rows: [{ day: '2024-03-06' }], total: '2.00' });
  const then = await list('&knownAt=2026-03-01T00:00:00Z');
  expect(then).toMatchObject({ rows: [{ day: '2024-03-05' }], total: '1.00' });
  expect(await list('&knownAt=2026-01-15T00:00:00Z')).toMatchObject({ rows: [] });
});

test('what cannot be entered is said row by row, and nothing of it is', async () => {
  const rows = [
    { day: '2024-04-05', name: 'Rent', amount: '1.005' },
    { day: '2024-05-01', name: 'Rent', amount: '1.00' },
  ];
  const answer = await service.ask('PUT', '/api/expenses', {
    from: '2024-04-01',
    to: '2024-04-30',
    rows,
  });
  expect(answer.status).toBe(422);
  expect(answer.json()).toMatchObject({ issues: [{ line: 1 }, { line: 2 }] });
  const kept = await service.ask('GET', '/api/expenses?from=2024-04-01');
  expect(kept.json()).toMatchObject({ rows: [] });
});

test('into a closed period nothing is entered', async () => {
  await service.ask('POST', '/api/periods/close', { through: '2024-01-31' });
  expect(await enter('2024-01-01', '2024-01-31', [])).toBe(422);
  expect(await enter('2024-01-31', '2024-02-29', [])).toBe(422);
  const january = await service.ask('GET', '/api/expenses?to=2024-01-31');
  expect(january.json()).toMatchObject({ total: '90.00' });
});

test('as CSV, as a sheet with live sums, and as paper', async () => {
  const url =
    '/api/reports/income-statement?from=2024-02-01&to=2024-02-29&compare=previous&format=';
  const csv = await service.ask('GET', `${url}csv`);
  expect(csv.text).toContain('netRevenue,Net revenue,800.00,100.00');
  const xlsx = await service.ask('GET', `${url}xlsx`);
  const parts = unzipSync(new Uint8Array(xlsx.bytes));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet.match(/<f>SUM\(B\d+:B\d+\)<\/f>/)).not.toBeNull();
  expect(sheet.match(/<f>B\d+\+B\d+<\/f>/)).not.toBeNull();
  const pdf = await service.ask('GET', `${url}pdf`);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

test('a change of cost that a vendor answers for is his debt and no loss; ours is', async () => {
  const lines = (unitCost: string) => [{ item: 'LAPTOP', serials: ['A3'], unitCost }];
  const change = { kind: 'cost_adjustment', occurredOn: '2025-03-01' };
  await post(20, { ...change, party: 'acme', lines: lines('400.00') });
  const march = 'from=2025-03-01&to=2025-03-31';
  expect(amountsOf(await ask(march))['Changes of cost']).toBe('0.00');
  await post(21, { ...change, lines: lines('375.00') });
  expect(amountsOf(await ask(march))).toMatchObject({
    'Changes of cost': '-25.00',
    'Net result': '-25.00',
  });
  const knownAt = encodeURIComponent('2100-01-01T00:00:00Z');
  expect(amountsOf(await ask(`${march}&knownAt=${knownAt}`))['Changes of cost']).toBe('-25.00');
});
