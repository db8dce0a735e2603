/**
 * Numbered migrations, forward only. Each runs once in its own transaction and is remembered with its checksum: an
 * edited one is refused, and so is a store that a newer program has migrated.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type SqliteDatabase from 'better-sqlite3';

export interface Migration {
  readonly name: string;
  readonly text: string;
}

/** The migrations of a folder, in order of their number. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.text).digest('hex');
}

/**
 * Brings a database up to the newest migration. Throws with a plain sentence where a migration was edited after it
 * ran, or the database is newer than this program.
 */
export function migrate(database: SqliteDatabase.Database, migrations: readonly Migration[]): void {
  database.exec(
    'create table if not exists migrations (name text primary key, checksum text not null) strict',
  );
  const done = new Map(
    database
      .prepare<[], { name: string; checksum: string }>('select name, checksum from migrations')
      .all()
      .map((row) => [row.name, row.checksum]),
  );
  const known = new Set(migrations.map((migration) => migration.name));
  const newer = [...done.keys()].find((name) => !known.has(name));
  if (newer !== undefined) {
    throw new Error(
      `These books were opened by a newer Serialbook (it ran ${newer}). Install that version.`,
    );
  }
  for (const migration of migrations) {
    const checksum = checksumOf(migration);
    const before = done.get(migration.name);
    if (before === checksum) continue;
    if (before !== undefined) {
      throw new Error(
        `The migration ${migration.name} was changed after it ran on these books. Restore the original file.`,
      );
    }
    database.transaction(() => {
      database.exec(migration.text);
      database
        .prepare('insert into migrations (name, checksum) values (?, ?)')
        .run(migration.name, checksum);
    })();
  }
}
