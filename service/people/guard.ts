/**
 * What a request asks beyond its address: a filter by cost, a kind of document, a cost that is written, a bin that is not
 * one's own. Each answers the refusal, or null where the request may go on.
 */
import type { BodyOf, DocumentDraft, QueryOf } from '../../shared/api.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import {
  hasRight,
  hiddenKinds,
  mayEnterCost,
  mayPost,
  type Role,
} from '../../shared/people/rights.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { Executor } from '../store/counters.ts';
import type { Person } from './people.ts';

/** Whether who asks may do something with documents of a kind: post, change or take them back. */
export function guardKind({ role }: Person, kind: DocumentKind): Refusal | null {
  return mayPost(role, kind) ? null : { code: 'kind_not_yours', details: { kind, role } };
}

/** Whether who asks may post such a document. */
export function guardDraft(person: Person, draft: DocumentDraft): Refusal | null {
  return guardKind(person, draft.kind) ?? guardCosts(person, draft);
}

function hasCosts({ lines, addOnCosts }: Readonly<Record<string, unknown>>): boolean {
  const isCosted = (line: unknown): boolean =>
    typeof line === 'object' && line !== null && 'unitCost' in line && line.unitCost !== undefined;
  return (
    (Array.isArray(addOnCosts) && addOnCosts.length > 0) ||
    (Array.isArray(lines) && lines.some(isCosted))
  );
}

/** Whether who asks may write the costs that a document or a draft has. */
export function guardCosts(
  { role }: Person,
  draft: Readonly<Record<string, unknown>>,
): Refusal | null {
  if (mayEnterCost(role) || !hasCosts(draft)) return null;
  return { code: 'cost_not_yours', details: { role } };
}

/** Whether who asks may read documents of a kind. */
export function seesKind(role: Role, kind: DocumentKind): boolean {
  return !hiddenKinds(role).includes(kind);
}

const costFilters = [
  'cost',
  'costNot',
  'costFrom',
  'costTo',
  'costAbove',
  'costBelow',
] as const satisfies readonly (keyof QueryOf<'listUnits'>)[];

const cost: Refusal = { code: 'cost_hidden', details: {} };

/** A list that is narrowed by what units cost tells what they cost. */
export function guardUnitFilters({ role }: Person, query: QueryOf<'listUnits'>): Refusal | null {
  const isByCost = costFilters.some((name) => query[name] !== undefined);
  return isByCost && !hasRight(role, 'cost') ? cost : null;
}

export function guardLookup({ role }: Person, body: BodyOf<'lookupUnits'>): Refusal | null {
  return body.costParts === true && !hasRight(role, 'cost') ? cost : null;
}

/** A form that shows what a unit cost. */
export function guardForm({ role }: Person, asked: { readonly cost: boolean }): Refusal | null {
  return asked.cost && !hasRight(role, 'cost') ? cost : null;
}

/** The bins of ours in which a person may not move goods, by id; empty where all are open to them. */
export async function listForeignBins(db: Executor, person: Person): Promise<Map<number, string>> {
  const own = await db
    .selectFrom('person_locations')
    .select('area_id')
    .where('person_id', '=', person.id)
    .execute();
  if (own.length === 0) return new Map();
  const areas = await db.selectFrom('areas').select(['id', 'code', 'bin_type', 'fields']).execute();
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const parentOf = new Map(areas.map(({ code, fields }) => [code, readParent(fields)]));
  const mine = new Set(own.map(({ area_id }) => area_id));
  const isMine = (code: string): boolean => {
    const seen = new Set<string>();
    for (
      let at: string | null = code;
      at !== null && !seen.has(at);
      at = parentOf.get(at) ?? null
    ) {
      seen.add(at);
      if (mine.has(byCode.get(at)?.id ?? 0)) return true;
    }
    return false;
  };
  const foreign = areas.filter(({ code, bin_type }) => bin_type === 'stock' && !isMine(code));
  return new Map(foreign.map(({ id, code }) => [id, code]));
}

function readParent(fields: string): string | null {
  const value: unknown = JSON.parse(fields);
  return typeof value === 'object' && value !== null && 'parent' in value
    ? typeof value.parent === 'string'
      ? value.parent
      : null
    : null;
}

interface Places {
  readonly fromArea: number | null;
  readonly toArea: number | null;
}

/** Whether what a document moves stays within the bins that are one's own. */
export function guardPlaces(
  moved: Readonly<Record<'movements' | 'quantities', readonly Places[]>>,
  foreign: ReadonlyMap<number, string>,
): Refusal | null {
  if (foreign.size === 0) return null;
  for (const { fromArea, toArea } of [...moved.movements, ...moved.quantities]) {
    const area = foreign.get(fromArea ?? 0) ?? foreign.get(toArea ?? 0);
    if (area !== undefined) return { code: 'place_not_yours', details: { area } };
  }
  return null;
}
