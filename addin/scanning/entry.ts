/** What a text that a person entered means: itself, or the serials of a range. A scanner's burst is never a range. */
import { expandRange } from '../../shared/serial/range.ts';
import { textsOf } from '../texts/texts.ts';

const texts = textsOf('scanning');

export interface Entry {
  readonly texts: readonly string[];
  /** The sentence of why the text cannot be taken, if so. */
  readonly fault: string | null;
}

/** Commas, a hyphen or plus between digits, or quotes around it all make a text more than one plain serial. */
const maybeRange = /[,;\n]|\d\s*[-+]\s*\S*\d$|^".*"$/;

export function readTyped(text: string): Entry {
  const bare = text.trim();
  if (!maybeRange.test(bare)) return { texts: [text], fault: null };
  const expanded = expandRange(bare);
  if (!expanded.ok) {
    const { reason, part } = expanded.error;
    return { texts: [], fault: texts.entry.quoteIt(texts.entry.range[reason](part)) };
  }
  return expanded.value.length === 0
    ? { texts: [], fault: texts.entry.nothingLeft }
    : { texts: expanded.value, fault: null };
}
