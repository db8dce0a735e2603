/**
 * What a seal is reckoned over: the texts of a row, written so that no two rows are written alike. An auditor can write
 * the same in any language (docs/seal.md): each text is its length in bytes of UTF-8, `:`, the bytes, `,`; an empty cell
 * is `-,`.
 *
 * A figure is sealed as a person reads it, not as a program stores it: money to the minor unit, a day as its date, an
 * instant to the millisecond. So another program may save the file anew, and nothing has changed.
 */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { ColumnKind, PlannedCell } from '../../shared/report/plan.ts';

/** Length of a hash in bytes. */
export const hashLength = 32;

/** So many hexadecimal digits of a row's own hash stand beside it, to tell a changed row from one after a gap. */
export const checkDigits = 12;

const millisecondsADay = 86_400_000;
/** Days from 1899-12-30, where Excel's counting leads to, until 1970. */
const daysBefore1970 = 25_569;

export type CanonicalText = string | null;

/** A figure to so many decimals, without an exponent and without `-0`. */
function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

/** The moment that Excel counts as so many days, to the millisecond. */
function instantOf(days: number): string {
  const moment = new Date(Math.round((days - daysBefore1970) * millisecondsADay));
  return Number.isNaN(moment.getTime()) ? String(days) : moment.toISOString();
}

/** How a figure of each kind is written; `decimals` are those of the currency. */
const figureTexts: Readonly<Record<ColumnKind, (value: number, decimals: number) => string>> = {
  text: (value) => String(value),
  day: (value) => instantOf(Math.round(value)).slice(0, 10),
  instant: instantOf,
  money: fixed,
  count: (value) => fixed(value, 0),
  percent: (value) => fixed(value, 6),
};

/** A cell as it is sealed. A text begins with `t`, a figure with `n`, so that 123 and "123" are not the same. */
export function canonicalOf(
  cell: PlannedCell | boolean,
  kind: ColumnKind,
  decimals: number,
): CanonicalText {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return `t${cell}`;
  if (typeof cell === 'boolean') return `b${cell}`;
  if (typeof cell === 'number') return `n${figureTexts[kind](cell, decimals)}`;
  return canonicalOf(cell.value, kind, decimals);
}

/** The bytes of texts, one after the other. */
export function encodeTexts(texts: readonly CanonicalText[]): Uint8Array {
  const parts = texts.map((text) => (text === null ? null : utf8ToBytes(text)));
  const encoded = parts.map((part) => (part === null ? '-,' : `${part.length}:`));
  const length = parts.reduce(
    (sum, part, place) =>
      sum + (encoded[place]?.length ?? 0) + (part === null ? 0 : part.length + 1),
    0,
  );
  const bytes = new Uint8Array(length);
  let at = 0;
  parts.forEach((part, place) => {
    for (const character of encoded[place] ?? '') bytes[at++] = character.charCodeAt(0);
    if (part === null) return;
    bytes.set(part, at);
    at += part.length;
    bytes[at++] = 0x2c;
  });
  return bytes;
}

export function hashTexts(texts: readonly CanonicalText[]): Uint8Array {
  return sha256(encodeTexts(texts));
}

/** The seal of a row: over the seal before it and its own hash, 32 bytes each. */
export function linkAfter(previous: Uint8Array, own: Uint8Array): Uint8Array {
  const both = new Uint8Array(2 * hashLength);
  both.set(previous);
  both.set(own, hashLength);
  return sha256(both);
}

export const hexOf = bytesToHex;

/** Null where the text is no hash in hexadecimal digits. */
export function bytesOfHex(text: string): Uint8Array | null {
  if (!/^[0-9a-f]{64}$/i.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
