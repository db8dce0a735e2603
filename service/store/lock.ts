/**
 * One owner a store. The database file itself is locked by the operating system for as long as the owner lives, so a
 * dead owner never leaves a lock behind; a note beside it names the owner to whoever comes second.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The store is open elsewhere; `holder` is the process that has it, where its note can be read. */
export class StoreHeldError extends Error {
  readonly holder: number | null;
  constructor(directory: string, holder: number | null) {
    const who = holder === null ? 'another process' : `process ${holder}`;
    super(`The books in ${directory} are open in ${who}. Use that one, or stop it first.`);
    this.holder = holder;
  }
}

function noteIn(directory: string): string {
  return join(directory, 'owner.json');
}

export function readHolder(directory: string): number | null {
  try {
    const note: unknown = JSON.parse(readFileSync(noteIn(directory), 'utf8'));
    if (typeof note === 'object' && note !== null && 'pid' in note) {
      return typeof note.pid === 'number' ? note.pid : null;
    }
    return null;
  } catch {
    return null;
  }
}

export function writeHolder(directory: string): void {
  writeFileSync(noteIn(directory), JSON.stringify({ pid: process.pid }), { mode: 0o600 });
}

export function removeHolder(directory: string): void {
  rmSync(noteIn(directory), { force: true });
}
