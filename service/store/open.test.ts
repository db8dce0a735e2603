import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import {
  enterMasters,
  migrations,
  openTestFolder,
  usualMasters,
} from '../../testing/fixtures/books.ts';
import { StoreHeldError } from './lock.ts';
import { openStore } from './open.ts';

test('a second owner is refused and told which process has the books', async () => {
  const { directory, remove } = openTestFolder();
  try {
    for (let count = 0; count < 20; count += 1) {
      let refused: unknown;
      try {
        openStore({ directory, migrations, currency: 'USD' });
      } catch (error) {
        refused = error;
      }
      expect(refused).toBeInstanceOf(StoreHeldError);
      expect(refused).toMatchObject({ holder: process.pid });
      expect(String(refused)).toContain(`process ${process.pid}`);
    }
  } finally {
    await remove();
  }
});

test('an owner that is gone leaves no lock behind, whatever its note says', async () => {
  const { books, directory, remove } = openTestFolder();
  try {
    await books.store.close();
    for (const note of ['{"pid":1}', 'not json', '{"pid":"x"}', 'null']) {
      writeFileSync(join(directory, 'owner.json'), note);
      const store = openStore({ directory, migrations, currency: 'USD' });
      expect(JSON.parse(readFileSync(join(directory, 'owner.json'), 'utf8'))).toEqual({
        pid: process.pid,
      });
      await store.close();
    }
  } finally {
    await remove();
  }
});

test('books keep the currency and the identity that they were made with', async () => {
  const { books, directory, remove } = openTestFolder('JPY');
  try {
    const { bookId } = books.store;
    await books.store.close();
    const store = openStore({ directory, migrations, currency: 'EUR' });
    expect([store.baseCurrency, store.bookId]).toEqual(['JPY', bookId]);
    await store.close();
  } finally {
    await remove();
  }
});

test('what was written is sound after the books were closed', async () => {
  const { books, directory, remove } = openTestFolder();
  try {
    await enterMasters(books, usualMasters);
    await books.store.close();
    const database = new SqliteDatabase(join(directory, 'books.sqlite'), { readonly: true });
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  } finally {
    await remove();
  }
});

test('two companies have two identities', async () => {
  const one = openTestFolder();
  const other = openTestFolder();
  try {
    expect(one.books.store.bookId).not.toBe(other.books.store.bookId);
  } finally {
    await one.remove();
    await other.remove();
  }
});

test('a migration that was edited after it ran, and books of a newer program, are refused in words', async () => {
  const { books, directory, remove } = openTestFolder();
  try {
    await books.store.close();
    const edited = join(directory, 'edited');
    cpSync(migrations, edited, { recursive: true });
    const name = '0001-books.sql';
    appendFileSync(join(edited, name), '-- a late thought\n');
    const options = { directory, currency: 'USD' };
    expect(() => openStore({ ...options, migrations: edited })).toThrow(/changed after it ran/);
    const older = join(directory, 'older');
    mkdirSync(older);
    copyFileSync(join(migrations, name), join(older, '0002-other.sql'));
    expect(() => openStore({ ...options, migrations: older })).toThrow(/newer Serialbook/);
    const store = openStore({ ...options, migrations });
    await store.close();
  } finally {
    await remove();
  }
});
