/** The first person of the books: the administrator, who is there as soon as somebody sets the token. */
import { nowOf, type Books } from '../books.ts';
import { hashToken, makeTokenText } from '../people/people.ts';
import { transact } from '../store/transact.ts';

/** The name of whoever the books were made for. */
const administrator = 'admin';

export const makeToken = makeTokenText;

/** Sets the administrator's token; an earlier one stops working. */
export async function setToken(books: Books, token: string): Promise<void> {
  const row = { role: 'admin', token_hash: hashToken(token), token_made_at: nowOf(books) } as const;
  await transact(books.store, (db) =>
    db
      .insertInto('people')
      .values({ id: 1, name: administrator, changed_at: nowOf(books), ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute(),
  );
}

/** Gives books in which nobody has a token this one; answers whether it did, for another process may have been first. */
export async function setFirstToken(books: Books, token: string): Promise<boolean> {
  return transact(books.store, async (db) => {
    const first = await db.selectFrom('people').select('id').limit(1).executeTakeFirst();
    if (first !== undefined) return false;
    const token_hash = hashToken(token);
    const at = nowOf(books);
    await db
      .insertInto('people')
      .values({
        ...{ id: 1, name: administrator, role: 'admin' },
        ...{ token_hash, token_made_at: at, changed_at: at },
      })
      .execute();
    return true;
  });
}
