/**
 * The text of a serial. Three forms are kept apart: what was read (raw), what is stored and shown (cleaned), and what
 * is compared (match key). Cleaning takes away only what a scanner or a paste puts around a serial; the characters of
 * the serial itself are never changed, so `00012`, `12E5`, `=A1` and inner blanks stay as they are.
 */
import { fail, succeed, type Result } from '../result.ts';

/** Longer texts are no serials: GS1 allows 20 (AI 21) to 30 (AI 250) characters, makers rarely pass 40. */
export const maxSerialLength = 100;

export type SerialFault = 'serial_empty' | 'serial_malformed';

/** Blanks, line ends, scanner prefixes and suffixes (STX, ETX, TAB) and invisible marks that may surround a scan. */
const isAround =
  /[\s\u0000-\u001c\u001e\u001f\u007f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;
const notInSerial = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\p{Cs}]/u;
const ascii = /^[\x20-\x7e]*$/;

/** A read text without what surrounds it; each character is looked at once. */
export function takeSurroundingsOff(raw: string): string {
  let [from, to] = [0, raw.length];
  while (from < to && isAround.test(raw[from] ?? '')) from += 1;
  while (to > from && isAround.test(raw[to - 1] ?? '')) to -= 1;
  return raw.slice(from, to);
}

/**
 * The serial that a read text carries: without what surrounds it, in Unicode form C.
 * Refused: nothing left (`serial_empty`); control characters, half a surrogate pair or more than
 * {@link maxSerialLength} characters (`serial_malformed`).
 */
export function cleanSerial(raw: string): Result<string, SerialFault> {
  const bare = takeSurroundingsOff(raw);
  if (bare === '') return fail('serial_empty');
  const cleaned = ascii.test(bare) ? bare : bare.normalize('NFC');
  if (cleaned.length > maxSerialLength || notInSerial.test(cleaned))
    return fail('serial_malformed');
  return succeed(cleaned);
}

/** Upper case of one character, where that can be undone: `ß` and dotless `ı` stay apart from `SS` and `I`. */
function foldCharacter(character: string): string {
  const upper = character.toUpperCase();
  return upper.toLowerCase() === character ? upper : character;
}

/** What two texts of one serial have in common: the cleaned text without regard to case. */
export function foldSerial(cleaned: string): string {
  if (ascii.test(cleaned)) return cleaned.toUpperCase();
  return Array.from(cleaned, foldCharacter).join('');
}

/** What tells the units of one item apart: the folded text, or the text itself where the item says that case counts. */
export function matchKeyOf(cleaned: string, caseMatters: boolean): string {
  return caseMatters ? cleaned : foldSerial(cleaned);
}
