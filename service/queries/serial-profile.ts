/** What an item's serials look like: what its master says, and what those that came last show. */
import { sql } from 'kysely';
import type { AnswerOf } from '../../shared/api.ts';
import { itemSchema } from '../../shared/api/masters.ts';
import { combineProfiles, learnProfile } from '../../shared/serial/profile.ts';
import type { Store } from '../store/store.ts';

/** So many serials show what the others look like. */
const mostSerials = 2000;
/** Among so many units that came last an item is looked for first. */
const newestUnits = 50_000;
const fewSerials = 20;

async function readNewest({ db }: Store, itemId: number): Promise<string[]> {
  const { rows } = await sql<{ serial: string }>`
    select serial from units
    where id > (select coalesce(max(id), 0) from units) - ${newestUnits} and item_id = ${itemId}
    order by id desc limit ${mostSerials}`.execute(db);
  return rows.map(({ serial }) => serial);
}

/** Of an item of which little came lately: bin by bin, as the index has them. */
async function readAny({ db }: Store, itemId: number): Promise<string[]> {
  const { rows } = await sql<{ serial: string }>`
    select u.serial from areas a join units u on u.area_id = a.id and u.item_id = ${itemId}
    order by u.id desc limit ${mostSerials}`.execute(db);
  return rows.map(({ serial }) => serial);
}

/** Null where there is no such item. */
export async function readSerialProfile(
  store: Store,
  sku: string,
): Promise<AnswerOf<'getSerialProfile'> | null> {
  const item = await store.db
    .selectFrom('items')
    .select(['id', 'sku', 'gtin', 'fields'])
    .where('sku', '=', sku)
    .executeTakeFirst();
  if (item === undefined) return null;
  const newest = await readNewest(store, item.id);
  const serials = newest.length >= fewSerials ? newest : await readAny(store, item.id);
  const fields = itemSchema.shape.serialProfile.safeParse(
    (JSON.parse(item.fields) as { readonly serialProfile?: unknown }).serialProfile,
  );
  const declared = fields.success ? (fields.data ?? null) : null;
  const profile = combineProfiles(declared, learnProfile(serials));
  return {
    sku: item.sku,
    gtin: item.gtin,
    profile:
      profile === null
        ? null
        : { ...profile, lengths: [...profile.lengths], places: [...profile.places] },
  };
}
