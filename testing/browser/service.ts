/** A service in a process of its own, as a person starts it, on new books that are gone afterwards. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningService {
  /** As printed: the address, and for the sandbox the token behind `#`. */
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  readonly stop: () => Promise<void>;
}

export async function startService(command: 'serve' | 'start'): Promise<RunningService> {
  const directory = mkdtempSync(join(tmpdir(), 'serialbook-books-'));
  const token = 'a-token-for-the-browser';
  const child = spawn(
    process.execPath,
    ['service/bin.js', command, '--data', directory, '--port', '0', '--token', token],
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
  const { origin } = new URL(url);
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
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
