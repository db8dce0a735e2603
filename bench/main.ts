/** The bench: machine, versions and seed first, then the figures, one JSON line each. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import SqliteDatabase from 'better-sqlite3';
import type { Bench } from './bench.ts';
import { removeBooks, type BenchBooks } from './books.ts';
import { makeChance } from './chance.ts';
import { makeFilledBooks } from './fill.ts';
import { measureCards } from './figures/cards.ts';
import { measureChecks } from './figures/checks.ts';
import { measurePrints } from './figures/prints.ts';
import { measureProfit } from './figures/profit.ts';
import { measureReceipts, measureStored } from './figures/receipts.ts';
import { measureSales } from './figures/sales.ts';
import { home } from './http.ts';

/** In this order: what adds units to the large books comes after what counts on those it was filled with. */
const groups: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  receipt: measureReceipts,
  sale: measureSales,
  print: measurePrints,
  card: measureCards,
  profit: measureProfit,
  check: measureChecks,
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

function describeRun(seed: number): Record<string, unknown> {
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
    versions: { node: process.version, sqlite, serialbook: version, commit: readCommit() },
    seed,
  };
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
    },
  });
  const unknown = values.only.find((name) => groups[name] === undefined);
  if (unknown !== undefined) {
    const known = Object.keys(groups).join(', ');
    throw new Error(`There is no group ${unknown}. Name one of: ${known}.`);
  }
  const seed = Number(process.env['SEED'] ?? 20_260_101);
  process.stdout.write(`${JSON.stringify(describeRun(seed))}\n`);
  const storedUnits = values.quick ? 200_000 : 1_000_000;
  const made: BenchBooks[] = [];
  const bench: Bench = {
    isQuick: values.quick,
    chance: makeChance(seed),
    storedUnits,
    filledBooks: async () => {
      const [filled = await makeFilledBooks(storedUnits)] = made;
      made[0] = filled;
      return filled;
    },
  };
  for (const [name, measure] of Object.entries(groups)) {
    if (values.only.length === 0 || values.only.includes(name)) await measure(bench);
  }
  for (const books of made) await removeBooks(books);
}

await run();
