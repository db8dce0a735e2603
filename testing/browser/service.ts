/** A service in a process of its own, as a person starts it, on new books that are gone afterwards. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningService {
  /** As printed: the address, and for the sandbox the token behind `#`. */
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** Ends the process and keeps its books; {@link resume} starts it again at the same address. */
  readonly halt: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const token = 'a-token-for-the-browser';

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

async function run(command: string, directory: string, port: string): Promise<Running> {
  const child = spawn(
    process.execPath,
    ['service/bin.js', command, '--data', directory, '--port', port, '--token', token],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const found = /http:\/\/\S+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the service ended with ${String(code)}`)));
  });
  return { child, url };
}

export async function startService(command: 'serve' | 'start'): Promise<RunningService> {
  const directory = mkdtempSync(join(tmpdir(), 'serialbook-books-'));
  const first = await run(command, directory, '0');
  const { url } = first;
  const { origin, port } = new URL(url);
  let { child } = first;
  const halt = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  return {
    url,
    origin,
    token,
    ask: (path, init = {}) =>
      fetch(origin + path, {
        ...init,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
      }),
    halt,
    resume: async () => {
      ({ child } = await run(command, directory, port));
    },
    stop: async () => {
      await halt();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
