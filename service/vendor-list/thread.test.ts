/** Files read in threads: the same answer as here, and an end for one that is too much. */
import { join } from 'node:path';
import { openTestServer } from '../../testing/fixtures/server.ts';
import { readFileHere, readFilesInThreads } from './thread.ts';

// A thread begins slowly where many tests run.
jest.setTimeout(60_000);

const home = process.cwd();
const thread = {
  script: join(home, 'service/vendor-list/worker.ts'),
  execArgv: ['--import', join(home, 'testing/typescript.js')],
};
const list = Buffer.from('serial;cost\n000123;5\n');

test('a thread answers as this one does', async () => {
  const read = readFilesInThreads({ ...thread, milliseconds: 50_000 });
  expect(await read(list)).toEqual(await readFileHere(list));
  expect(await read(Buffer.from('PK\u0003\u0004'))).toEqual({ ok: false, error: 'damaged' });
});

test('a reader that fails blames no file, and leaves room for the next', async () => {
  const broken = readFilesInThreads({ ...thread, script: join(home, 'service/no-such-reader.ts') });
  await expect(broken(list)).rejects.toThrow('no-such-reader');
  await expect(broken(list)).rejects.toThrow('no-such-reader');
  await expect(broken(list)).rejects.toThrow('no-such-reader');
});

test('a file that takes too long is given up, and more than two at once are busy', async () => {
  const read = readFilesInThreads({ ...thread, milliseconds: 1 });
  const answers = await Promise.all([read(list), read(list), read(list)]);
  const [late, busy] = [
    { ok: false, error: 'too_long' },
    { ok: false, error: 'busy' },
  ];
  expect(answers).toEqual([late, late, busy]);
  expect(await read(list)).toEqual(late);
});

test('the service reads a text file, and refuses what it cannot read in the language asked for', async () => {
  const service = await openTestServer();
  const ask = (bytes: Buffer, language: string) => {
    const body = { name: 'list', base64: bytes.toString('base64') };
    return service.ask('POST', '/api/vendor-lists/read', body, { 'accept-language': language });
  };
  const answer = await ask(list, 'en');
  expect([answer.status, answer.json()]).toEqual([
    200,
    {
      sheets: [
        {
          name: '',
          hidden: false,
          rows: [
            ['serial', 'cost'],
            ['000123', '5'],
          ],
          damaged: [],
        },
      ],
      ignored: [],
      encoding: 'utf-8',
      separator: ';',
    },
  ]);
  const refused = await ask(Buffer.from('<html></html>'), 'de');
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('eine Webseite')]);
  await service.remove();
});
