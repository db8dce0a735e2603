/**
 * The store's own rows, as the auditor reads them after each document. Tables that only grow are read on from where they
 * were; that nothing of them changed is seen when they are read whole, at the end of a history.
 */
import { sql, type Selectable } from 'kysely';
import type { Books } from '../../service/books.ts';
import type { Tables } from '../../service/store/tables.ts';

export type RowOf<Name extends keyof Tables> = Selectable<Tables[Name]>;

/** The tables to which posting only adds, and the column by which they grow. */
const growing = {
  documents: 'id',
  document_lines: 'document_id',
  movements: 'id',
  quantity_movements: 'id',
  postings: 'document_id',
  document_links: 'document_id',
  fulfilments: 'document_id',
  taken_add_ons: 'document_id',
  unit_links: 'document_id',
  audit: 'seq',
} as const;
type Growing = keyof typeof growing;
const growingNames = Object.keys(growing) as Growing[];
/** The tables of what stands now, and those that no document changes. */
const kept = ['units', 'balances', 'pools', 'item_days', 'ledger_days'] as const;
const masters = ['areas', 'items', 'parties'] as const;
type Other = (typeof kept)[number] | (typeof masters)[number];

export type Facts = { readonly [Name in Growing | Other]: readonly RowOf<Name>[] };

export class FactReader {
  private readonly books: Books;
  private readonly grown = new Map<Growing, Record<string, unknown>[]>();
  private readonly entered: Record<string, unknown> = {};

  constructor(books: Books) {
    this.books = books;
  }

  private async read(
    table: string,
    column: string,
    after: number,
  ): Promise<Record<string, unknown>[]> {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where ${sql.ref(column)} > ${after}
      order by ${sql.ref(column)}`.execute(this.books.store.db);
    return rows;
  }

  private async readWhole(table: string): Promise<unknown> {
    return (await sql`select * from ${sql.table(table)}`.execute(this.books.store.db)).rows;
  }

  /** All that the books hold now. */
  async readAll(): Promise<Facts> {
    const facts: Record<string, unknown> = {};
    for (const table of growingNames) {
      const rows = this.grown.get(table) ?? [];
      this.grown.set(table, rows);
      const column = growing[table];
      rows.push(...(await this.read(table, column, Number(rows.at(-1)?.[column] ?? 0))));
      facts[table] = rows;
    }
    for (const table of kept) facts[table] = await this.readWhole(table);
    for (const table of masters) this.entered[table] ??= await this.readWhole(table);
    return { ...facts, ...this.entered } as Facts;
  }

  /** The tables of which some row is not what was read first. */
  async listChanged(): Promise<string[]> {
    const changed: string[] = [];
    for (const table of growingNames) {
      const now = await this.read(table, growing[table], 0);
      const textOf = (rows: readonly object[]): string[] =>
        rows.map((row) => JSON.stringify(row)).sort();
      const before = textOf(this.grown.get(table) ?? []);
      if (JSON.stringify(textOf(now)) !== JSON.stringify(before)) changed.push(table);
    }
    return changed;
  }
}
