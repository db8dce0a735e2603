/**
 * Makes what a fresh checkout lacks, once: the native part of better-sqlite3 (install scripts are off), and the
 * bundles. A bundle is made again only when one of its sources changed.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');

/** The folders and files whose change makes a bundle stale. */
const sources = {
  service: ['service', 'shared', 'reports', 'webpack.config.js', 'package-lock.json'],
  addin: ['addin', 'shared', 'reports', 'webpack.config.js', 'package-lock.json'],
  sandbox: ['sandbox', 'webpack.config.js', 'package-lock.json'],
};

function* listFiles(path) {
  const full = join(home, path);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(full).sort()) yield* listFiles(join(path, name));
}

function fingerprint(name) {
  const hash = createHash('sha256');
  for (const path of sources[name].flatMap((source) => [...listFiles(source)])) {
    const { mtimeMs, size } = statSync(join(home, path));
    hash.update(`${path}\n${mtimeMs}\n${size}\n`);
  }
  return hash.digest('hex');
}

function stampOf(name) {
  return join(home, 'dist', `.${name}.stamp`);
}

function isFresh(name) {
  return existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === fingerprint(name);
}

/** Builds better-sqlite3 where it is missing: a minute, once. */
export function ensureNative() {
  try {
    const Database = createRequire(import.meta.url)('better-sqlite3');
    new Database(':memory:').close();
  } catch {
    process.stderr.write('Building the embedded database, once (about a minute) ...\n');
    execFileSync('npm', ['rebuild', 'better-sqlite3', '--ignore-scripts=false'], {
      cwd: home,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
}

/** Waits for another process that builds; a lock older than ten minutes was left by one that died. */
async function takeTurn() {
  const lock = join(home, 'dist', '.building');
  mkdirSync(join(home, 'dist'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return () => rmSync(lock, { recursive: true, force: true });
    } catch {
      const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
      if (age > 600_000) rmSync(lock, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Makes the bundles of these names that are missing or stale. */
export async function ensureBuilt(names) {
  if (names.every(isFresh)) return;
  const done = await takeTurn();
  try {
    await build(names.filter((name) => !isFresh(name)));
  } finally {
    done();
  }
}

async function build(stale) {
  if (stale.length === 0) return;
  process.stderr.write(`Building ${stale.join(', ')} ...\n`);
  const { default: webpack } = await import('webpack');
  const { default: configurations } = await import('../webpack.config.js');
  for (const name of stale) {
    const stamp = fingerprint(name);
    const configuration = configurations.find((each) => each.name === name);
    await new Promise((resolve, reject) => {
      const compiler = webpack(configuration);
      compiler.run((fault, stats) => {
        compiler.close(() => {
          if (fault !== null && fault !== undefined) reject(fault);
          else if (stats.hasErrors()) reject(new Error(stats.toString('errors-only')));
          else resolve();
        });
      });
    });
    mkdirSync(join(home, 'dist'), { recursive: true });
    writeFileSync(stampOf(name), stamp);
  }
}

if (process.argv[1] === import.meta.filename) {
  ensureNative();
  await ensureBuilt(['service', 'addin', 'sandbox']);
}
