/**
 * A list out of a file that a person chose. Text is read here; a workbook is read by the service, which looks into a
 * foreign file only behind its checks and in a thread of its own.
 */
import type { ListLayout } from '../../../shared/vendor-list/heads.ts';
import { sentenceOf, type Client } from '../../client.ts';
import { readRows, readTextFile, type ReadList } from './state.ts';

/** How a zip, and so a workbook, begins, and how the workbooks of old Excel do. */
const workbookMarks = [
  [0x50, 0x4b],
  [0xd0, 0xcf],
] as const;

function isWorkbook(bytes: Uint8Array): boolean {
  return workbookMarks.some((mark) => mark.every((byte, at) => bytes[at] === byte));
}

/** Bytes as base64, in parts that a call can take. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  const step = 0x8000;
  for (let from = 0; from < bytes.length; from += step) {
    text += String.fromCharCode(...bytes.subarray(from, from + step));
  }
  return btoa(text);
}

/** Throws with a sentence where the file cannot be read. Of several sheets, the one that names most units is taken. */
export async function readFile(
  client: Client,
  file: File,
  layout: ListLayout | null,
): Promise<ReadList> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!isWorkbook(bytes)) return readRows(file.name, readTextFile(bytes), layout);
  const answer = await client.call('readVendorFile', {
    body: { name: file.name, base64: toBase64(bytes) },
  });
  if (!answer.ok) throw new Error(sentenceOf(answer.error));
  const { sheets } = answer.value;
  const lists = sheets.map(({ name, rows, damaged }) => ({
    ...readRows(sheets.length === 1 ? file.name : `${file.name}: ${name}`, rows, layout),
    bent: new Set(damaged.map(({ row, column }) => `${row + 1} ${column + 1}`)),
  }));
  const [first, ...others] = lists;
  if (first === undefined) return readRows(file.name, [], layout);
  return others.reduce(
    (best, list) => (list.entries.length > best.entries.length ? list : best),
    first,
  );
}
