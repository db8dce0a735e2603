/**
 * Whether a file may be read at all. An xlsx is a zip archive; before anything of it is unpacked its directory is looked at,
 * and then every part is unpacked once without being kept, so that a small file that would fill the memory is refused with a
 * sentence, whatever its directory claims.
 */

/** What is refused above: ten times what a workbook of 100,000 rows takes. */
const limits = {
  bytes: 100 * 1024 * 1024,
  parts: 2_000,
  unpacked: 400 * 1024 * 1024,
  /** How many times larger a part may be than it lies in the file, once it is larger than `small`. */
  ratio: 250,
  small: 1024 * 1024,
} as const;

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const;
const endLength = 22;
const longestComment = 65_535;
const stored = 0;
const deflated = 8;

interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** A file that is refused, with a sentence for the person who opened it. */
export class RefusedFile extends Error {}

const notAWorkbook = () =>
  new RefusedFile('This is no workbook: choose a file that ends in .xlsx.');
const tooLarge = () =>
  new RefusedFile('This file is refused: unpacked it would be too large to be a workbook.');

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at--) {
    if (view.getUint32(at, true) === signatures.end) return at;
  }
  throw notAWorkbook();
}

/** The parts as the directory names them; their sizes are claims. */
export function readDirectory(bytes: Uint8Array): readonly Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < endLength) throw notAWorkbook();
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.parts) throw tooLarge();
  const parts: Part[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== signatures.entry) {
      throw notAWorkbook();
    }
    const nameLength = view.getUint16(at + 28, true);
    parts.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

function checkClaims(parts: readonly Part[]): void {
  let sum = 0;
  for (const { packed, unpacked } of parts) {
    sum += unpacked;
    const isSwollen = unpacked > limits.small && unpacked > packed * limits.ratio;
    if (isSwollen || sum > limits.unpacked) throw tooLarge();
  }
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) throw notAWorkbook();
}

function packedBytes(bytes: Uint8Array, { offset, packed }: Part): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== signatures.local) {
    throw notAWorkbook();
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return new Uint8Array(bytes.subarray(start, start + packed));
}

/** Unpacks a part and counts; stops as soon as it is more than was claimed. */
async function checkPart(bytes: Uint8Array, part: Part): Promise<void> {
  if (part.method === stored) {
    if (part.packed !== part.unpacked) throw notAWorkbook();
    return;
  }
  if (part.method !== deflated) throw notAWorkbook();
  const packed = new Blob([packedBytes(bytes, part)]).stream();
  const reader = packed.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let count = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw notAWorkbook();
    });
    if (done) return;
    count += value.byteLength;
    if (count <= part.unpacked) continue;
    await reader.cancel().catch(() => undefined);
    throw tooLarge();
  }
}

/** Throws a `RefusedFile` where the bytes are no workbook, or one that would unpack to too much. */
export async function checkArchive(bytes: Uint8Array): Promise<void> {
  if (bytes.byteLength > limits.bytes) throw tooLarge();
  const parts = readDirectory(bytes);
  checkClaims(parts);
  for (const part of parts) await checkPart(bytes, part);
}
