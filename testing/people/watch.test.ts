/** What is no document and is known later all the same; and a chain that anybody can check without us. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchBooks } from '../../service/people/watch.ts';
import { formatHead, readHead } from '../../service/store/audit.ts';
import { idOf } from '../fixtures/books.ts';
import { openTestServer, serveBooks, type TestServer } from '../fixtures/server.ts';

jest.setTimeout(120_000);

let plain: TestServer;
let service: Pick<TestServer, 'ask' | 'server'>;
let kim: string;

beforeEach(async () => {
  plain = await openTestServer();
  service = await serveBooks(plain.books, undefined, watchBooks(plain.books));
  await plain.ask('PUT', '/api/users', [{ name: 'Kim', role: 'warehouse' }]);
  kim = ((await plain.ask('POST', '/api/users/Kim/token')).json() as { token: string }).token;
});
afterEach(async () => {
  await service.server.close();
  await plain.remove();
});

const verifier = join(process.cwd(), 'service/verifier/verify-audit.js');

/** What the verifier says of an export, as a process of its own; null where it finds nothing. */
function verifyAudit(text: string, heads: readonly string[] = []): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'serialbook-audit-'));
  const file = join(folder, 'audit.ndjson');
  writeFileSync(file, text);
  const args = [verifier, file, ...heads.flatMap((head) => ['--head', head])];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return status === 0 ? null : stdout.trim();
}

/** Changes each byte of each link in turn, and prints the places that are not found; ends of lines by the whole export. */
const changeEach = `
  import { readFileSync } from 'node:fs';
  const { checkLink, verifyAudit } = await import(process.env.VERIFIER);
  const text = readFileSync(0, 'utf8');
  const [first, ...lines] = text.trimEnd().split('\\n');
  const { bookId } = JSON.parse(first);
  const missed = [];
  let tried = 0;
  let previous = '';
  for (const [index, line] of lines.entries()) {
    const place = { bookId, seq: index + 1, previous };
    const bytes = Buffer.from(line);
    for (let at = 0; at < bytes.length; at += 1, tried += 1) {
      bytes[at] ^= 1;
      if (checkLink(bytes.toString('latin1'), place).fault === undefined) missed.push([index, at]);
      bytes[at] ^= 1;
    }
    previous = checkLink(line, place).hash;
  }
  const whole = Buffer.from(text);
  for (let at = 0; at < whole.length; at += 1) {
    if (at > first.length && whole[at] !== 10) continue;
    tried += 1;
    whole[at] ^= 1;
    if (verifyAudit(whole.toString('latin1')) === null) missed.push(at);
    whole[at] ^= 1;
  }
  console.log(JSON.stringify({ missed, tried, links: lines.length }));
`;

type Link = Record<'user' | 'action' | 'subject', string>;

async function listLinks(): Promise<[string, string, string][]> {
  const { items } = (await plain.ask('GET', '/api/audit')).json() as { items: Link[] };
  return items.map(({ user, action, subject }) => [user, action, subject]);
}
const asKim = (method: 'GET' | 'POST', url: string, body?: unknown) =>
  service.ask(method, url, body, { authorization: `Bearer ${kim}` });

test('who comes, what is refused, which costs are read and what is taken out is in the chain', async () => {
  const before = (await listLinks()).length;
  await asKim('GET', '/api/items');
  await asKim('GET', '/api/units');
  await asKim('GET', '/api/reports/valuation');
  await asKim('GET', '/api/reports/valuation');
  await asKim('POST', '/api/documents', {
    id: idOf(1),
    kind: 'credit_memo',
    occurredOn: '2025-01-01',
  });
  await service.ask('GET', '/api/reports/valuation');
  await service.ask('GET', '/api/reports/valuation');
  await service.ask('GET', '/api/units?format=csv');
  await service.ask('GET', '/api/items', undefined, { authorization: 'Bearer wrong' });
  await service.ask('GET', '/api/items', undefined, { authorization: 'Bearer wrong' });
  expect((await listLinks()).slice(before)).toEqual([
    ['Kim', 'sign in', 'Kim'],
    ['Kim', 'refused', 'GET /api/reports/valuation'],
    ['Kim', 'refused', 'POST /api/documents'],
    ['admin', 'sign in', 'admin'],
    ['admin', 'read cost', 'GET /api/reports/valuation'],
    ['admin', 'read cost', 'GET /api/reports/valuation'],
    ['admin', 'export', 'GET /api/units'],
    ['', 'refused sign-in', '1'],
  ]);
  expect((await plain.ask('GET', '/api/verify')).json()).toMatchObject({
    chain: 'intact',
    differences: [],
  });
});

test('no token, cost or serial is in it', async () => {
  const receipt = {
    ...{ id: idOf(1), kind: 'goods_receipt', occurredOn: '2025-01-02', party: 'acme' },
    lines: [{ item: 'LAPTOP', serials: ['Z300SECRET'], unitCost: '412.37' }],
  };
  expect((await service.ask('POST', '/api/documents', receipt)).status).toBe(201);
  await service.ask('GET', '/api/units/LAPTOP/Z300SECRET/history?format=csv');
  const told = JSON.stringify(await listLinks());
  for (const secret of [kim, 'a-token-for-tests', '412.37', 'Z300SECRET'])
    expect(told).not.toContain(secret);
});

/** So many links, exported. */
async function exportLinks(count: number): Promise<string> {
  for (let at = (await readHead(plain.books.store.db)).seq; at < count; at += 1)
    await plain.ask('PUT', '/api/limits', { writeOff: `${at}.00` });
  return (await plain.ask('GET', '/api/audit?format=ndjson')).text;
}

test('every byte of two hundred links that is changed is found, and the link is named', async () => {
  const text = await exportLinks(200);
  expect(verifyAudit(text)).toBeNull();
  const args = ['--input-type=module', '-e', changeEach];
  const env = { ...process.env, VERIFIER: verifier };
  const told = execFileSync(process.execPath, args, { input: text, encoding: 'utf8', env });
  expect(JSON.parse(told)).toMatchObject({ missed: [], links: 200 });
});

test('a chain that was cut, made anew or copied from other books is found by a head that was kept', async () => {
  const text = await exportLinks(30);
  const lines = text.trimEnd().split('\n');
  const head = formatHead(await readHead(plain.books.store.db));
  expect(verifyAudit(text, [head])).toBeNull();
  const cut = `${lines.slice(0, -1).join('\n')}\n`;
  expect([verifyAudit(cut), verifyAudit(cut, [head])]).toEqual([
    null,
    expect.stringContaining('was cut'),
  ]);
  const swapped = [...lines.slice(0, 5), lines[6], lines[5], ...lines.slice(7)].join('\n');
  expect(verifyAudit(`${swapped}\n`)).toContain('Link 5');
  const others = lines.map((line) => line.replace(plain.books.store.bookId, idOf(9)));
  expect(verifyAudit(`${others.join('\n')}\n`)).toContain('Link 1');
  const other = verifyAudit(text, [`5-${'0'.repeat(16)}`]);
  expect(other).toContain('made anew');
  const check = (head: string) => plain.ask('GET', `/api/audit/head?head=${head}`);
  expect((await check(head)).json()).toMatchObject({ holds: true });
  expect((await check(`5-${'0'.repeat(16)}`)).json()).toMatchObject({ holds: false });
  expect((await check(`9999-${'0'.repeat(16)}`)).json()).toMatchObject({ holds: false });
});
