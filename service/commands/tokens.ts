/** The administrator's token: kept as a hash, compared in constant time. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Books } from '../books.ts';
import { transact } from '../store/transact.ts';

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Sets the administrator's token; an earlier one stops working. */
export async function setToken(books: Books, token: string): Promise<void> {
  const value = hashToken(token).toString('hex');
  await transact(books.store, (db) =>
    db
      .insertInto('settings')
      .values({ name: 'admin_token', value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute(),
  );
}

/** Gives books that have no token this one; answers whether it did, for another process may have been first. */
export async function setFirstToken(books: Books, token: string): Promise<boolean> {
  const value = hashToken(token).toString('hex');
  const { numInsertedOrUpdatedRows } = await transact(books.store, (db) =>
    db
      .insertInto('settings')
      .values({ name: 'admin_token', value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst(),
  );
  return numInsertedOrUpdatedRows === 1n;
}

async function readHash(books: Books): Promise<Buffer | null> {
  const row = await books.store.db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'admin_token')
    .executeTakeFirst();
  return row === undefined ? null : Buffer.from(row.value, 'hex');
}

/** Whether an Authorization header carries the administrator's token. */
export async function checkToken(books: Books, header: string | undefined): Promise<boolean> {
  const token = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(header ?? '')?.[1];
  const wanted = await readHash(books);
  if (token === undefined || wanted === null) return false;
  return timingSafeEqual(hashToken(token), wanted);
}
