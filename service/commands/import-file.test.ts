/** What a file may hold, that each part comes after what it rests on, and that a file can be imported again. */
import type { DocumentRequest } from '../../shared/api.ts';
import type { Books } from '../books.ts';
import { listLots } from '../queries/lots.ts';
import { readClosedThrough } from '../queries/periods.ts';
import { readSettings } from '../queries/settings.ts';
import { findCard } from '../queries/units.ts';
import { verifyBooks } from '../queries/verify.ts';
import {
  idOf,
  openTestBooks,
  readSeal,
  usualMasters,
  type TestBooks,
} from '../../testing/fixtures/books.ts';
import { importFile } from './import-file.ts';

let opened: TestBooks;
let books: Books;
beforeEach(async () => {
  opened = await openTestBooks();
  ({ books } = opened);
});
afterEach(async () => {
  const { differences, chain } = await verifyBooks(books);
  await opened.remove();
  expect(differences).toEqual([]);
  expect(chain).toBe('intact');
});

const receipt: DocumentRequest = {
  id: idOf(1),
  kind: 'goods_receipt',
  occurredOn: '2024-01-10',
  party: 'acme',
  lines: [{ item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '500.00', lot: 'L1' }],
};
const invoice: DocumentRequest = {
  id: idOf(2),
  kind: 'invoice',
  occurredOn: '2024-01-31',
  party: 'bolt',
  lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' }],
};
const lots = [{ item: 'LAPTOP', lot: 'L1', vendor: 'acme', expiresOn: '2025-06-30' }];

/** A file in which each part needs another: a setting names a bin, a lot an item, a period what lies in it. */
const whole = {
  settings: { bins: { receipt: 'DEPOT' }, overReceipt: 'forbid' },
  ...usualMasters,
  lots,
  documents: [receipt, invoice],
  periods: { closedThrough: '2024-01-31' },
};

async function bring(file: object): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const code = await importFile(books, JSON.stringify(file), (line) => said.push(line));
  return { code, said };
}

test('settings, lots and the closed period come with masters and documents, each in its turn', async () => {
  const line = '5 items, 4 parties, 4 areas, 1 lots and 2 documents are in the books; 0 refused.';
  expect(await bring(whole)).toEqual({ code: 0, said: [line] });
  const settings = await readSettings(books.store.db);
  expect(settings.overReceipt).toBe('forbid');
  // The receipt was posted by the settings of the file: it says no bin itself.
  expect(await findCard(books, 'LAPTOP', 'A2', {})).toMatchObject({ area: 'DEPOT', lot: 'L1' });
  expect((await listLots(books, {})).items).toEqual(lots);
  expect(await readClosedThrough(books.store.db)).toBe('2024-01-31');
});

test('the same file again changes nothing, though its period is closed now', async () => {
  const first = await bring(whole);
  const seal = await readSeal(books);
  expect(await bring(whole)).toEqual(first);
  expect(await readSeal(books)).toBe(seal);
});

test('a file without them leaves settings, lots and period as they are', async () => {
  await bring(whole);
  expect(await bring({ items: usualMasters.items })).toMatchObject({ code: 0 });
  expect((await readSettings(books.store.db)).bins.receipt).toBe('DEPOT');
  expect((await listLots(books, {})).items).toEqual(lots);
  expect(await readClosedThrough(books.store.db)).toBe('2024-01-31');
});

test('a period stays open while a document of it has to be mended', async () => {
  const wrong = { ...invoice, lines: [{ item: 'LAPTOP', serials: ['A1', 'A9'], unitPrice: '7' }] };
  const { code, said } = await bring({ ...whole, documents: [receipt, wrong] });
  expect(code).toBe(1);
  expect(said).toEqual([
    expect.stringMatching(/^document 2 \(invoice\): .*A9/),
    'The books are not closed through 2024-01-31 yet. Mend what was refused and import the file again.',
    '5 items, 4 parties, 4 areas, 1 lots and 1 documents are in the books; 1 refused.',
  ]);
  expect(await readClosedThrough(books.store.db)).toBeNull();
  expect(await bring(whole)).toMatchObject({ code: 0 });
  expect(await readClosedThrough(books.store.db)).toBe('2024-01-31');
});

test('each refused part is said by its name', async () => {
  const { code, said } = await bring({
    ...whole,
    settings: { bins: { receipt: 'NOWHERE' } },
    lots: [{ item: 'GHOST', lot: 'L1' }],
    documents: [],
  });
  expect(code).toBe(1);
  expect(said.slice(0, 2)).toEqual([
    'settings: There is no bin NOWHERE for receipt. Enter the bin first.',
    'lot 1: There is no item GHOST for lot L1. Enter the item first.',
  ]);
  expect(said.at(-1)).toMatch(/2 refused\.$/);
});

test('a period that ends before what is closed already is said, and reopens nothing', async () => {
  await bring(whole);
  const { code, said } = await bring({ periods: { closedThrough: '2023-12-31' } });
  expect(code).toBe(1);
  expect(said[0]).toMatch(/^period: The books are closed through 2024-01-31 already/);
  expect(await readClosedThrough(books.store.db)).toBe('2024-01-31');
});

test.each([
  [{ setings: {} }, 'Unrecognized key'],
  [{ settings: { overReceipt: 'sometimes' } }, 'settings.overReceipt'],
  [{ lots: [{ item: 'LAPTOP' }] }, 'lots.0.lot'],
  [{ periods: { closedThrough: '2024-02-30' } }, 'periods.closedThrough'],
])('a file that cannot be read imports nothing: %j', async (part, place) => {
  await expect(bring({ ...usualMasters, ...part })).rejects.toThrow(place);
  expect(await findCard(books, 'LAPTOP', 'A1', {})).toBeNull();
});

test('a text that is not JSON is said to be none', async () => {
  await expect(importFile(books, '{', () => undefined)).rejects.toThrow('not JSON');
});
