/** Which units were built into which, as far as nobody took them out again. */
import { sql } from 'kysely';
import type { DocumentDraft } from '../../shared/api.ts';
import type { UnitRecord } from '../../shared/documents/view.ts';
import type { Executor } from '../store/counters.ts';
import { unpackRow } from '../store/dialect.ts';
import type { Store } from '../store/store.ts';
import type { UnitsTable } from '../store/tables.ts';
import { allUnitColumns, unitOf } from './records.ts';

/** A link that stands: its document was not taken back, and no later one that stands took the component out. */
export const standingLink = sql`k.is_taken_out = 0
  and not exists (select 1 from documents r where r.reverses_id = k.document_id)
  and not exists (select 1 from unit_links t where t.built_id = k.built_id
    and t.component_id = k.component_id and t.is_taken_out = 1 and t.document_id > k.document_id
    and not exists (select 1 from documents r where r.reverses_id = t.document_id))`;

/** The components of units that a draft takes apart, by the built unit's id. */
export async function loadComponents(
  store: Store,
  db: Executor,
  draft: DocumentDraft,
  named: readonly UnitRecord[],
): Promise<Map<number, UnitRecord[]>> {
  const components = new Map<number, UnitRecord[]>();
  if ((draft.takeApart ?? []).length === 0) return components;
  const ids = named.map(({ id }) => id);
  const { rows } = await sql<{ built_id: number; packed: string }>`
    select k.built_id, ${store.dialect.packedRow('units', allUnitColumns)} as packed
    from unit_links k join units on units.id = k.component_id
    where k.built_id in ${store.dialect.numbersOf(ids)} and ${standingLink}
    order by k.built_id, k.component_id`.execute(db);
  for (const { built_id, packed } of rows) {
    const unit = unitOf(unpackRow<UnitsTable>(packed, allUnitColumns));
    const found = components.get(built_id);
    if (found === undefined) components.set(built_id, [unit]);
    else found.push(unit);
  }
  return components;
}
