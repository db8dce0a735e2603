/**
 * A backup that only who knows its passphrase can read: AES-256-GCM over numbered parts, so that a part that was changed,
 * moved, dropped or added is found, and a file that was cut. The key is made of the passphrase by scrypt.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { BackupFault } from './format.ts';

const magic = Buffer.from('serialbook-sealed-1\n');
const [saltLength, tagLength, partLength] = [16, 16, 64 * 1024];
/** 32 MiB and about a tenth of a second for each guess. */
const scryptCost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

function keyOf(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, scryptCost);
}

/** Each part has its own number; the salt, and so the key, is new for each file. */
function nonceOf(part: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(part), 4);
  return nonce;
}

function seal(key: Buffer, part: number, isLast: boolean, bytes: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(part));
  cipher.setAAD(Buffer.from([isLast ? 1 : 0]));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const length = Buffer.alloc(5);
  length.writeUInt32BE(body.length);
  length[4] = isLast ? 1 : 0;
  return Buffer.concat([length, body, cipher.getAuthTag()]);
}

export async function* encrypt(
  source: AsyncIterable<Buffer>,
  passphrase: string,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltLength);
  const key = keyOf(passphrase, salt);
  yield Buffer.concat([magic, salt]);
  let part = 0;
  let waiting = Buffer.alloc(0);
  for await (const bytes of source) {
    waiting = Buffer.concat([waiting, bytes]);
    while (waiting.length > partLength) {
      yield seal(key, part, false, waiting.subarray(0, partLength));
      waiting = waiting.subarray(partLength);
      part += 1;
    }
  }
  yield seal(key, part, true, waiting);
}

export function isEncrypted(begin: Buffer): boolean {
  return begin.subarray(0, magic.length).equals(magic);
}

function open(key: Buffer, part: number, isLast: boolean, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(part));
  decipher.setAAD(Buffer.from([isLast ? 1 : 0]));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(0, sealed.length - tagLength)),
      decipher.final(),
    ]);
  } catch {
    throw new BackupFault(
      part === 0
        ? 'The backup cannot be opened: the passphrase is another one, or the file was changed. Check the passphrase.'
        : 'The backup was changed or is damaged, so nothing was restored. Take another copy of it.',
    );
  }
}

export async function* decrypt(
  source: AsyncIterable<Buffer>,
  passphrase: string,
): AsyncGenerator<Buffer> {
  const cut = new BackupFault(
    'The backup is cut short, so nothing was restored. Take another copy of it.',
  );
  let waiting = Buffer.alloc(0);
  let key: Buffer | null = null;
  let part = 0;
  let isDone = false;
  for await (const bytes of source) {
    waiting = Buffer.concat([waiting, bytes]);
    if (key === null) {
      if (waiting.length < magic.length + saltLength) continue;
      key = keyOf(passphrase, waiting.subarray(magic.length, magic.length + saltLength));
      waiting = waiting.subarray(magic.length + saltLength);
    }
    while (waiting.length >= 5) {
      const length = waiting.readUInt32BE(0);
      if (isDone || length > partLength) {
        throw new BackupFault(
          'The backup was changed or is damaged, so nothing was restored. Take another copy of it.',
        );
      }
      const end = 5 + length + tagLength;
      if (waiting.length < end) break;
      isDone = waiting[4] === 1;
      yield open(key, part, isDone, waiting.subarray(5, end));
      waiting = waiting.subarray(end);
      part += 1;
    }
  }
  if (!isDone || waiting.length > 0) throw cut;
}
