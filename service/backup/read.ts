/** The lines of a backup -> its head and rows, or a sentence that says what is wrong with the file. */
import { createHash } from 'node:crypto';
import {
  BackupFault,
  backupTables,
  footSchema,
  headSchema,
  rowSchema,
  tableSchema,
  type BackupHead,
} from './format.ts';

export type BackupRow = (string | number | null)[];

/** What a backup is read into. */
export interface BackupReader {
  readonly head: (head: BackupHead) => Promise<void> | void;
  /** Rows of one table, some at a time. */
  readonly rows: (
    table: string,
    columns: readonly string[],
    rows: readonly BackupRow[],
  ) => Promise<void> | void;
}

const rowsAtOnce = 1000;

const damaged = (): BackupFault =>
  new BackupFault(
    'The backup was changed or is damaged, so nothing was restored. Take another copy of it.',
  );

/** The lines of a stream, each with its end. */
async function* splitLines(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let waiting: Buffer[] = [];
  for await (const bytes of source) {
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      waiting.push(bytes.subarray(from, end + 1));
      yield Buffer.concat(waiting).toString('utf8');
      waiting = [];
      from = end + 1;
    }
    if (from < bytes.length) waiting.push(bytes.subarray(from));
  }
  if (waiting.length > 0) throw damaged();
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw damaged();
  }
}

function readHeadLine(said: unknown): BackupHead {
  const head = headSchema.safeParse(said);
  if (head.success) return head.data;
  const isOurs = typeof said === 'object' && said !== null && 'format' in said;
  throw new BackupFault(
    isOurs
      ? 'The backup was made by a newer Serialbook. Install that version to restore it.'
      : 'The file is no backup of Serialbook. Check which file it is.',
  );
}

const tableNames: ReadonlySet<string> = new Set(backupTables.map(([table]) => table));

/**
 * Reads a backup whole. Throws {@link BackupFault} where a line, a count or the hash is not as it was written; what was
 * handed over until then is worth nothing.
 */
export async function readBackup(
  source: AsyncIterable<Buffer>,
  reader: BackupReader,
): Promise<void> {
  const hash = createHash('sha256');
  const counts = new Map<string, number>();
  let table: { readonly table: string; readonly columns: readonly string[] } | null = null;
  let rows: BackupRow[] = [];
  let isBegun = false;
  let isDone = false;
  const flush = async (): Promise<void> => {
    if (table !== null && rows.length > 0) await reader.rows(table.table, table.columns, rows);
    rows = [];
  };
  for await (const line of splitLines(source)) {
    if (isDone) throw damaged();
    const said = parseLine(line);
    if (!isBegun) {
      await reader.head(readHeadLine(said));
      isBegun = true;
    } else if (Array.isArray(said)) {
      const row = rowSchema.safeParse(said);
      if (!row.success || table === null || row.data.length !== table.columns.length)
        throw damaged();
      rows.push(row.data);
      counts.set(table.table, (counts.get(table.table) ?? 0) + 1);
      if (rows.length === rowsAtOnce) await flush();
    } else {
      await flush();
      const foot = footSchema.safeParse(said);
      if (foot.success) {
        const isWhole = Object.entries(foot.data.rows).every(
          ([name, count]) => (counts.get(name) ?? 0) === count,
        );
        if (!isWhole || foot.data.sha256 !== hash.digest('hex')) throw damaged();
        isDone = true;
        continue;
      }
      const next = tableSchema.safeParse(said);
      if (!next.success || !tableNames.has(next.data.table)) throw damaged();
      table = next.data;
    }
    hash.update(line, 'utf8');
  }
  if (!isDone) {
    throw new BackupFault(
      'The backup is cut short, so nothing was restored. Take another copy of it.',
    );
  }
}
