/** Which sale and which purchase a movement `m` of a unit `u` belongs to, as things stood when it came. */
import { sql, type RawBuilder } from 'kysely';

/** Whether a unit was a customer's when a cost came late: it changes the cost of the sale, whoever has announced its return. */
export const isWithCustomer = sql`m.status in ('sold', 'return_expected')`;
/** That a movement of the same unit, under this name, had not been taken back when `m` came. */
function stoodThen(name: string): RawBuilder<unknown> {
  return sql`not exists (select 1 from movements undone
    where undone.unit_id = m.unit_id and undone.reverses_id = ${sql.ref(`${name}.id`)}
      and undone.id < m.id)`;
}

/** A column of the sale that a unit is in, or came back from, before a movement. */
export function lastSale(column: 'from_area_id' | 'party_id' | 'document_id'): RawBuilder<unknown> {
  return sql`(select ${sql.ref(`s.${column}`)} from movements s
    where s.unit_id = m.unit_id and s.event = 'sell' and s.reverses_id is null and s.id < m.id
      and ${stoodThen('s')}
    order by s.id desc limit 1)`;
}

/** Whose sale a movement of a unit belongs to. */
export const customerOfUnit = sql`case when m.event <> 'revalue' then m.party_id
  when ${isWithCustomer} then coalesce(${lastSale('party_id')}, m.holder_id) end`;
/** The document of the sale that a movement of a unit makes, takes back or changes the cost of. */
export const documentOfSale = sql`case when m.event = 'sell' then m.document_id
  when m.event = 'take_back' or ${isWithCustomer} then ${lastSale('document_id')} end`;
/** The same of goods without units, of which nobody knows who has which. */
export const customerOfQuantity = sql`case when m.event <> 'revalue' then m.party_id end`;

/**
 * Whom a unit was received from before a movement: as the unit has it, but for one whose coming was taken back, be it a
 * receipt or a find, which may have come from another vendor since.
 */
export const receivedFrom = sql`case
  when u.id in (select undone.unit_id from movements undone
    where undone.reverses_id is not null and (undone.event = 'receive' or undone.status = 'none'))
  then (select r.party_id from movements r
    where r.unit_id = m.unit_id and r.event = 'receive' and r.reverses_id is null and r.id < m.id
      and ${stoodThen('r')}
    order by r.id desc limit 1)
  else u.vendor_id end`;
