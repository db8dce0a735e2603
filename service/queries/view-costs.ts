/** What a receipt brought, for costs that come late: two statements whatever its size. */
import { sql } from 'kysely';
import type { DocumentDraft } from '../../shared/api.ts';
import type {
  FollowedDocument,
  ReceivedQuantity,
  ReceivedUnit,
} from '../../shared/documents/view.ts';
import type { Executor } from '../store/counters.ts';
import { unpackRow } from '../store/dialect.ts';
import type { Store } from '../store/store.ts';
import type { UnitsTable } from '../store/tables.ts';
import { allUnitColumns, unitOf } from './records.ts';

export interface Received {
  readonly units: ReceivedUnit[];
  readonly quantities: ReceivedQuantity[];
}

/** The units and quantities of the receipt that a cost adjustment is against; nothing for other drafts. */
export async function loadReceived(
  store: Store,
  db: Executor,
  draft: DocumentDraft,
  followed: ReadonlyMap<string, FollowedDocument>,
): Promise<Received> {
  const receipt = draft.against === undefined ? undefined : followed.get(draft.against);
  if (draft.kind !== 'cost_adjustment' || receipt?.standing !== 'open') {
    return { units: [], quantities: [] };
  }
  const moved = await sql<{ packed: string; line: number; landed: number }>`
    select ${store.dialect.packedRow('units', allUnitColumns)} as packed, m.line,
      m.cost_change as landed
    from movements m join units on units.id = m.unit_id
    where m.document_id = ${receipt.id} and m.event = 'receive' order by m.id`.execute(db);
  const brought = await sql<{ item_id: number; line: number; units: number; landed: number }>`
    select item_id, line, sum(quantity) as units, sum(cost_change) as landed
    from quantity_movements
    where document_id = ${receipt.id} and event = 'receive' and to_area_id is not null
    group by item_id, line order by line`.execute(db);
  return {
    units: moved.rows.map(({ packed, line, landed }) => ({
      unit: unitOf(unpackRow<UnitsTable>(packed, allUnitColumns)),
      line,
      landed,
    })),
    quantities: brought.rows.map(({ item_id, line, units, landed }) => ({
      itemId: item_id,
      line,
      units,
      landed,
    })),
  };
}
