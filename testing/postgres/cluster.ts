/**
 * A throw-away PostgreSQL for tests and measurements: its data lie in a folder of their own and go with it, it listens
 * on a socket in that folder alone, and it ends with the process that began it.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgres } from './programs.ts';

export interface Cluster {
  /** The address of its first database, as its owner. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Settings of a cluster whose data nobody will miss. */
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];
const settings = ['listen_addresses=', 'max_connections=300', 'log_min_messages=panic'];

/** PostgreSQL does not run as root: there it runs as its own user, or as nobody. */
function findOwner(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const ask = (flag: string, name: string): number =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: ask('-u', name), gid: ask('-g', name) };
    } catch {
      continue;
    }
  }
  return null;
}

/** Starts a cluster; `isDurable` makes its commits survive a power cut, as a measured one must. */
export async function startCluster(isDurable: boolean): Promise<Cluster> {
  const programs = findPostgres();
  if (programs === null) {
    throw new Error(
      'PostgreSQL 15 or later is not installed here. On Debian: apt install postgresql',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'serialbook-pg-'));
  const owner = findOwner();
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const how = { cwd: folder, ...owner };
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'serialbook', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { stdio: ['ignore', 'ignore', 'inherit'], ...how },
  );
  const chosen = [...settings, `unix_socket_directories=${folder}`, ...(isDurable ? [] : careless)];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...chosen.flatMap((setting) => ['-c', setting])],
    { stdio: ['ignore', 'ignore', 'inherit'], ...how },
  );
  const end = (): void => {
    server.kill('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', end);
  const url = `postgres://serialbook@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await waitForServer(url, server);
  return {
    url,
    stop: async () => {
      process.off('exit', end);
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function waitForServer(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (server.exitCode !== null) break;
    try {
      await askServer(url, () => Promise.resolve());
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error('PostgreSQL was started for the tests and does not answer.');
}

/** Asks a server over a connection of its own. */
export async function askServer<Result>(
  url: string,
  ask: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

/** The address of another database of the same server. */
export function nameDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
