/**
 * A zip archive written while its parts are made: whoever reads pulls, and nothing is made that nobody reads. A part is
 * deflated outside the main thread. Sizes stand behind each part, as whoever writes a stream cannot know them before.
 */
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly texts: AsyncIterable<string> | Iterable<string>;
}

interface WrittenPart {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const signatures = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  entry: 0x02014b50,
  end: 0x06054b50,
} as const;
const version = 20;
/** Sizes behind the part, names in UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** 1980-01-01: the same rows give the same bytes. */
const time = 0x0021_0000;
/** What a directory without wider fields can name; Excel opens no larger file either. */
const mostBytes = 0xffff_ffff;
/** Random digits do not pack, and all else packs well at once. */
const level = 4;
/** Characters that are handed on at once. */
const pieceLength = 64 * 1024;

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(signatures.local, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt32LE(time, 10);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor({ crc, packed, unpacked }: WrittenPart): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(signatures.descriptor, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(unpacked, 12);
  return bytes;
}

function directoryEntry({ name, crc, packed, unpacked, offset }: WrittenPart): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(signatures.entry, 0);
  entry.writeUInt16LE(version, 4);
  entry.writeUInt16LE(version, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(deflated, 10);
  entry.writeUInt32LE(time, 12);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(unpacked, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

function directoryEnd(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(signatures.end, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** What was counted of a part on its way. */
interface Counted {
  crc: number;
  unpacked: number;
}

/** Small texts gathered to pieces, as bytes. */
async function* pieces(texts: ZipPart['texts'], counted: Counted): AsyncGenerator<Buffer> {
  let waiting = '';
  const take = (): Buffer => {
    const bytes = Buffer.from(waiting, 'utf8');
    waiting = '';
    counted.crc = crc32(bytes, counted.crc);
    counted.unpacked += bytes.length;
    return bytes;
  };
  for await (const text of texts) {
    waiting += text;
    if (waiting.length >= pieceLength) yield take();
  }
  if (waiting !== '') yield take();
}

async function* deflate(texts: ZipPart['texts'], counted: Counted): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw({ level, chunkSize: pieceLength });
  // Whichever end stops, the other does; its error is the one that the loop below meets.
  pipeline(Readable.from(pieces(texts, counted), { highWaterMark: 1 }), packer, () => undefined);
  for await (const piece of packer) {
    if (Buffer.isBuffer(piece)) yield piece;
  }
}

/** The archive of parts. Throws where it grows beyond 4 GB. */
export async function* writeZip(
  parts: AsyncIterable<ZipPart> | Iterable<ZipPart>,
): AsyncGenerator<Buffer> {
  const written: WrittenPart[] = [];
  let at = 0;
  const count = (bytes: Buffer): Buffer => {
    at += bytes.length;
    if (at > mostBytes) throw new Error('A workbook of more than 4 GB is not written.');
    return bytes;
  };
  for await (const { name: text, texts } of parts) {
    const [name, offset] = [Buffer.from(text, 'utf8'), at];
    yield count(localHeader(name));
    const [counted, from] = [{ crc: 0, unpacked: 0 }, at];
    for await (const piece of deflate(texts, counted)) yield count(piece);
    if (counted.unpacked > mostBytes) throw new Error('A sheet of more than 4 GB is not written.');
    const part = { ...counted, name, packed: at - from, offset };
    written.push(part);
    yield count(descriptor(part));
  }
  const start = at;
  for (const part of written) yield count(directoryEntry(part));
  yield count(directoryEnd(written.length, at - start, start));
}
