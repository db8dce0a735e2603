/**
 * Documents as they are answered. One function makes the answer, from a plan that was just rehearsed and from the
 * store alike, so that sending a document again answers what it answered first.
 */
import { sql } from 'kysely';
import type { DocumentAnswer, QueryOf } from '../../shared/api.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import type { PlannedDocument, PlannedLine } from '../../shared/documents/plan.ts';
import { kindRules } from '../../shared/documents/rules.ts';
import { isPostedKind } from '../../shared/documents/kinds.ts';
import { formatMoney, type Minor } from '../../shared/money.ts';
import type { Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import type { DocumentLinesTable, DocumentsTable } from '../store/tables.ts';
import { readCursor } from './masters.ts';

/** One unit of a line; `cost` in base currency. */
export interface UnitFacts {
  readonly sku: string;
  readonly serial: string;
  readonly manufacturerSerial: string | null;
  readonly life: number;
  readonly cost: Minor;
}

/** A line with its amounts in the document's currency. */
export interface LineFacts {
  readonly line: number;
  readonly sku: string;
  readonly quantity: number;
  readonly unitAmount: Minor | null;
  readonly discount: Minor;
  readonly taxRate: string | null;
  readonly net: Minor;
  readonly tax: Minor;
  readonly fields: LineFields;
  readonly units: readonly UnitFacts[];
}

/** What a line says beside its figures; kept with the document. */
export interface LineFields {
  readonly description: string;
  readonly reason?: string;
  readonly action?: string;
  readonly note?: string;
  /** Makers' serials of the line's units as they were then, by serial. */
  readonly manufacturerSerials?: Readonly<Record<string, string>>;
}

export interface DocumentFacts {
  readonly id: string;
  readonly number: string | null;
  readonly kind: DocumentKind;
  readonly occurredOn: string;
  readonly recordedAt: string | null;
  readonly party: string | null;
  readonly currency: string;
  /** The draft without its lines. */
  readonly header: Readonly<Record<string, unknown>>;
  readonly lines: readonly LineFacts[];
  readonly units: number;
  readonly net: Minor;
  readonly tax: Minor;
  readonly addOnCosts: Minor;
  readonly cost: Minor;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
}

/** The part of a draft's header that is kept and answered as it was given. */
export function keptHeader(draft: PlannedDocument['draft']): Record<string, unknown> {
  const { lines: _lines, accept: _accept, ...header } = draft;
  return header;
}

export function keptLineFields(
  draftLine: PlannedDocument['draft']['lines'][number],
  { item, units }: Pick<PlannedLine, 'item' | 'units'>,
): LineFields {
  const { reason, action, note } = draftLine;
  const named = units.flatMap(({ serial, manufacturerSerial }) =>
    manufacturerSerial === null ? [] : [[serial, manufacturerSerial] as const],
  );
  return {
    description: item.description,
    ...(named.length === 0 ? {} : { manufacturerSerials: Object.fromEntries(named) }),
    ...(reason === undefined ? {} : { reason }),
    ...(action === undefined ? {} : { action }),
    ...(note === undefined ? {} : { note }),
  };
}

/** A rehearsed plan as facts: no number, nothing recorded. */
export function factsOfPlan(plan: PlannedDocument): DocumentFacts {
  const { draft, header, totals } = plan;
  const costs = new Map<number, UnitFacts[]>();
  for (const movement of plan.movements) {
    const { unit } = movement;
    const facts = {
      sku: unit.item.sku,
      serial: unit.serial,
      manufacturerSerial: unit.manufacturerSerial,
      life: unit.life,
      cost:
        movement.event === 'receive'
          ? movement.costChange
          : Math.abs(movement.costChange) || (unit.known?.state.cost ?? 0),
    };
    const found = costs.get(movement.line);
    if (found === undefined) costs.set(movement.line, [facts]);
    else found.push(facts);
  }
  return {
    id: draft.id,
    number: null,
    kind: header.kind,
    occurredOn: header.occurredOn,
    recordedAt: null,
    party: header.party?.code ?? null,
    currency: header.currency,
    header: keptHeader(draft),
    lines: plan.lines.map((line) => {
      const draftLine = draft.lines[line.line - 1] ?? { item: line.item.sku };
      return {
        line: line.line,
        sku: line.item.sku,
        quantity: line.quantity,
        unitAmount: line.unitAmount,
        discount: line.discount,
        taxRate: line.taxRate,
        net: line.net,
        tax: line.tax,
        fields: keptLineFields(draftLine, line),
        units: costs.get(line.line) ?? [],
      };
    }),
    units: totals.units,
    net: totals.net,
    tax: totals.tax,
    addOnCosts: totals.addOnCosts,
    cost: totals.cost,
    reverses: null,
    reversedBy: null,
  };
}

/** The answer that facts make. Costs are in base currency, prices in the document's. */
export function answerDocument(facts: DocumentFacts, baseCurrency: string): DocumentAnswer {
  const money = (amount: Minor): string => formatMoney(amount, facts.currency);
  const amountField = isPostedKind(facts.kind) ? kindRules[facts.kind].amountField : 'unitCost';
  return {
    ...facts.header,
    id: facts.id,
    number: facts.number,
    kind: facts.kind,
    occurredOn: facts.occurredOn,
    recordedAt: facts.recordedAt,
    party: facts.party,
    currency: facts.currency,
    reverses: facts.reverses,
    reversedBy: facts.reversedBy,
    lines: facts.lines.map((line) => {
      const { description, manufacturerSerials: _kept, ...said } = line.fields;
      return {
        line: line.line,
        item: line.sku,
        description,
        quantity: line.quantity,
        ...(line.unitAmount === null ? {} : { [amountField]: money(line.unitAmount) }),
        discount: money(line.discount),
        ...(line.taxRate === null ? {} : { taxRate: line.taxRate }),
        net: money(line.net),
        ...said,
        units: line.units.map((unit) => ({
          item: unit.sku,
          serial: unit.serial,
          manufacturerSerial: unit.manufacturerSerial,
          life: unit.life,
          unitCost: formatMoney(unit.cost, baseCurrency),
        })),
      };
    }),
    totals: {
      units: facts.units,
      net: money(facts.net),
      tax: money(facts.tax),
      total: money(facts.net + facts.tax),
      addOnCosts: formatMoney(facts.addOnCosts, baseCurrency),
      cost: formatMoney(facts.cost, baseCurrency),
    },
    issues: [],
  };
}

type DocumentRow = DocumentsTable & {
  party_code: string | null;
  reverses: string | null;
  reversed_by: string | null;
};

function selectDocuments(db: Executor) {
  return db
    .selectFrom('documents as d')
    .leftJoin('parties as p', 'p.id', 'd.party_id')
    .leftJoin('documents as undone', 'undone.id', 'd.reverses_id')
    .leftJoin('documents as undoing', 'undoing.reverses_id', 'd.id')
    .selectAll('d')
    .select(['p.code as party_code', 'undone.number as reverses', 'undoing.number as reversed_by']);
}

/** Where a document is sought: by its number, or by the id that its maker gave it. */
export type DocumentKey = { readonly number: string } | { readonly uuid: string };

/** A posted document's row, or null. */
export async function findDocument(db: Executor, key: DocumentKey): Promise<DocumentRow | null> {
  const query = selectDocuments(db);
  const row = await (
    'number' in key
      ? query.where('d.number', '=', key.number)
      : query.where('d.uuid', '=', key.uuid)
  ).executeTakeFirst();
  return row ?? null;
}

interface DocumentUnitRow {
  line: number;
  sku: string;
  serial: string;
  life: number;
  unit_cost: number;
}

/** All that a posted document says and did. */
export async function loadDocument(db: Executor, row: DocumentRow): Promise<DocumentFacts> {
  const lines = await db
    .selectFrom('document_lines as l')
    .innerJoin('items as i', 'i.id', 'l.item_id')
    .selectAll('l')
    .select('i.sku')
    .where('l.document_id', '=', row.id)
    .orderBy('l.line')
    .execute();
  const { rows: units } = await sql<DocumentUnitRow>`
    select m.line, i.sku, u.serial, u.life, m.unit_cost
    from movements m
    join units u on u.id = m.unit_id
    join items i on i.id = u.item_id
    where m.document_id = ${row.id}
    order by m.id`.execute(db);
  const unitsByLine = new Map<number, UnitFacts[]>();
  for (const unit of units) {
    const facts = {
      sku: unit.sku,
      serial: unit.serial,
      manufacturerSerial: null,
      life: unit.life,
      cost: unit.unit_cost,
    };
    const found = unitsByLine.get(unit.line);
    if (found === undefined) unitsByLine.set(unit.line, [facts]);
    else found.push(facts);
  }
  return {
    id: row.uuid,
    number: row.number,
    kind: row.kind,
    occurredOn: row.occurred_on,
    recordedAt: row.recorded_at,
    party: row.party_code,
    currency: row.currency,
    header: JSON.parse(row.header) as Record<string, unknown>,
    lines: lines.map((line) => lineFactsOf(line, unitsByLine.get(line.line) ?? [])),
    units: row.units,
    net: row.net,
    tax: row.tax,
    addOnCosts: row.add_on_costs,
    cost: row.cost,
    reverses: row.reverses,
    reversedBy: row.reversed_by,
  };
}

function lineFactsOf(
  line: DocumentLinesTable & { sku: string },
  units: readonly UnitFacts[],
): LineFacts {
  const fields = JSON.parse(line.fields) as LineFields;
  const named = fields.manufacturerSerials ?? {};
  return {
    line: line.line,
    sku: line.sku,
    quantity: line.quantity,
    unitAmount: line.unit_amount,
    discount: line.discount,
    taxRate: line.tax_rate,
    net: line.net,
    tax: line.tax,
    fields,
    units: units.map((unit) => ({
      ...unit,
      manufacturerSerial: Object.hasOwn(named, unit.serial) ? (named[unit.serial] ?? null) : null,
    })),
  };
}

/** Documents that fit all filters, newest first, a page at a time. */
export async function listDocuments(
  store: Store,
  filters: QueryOf<'listDocuments'>,
): Promise<{ items: unknown[]; next: string | null }> {
  const limit = filters.limit ?? 100;
  let query = selectDocuments(store.db)
    .orderBy('d.id', 'desc')
    .limit(limit + 1);
  const { id, kind, party, from, to, cursor } = filters;
  if (id !== undefined) query = query.where('d.uuid', '=', id);
  if (kind !== undefined) query = query.where('d.kind', '=', kind);
  if (party !== undefined) query = query.where('p.code', '=', party);
  if (from !== undefined) query = query.where('d.occurred_on', '>=', from);
  if (to !== undefined) query = query.where('d.occurred_on', '<=', to);
  if (cursor !== undefined) query = query.where('d.id', '<', readCursor(cursor, 0));
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  return {
    items: page.map((row) => ({
      id: row.uuid,
      number: row.number,
      kind: row.kind,
      occurredOn: row.occurred_on,
      recordedAt: row.recorded_at,
      party: row.party_code,
      reference: row.reference,
      currency: row.currency,
      total: formatMoney(row.net + row.tax, row.currency),
      units: row.units,
      reverses: row.reverses,
      reversedBy: row.reversed_by,
    })),
    next: rows.length > limit ? String(page.at(-1)?.id ?? '') : null,
  };
}
