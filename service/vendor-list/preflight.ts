/**
 * The zip of a foreign workbook, checked before anything of it is unpacked. The file may be hostile: what its directory
 * claims is held against the limits, and what a part really gives is counted while it is unpacked.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import type { FileFault } from '../../shared/vendor-list/file-faults.ts';

const mebibyte = 1024 * 1024;

/** What a vendor's workbook may hold; what is above is refused. */
export const fileLimits = {
  bytes: 20 * mebibyte,
  parts: 1_000,
  unpacked: 200 * mebibyte,
  part: 100 * mebibyte,
  /** How many times larger a part may be than it lies in the file, once it is larger than `small`. */
  ratio: 200,
  small: mebibyte,
} as const;

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const;
const lengths = { end: 22, entry: 46, local: 30, comment: 65_535 } as const;
const methods = { stored: 0, deflated: 8 } as const;
const encryptedFlag = 1;

/** A file that is not read; known by its reason alone. */
export class FileRefused extends Error {
  readonly reason: FileFault;

  constructor(reason: FileFault) {
    super(reason);
    this.reason = reason;
  }
}

interface Part {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

function refuseWhere(isWrong: boolean, reason: FileFault): void {
  if (isWrong) throw new FileRefused(reason);
}

/** Says what a file is that bears the name of a workbook and is none. */
function checkKind(file: Buffer): void {
  refuseWhere(file.length === 0, 'empty');
  refuseWhere(file.length > fileLimits.bytes, 'too_large');
  // Workbooks of Excel before 2007, and those with a password: both lie in the container of old Office files.
  refuseWhere(file.subarray(0, 4).toString('hex') === 'd0cf11e0', 'old_excel');
  const head = file.subarray(0, 512).toString('latin1').toLowerCase();
  const isPage = ['<html', '<!doctype html', '<table', '<?xml'].some((tag) => head.includes(tag));
  if (!head.startsWith('pk')) throw new FileRefused(isPage ? 'web_page' : 'not_a_list');
}

function findEnd(file: Buffer): number {
  const first = Math.max(0, file.length - lengths.end - lengths.comment);
  for (let at = file.length - lengths.end; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === signatures.end) return at;
  }
  throw new FileRefused('damaged');
}

function isForeignName(name: string): boolean {
  const steps = name.split('/');
  return name === '' || name.startsWith('/') || /[\\:\0]/.test(name) || steps.includes('..');
}

function checkPart(part: Part, flags: number): void {
  refuseWhere((flags & encryptedFlag) !== 0, 'encrypted');
  const isKnown = part.method === methods.stored || part.method === methods.deflated;
  const isLong = [part.packed, part.unpacked, part.offset].includes(0xffff_ffff);
  refuseWhere(!isKnown || isLong, 'zip_form');
  refuseWhere(isForeignName(part.name), 'part_names');
  const isSwollen =
    part.unpacked > fileLimits.small && part.unpacked > part.packed * fileLimits.ratio;
  refuseWhere(isSwollen || part.unpacked > fileLimits.part, 'swollen');
}

function readEntry(file: Buffer, at: number, end: number): { part: Part; next: number } {
  const isThere = at + lengths.entry <= end && file.readUInt32LE(at) === signatures.entry;
  refuseWhere(!isThere, 'damaged');
  const nameEnd = at + lengths.entry + file.readUInt16LE(at + 28);
  const next = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  refuseWhere(next > end, 'damaged');
  const part = {
    name: file.toString('utf8', at + lengths.entry, nameEnd),
    method: file.readUInt16LE(at + 10),
    crc: file.readUInt32LE(at + 16),
    packed: file.readUInt32LE(at + 20),
    unpacked: file.readUInt32LE(at + 24),
    offset: file.readUInt32LE(at + 42),
  };
  checkPart(part, file.readUInt16LE(at + 8));
  return { part, next };
}

/** Parts that share bytes are how a small file claims to be a large one. */
function checkOverlaps(parts: readonly Part[], directory: number): void {
  let free = 0;
  for (const part of [...parts].sort((one, other) => one.offset - other.offset)) {
    refuseWhere(part.offset < free, 'damaged');
    free = part.offset + lengths.local + part.packed;
  }
  refuseWhere(free > directory, 'damaged');
}

function readDirectory(file: Buffer): ReadonlyMap<string, Part> {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  const directory = file.readUInt32LE(end + 16);
  refuseWhere(count === 0xffff || directory === 0xffff_ffff, 'zip_form');
  refuseWhere(count > fileLimits.parts, 'too_many_parts');
  const parts = new Map<string, Part>();
  let [at, sum] = [directory, 0];
  for (let index = 0; index < count; index += 1) {
    const { part, next } = readEntry(file, at, end);
    // Of two parts of one name programs read different ones; Excel does not tell capitals apart.
    const key = part.name.toLowerCase();
    refuseWhere(parts.has(key), 'part_names');
    parts.set(key, part);
    sum += part.unpacked;
    refuseWhere(sum > fileLimits.unpacked, 'swollen');
    at = next;
  }
  refuseWhere(at !== end, 'damaged');
  checkOverlaps([...parts.values()], directory);
  return parts;
}

function inflate(data: Buffer, part: Part): Buffer {
  if (part.method === methods.stored) return data;
  try {
    // A byte more than is claimed is enough to know that the claim is a lie.
    return inflateRawSync(data, { maxOutputLength: part.unpacked + 1 });
  } catch (error) {
    const isLie =
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new FileRefused(isLie ? 'swollen' : 'damaged');
  }
}

function unpack(file: Buffer, part: Part): Buffer {
  const { offset } = part;
  const isThere =
    offset + lengths.local <= file.length && file.readUInt32LE(offset) === signatures.local;
  refuseWhere(!isThere, 'damaged');
  const nameEnd = offset + lengths.local + file.readUInt16LE(offset + 26);
  refuseWhere(file.toString('utf8', offset + lengths.local, nameEnd) !== part.name, 'damaged');
  const start = nameEnd + file.readUInt16LE(offset + 28);
  const data = file.subarray(start, start + part.packed);
  refuseWhere(data.length !== part.packed, 'damaged');
  const bytes = inflate(data, part);
  refuseWhere(bytes.length !== part.unpacked || crc32(bytes) !== part.crc, 'damaged');
  return bytes;
}

export interface WorkbookParts {
  /** The names as they are written, in the order of the directory. */
  readonly names: readonly string[];
  /** The bytes of a part, whatever its capitals; null where there is none. Throws `FileRefused` where it is damaged. */
  readonly read: (name: string) => Buffer | null;
}

/** The parts of a workbook, none unpacked yet. Throws `FileRefused` where the file is none, or claims too much. */
export function openParts(bytes: Uint8Array): WorkbookParts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkKind(file);
  const parts = readDirectory(file);
  let sum = 0;
  return {
    names: [...parts.values()].map(({ name }) => name),
    read: (name) => {
      const part = parts.get(name.toLowerCase());
      if (part === undefined) return null;
      const text = unpack(file, part);
      sum += text.length;
      refuseWhere(sum > fileLimits.unpacked, 'swollen');
      // Checked where a document type may stand: before the first element.
      refuseWhere(text.subarray(0, 65_536).includes('<!DOCTYPE'), 'document_type');
      return text;
    },
  };
}
