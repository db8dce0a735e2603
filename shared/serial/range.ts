/**
 * Many serials in one line of text: `A0001-A0005, B7, A9+3, not A0003`. Parts are parted by comma, semicolon or line;
 * `A1-A5` runs upwards with the same prefix, suffix and width, `A1+4` is itself and four more, `not` takes out, double quotes
 * take a text as it is. Order is kept. What does not fit is said, never guessed.
 */
import { fail, succeed, type Result } from '../result.ts';
import { counterOf, countUp, distanceOf, type Carry, type Distance } from './count.ts';
import { foldSerial, maxSerialLength } from './text.ts';

export const maxRangeSerials = 100_000;

/** Why a part cannot be taken, each with its sentence in English. */
export const rangeSentences = {
  unread: (part: string) => `${part} cannot be read. Close the quotes, or part serials by commas.`,
  tooMany: (part: string) => `${part} is more than ${maxRangeSerials} serials. Split it.`,
  digitMissing: (part: string) =>
    `${part} would need one more digit. Give the serials with leading zeros.`,
  downwards: (part: string) => `${part} runs downwards. Write the lower serial first.`,
  twice: (serial: string) => `${serial} stands twice. Take one out.`,
};

/** The part of the text that cannot be taken, or the serial that stands twice; why; and a sentence on it. */
export interface RangeFault {
  readonly part: string;
  readonly reason: keyof typeof rangeSentences;
  readonly message: string;
}

function refuse(reason: RangeFault['reason'], part: string): Result<never, RangeFault> {
  return fail({ part, reason, message: rangeSentences[reason](part) });
}

interface Part {
  readonly text: string;
  readonly isLiteral: boolean;
}

const isBreak = (character: string): boolean => /[,;\r\n]/.test(character);

/** Splits at commas, semicolons and line ends outside double quotes; each character is looked at once. */
function splitParts(text: string): Result<Part[], RangeFault> {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
    if (text[at] === '"') {
      const end = closingQuote(text, at);
      if (end < 0) return refuse('unread', text.slice(start, start + 40));
      const literal = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      while (at < text.length && /\s/.test(text[at] ?? '') && !isBreak(text[at] ?? '')) at += 1;
      if (at < text.length && !isBreak(text[at] ?? ''))
        return refuse('unread', text.slice(start, start + 40));
      parts.push({ text: literal, isLiteral: true });
    } else {
      const from = at;
      while (at < text.length && !isBreak(text[at] ?? '')) {
        if (text[at] === '"') return refuse('unread', text.slice(start, start + 40));
        at += 1;
      }
      const bare = text.slice(from, at).trim();
      if (bare !== '') parts.push({ text: bare, isLiteral: false });
    }
    at += 1;
  }
  return succeed(parts);
}

/** Where a quote that is open ends; two in a row stand for one within. Below 0 where it never does. */
function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return -1;
}

/** Two serials with a hyphen between them and blanks around: a longer part is no range. */
const longestRange = 2 * maxSerialLength + 10;

function expandPart(part: string, carry: Carry): Result<string[], RangeFault> {
  if (part.length > longestRange) return succeed([part]);
  const plus = /^([^]*[^+])\+(\d{1,9})$/.exec(part);
  if (plus !== null) {
    const first = counterOf((plus[1] ?? '').trim(), carry);
    const more = Number(plus[2]);
    if (first === null) return succeed([part]);
    if (more >= maxRangeSerials) return refuse('tooMany', part);
    const serials = countUp(first, more + 1);
    return serials === null ? refuse('digitMissing', part) : succeed(serials);
  }
  const range = findRange(part, carry);
  if (range === null) return succeed([part]);
  const { first, steps } = range;
  if (steps < 0n) return refuse('downwards', part);
  if (steps >= BigInt(maxRangeSerials)) return refuse('tooMany', part);
  return succeed(countUp(first, Number(steps) + 1) ?? []);
}

/** From one end of `A1-A5` to the other: of one counter. A serial with a hyphen of its own is no range. */
function findRange(part: string, carry: Carry): Distance | null {
  for (let at = part.indexOf('-'); at > 0; at = part.indexOf('-', at + 1)) {
    const found = distanceOf(part.slice(0, at).trim(), part.slice(at + 1).trim(), carry);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The serials that a text means, in order. Refused with the part at fault: an open quote, a range that runs downwards
 * or grows a digit, more than {@link maxRangeSerials} wanted or taken out, a serial that stands twice.
 *
 * `A0001-A0003, not A0002` is `A0001`, `A0003`.
 */
export function expandRange(text: string, carry: Carry = 'digits'): Result<string[], RangeFault> {
  const parts = splitParts(text);
  if (!parts.ok) return parts;
  const wanted = new Map<string, string>();
  const excluded = new Set<string>();
  let isExcluding = false;
  let takenOut = 0;
  for (const part of parts.value) {
    const exclusion = part.isLiteral ? null : /^not\s+(\S[^]*)$/i.exec(part.text);
    if (exclusion !== null) isExcluding = true;
    const body = exclusion?.[1] ?? part.text;
    const serials = part.isLiteral ? succeed([body]) : expandPart(body, carry);
    if (!serials.ok) return serials;
    // What is taken out again and again counts each time: it is the work that is bounded, not what is left.
    if (isExcluding) takenOut += serials.value.length;
    if (takenOut > maxRangeSerials) return refuse('tooMany', body.slice(0, 40));
    for (const serial of serials.value) {
      const fold = foldSerial(serial);
      if (isExcluding) excluded.add(fold);
      else if (wanted.has(fold)) {
        return refuse('twice', serial);
      } else wanted.set(fold, serial);
    }
    if (wanted.size > maxRangeSerials) return refuse('tooMany', text.slice(0, 40));
  }
  for (const fold of excluded) wanted.delete(fold);
  return succeed([...wanted.values()]);
}
