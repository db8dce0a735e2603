/** The bench: machine, versions and seed first, then the figures, one JSON line each. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import SqliteDatabase from 'better-sqlite3';
import type { Bench } from './bench.ts';
import {
  makePostgresMaker,
  openSqliteBooks,
  stockBooks,
  type BenchBooks,
  type BooksMaker,
} from './books.ts';
import { makeChance } from './chance.ts';
import { fillBooks } from './fill.ts';
import { measureCards } from './figures/cards.ts';
import { measureChecks } from './figures/checks.ts';
import { measurePane } from './figures/pane.ts';
import { measurePrints } from './figures/prints.ts';
import { measureProfit } from './figures/profit.ts';
import { measureReceipts, measureStored } from './figures/receipts.ts';
import { measureReconcile } from './figures/reconcile.ts';
import { measureSales } from './figures/sales.ts';
import { measureWorkbooks } from './figures/workbook.ts';
import { home } from './http.ts';
import type { Store } from '../service/store/store.ts';
import { askServer, startCluster, type Cluster } from '../testing/postgres/cluster.ts';
import { findPostgres } from '../testing/postgres/programs.ts';

/** In this order: what adds units to the large books comes after what counts on those it was filled with. */
const groups: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  receipt: measureReceipts,
  sale: measureSales,
  print: measurePrints,
  workbook: measureWorkbooks,
  pane: measurePane,
  card: measureCards,
  profit: measureProfit,
  check: measureChecks,
  reconcile: measureReconcile,
  stored: measureStored,
};

function readCommit(): string | null {
  try {
    const output = execFileSync('git', ['describe', '--always', '--dirty', '--exclude=*'], {
      cwd: home,
      encoding: 'utf8',
    });
    return output.trim();
  } catch {
    return null;
  }
}

function describeRun(seed: number, postgres: string | null): Record<string, unknown> {
  const database = new SqliteDatabase(':memory:');
  const sqlite = database.prepare('select sqlite_version()').pluck().get();
  database.close();
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    machine: {
      cores: cpus().length,
      memoryBytes: totalmem(),
      cpu: cpus()[0]?.model ?? 'unknown',
    },
    versions: {
      node: process.version,
      sqlite,
      postgres,
      serialbook: version,
      commit: readCommit(),
    },
    seed,
  };
}

async function readServerVersion({ url }: Cluster): Promise<string> {
  const { rows } = await askServer(url, (client) =>
    client.query<{ server_version: string }>('show server_version'),
  );
  return rows[0]?.server_version ?? '';
}

/** Measures the groups over one database. */
async function measureStore(
  store: Store['kind'],
  openBooks: BooksMaker,
  asked: { readonly only: readonly string[]; readonly isQuick: boolean; readonly seed: number },
): Promise<void> {
  const storedUnits = asked.isQuick ? 200_000 : 1_000_000;
  const made: BenchBooks[] = [];
  const makeBooks = async (): Promise<BenchBooks> => stockBooks(await openBooks());
  const bench: Bench = {
    store,
    isQuick: asked.isQuick,
    chance: makeChance(asked.seed),
    storedUnits,
    makeBooks,
    filledBooks: async () => {
      const [before] = made;
      if (before !== undefined) return before;
      const books = await makeBooks();
      made.push(books);
      await fillBooks(books, storedUnits);
      return books;
    },
  };
  for (const [name, measure] of Object.entries(groups)) {
    if (asked.only.length === 0 || asked.only.includes(name)) await measure(bench);
  }
  for (const books of made) await books.remove();
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      store: { type: 'string', multiple: true, default: ['sqlite', 'postgres'] },
      quick: { type: 'boolean', default: false },
    },
  });
  const unknown = values.only.find((name) => groups[name] === undefined);
  if (unknown !== undefined) {
    const known = Object.keys(groups).join(', ');
    throw new Error(`There is no group ${unknown}. Name one of: ${known}.`);
  }
  const seed = Number(process.env['SEED'] ?? 20_260_101);
  const asked = { only: values.only, isQuick: values.quick, seed };
  const isOverPostgres = values.store.includes('postgres') && findPostgres() !== null;
  const cluster = isOverPostgres ? await startCluster(true) : null;
  try {
    const version = cluster === null ? null : await readServerVersion(cluster);
    process.stdout.write(`${JSON.stringify(describeRun(seed, version))}\n`);
    if (values.store.includes('sqlite')) await measureStore('sqlite', openSqliteBooks, asked);
    if (cluster !== null) {
      await measureStore('postgres', makePostgresMaker(cluster.url), asked);
    }
  } finally {
    await cluster?.stop();
  }
}

await run();
