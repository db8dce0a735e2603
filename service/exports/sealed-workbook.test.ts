/** Sealed workbooks of the real service: as exported, spoilt on purpose, and saved anew by another program. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { buffer } from 'node:stream/consumers';
import { describeVerdict } from '../../reports/seal/words.ts';
import { openSealed } from '../../reports/seal/verify-file.ts';
import type { Verdict } from '../../reports/seal/findings.ts';
import { RefusedFile } from '../../reports/seal/zip.ts';
import { idOf } from '../../testing/fixtures/books.ts';
import { exportSealed } from './sealed-workbook.ts';
import { findOffice } from '../../testing/fixtures/office.ts';
import { openTestServer, type TestServer } from '../../testing/fixtures/server.ts';
import { isOverPostgres } from '../../testing/fixtures/postgres.ts';

jest.setTimeout(120_000);

const awkward = [
  '=1+1',
  '00123',
  '1E5',
  'Ż-ółw',
  '序号-7',
  ' A 9',
  'a&b<c>"d"',
  '_x0041_',
  'tab\there',
];
let server: TestServer;
let sealed: Uint8Array;

async function exportReport(body: unknown): Promise<Uint8Array> {
  const answer = await server.ask('POST', '/api/seals', body);
  expect(answer.status).toBe(200);
  return new Uint8Array(answer.bytes);
}

beforeAll(async () => {
  server = await openTestServer();
  const receipt = {
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    lines: [
      { item: 'LAPTOP', unitCost: '500.10', serials: awkward.slice(0, 8) },
      { item: 'LAPTOP', unitCost: '0', serials: ['Z1', 'Z2'] },
    ],
  };
  const posted = await server.ask('POST', '/api/documents', receipt);
  expect(posted.status).toBe(201);
  sealed = await exportReport({ report: 'audit-trail', from: '2024-01-01', to: '2024-12-31' });
});

afterAll(async () => server.remove());

/** The file with a part changed. */
function edit(name: RegExp, change: (xml: string) => string, file = sealed): Uint8Array {
  const parts = unzipSync(file);
  const found = Object.keys(parts).find((part) => name.test(part));
  expect(found).toBeDefined();
  const part = found ?? '';
  const before = strFromU8(parts[part] ?? new Uint8Array());
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [part]: strToU8(after) });
}

const rowsPart = /worksheets\/sheet1\.xml$/;
const sealPart = /worksheets\/sheet2\.xml$/;

function kindsOf(file: Uint8Array): string[] {
  return openSealed(file)
    .verify()
    .findings.map((finding) =>
      'number' in finding && typeof finding.number === 'number'
        ? `${finding.kind} ${finding.number}`
        : finding.kind === 'missing'
          ? `missing ${finding.from}-${finding.to}`
          : finding.kind,
    );
}

test('a file as it was exported is sound, and is the one that the books kept', async () => {
  const opened = openSealed(sealed);
  expect(opened.seal).toMatchObject({
    rows: 10,
    title: 'Audit trail: every movement',
    decimals: 2,
  });
  const kept = await server.ask('GET', `/api/seals/${opened.seal.number}`);
  const verdict = opened.verify(kept.json() as never);
  expect(verdict).toMatchObject({ isSound: true, rows: 10, isCompared: true, unsealed: [] });
});

test.each([
  { report: 'journal' },
  { report: 'valuation' },
  { report: 'units' },
  { report: 'units', units: { status: 'in_stock', prefix: 'Z' } },
])('%j is sealed too', async (asked) => {
  const verdict = openSealed(await exportReport({ ...asked, to: '2024-12-31' })).verify();
  expect(verdict).toMatchObject({ isSound: true });
  expect(verdict.rows).toBeGreaterThan(0);
});

test('rows that go on in a second sheet are checked as one, and found by the name of theirs', async () => {
  const asked = { report: 'audit-trail' } as const;
  const { stream } = await exportSealed(server.books, asked, 'tester', 'en', 10);
  const file = new Uint8Array(await buffer(stream));
  const whole = openSealed(file).verify();
  expect(whole).toMatchObject({ isSound: true, rows: 10 });
  const spoilt = edit(
    /worksheets\/sheet2\.xml$/,
    (xml) => xml.replace('>_x005F_x0041_<', '>B<'),
    file,
  );
  const verdict = openSealed(spoilt).verify();
  expect(verdict.findings).toMatchObject([
    { kind: 'changed', number: 8, sheetRow: 10, sheet: 'Audit trail 2' },
  ]);
  expect(describeVerdict(verdict, 'en')[1]).toContain('sheet row 10 of the sheet “Audit trail 2”');
  const gone = edit(
    /worksheets\/sheet2\.xml$/,
    (xml) => xml.replace(/<row r="8".*?<\/row>/, ''),
    file,
  );
  expect(kindsOf(gone)).toEqual(['missing 6-6']);
});

test('a report without rows is sealed as that', async () => {
  const file = await exportReport({ report: 'audit-trail', from: '2030-01-01' });
  expect(openSealed(file).verify()).toMatchObject({ isSound: true, rows: 0 });
});

test('every cell of every row: changed, and its row is named', () => {
  const xml = strFromU8(unzipSync(sealed)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const cells = [...xml.matchAll(/<c r="([A-Z]+)(\d+)"[^>]*>(?:<is><t[^>]*>|<v>)([^<]*)</g)].filter(
    ([, , row]) => Number(row) > 6,
  );
  expect(cells.length).toBeGreaterThan(100);
  for (const [whole, , row, value = ''] of cells) {
    const number = Number(row) - 6;
    const isFigure = /^-?[\d.]+$/.test(value) && !whole.includes('t="');
    const other = whole.replace(`>${value}<`, isFigure ? `>${Number(value) + 3}<` : `>${value}7<`);
    const found = kindsOf(edit(rowsPart, (text) => text.replace(whole, () => other)));
    // A changed number makes a gap, and a row that is not known.
    expect(found.join()).toMatch(
      new RegExp(`changed ${number}\\b|missing ${number}-${number}|copied|added`),
    );
    expect(found.length).toBeLessThan(4);
  }
});

test('rows cut out, the tail cut off, and a row twice', () => {
  const rowAt = (row: number): RegExp => new RegExp(`<row r="${row}".*?</row>`);
  expect(kindsOf(edit(rowsPart, (xml) => xml.replace(rowAt(9), '')))).toEqual(['missing 3-3']);
  const tail = edit(rowsPart, (xml) => xml.replace(rowAt(15), '').replace(rowAt(16), ''));
  expect(kindsOf(tail)).toEqual(['missing 9-10']);
});

test('what the sheet of the seal says', async () => {
  const renamed = edit(sealPart, (xml) => xml.replace('Audit trail', 'Audit trial'));
  expect(kindsOf(renamed)).toEqual(['facts_changed']);
  const { seal } = openSealed(sealed);
  const other = edit(sealPart, (xml) => xml.replace(seal.last, 'a'.repeat(64)));
  expect(kindsOf(other)).toEqual(['last_differs']);
  const kept = await server.ask('GET', `/api/seals/${seal.number}`);
  const verdict = openSealed(other).verify(kept.json() as never);
  expect(verdict.findings.map(({ kind }) => kind)).toEqual(['kept_differs', 'last_differs']);
  expect(openSealed(sealed).verify(null).findings).toEqual([
    { kind: 'not_kept', number: seal.number },
  ]);
});

test('a removed column is said once, and an added one is not spoken for', () => {
  const gone = edit(rowsPart, (xml) => xml.replace('>Serial<', '>Number<'));
  expect(openSealed(gone).verify()).toMatchObject({
    findings: [{ kind: 'column_missing', head: 'Serial' }],
    unsealed: ['Number'],
  });
});

test.each([
  ['no zip', new Uint8Array(100)],
  ['another zip', zipSync({ 'a.txt': strToU8('a') })],
])('%s is refused', (_, file) => {
  expect(() => openSealed(file)).toThrow(new RefusedFile('no_workbook'));
});

test('a workbook without a seal, one cut short, an entity and a bomb are refused', () => {
  const reasonOf = (file: Uint8Array): string => {
    try {
      openSealed(file).verify();
      return '';
    } catch (error) {
      return error instanceof RefusedFile ? error.reason : String(error);
    }
  };
  expect(reasonOf(edit(sealPart, (xml) => xml.replace('Serialbook seal', 'Nothing')))).toBe(
    'no_seal',
  );
  expect(reasonOf(sealed.slice(0, -10))).not.toBe('');
  const entity = edit(rowsPart, (xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`);
  expect(reasonOf(entity)).toBe('damaged');
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(20 * 1024 * 1024) });
  expect(reasonOf(bomb)).toBe('too_large');
});

test('any byte of the file changed: refused, or named, or the rows are the same', () => {
  const before: Verdict = openSealed(sealed).verify();
  for (let at = 0; at < sealed.length; at += 37) {
    const spoilt = sealed.slice();
    spoilt[at] = (spoilt[at] ?? 0) ^ 1;
    try {
      const verdict = openSealed(spoilt).verify();
      if (verdict.isSound) expect(verdict).toEqual(before);
    } catch (error) {
      expect(error).toBeInstanceOf(RefusedFile);
    }
  }
});

test('a profit and loss of a period without sales is sealed as that', async () => {
  const opened = openSealed(
    await exportReport({ report: 'profit', by: 'month', to: '2024-12-31' }),
  );
  expect(opened.seal.title).toContain('Profit');
  expect(opened.verify()).toMatchObject({ isSound: true, rows: 0 });
});

test('seals stay: the store refuses to change or delete one', async () => {
  const { db } = server.books.store;
  // Errors of the database's driver are of whichever test loaded it first, so they are known by what they say.
  const refused = { message: expect.stringContaining('what was sealed never') as string };
  const change = db.updateTable('seals').set({ row_count: 1 }).execute();
  await expect(change).rejects.toMatchObject(refused);
  await expect(db.deleteFrom('seals').execute()).rejects.toMatchObject(refused);
  const answer = await server.ask('GET', '/api/verify');
  expect(answer.json()).toMatchObject({ chain: 'intact', differences: [] });
});

const office = findOffice('no sealed file is saved anew by it.');

/** Once is enough: the file is the same, whichever database its rows come from. */
const resaved = isOverPostgres() || office === null ? null : test;

resaved?.('saved anew by LibreOffice, a file is as sound as before', () => {
  const folder = mkdtempSync(join(tmpdir(), 'serialbook-sealed-'));
  try {
    writeFileSync(join(folder, 'sealed.xlsx'), sealed);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const target = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out')];
    execFileSync(office ?? '', [profile, '--headless', ...target, join(folder, 'sealed.xlsx')]);
    const file = new Uint8Array(readFileSync(join(folder, 'out', 'sealed.xlsx')));
    expect(openSealed(file).verify()).toMatchObject({ isSound: true, rows: 10 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
