/** Whoever changes the books with a tool of their own is found, and what they changed is named. */
import { sql } from 'kysely';
import {
  answerOf,
  dropGuards,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  reverse,
  usualMasters,
  type TestBooks,
} from '../../testing/fixtures/books.ts';
import { verifyBooks } from './verify.ts';

let opened: TestBooks;
beforeEach(async () => {
  opened = await openTestBooks();
  const { books } = opened;
  await enterMasters(books, usualMasters);
  answerOf(
    await post(books, {
      id: idOf(1),
      kind: 'goods_receipt',
      occurredOn: '2024-01-10',
      party: 'acme',
      addOnCosts: [{ name: 'freight', amount: '20.00', by: 'quantity' }],
      lines: [{ item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '500.00' }],
    }),
  );
  answerOf(
    await post(books, {
      id: idOf(2),
      kind: 'invoice',
      occurredOn: '2024-01-11',
      party: 'bolt',
      lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' }],
    }),
  );
  answerOf(await reverse(books, 'INV-100001', { id: idOf(3) }));
});
afterEach(async () => {
  await opened.remove();
});

/** Changes the books behind the product's back, past the triggers that guard them. */
async function tamper(...statements: string[]): Promise<void> {
  const { db } = opened.books.store;
  await dropGuards(opened.books.store);
  for (const statement of statements) await sql.raw(statement).execute(db);
}

test('books that nobody touched prove themselves', async () => {
  expect(await verifyBooks(opened.books)).toEqual({
    units: 2,
    movements: 4,
    documents: 3,
    differences: [],
    chain: 'intact',
  });
});

test.each(['documents', 'document_lines', 'movements', 'postings', 'audit'])(
  'the database itself refuses to change or delete what is posted: %s',
  async (table) => {
    const { db } = opened.books.store;
    const tables = await db.introspection.getTables();
    const name = tables.find((each) => each.name === table)?.columns[0]?.name ?? '';
    // The driver's errors may be of another realm than the test's, so their text is asked, not their class.
    const refuseWith = (said: RegExp): object => ({
      message: expect.stringMatching(said) as string,
    });
    await expect(
      sql.raw(`update ${table} set ${name} = ${name}`).execute(db),
    ).rejects.toMatchObject(refuseWith(/never change/));
    await expect(sql.raw(`delete from ${table}`).execute(db)).rejects.toMatchObject(
      refuseWith(/never go/),
    );
  },
);

test.each([
  ["event = 'transfer'", 'broken at'],
  ["occurred_on = '2024-01-09'", 'broken at'],
  ['from_area_id = 3', 'broken at'],
  ['to_area_id = 3', 'broken at'],
  ["status = 'returned'", 'broken at'],
  ['holder_id = 1', 'broken at'],
  ['party_id = 2', 'broken at'],
  ['cost_change = cost_change + 1', 'broken at'],
  ['unit_cost = unit_cost + 1', 'broken at'],
  ['revenue = 5', 'broken at'],
  ['line = 2', 'broken at'],
  ['unit_id = 2', 'broken at'],
  ['document_id = 2', 'broken at'],
  ['reverses_id = 2', 'broken at'],
])('a movement whose %s was set is found, and its document named', async (change, said) => {
  await tamper(`update movements set ${change} where id = 1`);
  const { chain } = await verifyBooks(opened.books);
  expect(chain).toContain(said);
  expect(chain).toContain('GR-100001');
});

test('a movement whose cost was changed is named with its unit', async () => {
  await tamper('update movements set cost_change = cost_change + 1 where id = 1');
  const { differences } = await verifyBooks(opened.books);
  expect(differences.join('\n')).toMatch(/unit A1 \(1\): cost is 51000, its movements say 51001/);
  expect(differences.join('\n')).toMatch(/the units are worth \d+, the inventory account says/);
});

test.each([
  ['a movement that was deleted', 'delete from movements where id = 1'],
  [
    'a movement that was added',
    `insert into movements select 99, unit_id, document_id, line, event,
      occurred_on, from_area_id, to_area_id, status, holder_id, party_id, 0, unit_cost, 0, null, 0
    from movements where id = 1`,
  ],
  [
    'a document that was dated back',
    "update documents set occurred_on = '2023-12-31' where id = 1",
  ],
  ['a document with other content', "update documents set content_hash = 'x' where id = 1"],
  ['a document that changed its id', `update documents set uuid = '${idOf(99)}' where id = 1`],
  ['a document that changed its number', "update documents set number = 'GR-1' where id = 1"],
])('%s breaks the chain', async (_name, statement) => {
  await tamper(statement);
  expect((await verifyBooks(opened.books)).chain).toMatch(/^broken at \d+: GR-100001 is not/);
});

test.each([
  ['status', "'sold'"],
  ['area_id', '3'],
  ['holder_id', '1'],
  ['cost', '1'],
  ['vendor_id', '2'],
  ['received_on', "'2024-01-01'"],
  ['receipt_id', '2'],
  ['customer_id', '1'],
  ['held_by_id', '1'],
  ['last_document_id', '1'],
  ['last_on', "'2023-01-01'"],
])("a unit's kept %s that its movements do not say is found", async (column, value) => {
  const isOfSale = column === 'customer_id';
  await tamper(
    `update units set ${column} = ${value}${isOfSale ? ", invoice_id = 2, sold_on = '2024-01-11'" : ''}
     where serial = 'A1'`,
  );
  const { differences, chain } = await verifyBooks(opened.books);
  expect(differences.join('\n')).toContain(`unit A1 (1): ${column} is`);
  expect(chain).toBe('intact');
});

test.each([
  [
    'a posting that was changed',
    'update postings set amount = amount + 1 where document_id = 1 and place = 1',
    /GR-100001: debits and credits differ by 1/,
  ],
  [
    'a posting that was deleted',
    'delete from postings where document_id = 1 and place = 1',
    /GR-100001: debits and credits differ/,
  ],
  [
    'a kept sum by day',
    "update ledger_days set amount = amount + 1 where account = 'revenue' and day = '2024-01-11'",
    /the sum of revenue on 2024-01-11/,
  ],
  ['a kept sum by item', 'update item_days set cost = cost + 1', /the sums of item \d+ on/],
  ['a kept sum that is gone', 'delete from item_days', /are missing/],
  [
    'a unit that is gone',
    "delete from units where serial = 'A2'",
    /movements of unit 2, which is not there/,
  ],
])('%s is found', async (_name, statement, said) => {
  await tamper(statement);
  expect((await verifyBooks(opened.books)).differences.join('\n')).toMatch(said);
});

test.each([
  ['user_name', "'someone'"],
  ['action', "'enter items'"],
  ['subject', "'GR-100002'"],
  ['content', "'00'"],
  ['recorded_at', "'2020-01-01T00:00:00.000Z'"],
  ['hash', "'00'"],
])('a link of the chain whose %s was edited breaks it there', async (column, value) => {
  await tamper(`update audit set ${column} = ${value} where seq = 4`);
  expect((await verifyBooks(opened.books)).chain).toMatch(/^broken at [45]/);
});

test('a link that was taken out breaks the chain', async () => {
  await tamper('delete from audit where seq = 2');
  expect((await verifyBooks(opened.books)).chain).toBe('broken at 2');
});

test('two links that changed places break the chain', async () => {
  await tamper(
    'update audit set seq = 100 where seq = 2',
    'update audit set seq = 2 where seq = 3',
    'update audit set seq = 3 where seq = 100',
  );
  expect((await verifyBooks(opened.books)).chain).toBe('broken at 2');
});

test('a link cut off at the end shows by the document that it vouched for', async () => {
  await tamper('delete from audit where seq = (select max(seq) from audit)');
  const { differences } = await verifyBooks(opened.books);
  expect(differences).toEqual(['INV-100002 has no link in the audit chain']);
});

test('the chain of other books does not fit', async () => {
  await tamper("update settings set value = 'other' where name = 'book_id'");
  await opened.books.store.close();
  const books = await opened.reopen();
  expect((await verifyBooks(books)).chain).toBe('broken at 1');
});

test('what was posted is there after the books were closed and opened again', async () => {
  const before = await verifyBooks(opened.books);
  await opened.books.store.close();
  const books = await opened.reopen('EUR');
  expect(books.store.baseCurrency).toBe('USD');
  expect(await verifyBooks(books)).toEqual(before);
});
