/**
 * What a text is: a document's number, a unit's serial, an item, a party. Numbers and serials are found by their
 * indexes, from their beginning; items and parties also by what stands within their names.
 */
import { sql, type RawBuilder } from 'kysely';
import { foundAtMost, type FindAnswer } from '../../shared/api/find.ts';
import type { PartyRole } from '../../shared/stock/masters.ts';
import { foldSerial } from '../../shared/serial/text.ts';
import type { Books } from '../books.ts';
import { findDocumentsFrom } from './documents.ts';
import { livesColumn, showCards, type UnitRow } from './unit-cards.ts';

/** Past every text that begins with this one. */
function endOf(text: string): string {
  return `${text}\u{10ffff}`;
}

/** Whether a column holds the text somewhere, upper or lower case. */
function holds(column: string, text: string): RawBuilder<boolean> {
  const pattern = `%${text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
}

/** The order of a code: the text itself, what begins with it, the others. */
function rank(column: string, text: string): RawBuilder<number> {
  const wanted = text.toLowerCase();
  const code = sql`lower(${sql.ref(column)})`;
  return sql<number>`case when ${code} = ${wanted} then 0
    when ${code} >= ${wanted} and ${code} < ${endOf(wanted)} then 1 else 2 end`;
}

async function findUnits(books: Books, text: string): Promise<FindAnswer['units']> {
  const fold = foldSerial(text);
  if (fold === '') return [];
  const { db } = books.store;
  // The last life of each serial stands for it.
  const { rows } = await sql<UnitRow>`
    select u.*, ${livesColumn} as lives from units u
    where (u.fold >= ${fold} and u.fold < ${endOf(fold)} or u.manufacturer_serial = ${text})
      and u.status <> 'none'
      and not exists (select 1 from units later where later.fold = u.fold
        and later.item_id = u.item_id and later.exact = u.exact
        and later.life > u.life and later.status <> 'none')
    order by u.fold, u.item_id, u.exact limit ${foundAtMost}`.execute(db);
  const cards = await showCards(books, rows, undefined);
  return cards.map(({ row, card: { item, serial, status, area, manufacturerSerial } }) => ({
    item,
    serial,
    status,
    area,
    isExact: row.fold === fold || manufacturerSerial === text,
  }));
}

async function findItems(books: Books, text: string): Promise<FindAnswer['items']> {
  const { rows } = await sql<{ sku: string; description: string; gtin: string | null }>`
    select sku, description, gtin from items
    where ${holds('sku', text)} or ${holds('description', text)} or gtin = ${text}
    order by ${rank('sku', text)}, sku limit ${foundAtMost}`.execute(books.store.db);
  return rows.map(({ sku, description, gtin }) => ({
    sku,
    description,
    isExact: sku.toLowerCase() === text.toLowerCase() || gtin === text,
  }));
}

async function findParties(books: Books, text: string): Promise<FindAnswer['parties']> {
  const { rows } = await sql<{ code: string; name: string; roles: string }>`
    select code, name, roles from parties
    where ${holds('code', text)} or ${holds('name', text)}
    order by ${rank('code', text)}, code limit ${foundAtMost}`.execute(books.store.db);
  return rows.map(({ code, name, roles }) => ({
    code,
    name,
    roles: JSON.parse(roles) as PartyRole[],
    isExact: [code, name].some((known) => known.toLowerCase() === text.toLowerCase()),
  }));
}

async function findDocuments(books: Books, text: string): Promise<FindAnswer['documents']> {
  const number = text.toUpperCase();
  const rows = await findDocumentsFrom(books.store.db, number, endOf(number), foundAtMost);
  return rows.map((row) => ({
    number: row.number,
    kind: row.kind,
    party: row.party_code,
    occurredOn: row.occurred_on,
    orderStatus: row.order_status,
    isExact: row.number === number,
  }));
}

/** `text` is trimmed and not empty. Of each sort, what it is itself comes first. */
export async function findText(books: Books, text: string): Promise<FindAnswer> {
  return {
    documents: await findDocuments(books, text),
    units: await findUnits(books, text),
    items: await findItems(books, text),
    parties: await findParties(books, text),
  };
}
