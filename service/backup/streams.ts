/** Backups as files: packed, and encrypted where a passphrase is given. */
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { decrypt, encrypt, isEncrypted } from './cipher.ts';
import { BackupFault } from './format.ts';

/** The bytes of a backup file from its lines. */
export function packLines(
  lines: AsyncIterable<Buffer>,
  passphrase: string | null,
): AsyncIterable<Buffer> {
  const zip = createGzip({ level: 6 });
  pipeline(Readable.from(lines), zip, () => undefined);
  return passphrase === null ? zip : encrypt(zip, passphrase);
}

async function readBegin(path: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of createReadStream(path, { start: 0, end: 63 }))
    parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The lines of a backup file as bytes. Throws {@link BackupFault} where it cannot be read. */
export async function* unpackFile(path: string, passphrase: string | null): AsyncGenerator<Buffer> {
  const isSealed = isEncrypted(await readBegin(path));
  if (isSealed && passphrase === null) {
    throw new BackupFault(
      'The backup is encrypted. Give its passphrase with --passphrase-file FILE.',
    );
  }
  const file: AsyncIterable<Buffer> = createReadStream(path);
  const source = isSealed ? decrypt(file, passphrase ?? '') : file;
  const zip = createGunzip();
  const input = Readable.from(source);
  pipeline(input, zip, () => undefined);
  try {
    for await (const bytes of zip) yield bytes as Buffer;
  } catch (error) {
    if (error instanceof BackupFault) throw error;
    throw new BackupFault(
      'The file is no backup of Serialbook, or it is damaged. Check which file it is, or take another copy.',
    );
  }
}
