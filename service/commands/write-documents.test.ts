import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { idOf } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestServer } from '../../testing/fixtures/server.ts';
import { writeDocuments } from './write-documents.ts';

let service: TestServer;
const folder = mkdtempSync(join(tmpdir(), 'documents-'));

beforeAll(async () => {
  service = await openTestServer();
  await service.ask('PUT', '/api/parties', [{ code: 'arab', name: 'شركة', roles: ['customer'] }]);
  const day = { occurredOn: '2024-01-10' };
  const lines = [{ item: 'LAPTOP', unitCost: '500.00', serials: ['A1', 'A2', 'A3'] }];
  const documents: object[] = [
    { kind: 'goods_receipt', party: 'acme', lines },
    ...['bolt', 'arab', 'bolt'].map((party, index) => ({
      kind: 'invoice',
      party,
      lines: [{ item: 'LAPTOP', unitPrice: '800.00', serials: [`A${index + 1}`] }],
    })),
  ];
  for (const [index, document] of documents.entries()) {
    const body = { id: idOf(index + 1), ...day, ...document };
    expect((await service.ask('POST', '/api/documents', body)).status).toBe(201);
  }
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await service.remove();
});

interface Ran {
  readonly code: number;
  readonly said: readonly string[];
  readonly told: string;
}

async function run(...args: string[]): Promise<Ran> {
  const said: string[] = [];
  let told = '';
  const teller = { write: (text: string) => (told += text) };
  const code = await writeDocuments(
    service.books,
    process.cwd(),
    args,
    (text) => said.push(text),
    teller,
  );
  return { code, said, told };
}

test('one document is a file of its own, as PDF or as a workbook by the name of the file', async () => {
  for (const [name, head] of [
    ['one.pdf', '%PDF-'],
    ['one.xlsx', 'PK'],
  ] as const) {
    const file = join(folder, name);
    const { code, said, told } = await run('INV-100001', '-o', file);
    expect({ code, said, told }).toEqual({ code: 0, said: [`${file} is written.`], told: '' });
    expect(readFileSync(file, 'latin1').startsWith(head)).toBe(true);
  }
});

test('all invoices as a zip: what is missing is named, and the end tells of it', async () => {
  const file = join(folder, 'all.zip');
  const { code, said, told } = await run('--kind', 'invoice', '--zip', '-o', file);
  expect([code, told]).toEqual([1, '3 of 3\n']);
  expect(said).toEqual([`${file} is written.`, expect.stringContaining('INV-100002: ')]);
  const entries = unzipSync(readFileSync(file));
  expect(Object.keys(entries)).toEqual([
    'Invoice INV-100001 Bolt Stores.pdf',
    'Invoice INV-100003 Bolt Stores.pdf',
    'errors.txt',
  ]);
  expect(strFromU8(entries['errors.txt'] ?? new Uint8Array())).toContain('INV-100002');
});

test.each([
  [[], 'Name the documents to print'],
  [['NONE-1'], 'NONE-1: There is no such document.'],
  [['--kind', 'invoice', '--from', '2030-01-01'], 'No document fits'],
  [['--kind', 'nonsense'], 'kind '],
  [['--from', '31.01.2026'], 'must be a day'],
])('%j makes no file and says why', async (args, sentence) => {
  const { code, said } = await run(...args);
  expect([code, said.join(' ')]).toEqual([1, expect.stringContaining(sentence)]);
  expect(readdirSync(folder).sort()).toEqual(['all.zip', 'one.pdf', 'one.xlsx']);
});
