/** The bare counterparts of writing: the very rows that the service wrote, by prepared statements in one transaction. */
import type SqliteDatabase from 'better-sqlite3';
import type { BenchBooks } from './books.ts';
import { settle } from './books.ts';
import { timeMs } from './measure.ts';

type Row = readonly unknown[];

interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

function readRows(
  database: SqliteDatabase.Database,
  table: string,
  where: string,
  documentId: number,
): TableRows {
  const query = database.prepare(`select * from ${table} where ${where} = ? order by 1, 2`);
  const columns = query.columns().map(({ name }) => name);
  return { table, columns, rows: query.raw().all(documentId) as Row[] };
}

export function newestDocument(books: BenchBooks): number {
  return books.database.prepare('select max(id) from documents').pluck().get() as number;
}

/** All rows of a receipt: document, lines, units, movements and postings. */
export function readReceipt(books: BenchBooks, documentId: number): TableRows[] {
  const { database } = books;
  return [
    readRows(database, 'documents', 'id', documentId),
    readRows(database, 'document_lines', 'document_id', documentId),
    readRows(database, 'units', 'receipt_id', documentId),
    readRows(database, 'movements', 'document_id', documentId),
    readRows(database, 'postings', 'document_id', documentId),
  ];
}

/** The milliseconds of inserting rows in one transaction. */
export async function insertBare(books: BenchBooks, tables: readonly TableRows[]): Promise<number> {
  const { database } = books;
  const inserts = tables.map(({ table, columns, rows }) => ({
    rows,
    insert: database.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    ),
  }));
  settle(books);
  return timeMs(
    database.transaction(() => {
      for (const { insert, rows } of inserts) for (const row of rows) insert.run(...row);
    }),
  );
}

/** What a sale did to its units: their rows afterwards by id, and the movements. */
export interface SoldRows {
  readonly units: readonly Readonly<Record<string, unknown>>[];
  readonly movements: TableRows;
}

export function readSale(books: BenchBooks, documentId: number): SoldRows {
  const { database } = books;
  const units = database
    .prepare<[number], Record<string, unknown>>('select * from units where invoice_id = ?')
    .all(documentId);
  return { units, movements: readRows(database, 'movements', 'document_id', documentId) };
}

/** The milliseconds of selling the same units by conditional updates, with their movement rows. */
export async function sellBare(books: BenchBooks, sold: SoldRows): Promise<number> {
  const { database } = books;
  const { table, columns, rows } = sold.movements;
  const update = database.prepare(
    `update units set status = @status, area_id = @area_id, holder_id = @holder_id,
      customer_id = @customer_id, sold_on = @sold_on, invoice_id = @invoice_id, price = @price,
      sold_from_id = @sold_from_id, last_document_id = @last_document_id, last_on = @last_on
    where id = @id and status in ('in_stock', 'returned')`,
  );
  const insert = database.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  settle(books);
  return timeMs(
    database.transaction(() => {
      for (const unit of sold.units) {
        if (update.run(unit).changes !== 1) throw new Error('A unit of the bench was sold twice.');
      }
      for (const row of rows) insert.run(...row);
    }),
  );
}
