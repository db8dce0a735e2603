/**
 * Entering items, parties and areas: whole lists at once, by code. The same rows again change nothing. What documents
 * already rest on does not change: an item's tracking, a bin's type.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { AreaFields, ItemFields, PartyFields } from '../../shared/api.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { Tracking } from '../../shared/stock/masters.ts';
import { nowOf, type Books } from '../books.ts';
import { appendLink } from '../store/audit.ts';
import type { Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import { transact } from '../store/transact.ts';
import { writeCanonical } from './post-document.ts';

/** Why a list of masters was refused: which row, and what to do. Nothing of the list was entered. */
export interface MasterIssue {
  /** Counts from 1. */
  readonly line: number;
  readonly refusal: Refusal;
}

export type MasterOutcome =
  | { readonly kind: 'saved'; readonly saved: number }
  | { readonly kind: 'refused'; readonly issues: readonly MasterIssue[] };

/** Millionths of a weight that may be given as text or as a number. */
function weightOf(weight: string | number | undefined): number {
  return weight === undefined ? 0 : Math.round(Number(weight) * 1_000_000);
}

/** The rows of a list whose code another row has before them. */
export function findTwice<Row>(rows: readonly Row[], codeOf: (row: Row) => string): MasterIssue[] {
  const first = new Map<string, number>();
  const issues: MasterIssue[] = [];
  rows.forEach((row, index) => {
    const code = codeOf(row);
    const before = first.get(code);
    if (before === undefined) first.set(code, index + 1);
    else {
      const refusal: Refusal = { code: 'row_twice', details: { name: code, before } };
      issues.push({ line: index + 1, refusal });
    }
  });
  return issues;
}

/** Runs one list as a transaction with its link in the audit chain; a list that changes nothing leaves none. */
export async function saveList(
  books: Books,
  user: string,
  what: string,
  rows: readonly unknown[],
  write: (db: Executor) => Promise<{ issues: readonly MasterIssue[]; changed: number }>,
): Promise<MasterOutcome> {
  return transact(books.store, async (db): Promise<MasterOutcome> => {
    const { issues, changed } = await write(db);
    if (issues.length > 0) return { kind: 'refused', issues };
    if (changed > 0) {
      await appendLink(db, books.store.bookId, {
        recordedAt: nowOf(books),
        user,
        action: `enter ${what}`,
        subject: `${changed} of ${rows.length}`,
        content: createHash('sha256').update(writeCanonical(rows)).digest('hex'),
      });
    }
    return { kind: 'saved', saved: rows.length };
  });
}

interface CodedRow {
  readonly code: string;
  readonly fields: string;
}

/** What the books already hold under these codes. */
async function readFields(
  store: Store,
  db: Executor,
  table: 'items' | 'parties' | 'areas',
  codes: readonly string[],
): Promise<Map<string, string>> {
  const code = sql.ref(table === 'items' ? 'sku' : 'code');
  const { rows } = await sql<CodedRow>`
    select ${code} as code, fields from ${sql.table(table)}
    where ${code} in ${store.dialect.textsOf(codes)}`.execute(db);
  return new Map(rows.map((row) => [row.code, row.fields]));
}

export async function putItems(
  books: Books,
  items: readonly ItemFields[],
  user: string,
): Promise<MasterOutcome> {
  const { store } = books;
  return saveList(books, user, 'items', items, async (db) => {
    const before = await readFields(
      store,
      db,
      'items',
      items.map((item) => item.sku),
    );
    const issues = findTwice(items, (item) => item.sku);
    const used = await findUsedItems(store, db, [...before.keys()]);
    items.forEach((item, index) => {
      const old = before.get(item.sku);
      if (old === undefined || !used.has(item.sku)) return;
      const { tracking, caseMatters } = JSON.parse(old) as ItemFields;
      if (!mayBecome(tracking, item.tracking) || caseMatters !== item.caseMatters) {
        const refusal: Refusal = { code: 'item_in_documents', details: { sku: item.sku } };
        issues.push({ line: index + 1, refusal });
      }
    });
    const changed = items.filter((item) => before.get(item.sku) !== JSON.stringify(item));
    if (issues.length > 0 || changed.length === 0) return { issues, changed: changed.length };
    const columns = [
      'sku',
      'description',
      'tracking',
      'serial_source',
      'life_policy',
      'case_matters',
      'weight',
      'gtin',
      'fields',
    ];
    const rows = changed.map((item) => [
      item.sku,
      item.description,
      item.tracking,
      item.serialSource,
      item.lifePolicy,
      item.caseMatters ? 1 : 0,
      weightOf(item.weight),
      item.gtin?.padStart(14, '0') ?? null,
      JSON.stringify(item),
    ]);
    await upsert(store, db, 'items', columns, rows);
    return { issues, changed: changed.length };
  });
}

/** Whether an item that stands in documents may be tracked in another way: both have units (everest.md V49, X9). */
function mayBecome(before: Tracking, after: Tracking): boolean {
  const byUnit: readonly Tracking[] = ['serial', 'auto_serial'];
  return before === after || (byUnit.includes(before) && byUnit.includes(after));
}

async function findUsedItems(
  store: Store,
  db: Executor,
  skus: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ sku: string }>`
    select sku from items where sku in ${store.dialect.textsOf(skus)}
      and exists (select 1 from document_lines l where l.item_id = items.id)`.execute(db);
  return new Set(rows.map((row) => row.sku));
}

export async function putParties(
  books: Books,
  parties: readonly PartyFields[],
  user: string,
): Promise<MasterOutcome> {
  const { store } = books;
  return saveList(books, user, 'parties', parties, async (db) => {
    const before = await readFields(
      store,
      db,
      'parties',
      parties.map((party) => party.code),
    );
    const issues = findTwice(parties, (party) => party.code);
    const changed = parties.filter((party) => before.get(party.code) !== JSON.stringify(party));
    if (issues.length > 0 || changed.length === 0) return { issues, changed: changed.length };
    const rows = changed.map((party) => [
      party.code,
      party.name,
      JSON.stringify(party.roles),
      JSON.stringify(party),
    ]);
    await upsert(store, db, 'parties', ['code', 'name', 'roles', 'fields'], rows);
    return { issues, changed: changed.length };
  });
}

export async function putAreas(
  books: Books,
  areas: readonly AreaFields[],
  user: string,
): Promise<MasterOutcome> {
  const { store } = books;
  return saveList(books, user, 'areas', areas, async (db) => {
    const codes = areas.flatMap((area) => [area.code, area.parent ?? area.code]);
    const before = await readFields(store, db, 'areas', codes);
    const known = new Set([...before.keys(), ...areas.map((area) => area.code)]);
    const issues = findTwice(areas, (area) => area.code);
    areas.forEach((area, index) => {
      const refusal = findAreaFault(area, before.get(area.code), known);
      if (refusal !== null) issues.push({ line: index + 1, refusal });
    });
    const changed = areas.filter((area) => before.get(area.code) !== JSON.stringify(area));
    if (issues.length > 0 || changed.length === 0) return { issues, changed: changed.length };
    const rows = changed.map((area) => [
      area.code,
      area.kind,
      area.kind === 'bin' ? (area.binType ?? 'stock') : null,
      area.kind === 'bin' ? (area.stockType ?? 'normal') : null,
      JSON.stringify(area),
    ]);
    await upsert(store, db, 'areas', ['code', 'kind', 'bin_type', 'stock_type', 'fields'], rows);
    return { issues, changed: changed.length };
  });
}

function findAreaFault(
  area: AreaFields,
  before: string | undefined,
  known: ReadonlySet<string>,
): Refusal | null {
  const { code, kind, parent, binType } = area;
  if (kind !== 'bin' && binType !== undefined && binType !== null) {
    return { code: 'area_bin_type', details: { code, kind } };
  }
  if (parent === code) return { code: 'area_in_itself', details: { code } };
  if (parent !== undefined && parent !== null && !known.has(parent)) {
    return { code: 'area_parent_unknown', details: { code, parent } };
  }
  if (before === undefined) return null;
  const old = JSON.parse(before) as AreaFields;
  if (old.kind !== kind || (kind === 'bin' && (old.binType ?? 'stock') !== (binType ?? 'stock'))) {
    return { code: 'area_fixed', details: { code } };
  }
  return null;
}

/** Inserts rows, or changes those that have the same first column. */
async function upsert(
  store: Store,
  db: Executor,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const [key = '', ...others] = columns;
  const changes = others.map(
    (column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`,
  );
  await sql`insert into ${sql.table(table)} (${names})
    select * from ${store.dialect.rowsOf(rows, columns)} as given where true
    on conflict (${sql.ref(key)}) do update set ${sql.join(changes)}`.execute(db);
}
