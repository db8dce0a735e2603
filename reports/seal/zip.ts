/**
 * The parts of a foreign xlsx file, unpacked a piece at a time. The file may be hostile: its directory is looked at
 * before anything is unpacked, and what a part gives is counted while it comes, whatever the directory claims.
 */
import { Inflate } from 'fflate';

/** What is refused above: a sealed workbook of a million rows is some 150 MB, and 1.2 GB unpacked. */
export const fileLimits = {
  bytes: 256 * 1024 * 1024,
  parts: 2_000,
  unpacked: 2 * 1024 * 1024 * 1024,
  /** How many times larger a part may be than it lies in the file, once it is larger than `small`. */
  ratio: 400,
  small: 1024 * 1024,
} as const;

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const;
const endLength = 22;
const longestComment = 65_535;
const methods = { stored: 0, deflated: 8 } as const;
/** Bytes that are unpacked at once. */
const piece = 64 * 1024;

/** Why a file is refused; the words are in `words.ts`. */
export type Refusal = 'no_workbook' | 'too_large' | 'damaged' | 'no_seal';

export class RefusedFile extends Error {
  readonly reason: Refusal;

  constructor(reason: Refusal) {
    super(reason);
    this.reason = reason;
  }
}

export interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) === signatures.end) return at;
  }
  throw new RefusedFile('no_workbook');
}

/** The parts by name, as the directory tells them. Throws where the file is no zip archive, or claims too much. */
export function readParts(bytes: Uint8Array): ReadonlyMap<string, Part> {
  const view = viewOf(bytes);
  if (bytes.byteLength < endLength) throw new RefusedFile('no_workbook');
  if (bytes.byteLength > fileLimits.bytes) throw new RefusedFile('too_large');
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > fileLimits.parts) throw new RefusedFile('too_large');
  const parts = new Map<string, Part>();
  let at = view.getUint32(end + 16, true);
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== signatures.entry) {
      throw new RefusedFile('damaged');
    }
    const nameLength = view.getUint16(at + 28, true);
    const part = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    sum += part.unpacked;
    const isSwollen =
      part.unpacked > fileLimits.small && part.unpacked > part.packed * fileLimits.ratio;
    if (isSwollen || sum > fileLimits.unpacked) throw new RefusedFile('too_large');
    // Of two parts of one name programs read different ones.
    if (parts.has(part.name)) throw new RefusedFile('damaged');
    parts.set(part.name, part);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

/** Gives a part piece by piece, until `take` answers false. Throws where it is damaged, or larger than it claims. */
export function unpackPart(
  bytes: Uint8Array,
  part: Part,
  take: (text: Uint8Array) => boolean,
): void {
  const view = viewOf(bytes);
  const { offset, packed, unpacked, method } = part;
  const isThere = offset + 30 <= view.byteLength;
  if (!isThere || view.getUint32(offset, true) !== signatures.local)
    throw new RefusedFile('damaged');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed) throw new RefusedFile('damaged');
  const given = { count: 0, isWanted: true };
  const give = (text: Uint8Array): void => {
    given.count += text.length;
    if (given.count > unpacked) throw new RefusedFile('damaged');
    if (given.isWanted && text.length > 0) given.isWanted = take(text);
  };
  if (method === methods.stored) {
    for (let at = 0; at < data.length && given.isWanted; at += piece)
      give(data.subarray(at, at + piece));
    return;
  }
  if (method !== methods.deflated) throw new RefusedFile('damaged');
  const inflate = new Inflate(give);
  try {
    for (let at = 0; at < data.length && given.isWanted; at += piece) {
      inflate.push(data.subarray(at, at + piece), at + piece >= data.length);
    }
  } catch (error) {
    throw error instanceof RefusedFile ? error : new RefusedFile('damaged');
  }
  if (given.isWanted && given.count !== unpacked) throw new RefusedFile('damaged');
}
