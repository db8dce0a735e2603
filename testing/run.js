/**
 * `npm test`: makes ready what the tests need, runs all of jest's projects and ends with one plain line,
 * `N passed, N failed`. Arguments go to jest: `npm test -- landed`, `npm test -- --selectProjects unit`.
 *
 * Tests that touch a store run twice, over SQLite and over PostgreSQL. Browser tests run one at a time. A suite that
 * could not start counts as a failed test; under `CI=true` a skipped test or suite does too.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureNative } from '../service/build.js';
import { ensureChromium, ensureOpenssl, ensurePoppler, offerPostgres } from './browser/tools.js';
import './typescript.js';

const home = join(import.meta.dirname, '..');
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');

function run(program, args) {
  const child = spawn(program, args, { cwd: home, stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
}

/** Takes `--selectProjects a b` out of the arguments; without it all projects run. */
function splitArguments(given) {
  const start = given.indexOf('--selectProjects');
  if (start < 0) return { projects: ['unit', 'postgres', 'view', 'browser'], rest: given };
  let end = start + 1;
  while (end < given.length && !given[end].startsWith('-')) end += 1;
  return {
    projects: given.slice(start + 1, end),
    rest: [...given.slice(0, start), ...given.slice(end)],
  };
}

async function runJest(projects, args) {
  const folder = mkdtempSync(join(tmpdir(), 'serialbook-tests-'));
  const outputFile = join(folder, 'result.json');
  const status = await run(process.execPath, [
    jest,
    ...args,
    '--passWithNoTests',
    '--json',
    `--outputFile=${outputFile}`,
    '--selectProjects',
    ...projects,
  ]);
  const result = existsSync(outputFile) ? JSON.parse(readFileSync(outputFile, 'utf8')) : null;
  rmSync(folder, { recursive: true, force: true });
  if (result === null) return { passed: 0, failed: 1, skipped: 0 };
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    // Jest may end badly without a failed test: a threshold, a handle left open.
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

const { projects, rest } = splitArguments(process.argv.slice(2));
try {
  ensureNative();
  await ensureBuilt(projects.includes('browser') ? ['service', 'addin', 'sandbox'] : ['service']);
} catch (fault) {
  process.stderr.write(`The build failed; no test was run.\n${fault.message}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
}
ensurePoppler();

/** Whether the tests over PostgreSQL can run: a server is given, or can be started here. */
async function hasPostgres() {
  if (process.env.SERIALBOOK_TEST_DATABASE !== undefined) return true;
  const { findPostgres } = await import('./postgres/programs.ts');
  return offerPostgres(findPostgres) !== null;
}

/** Jest leaves a core free for itself; of two that is half of them. */
function withWorkers(args) {
  if (args.some((arg) => /^(-i|-w|--runInBand|--maxWorkers)/.test(arg))) return args;
  return [...args, `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`];
}

const runs = [];
const isWithout = projects.includes('postgres') && !(await hasPostgres());
const quick = ['unit', 'view'].filter((name) => projects.includes(name));
if (isWithout) {
  process.stderr.write(
    'The tests over PostgreSQL are skipped: install postgresql (15 or later), or name a server in SERIALBOOK_TEST_DATABASE.\n',
  );
  runs.push({ passed: 0, failed: 0, skipped: 1 });
}
// What waits for PostgreSQL leaves a core to what does not, which takes both once the other is done.
runs.push(
  ...(await Promise.all([
    ...(quick.length > 0 ? [runJest(quick, withWorkers(rest))] : []),
    ...(projects.includes('postgres') && !isWithout ? [runJest(['postgres'], rest)] : []),
  ])),
);
if (projects.includes('browser')) {
  ensureChromium();
  ensureOpenssl();
  runs.push(await runJest(['browser'], [...rest, '--runInBand']));
}

const sum = (count) => runs.reduce((total, each) => total + each[count], 0);
const skipped = sum('skipped');
const failed = sum('failed') + (process.env.CI === 'true' ? skipped : 0);
if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
process.stdout.write(`${sum('passed')} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
