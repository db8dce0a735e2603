/** Where PostgreSQL's own programs lie: on the path, or where Debian, Red Hat and Homebrew put them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const oldestVersion = 15;

function listFolders(parent: string, pattern: RegExp): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => pattern.test(name))
    .sort()
    .reverse()
    .map((name) => join(parent, name, 'bin'));
}

function versionOf(folder: string): number {
  try {
    const said = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
    return Number(/(\d+)/.exec(said)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The folder with `initdb` and `postgres` of a version that is supported, or null. */
export function findPostgres(): string | null {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...listFolders('/usr/lib/postgresql', /^\d+$/),
    ...listFolders('/usr', /^pgsql-\d+$/),
    ...listFolders('/opt/homebrew/opt', /^postgresql/),
    ...listFolders('/usr/local/opt', /^postgresql/),
  ];
  const holds = (folder: string): boolean =>
    existsSync(join(folder, 'initdb')) && versionOf(folder) >= oldestVersion;
  return folders.find(holds) ?? null;
}
