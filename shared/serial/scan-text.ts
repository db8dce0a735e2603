/**
 * What a scan or an entry says: the serial it carries and, where it is a GS1 code, the product, lot and expiry with it.
 * A text is GS1 only where its prefix, separators, brackets or whole structure say so; a plain serial stays as it is.
 */
import type { Day } from '../day.ts';
import { takePrefixOff, type CodeKind } from './gs1/aim.ts';
import { readDigitalLink } from './gs1/digital-link.ts';
import {
  readBracketed,
  readElementString,
  restoreSeparators,
  separator,
  type ElementString,
} from './gs1/element-string.ts';
import { gs1Sentences, tellGs1Fault, type Gs1Fault } from './gs1/faults.ts';
import { identifierAt } from './gs1/identifiers.ts';
import { hasCheckDigit } from './gs1/rules.ts';
import { cleanSerial, takeSurroundingsOff, type SerialFault } from './text.ts';

export type ScanIssue =
  | { readonly code: SerialFault | 'serial_missing' }
  | ({ readonly code: Gs1Fault['code'] } & Gs1Fault);

export interface Scan {
  readonly raw: string;
  /** Null where the text has none, or where it is in doubt which it is. */
  readonly serial: string | null;
  /** 14 digits. */
  readonly gtin: string | null;
  readonly lot: string | null;
  readonly expiry: Day | null;
  /** The serial that a third party gave the unit (AI 235). */
  readonly thirdPartySerial: string | null;
  readonly issues: readonly ScanIssue[];
}

const nothing = {
  serial: null,
  gtin: null,
  lot: null,
  expiry: null,
  thirdPartySerial: null,
  issues: [],
} as const;

function readPlain(raw: string, text: string): Scan {
  const serial = cleanSerial(text);
  return serial.ok
    ? { ...nothing, raw, serial: serial.value }
    : { ...nothing, raw, issues: [{ code: serial.error }] };
}

/** A value is taken where nothing speaks against it: a wrong or doubtful one stands in the issues alone. */
function readElements(raw: string, { elements, faults }: ElementString): Scan {
  const valid = (wanted: string) => {
    const isFaulty = faults.some(({ ai }) => ai === wanted);
    return isFaulty ? undefined : elements.find(({ ai }) => ai === wanted);
  };
  const serial = valid('21')?.value ?? null;
  const hasSerial = elements.some(({ ai }) => ai === '21' || ai === '235');
  return {
    raw,
    serial,
    gtin: (valid('01') ?? valid('03'))?.value ?? valid('8006')?.value.slice(0, 14) ?? null,
    lot: valid('10')?.value ?? null,
    expiry: (valid('17') ?? valid('7003'))?.date ?? null,
    thirdPartySerial: valid('235')?.value ?? null,
    issues: hasSerial || faults.length > 0 ? faults : [{ code: 'serial_missing' }],
  };
}

export interface ReadOptions {
  /** In which the text is read; it decides the century of dates. */
  readonly year: number;
  /** Whether the scanner is known to send separators, so that none is missing. */
  readonly sendsSeparators?: boolean;
}

/** Brackets are those of GS1 where they begin with a GTIN, or where two elements and more are all right. */
function readIfBracketed(text: string, thisYear: number): ElementString | null {
  if (!/^\(\d{2,4}\)/.test(text)) return null;
  const read = readBracketed(text, thisYear);
  const isMeant = /^\(01\) ?\d{14}(\D|$)/.test(text);
  return isMeant || (read.elements.length > 1 && read.faults.length === 0) ? read : null;
}

function readSent(text: string, { year, sendsSeparators = false }: ReadOptions): ElementString {
  return readElementString(text, year, sendsSeparators);
}

/** Digits that begin as a GTIN with its check digit are one where all that follows reads as elements too. */
function readIfBare(text: string, options: ReadOptions): ElementString | null {
  if (!/^01\d{14}/.test(text) || !hasCheckDigit(text.slice(2, 16))) return null;
  const read = readSent(text, options);
  return read.faults.every(({ code }) => code === 'gs1_separator_lost') ? read : null;
}

/** Separators show GS1 where what they part begins with identifiers. */
function readIfSeparated(text: string, options: ReadOptions): ElementString | null {
  const restored = restoreSeparators(text);
  const isSent = text.includes(separator);
  if (!isSent && (restored === text || !/^01\d{14}/.test(text))) return null;
  const runs = restored.split(separator).filter((run) => run !== '');
  const isMeant = runs.length > 0 && runs.every((run) => identifierAt(run, 0) !== null);
  return isMeant || (isSent && /^\u001d?01\d{14}/.test(text)) ? readSent(text, options) : null;
}

function readGs1(kind: CodeKind | null, text: string, options: ReadOptions): ElementString | null {
  if (kind === 'elements') {
    return readIfBracketed(text, options.year) ?? readSent(text, options);
  }
  if (kind === 'gtin') return readSent(`01${text.padStart(14, '0')}`, options);
  const link = readDigitalLink(text, options.year);
  if (kind === 'plain' || link !== null) return link;
  return (
    readIfBracketed(text, options.year) ??
    readIfSeparated(text, options) ??
    readIfBare(text, options)
  );
}

/** GS1 allows no longer texts in any code; a longer one is no scan. */
const longestScan = 4000;

/**
 * What a text says.
 *
 * `]d201095060001343522112345` is serial 12345 of GTIN 09506000134352; `01A` is the serial 01A.
 */
export function readScan(raw: string, options: ReadOptions): Scan {
  if (raw.length > longestScan) return { ...nothing, raw, issues: [{ code: 'serial_malformed' }] };
  const { kind, text } = takePrefixOff(takeSurroundingsOff(raw));
  const gs1 = text === '' ? null : readGs1(kind, text, options);
  return gs1 === null ? readPlain(raw, text) : readElements(raw, gs1);
}

/** Why a scan is not taken as it is, in sentences. */
const plainSentences: Readonly<Record<SerialFault | 'serial_missing', string>> = {
  serial_empty: 'The scan was empty. Scan it again.',
  serial_malformed: 'The scan holds characters that no serial has. Scan it again.',
  serial_missing: 'This code names a product and no serial. Scan the code with the serial.',
};
export const scanSentences = { ...plainSentences, gs1: gs1Sentences };

/** An issue as a sentence, by these sentences or their translation. */
export function tellScanIssue(issue: ScanIssue, sentences = scanSentences): string {
  return 'readings' in issue ? tellGs1Fault(issue, sentences.gs1) : sentences[issue.code];
}
