/** SQLite by itself: prepared statements, row by row, which is the fastest that it takes rows. */
import type SqliteDatabase from 'better-sqlite3';
import { soldColumns, type Bare, type BareRow, type SoldRows, type TableRows } from './bare.ts';
import { timeMs } from './measure.ts';

export function makeBareSqlite(database: SqliteDatabase.Database): Bare {
  const insertInto = ({ table, columns }: TableRows): SqliteDatabase.Statement =>
    database.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
  const settle = (): Promise<void> => {
    database.pragma('wal_checkpoint(TRUNCATE)');
    return Promise.resolve();
  };
  const insert = async (tables: readonly TableRows[]): Promise<number> => {
    const inserts = tables.map((each) => ({ rows: each.rows, into: insertInto(each) }));
    await settle();
    return timeMs(
      database.transaction(() => {
        for (const { into, rows } of inserts) for (const row of rows) into.run(...row);
      }),
    );
  };
  const sell = async ({ units, movements }: SoldRows): Promise<number> => {
    const update = database.prepare(
      `update units set ${soldColumns.map((column) => `${column} = @${column}`).join(', ')}
      where id = @id and status in ('in_stock', 'returned')`,
    );
    const into = insertInto(movements);
    await settle();
    return timeMs(
      database.transaction(() => {
        for (const unit of units) {
          if (update.run(unit).changes !== 1)
            throw new Error('A unit of the bench was sold twice.');
        }
        for (const row of movements.rows) into.run(...row);
      }),
    );
  };
  return {
    prepare: (text) => {
      const statement = database.prepare<unknown[], BareRow>(text);
      return (...values) => Promise.resolve(statement.all(...values));
    },
    listExpression: '(select value from json_each(?))',
    listValue: (texts) => JSON.stringify(texts),
    insert,
    sell,
    run: (statements) => {
      database.transaction(() => database.exec(statements))();
      return Promise.resolve();
    },
    settle,
    analyze: settle,
    close: () => Promise.resolve(),
  };
}
