/**
 * Whether a PNG is whole: its parts lie one after another up to the last, and its rows come out of them in full
 * (PNG 3, 5.3 and 10). A picture that is cut off is never handed to the printer, which would read on for ever.
 * Interlaced pictures are not taken: no program saves a logo so unless it is told to.
 */
import { inflateSync } from 'node:zlib';

const samplesByColour: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const headLength = 8;

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
}

/** The parts of the file; null where one reaches beyond its end or the last is missing. */
function readChunks(bytes: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  let at = headLength;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (at + 12 + length > bytes.length) return null;
    const name = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ name, data: bytes.subarray(at + 8, at + 8 + length) });
    if (name === 'IEND') return chunks;
    at += 12 + length;
  }
  return null;
}

export function isWholePng(file: Uint8Array): boolean {
  const chunks = readChunks(Buffer.from(file));
  const head = chunks?.[0];
  if (chunks === null || head === undefined || head.name !== 'IHDR' || head.data.length !== 13) {
    return false;
  }
  const width = head.data.readUInt32BE(0);
  const height = head.data.readUInt32BE(4);
  const [depth = 0, colour = 0, , , interlace] = head.data.subarray(8);
  const samples = samplesByColour[colour];
  if (samples === undefined || ![1, 2, 4, 8, 16].includes(depth) || interlace !== 0) return false;
  if (colour === 3 && !chunks.some(({ name }) => name === 'PLTE')) return false;
  const wanted = (1 + Math.ceil((width * samples * depth) / 8)) * height;
  const rows = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data));
  try {
    return inflateSync(rows, { maxOutputLength: wanted + 1 }).length === wanted;
  } catch {
    // What does not inflate, or to more than the picture has, is broken.
    return false;
  }
}
