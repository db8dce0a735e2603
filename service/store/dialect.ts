/**
 * The seam between the queries and the database under them. Whole columns of values travel as one JSON parameter, so
 * that a document of 10,000 serials is a handful of statements on any database; how JSON becomes rows is all that
 * differs.
 */
import { sql, type RawBuilder } from 'kysely';

export interface Dialect {
  /** A table expression with these columns, one row per JSON array; values keep their JSON type. */
  rowsOf(rows: readonly (readonly unknown[])[], columns: readonly string[]): RawBuilder<unknown>;
  /** A table expression with the one column `value`. */
  valuesOf(values: readonly (string | number)[]): RawBuilder<unknown>;
}

export const sqliteDialect: Dialect = {
  rowsOf(rows, columns) {
    const fields = columns.map(
      (column, index) => sql`value ->> ${sql.lit(index)} as ${sql.ref(column)}`,
    );
    return sql`(select ${sql.join(fields)} from json_each(${JSON.stringify(rows)}))`;
  },
  valuesOf(values) {
    return sql`(select value from json_each(${JSON.stringify(values)}))`;
  },
};
