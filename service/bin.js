#!/usr/bin/env node
/** The way in: makes what is missing, then hands over to the command line. */
import { join } from 'node:path';
import { ensureBuilt, ensureNative } from './build.js';

const home = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const needs = {
  start: ['service', 'addin', 'sandbox'],
  serve: ['service', 'addin'],
};
ensureNative();
await ensureBuilt(needs[args[0]] ?? ['service']);
const { run } = await import('../dist/service/cli.js');
process.exitCode = await run(args, home);
