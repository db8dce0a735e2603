/** What a text that a person entered means: itself, or the serials of a range. A scanner's burst is never a range. */
import { expandRange } from '../../shared/serial/range.ts';

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
    return {
      texts: [],
      fault: `${expanded.error.message} A serial in double quotes is taken as it is.`,
    };
  }
  return expanded.value.length === 0
    ? { texts: [], fault: 'Nothing is left of this list. Enter at least one serial.' }
    : { texts: expanded.value, fault: null };
}
