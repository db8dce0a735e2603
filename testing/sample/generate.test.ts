/** The committed sample company is what the generator makes, and is what its description promises. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { importFile } from '../../service/commands/import-file.ts';
import type { Books } from '../../service/books.ts';
import { listDocuments } from '../../service/queries/documents.ts';
import { answerProfit, loadProfit } from '../../service/queries/profit.ts';
import { listUnits } from '../../service/queries/unit-list.ts';
import { verifyBooks } from '../../service/queries/verify.ts';
import { areaSchema, documentSchema, itemSchema, partySchema } from '../../shared/api.ts';
import { lotSchema } from '../../shared/api/lots.ts';
import { documentKinds, type DocumentKind } from '../../shared/documents/kinds.ts';
import { kindRules } from '../../shared/documents/rules.ts';
import { unitStatuses } from '../../shared/stock/lifecycle.ts';
import { trackings } from '../../shared/stock/masters.ts';
import { openTestBooks, type TestBooks } from '../fixtures/books.ts';
import { generateCompany, renderCompany } from './generate.ts';

const company = generateCompany();
const serialsOf = (...kinds: readonly DocumentKind[]): string[] =>
  company.documents
    .filter(({ kind }) => kinds.includes(kind))
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
  expect(z.array(lotSchema).safeParse(company.lots).error).toBeUndefined();
  expect(z.array(documentSchema).safeParse(company.documents).error).toBeUndefined();
});

test('documents stand in the order of their days, from May to 20 November 2026', () => {
  const days = company.documents.map(({ occurredOn }) => occurredOn);
  expect(days).toEqual([...days].sort());
  expect(days[0]).toBe('2026-05-04');
  expect(days.at(-1)).toBe('2026-11-20');
  expect(new Set(company.documents.map(({ id }) => id)).size).toBe(company.documents.length);
});

test('some 400 units came, and at least 100 of them were never moved', () => {
  const received = serialsOf('goods_receipt');
  expect(received.length).toBeGreaterThan(380);
  const built = company.documents
    .flatMap(({ builds }) => builds ?? [])
    .flatMap(({ components }) => components ?? [])
    .map(({ item, serial }) => `${item}/${serial}`);
  const moved = new Set([
    ...serialsOf('invoice', 'sales_order', 'vendor_rma', 'stock_transfer', 'quantity_adjustment'),
    ...serialsOf('credit_memo', 'stock_count'),
    ...built,
  ]);
  const still = received.filter((unit) => !moved.has(unit));
  expect(still.length).toBeGreaterThanOrEqual(100);
  for (let number = 101; number <= 136; number += 1) {
    expect(still).toContain(`CA-AMP-60/CA-AMP-0${number}`);
  }
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

test('every kind of document is there, and every way of tracking', () => {
  const kinds = new Set(company.documents.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([...documentKinds].sort());
  const tracked = new Set(company.items.map(({ tracking }) => tracking));
  expect([...tracked].sort()).toEqual([...trackings].sort());
});

describe('in the books', () => {
  let opened: TestBooks;
  let books: Books;
  const said: string[] = [];
  beforeAll(async () => {
    opened = await openTestBooks();
    ({ books } = opened);
    await importFile(books, renderCompany(company), (line) => said.push(line));
  });
  afterAll(async () => {
    await opened.remove();
  });

  const line = `13 items, 9 parties, 4 areas, 2 lots and ${company.documents.length} documents are in the books; 0 refused.`;

  test('every document is taken, and none twice', async () => {
    expect(said).toEqual([line]);
    const again: string[] = [];
    expect(await importFile(books, renderCompany(company), (text) => again.push(text))).toBe(0);
    expect(again).toEqual([line]);
    const { documents, differences, chain } = await verifyBooks(books);
    expect({ documents, differences, chain }).toEqual({
      documents: company.documents.length,
      differences: [],
      chain: 'intact',
    });
  });

  test('each kind of order has one that is open, and a transfer is on its way', async () => {
    const { items } = await listDocuments(books.store, { orderStatus: 'open' });
    const open = z.array(z.looseObject({ kind: z.enum(documentKinds) })).parse(items);
    const orders = documentKinds.filter((kind) => kindRules[kind].isOrder);
    expect([...new Set(open.map(({ kind }) => kind))].sort()).toEqual(
      [...orders, 'stock_transfer'].sort(),
    );
  });

  test('a unit of each status can be found', async () => {
    const found = await Promise.all(
      unitStatuses.map(async (status) => {
        const { items } = await listUnits(books, { status: [status], limit: 1, format: 'json' });
        return items.length === 0 ? [] : [status];
      }),
    );
    expect(found.flat()).toEqual(unitStatuses.filter((status) => status !== 'none'));
  });

  test('every item earns something, and what is beside it is small and explained', async () => {
    const profit = answerProfit(await loadProfit(books, { by: 'item' }));
    expect(profit.rows.map(({ key }) => key)).toEqual(company.items.map(({ sku }) => sku).sort());
    for (const { margin } of profit.rows) expect(Number(margin)).toBeGreaterThan(0);
    const { totals, adjustments, tieOut } = profit;
    expect(Number(totals.marginPercent)).toBeGreaterThan(40);
    expect(Number(totals.lateCost)).toBeGreaterThan(0);
    const { writeOffs, countDifferences, costChanges, returnGains, priceVariance } = adjustments;
    for (const amount of [writeOffs, countDifferences, costChanges, returnGains, priceVariance]) {
      expect(Number(amount)).not.toBe(0);
      expect(Math.abs(Number(amount))).toBeLessThan(Number(totals.margin) / 100);
    }
    expect(tieOut.unexplained).toBe('0.00');
  });
});
