/**
 * Numbered migrations, forward only. Each runs once in its own transaction and is remembered with its checksum: an
 * edited one is refused, and so is a store that a newer program has migrated.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import type { ClientBase } from 'pg';

export interface Migration {
  readonly name: string;
  readonly text: string;
}

/** The migrations of a folder, in order of their number; of these names alone where books are to stay older than that. */
export function readMigrations(folder: string, only?: ReadonlySet<string>): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name) && only?.has(name) !== false)
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.text).digest('hex');
}

/** A migration that still has to run, with the checksum that is remembered of it. */
export interface DueMigration extends Migration {
  readonly checksum: string;
}

/**
 * The migrations that a database lacks, by what it remembers. Throws with a plain sentence where a migration was edited
 * after it ran, or the database is newer than this program.
 */
export function listDue(
  remembered: readonly { readonly name: string; readonly checksum: string }[],
  migrations: readonly Migration[],
): DueMigration[] {
  const done = new Map(remembered.map((row) => [row.name, row.checksum]));
  const known = new Set(migrations.map((migration) => migration.name));
  const newer = [...done.keys()].find((name) => !known.has(name));
  if (newer !== undefined) {
    throw new Error(
      `These books were opened by a newer Serialbook (it ran ${newer}). Install that version.`,
    );
  }
  return migrations.flatMap((migration) => {
    const checksum = checksumOf(migration);
    const before = done.get(migration.name);
    if (before === undefined) return [{ ...migration, checksum }];
    if (before === checksum) return [];
    throw new Error(
      `The migration ${migration.name} was changed after it ran on these books. Restore the original file.`,
    );
  });
}

/** Brings a SQLite database up to the newest migration. */
export function migrate(database: SqliteDatabase.Database, migrations: readonly Migration[]): void {
  database.exec(
    'create table if not exists migrations (name text primary key, checksum text not null) strict',
  );
  const remembered = database
    .prepare<[], { name: string; checksum: string }>('select name, checksum from migrations')
    .all();
  for (const { name, text, checksum } of listDue(remembered, migrations)) {
    database.transaction(() => {
      database.exec(text);
      database.prepare('insert into migrations (name, checksum) values (?, ?)').run(name, checksum);
    })();
  }
}

/**
 * Brings a PostgreSQL database up to the newest migration, in the caller's transaction. The caller holds the lock that
 * lets one process at a time do so.
 */
export async function migratePostgres(
  client: ClientBase,
  migrations: readonly Migration[],
): Promise<void> {
  await client.query(
    'create table if not exists migrations (name text collate "C" primary key, checksum text not null)',
  );
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations',
  );
  for (const { name, text, checksum } of listDue(rows, migrations)) {
    await client.query(text);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum]);
  }
}
