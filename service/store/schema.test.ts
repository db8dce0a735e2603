/** The tables that the migrations make, as golden text; `UPDATE_GOLDEN=1` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestBooks, openTestFolder } from '../../testing/fixtures/books.ts';
import { describeSchema, listColumns, listGuards } from '../../testing/fixtures/schema.ts';

test('the migrated tables are those of the golden file', async () => {
  const { books, remove } = await openTestBooks();
  try {
    const file = join(process.cwd(), `testing/golden/schema/${books.store.kind}.sql`);
    const schema = await describeSchema(books.store);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, schema);
    expect(schema).toBe(readFileSync(file, 'utf8'));
  } finally {
    await remove();
  }
});

test('both databases have the same tables, columns, indexes and triggers', async () => {
  const one = openTestFolder();
  const other = await openTestBooks();
  try {
    const [here, there] = [one.books.store, other.books.store];
    expect(await listColumns(there)).toEqual(await listColumns(here));
    expect(await listGuards(there)).toEqual(await listGuards(here));
  } finally {
    await one.remove();
    await other.remove();
  }
});
