/** `npm run story -- FOLDER`: a service of its own on new books, the year told to it, and what it left in `out/`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStory } from './story.ts';

const token = randomBytes(24).toString('base64url');

/** Starts the service and answers its address once it listens. */
function startService(directory: string): Promise<{ service: ChildProcess; url: string }> {
  const service = spawn(
    process.execPath,
    ['service/bin.js', 'serve', '--data', directory, '--port', '0'],
    { env: { ...process.env, SERIALBOOK_TOKEN: token }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return new Promise((resolve, reject) => {
    let said = '';
    service.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const url = /http:\/\/\S+/.exec(said)?.[0];
      if (url !== undefined) resolve({ service, url });
    });
    service.once('exit', () => reject(new Error('the service did not start')));
  });
}

async function tell(folder: string): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'serialbook-story-'));
  const { service, url } = await startService(directory);
  try {
    const log = (line: string): void => void process.stdout.write(`${line}\n`);
    return await runStory({ folder, url, token, out: 'out', log });
  } finally {
    const stopped = new Promise((resolve) => service.once('exit', resolve));
    service.kill('SIGTERM');
    await stopped;
    rmSync(directory, { recursive: true, force: true });
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(join(folder, 'received.csv'))) {
  process.stderr.write(
    'Name the folder with received.csv, sold.csv and failed.csv: npm run story -- FOLDER\n',
  );
  process.exitCode = 1;
} else process.exitCode = await tell(folder);
