/** PostgreSQL by itself: columns as typed arrays, a table's rows in one statement, which is the fastest that it takes them. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { soldColumns, type Bare, type BareRow, type SoldRows, type TableRows } from './bare.ts';
import { timeMs } from './measure.ts';

export async function openBarePostgres(url: string): Promise<Bare> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  const client = new pg.Client({ connectionString: url, types });
  await client.connect();
  await client.query('set jit = off');
  const readTypes = async (table: string): Promise<Map<string, string>> => {
    const { rows } = await client.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0`,
      [table],
    );
    return new Map(rows.map(({ name, type }) => [name, type]));
  };
  const unnest = async (
    table: string,
    columns: readonly string[],
    valuesOf: (column: string, place: number) => readonly unknown[],
  ): Promise<{ source: string; values: readonly unknown[][] }> => {
    const known = await readTypes(table);
    const arrays = columns.map((column, place) => `$${place + 1}::${known.get(column) ?? ''}[]`);
    return {
      source: `unnest(${arrays.join(', ')}) as given (${columns.join(', ')})`,
      values: columns.map((column, place) => [...valuesOf(column, place)]),
    };
  };
  const settle = async (): Promise<void> => {
    await client.query('checkpoint');
  };
  const transact = (work: () => Promise<void>): Promise<number> =>
    timeMs(async () => {
      await client.query('begin');
      await work();
      await client.query('commit');
    });
  const prepareInsert = async ({
    table,
    columns,
    rows,
  }: TableRows): Promise<() => Promise<void>> => {
    const { source, values } = await unnest(table, columns, (_, place) =>
      rows.map((row) => row[place]),
    );
    const text = `insert into ${table} (${columns.join(', ')}) select * from ${source}`;
    return async () => {
      await client.query(text, [...values]);
    };
  };
  const insert = async (tables: readonly TableRows[]): Promise<number> => {
    const inserts: (() => Promise<void>)[] = [];
    for (const each of tables) inserts.push(await prepareInsert(each));
    await settle();
    return transact(async () => {
      for (const run of inserts) await run();
    });
  };
  const sell = async ({ units, movements }: SoldRows): Promise<number> => {
    const { source, values } = await unnest('units', ['id', ...soldColumns], (column) =>
      units.map((unit) => unit[column]),
    );
    const changes = soldColumns.map((column) => `${column} = given.${column}`);
    const update = `update units set ${changes.join(', ')} from ${source}
      where units.id = given.id and units.status in ('in_stock', 'returned')`;
    const insertMovements = await prepareInsert(movements);
    await settle();
    return transact(async () => {
      const { rowCount } = await client.query(update, [...values]);
      if (rowCount !== units.length) throw new Error('A unit of the bench was sold twice.');
      await insertMovements();
    });
  };
  return {
    prepare: (text) => {
      const name = randomUUID();
      let place = 0;
      const numbered = text.replaceAll('?', () => `$${(place += 1)}`);
      return async (...values) => {
        const { rows } = await client.query<BareRow>({ name, text: numbered, values: [...values] });
        return rows;
      };
    },
    listExpression: '(select value from unnest(?::text[]) as list (value))',
    listValue: (texts) => texts,
    insert,
    sell,
    run: async (statements) => {
      await client.query(`begin; ${statements}; commit`);
    },
    settle,
    analyze: async () => {
      await client.query('vacuum analyze');
      await settle();
    },
    close: () => client.end(),
  };
}
