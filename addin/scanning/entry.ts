/**
 * What a text that a person entered means: itself, or the serials of a range. A scanner's burst is never a range, and
 * the code of a product carries the serial beside other things. What a code leaves in doubt is said, never chosen.
 */
import { expandRange } from '../../shared/serial/range.ts';
import { readScan, tellScanIssue } from '../../shared/serial/scan-text.ts';
import { textsOf } from '../texts/texts.ts';

const texts = textsOf('scanning');

export interface Entry {
  readonly texts: readonly string[];
  /** The sentence of why the text cannot be taken, if so. */
  readonly fault: string | null;
}

/** Commas, a hyphen or plus, or quotes around it all may make a text more than one plain serial. */
const maybeRange = /[,;\n+-]|^"[^]*"$/;
/** What is written below a GS1 code, the web address in it, or the prefix of a scanner that types slowly. */
const maybeCode = /^(\(01\)|https?:\/\/|\][a-z]\d)/i;

/**
 * The serial that a scan carries. Bare digits that read as a GTIN alone may as well be a serial of 16 digits, and are
 * taken as one, so that the books say what they are.
 */
export function readScanned(scan: string, year: number, sendsSeparators = false): Entry {
  const { serial, thirdPartySerial, issues } = readScan(scan, { year, sendsSeparators });
  const carried = serial ?? thirdPartySerial;
  if (carried !== null) return { texts: [carried], fault: null };
  const [issue] = issues;
  const isBare = issue?.code === 'serial_missing' && /^\s*01\d{14}\s*$/.test(scan);
  if (issue === undefined || isBare || issue.code === 'serial_malformed') {
    return { texts: [scan], fault: null };
  }
  return { texts: [], fault: tellScanIssue(issue, texts.entry.scan) };
}

export function readTyped(text: string, year: number): Entry {
  const bare = text.trim();
  if (maybeCode.test(bare)) return readScanned(bare, year);
  if (!maybeRange.test(bare)) return { texts: [text], fault: null };
  const expanded = expandRange(bare);
  if (!expanded.ok) {
    const { reason, part } = expanded.error;
    return { texts: [], fault: texts.entry.quoteIt(texts.entry.range[reason](part)) };
  }
  // A hyphen of its own makes no range of a serial.
  if (expanded.value.length === 1 && expanded.value[0] === bare)
    return { texts: [text], fault: null };
  return expanded.value.length === 0
    ? { texts: [], fault: texts.entry.nothingLeft }
    : { texts: expanded.value, fault: null };
}

/** The serials of lines that were pasted; none where one of them is in doubt. */
export function readPasted(lines: readonly string[], year: number): Entry {
  const entries = lines.map((line) => readScanned(line, year));
  const doubtful = entries.find(({ fault }) => fault !== null);
  return doubtful ?? { texts: entries.flatMap((entry) => entry.texts), fault: null };
}

/** The serials in a text that is more than one plain serial: those of a code or of a range; else none. */
export function readSerials(text: string, year: number): readonly string[] {
  const scanned = readScanned(text, year).texts;
  if (scanned.length === 1 && scanned[0] !== text) return scanned;
  const typed = readTyped(text, year).texts;
  return typed.length > 1 ? typed : [];
}
