/**
 * The bare counterparts of what the service does: the same rows and questions, by the statements that a person would
 * write for this database, without anything of ours. One connection, each statement prepared once.
 */

export type BareValue = string | number | null;
export type BareRow = Readonly<Record<string, BareValue>>;

export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly BareValue[])[];
}

/** What a sale did to its units: their rows afterwards, and the movements. */
export interface SoldRows {
  readonly units: readonly BareRow[];
  readonly movements: TableRows;
}

export interface Bare {
  /** A statement that is prepared once; `?` stand for its values, in order. */
  prepare(text: string): (...values: readonly unknown[]) => Promise<BareRow[]>;
  /** A table expression of the one column `value`, from what {@link listValue} makes of a list of texts. */
  readonly listExpression: string;
  listValue(texts: readonly unknown[]): unknown;
  /** Inserts rows in one transaction; answers the milliseconds. */
  insert(tables: readonly TableRows[]): Promise<number>;
  /** Sells units by conditional updates with their movement rows, in one transaction; answers the milliseconds. */
  sell(sold: SoldRows): Promise<number>;
  /** Runs statements in one transaction. */
  run(statements: string): Promise<void>;
  /** Writes out what the database has put off, so that no run pays for the one before. */
  settle(): Promise<void>;
  /** The same, and counts what lies in each table, after much was added. */
  analyze(): Promise<void>;
  close(): Promise<void>;
}

/** The columns that a sale changes. */
export const soldColumns = [
  'status',
  'area_id',
  'holder_id',
  'customer_id',
  'sold_on',
  'invoice_id',
  'price',
  'sold_from_id',
  'last_document_id',
  'last_on',
] as const;

async function readRows(
  bare: Bare,
  table: string,
  where: string,
  documentId: number,
): Promise<TableRows> {
  const ask = bare.prepare(`select * from ${table} where ${where} = ? order by 1, 2`);
  const found = await ask(documentId);
  const columns = Object.keys(found[0] ?? {});
  return {
    table,
    columns,
    rows: found.map((row) => columns.map((column) => row[column] ?? null)),
  };
}

export async function newestDocument(bare: Bare): Promise<number> {
  const [row] = await bare.prepare('select max(id) as id from documents')();
  return Number(row?.['id']);
}

/** All rows of a receipt: document, lines, units, movements and postings. */
export async function readReceipt(bare: Bare, documentId: number): Promise<TableRows[]> {
  const tables: TableRows[] = [];
  for (const [table, where] of [
    ['documents', 'id'],
    ['document_lines', 'document_id'],
    ['units', 'receipt_id'],
    ['movements', 'document_id'],
    ['postings', 'document_id'],
  ] as const) {
    tables.push(await readRows(bare, table, where, documentId));
  }
  return tables;
}

export async function readSale(bare: Bare, documentId: number): Promise<SoldRows> {
  const units = await bare.prepare('select * from units where invoice_id = ?')(documentId);
  return { units, movements: await readRows(bare, 'movements', 'document_id', documentId) };
}
