/** The functions that ask nobody: ranges of serials told and read, and one list less another. */
import { compressSerials } from '../../shared/serial/compress.ts';
import { expandRange } from '../../shared/serial/range.ts';
import { cleanSerial, foldSerial } from '../../shared/serial/text.ts';
import type { Result } from '../../shared/result.ts';
import { fail, succeed } from '../../shared/result.ts';
import { textsOf } from '../texts/texts.ts';
import { serialOf, type Matrix } from './cells.ts';

const texts = textsOf('functions');

/** The serials of cells, row by row, without empty ones; or why one cannot be read. */
function readSerials(cells: Matrix): Result<string[], string> {
  const serials: string[] = [];
  for (const cell of cells.flat()) {
    const text = serialOf(cell);
    if (text === null) return fail(texts.lostDigits);
    if (text.trim() !== '') serials.push(text);
  }
  return succeed(serials);
}

/** One a row; Excel shows an empty answer as an empty cell. */
function column(texts: readonly string[]): Matrix {
  return texts.length === 0 ? [['']] : texts.map((text) => [text]);
}

export function expandCells(cells: Matrix): Result<Matrix, string> {
  const read = readSerials(cells);
  if (!read.ok) return read;
  const expanded: string[] = [];
  for (const text of read.value) {
    const serials = expandRange(text);
    if (!serials.ok) return fail(texts.range[serials.error.reason](serials.error.part));
    // One by one: a call takes only so many arguments.
    for (const serial of serials.value) expanded.push(serial);
  }
  return succeed(column(expanded));
}

export function compressCells(cells: Matrix): Result<Matrix, string> {
  const serials = readSerials(cells);
  return serials.ok ? succeed([[compressSerials(serials.value.map(cleanText))]]) : serials;
}

function cleanText(text: string): string {
  const cleaned = cleanSerial(text);
  return cleaned.ok ? cleaned.value : text;
}

function foldText(text: string): string {
  return foldSerial(cleanText(text));
}

/** What is in one list and not in the other, as it is written there, each once. */
export function diffCells(list: Matrix, other: Matrix): Result<Matrix, string> {
  const own = readSerials(list);
  const taken = readSerials(other);
  if (!own.ok) return own;
  if (!taken.ok) return taken;
  const seen = new Set(taken.value.map(foldText));
  const left: string[] = [];
  for (const text of own.value) {
    const fold = foldText(text);
    if (seen.has(fold)) continue;
    seen.add(fold);
    left.push(text);
  }
  return succeed(column(left));
}
