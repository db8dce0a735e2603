/**
 * GS1 element strings as scanners send them (`0109506000134352` `2112345`, separators between) and as people write them
 * (`(01)09506000134352(21)12345`). What is wrong with one element is told as a fault; the others stand.
 */
import type { Gs1Element, Gs1Fault, Gs1FaultCode } from './faults.ts';
import { identifierAt, identifiers, predefinedLengthOf, type Identifier } from './identifiers.ts';
import { listReadings } from './lost-separator.ts';
import { elementOf, findValueFault } from './value.ts';

export interface ElementString {
  readonly elements: readonly Gs1Element[];
  readonly faults: readonly Gs1Fault[];
}

/** What ends a value whose length is not fixed: the character that stands for FNC1. */
export const separator = '\u001d';

/** How scanners and keyboards write the separator that they cannot send. None can stand in a value but `<GS>`. */
const substitutes = /\u241d|<GS>|\{GS\}|\\x1d|\\u001d|\^\]|\|/gi;

export function restoreSeparators(text: string): string {
  return text.replace(substitutes, separator);
}

interface Reading {
  readonly thisYear: number;
  /** Whether the text shows that its scanner sends separators. */
  readonly hasSeparators: boolean;
  readonly elements: Map<string, Gs1Element>;
  readonly faults: Gs1Fault[];
}

function startReading(thisYear: number, hasSeparators: boolean): Reading {
  return { thisYear, hasSeparators, elements: new Map(), faults: [] };
}

function finish({ elements, faults }: Reading): ElementString {
  return { elements: [...elements.values()], faults };
}

export function faultOf(
  code: Gs1FaultCode,
  identifier: Identifier | null,
  value: string,
  readings: Gs1Fault['readings'] = [],
): Gs1Fault {
  return { code, ai: identifier?.ai ?? '', title: identifier?.title ?? '', value, readings };
}

/** Takes an element in; the same again says nothing new, another value of the same identifier is a fault. */
function take(reading: Reading, identifier: Identifier, value: string): void {
  const before = reading.elements.get(identifier.ai);
  if (before === undefined) {
    reading.elements.set(identifier.ai, elementOf(identifier, value, reading.thisYear));
  } else if (before.value !== value) {
    reading.faults.push(faultOf('gs1_repeated', identifier, value));
  }
}

/** Tells what is wrong with a value, and asks where a separator may be missing from it. */
function check(reading: Reading, identifier: Identifier, value: string): void {
  const fault = findValueFault(identifier, value);
  const mayHaveLost = !identifier.isPredefined && (fault !== null || !reading.hasSeparators);
  const used = new Set(reading.elements.keys()).add(identifier.ai);
  const readings = mayHaveLost ? listReadings(identifier, value, used, reading.thisYear) : [];
  const isDoubtful = readings.length > (fault === null ? 1 : 0);
  const code = isDoubtful ? 'gs1_separator_lost' : fault;
  if (code === null) return;
  reading.faults.push(faultOf(code, identifier, value, isDoubtful ? readings : []));
}

/** Reads the elements between two separators. */
function readRun(reading: Reading, run: string): void {
  let at = 0;
  while (at < run.length) {
    const identifier = identifierAt(run, at);
    const length = predefinedLengthOf(run.slice(at, at + 2));
    const end = length === null ? run.length : Math.min(at + length, run.length);
    if (identifier === null) {
      reading.faults.push(faultOf('gs1_unknown_identifier', null, run.slice(at, end)));
    } else {
      const value = run.slice(at + identifier.ai.length, end);
      check(reading, identifier, value);
      take(reading, identifier, value);
    }
    at = end;
  }
}

/**
 * The elements of a text as a scanner sends it, without its AIM prefix. `thisYear` decides the century of dates; a
 * scanner that is known to send separators, as this text may show by itself, has lost none.
 *
 * `0109506000134352` + `2112345` is GTIN 09506000134352 and serial 12345.
 */
export function readElementString(
  text: string,
  thisYear: number,
  sendsSeparators = false,
): ElementString {
  const restored = restoreSeparators(text);
  const reading = startReading(thisYear, sendsSeparators || restored.includes(separator));
  for (const run of restored.split(separator)) readRun(reading, run);
  return finish(reading);
}

interface Bracket {
  readonly ai: string;
  /** Where the bracket begins, and where its value does. */
  readonly at: number;
  readonly valueAt: number;
}

/**
 * The brackets that begin an element. Those of an identifier that nobody knows do only where the value before them is
 * full, as a serial may have brackets of its own: `(21)A(5)B`.
 */
function findBrackets(text: string): Bracket[] {
  const brackets: Bracket[] = [];
  for (const match of text.matchAll(/\((\d{2,4})\)/g)) {
    const [whole, ai = ''] = match;
    const before = brackets.at(-1);
    const owner = before === undefined ? undefined : identifiers.get(before.ai);
    const isFull =
      before === undefined ||
      owner?.length === text.slice(before.valueAt, match.index).trim().length;
    if (!identifiers.has(ai) && !isFull) continue;
    brackets.push({ ai, at: match.index, valueAt: match.index + whole.length });
  }
  return brackets;
}

/** The elements of a text with its identifiers in brackets, as it stands below a code. */
export function readBracketed(text: string, thisYear: number): ElementString {
  const reading = startReading(thisYear, true);
  const brackets = findBrackets(text);
  for (const [place, { ai, valueAt }] of brackets.entries()) {
    const end = brackets[place + 1]?.at ?? text.length;
    const value = text.slice(valueAt, end).replaceAll(separator, '').trim();
    const identifier = identifiers.get(ai);
    if (identifier === undefined) {
      reading.faults.push(faultOf('gs1_unknown_identifier', null, `(${ai})${value}`));
    } else {
      check(reading, identifier, value);
      take(reading, identifier, value);
    }
  }
  return finish(reading);
}
