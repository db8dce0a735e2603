/**
 * Many serials in one line of text: `A0001-A0005, B7, A9+3, not A0003`. Parts are parted by comma, semicolon or line;
 * `A1-A5` runs upwards with the same prefix and width, `A1+4` is itself and four more, `not` takes out, double quotes
 * take a text as it is. Order is kept. What does not fit is said, never guessed.
 */
import { fail, succeed, type Result } from '../result.ts';
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

/** Splits at commas, semicolons and line ends outside double quotes. */
function splitParts(text: string): Result<Part[], RangeFault> {
  const parts: Part[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"|([^",;\r\n]*))\s*(?:[,;\r\n]|$)/gy;
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) {
      return refuse('unread', text.slice(start, start + 40));
    }
    const literal = match[1];
    const bare = (match[2] ?? '').trim();
    if (literal !== undefined) parts.push({ text: literal.replaceAll('""', '"'), isLiteral: true });
    else if (bare !== '') parts.push({ text: bare, isLiteral: false });
  }
  return succeed(parts);
}

interface Numbered {
  readonly prefix: string;
  readonly digits: string;
}

function splitNumber(serial: string): Numbered | null {
  const match = /^(.*?)(\d{1,30})$/.exec(serial);
  return match === null ? null : { prefix: match[1] ?? '', digits: match[2] ?? '' };
}

/** So many serials from a numbered one upwards; null where a digit would have to grow. */
function countUp(first: Numbered, count: number): string[] | null {
  const start = BigInt(first.digits);
  const width = first.digits.length;
  if (String(start + BigInt(count - 1)).length > width) return null;
  return Array.from(
    { length: count },
    (_, index) => first.prefix + String(start + BigInt(index)).padStart(width, '0'),
  );
}

/** Two serials with a hyphen between them and blanks around: a longer part is no range. */
const longestRange = 2 * maxSerialLength + 10;

function expandPart(part: string): Result<string[], RangeFault> {
  if (part.length > longestRange) return succeed([part]);
  const plus = /^(.*\d)\+(\d{1,9})$/.exec(part);
  if (plus !== null) {
    const first = splitNumber((plus[1] ?? '').trim());
    const more = Number(plus[2]);
    if (first === null) return succeed([part]);
    if (more >= maxRangeSerials) return refuse('tooMany', part);
    const serials = countUp(first, more + 1);
    return serials === null ? refuse('digitMissing', part) : succeed(serials);
  }
  const dash = findRange(part);
  if (dash === null) return succeed([part]);
  const { first, last } = dash;
  const count = BigInt(last.digits) - BigInt(first.digits) + 1n;
  if (count < 1n) return refuse('downwards', part);
  if (count > BigInt(maxRangeSerials)) return refuse('tooMany', part);
  return succeed(countUp(first, Number(count)) ?? []);
}

/** The two ends of `A1-A5`: the same prefix and as many digits. A serial with a hyphen of its own is no range. */
function findRange(part: string): { first: Numbered; last: Numbered } | null {
  for (let at = part.indexOf('-'); at > 0; at = part.indexOf('-', at + 1)) {
    const first = splitNumber(part.slice(0, at).trim());
    const last = splitNumber(part.slice(at + 1).trim());
    if (first === null || last === null) continue;
    const isSamePrefix = foldSerial(first.prefix) === foldSerial(last.prefix);
    if (isSamePrefix && first.digits.length === last.digits.length) return { first, last };
  }
  return null;
}

/**
 * The serials that a text means, in order. Refused with the part at fault: an open quote, a range that runs downwards
 * or grows a digit, more than {@link maxRangeSerials}, a serial that stands twice.
 *
 * `A0001-A0003, not A0002` is `A0001`, `A0003`.
 */
export function expandRange(text: string): Result<string[], RangeFault> {
  const parts = splitParts(text);
  if (!parts.ok) return parts;
  const wanted = new Map<string, string>();
  const excluded = new Set<string>();
  let isExcluding = false;
  for (const part of parts.value) {
    const exclusion = part.isLiteral ? null : /^not\s+(.+)$/i.exec(part.text);
    if (exclusion !== null) isExcluding = true;
    const body = exclusion?.[1] ?? part.text;
    const serials = part.isLiteral ? succeed([body]) : expandPart(body);
    if (!serials.ok) return serials;
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
