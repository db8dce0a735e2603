/** Backups from the command line: made while the books are in use, and put back into new ones. */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { BackupFault } from '../backup/format.ts';
import { restoreBackup } from '../backup/restore.ts';
import { packLines } from '../backup/streams.ts';
import { encrypt } from '../backup/cipher.ts';
import { writeLines } from '../backup/write.ts';
import { nowOf, type Books } from '../books.ts';
import type { BooksPlace } from '../open-books.ts';
import { appendLink } from '../store/audit.ts';
import { transact } from '../store/transact.ts';

/** The passphrase in a file, without the line end behind it; null where none is named. */
export function readPassphrase(path: string | undefined): string | null {
  if (path === undefined) return null;
  const passphrase = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  if (passphrase.length < 8) {
    throw new BackupFault('A passphrase has 8 characters at least. Choose a longer one.');
  }
  return passphrase;
}

/** Writes a file that only its owner reads, beside its place until it is whole and on the disk. */
async function writeWhole(path: string, source: AsyncIterable<Buffer>): Promise<void> {
  const beside = `${path}.part`;
  const file = await open(beside, 'w', 0o600);
  try {
    for await (const bytes of source) await file.write(bytes);
    await file.sync();
    await file.close();
    await rename(beside, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(beside, { force: true });
    throw error;
  }
}

/** That a backup was made, and by whom; it stands in the chain behind what the backup holds. */
export async function noteBackup(books: Books, user: string): Promise<void> {
  const recordedAt = nowOf(books);
  await transact(books.store, (db) =>
    appendLink(db, books.store.bookId, {
      ...{ recordedAt, user, action: 'make backup', subject: 'whole' },
      content: createHash('sha256').update(recordedAt).digest('hex'),
    }),
  );
}

/** Writes the backup of books that are open. */
export async function writeBackup(
  books: Books,
  path: string,
  passphrase: string | null,
  program: string,
): Promise<void> {
  await books.store.snapshot((db) =>
    writeWhole(path, packLines(writeLines(books, db, program), passphrase)),
  );
  await noteBackup(books, 'admin');
}

/** Fetches the backup of books that a service has. */
export async function fetchBackup(
  url: string,
  token: string | undefined,
  path: string,
  passphrase: string | null,
): Promise<void> {
  const answer = await fetch(new URL('/api/backup', url), {
    headers: { authorization: `Bearer ${token ?? ''}` },
  });
  if (!answer.ok || answer.body === null) {
    const said: unknown = await answer.json().catch(() => null);
    const message =
      typeof said === 'object' && said !== null && 'message' in said ? String(said.message) : '';
    throw new BackupFault(message === '' ? `The service answers ${answer.status}.` : message);
  }
  const bytes: AsyncIterable<Buffer> = Readable.fromWeb(answer.body as never);
  await writeWhole(path, passphrase === null ? bytes : encrypt(bytes, passphrase));
}

/** Restores and says what is there now. */
export async function restoreFile(
  home: string,
  place: BooksPlace,
  path: string,
  passphrase: string | null,
  say: (text: string) => void,
): Promise<number> {
  createReadStream(path).destroy();
  const { head, documents, units } = await restoreBackup(home, place, path, passphrase);
  say(
    `${documents} documents and ${units} units of ${head.madeAt} are restored; the books hold, and the audit chain goes on.`,
  );
  return 0;
}
