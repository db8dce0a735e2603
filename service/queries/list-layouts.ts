/** How a vendor's lists are laid out, so that the next one is read as the last was confirmed. No part of the books. */
import type { AnswerOf, BodyOf } from '../../shared/api.ts';
import { nowOf, type Books } from '../books.ts';
import type { Executor } from '../store/counters.ts';
import { transact } from '../store/transact.ts';

async function findParty(db: Executor, code: string): Promise<number | null> {
  const row = await db
    .selectFrom('parties')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Null where there is no such party; a layout of null where none was confirmed. */
export async function readListLayout(
  db: Executor,
  code: string,
): Promise<AnswerOf<'getListLayout'> | null> {
  const party = await findParty(db, code);
  if (party === null) return null;
  const row = await db
    .selectFrom('list_layouts')
    .select('layout')
    .where('party_id', '=', party)
    .executeTakeFirst();
  if (row === undefined) return { layout: null };
  return { layout: JSON.parse(row.layout) as BodyOf<'putListLayout'> };
}

/** Null where there is no such party. */
export async function keepListLayout(
  books: Books,
  code: string,
  layout: BodyOf<'putListLayout'>,
  user: string,
): Promise<AnswerOf<'putListLayout'> | null> {
  return transact(books.store, async (db) => {
    const party = await findParty(db, code);
    if (party === null) return null;
    const kept = {
      user_name: user,
      changed_at: nowOf(books),
      layout: JSON.stringify(layout),
    };
    await db
      .insertInto('list_layouts')
      .values({ party_id: party, ...kept })
      .onConflict((conflict) => conflict.column('party_id').doUpdateSet(kept))
      .execute();
    return { layout };
  });
}
