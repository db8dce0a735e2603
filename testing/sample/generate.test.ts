/** The committed sample company is what the generator makes, and is what its description promises. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { importFile } from '../../service/commands/import-file.ts';
import { verifyBooks } from '../../service/queries/verify.ts';
import { areaSchema, documentSchema, itemSchema, partySchema } from '../../shared/api.ts';
import { openTestBooks } from '../fixtures/books.ts';
import { generateCompany, renderCompany } from './generate.ts';

const company = generateCompany();
const serialsOf = (kind: string): string[] =>
  company.documents
    .filter((document) => document.kind === kind)
    .flatMap((document) => document.lines ?? [])
    .flatMap((line) =>
      (line.serials ?? []).map(
        (serial) => `${line.item}/${typeof serial === 'string' ? serial : serial.serial}`,
      ),
    );

test('the committed file is what the generator makes', () => {
  const path = join(__dirname, '../../service/sample/company.json');
  expect(readFileSync(path, 'utf8')).toBe(renderCompany(company));
});

test('masters and documents parse by the contract', () => {
  expect(z.array(itemSchema).safeParse(company.items).error).toBeUndefined();
  expect(z.array(partySchema).safeParse(company.parties).error).toBeUndefined();
  expect(z.array(areaSchema).safeParse(company.areas).error).toBeUndefined();
  expect(z.array(documentSchema).safeParse(company.documents).error).toBeUndefined();
});

test('documents stand in the order of their days, from May to 20 November 2026', () => {
  const days = company.documents.map(({ occurredOn }) => occurredOn);
  expect(days).toEqual([...days].sort());
  expect(days[0]).toBe('2026-05-04');
  expect(days.at(-1)).toBe('2026-11-20');
  expect(new Set(company.documents.map(({ id }) => id)).size).toBe(company.documents.length);
});

test('there are about 300 units, and at least 100 of them were never moved', () => {
  const received = serialsOf('goods_receipt');
  expect(received.length).toBeGreaterThan(290);
  const moved = new Set([
    ...serialsOf('invoice'),
    ...serialsOf('vendor_rma'),
    ...serialsOf('stock_transfer'),
  ]);
  const still = received.filter((unit) => !moved.has(unit));
  expect(still.length).toBeGreaterThanOrEqual(100);
  expect(still).toContain('CA-AMP-60/CA-AMP-0101');
});

test('one unit begins its second life', () => {
  const received = serialsOf('goods_receipt');
  expect(received.filter((unit, index) => received.indexOf(unit) !== index)).toHaveLength(1);
});

test('awkward serials are there to the character', () => {
  const received = serialsOf('goods_receipt').map((unit) => unit.slice(unit.indexOf('/') + 1));
  for (const serial of ['00012345678901234567', '12E5', '+49', 'A 1', '=B2']) {
    expect(received).toContain(serial);
  }
});

test('every kind of document that is posted is there', () => {
  expect([...new Set(company.documents.map(({ kind }) => kind))].sort()).toEqual([
    'credit_memo',
    'customer_rma',
    'debit_memo',
    'goods_receipt',
    'invoice',
    'stock_transfer',
    'vendor_rma',
  ]);
});

test('the books take every document, and take none twice', async () => {
  const { books, remove } = await openTestBooks();
  try {
    const said: string[] = [];
    const text = renderCompany(company);
    expect(await importFile(books, text, (line) => said.push(line))).toBe(0);
    expect(await importFile(books, text, (line) => said.push(line))).toBe(0);
    const line = `8 items, 8 parties, 2 areas, 0 lots and ${company.documents.length} documents are in the books; 0 refused.`;
    expect(said).toEqual([line, line]);
    const { documents, differences, chain } = await verifyBooks(books);
    expect({ documents, differences, chain }).toEqual({
      documents: company.documents.length,
      differences: [],
      chain: 'intact',
    });
  } finally {
    await remove();
  }
});
