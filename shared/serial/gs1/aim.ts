/**
 * The prefix by which a scanner tells what kind of code it read (ISO/IEC 15424): `]`, a letter, a digit. It is never
 * part of the code.
 */

/** What a prefix says of the text behind it: a GS1 element string, the number of a product, or a plain text. */
export type CodeKind = 'elements' | 'gtin' | 'plain';

const kinds: ReadonlyMap<string, CodeKind> = new Map([
  [']C1', 'elements'],
  [']d2', 'elements'],
  [']Q3', 'elements'],
  [']J1', 'elements'],
  [']e0', 'elements'],
  [']e1', 'elements'],
  [']e2', 'elements'],
  [']E0', 'gtin'],
  [']E4', 'gtin'],
]);

/** The letters of codes in use: Code 39, 128, 93, bars of two widths, MSI, stacked, Aztec, Data Matrix, QR. */
const prefix = /^\][ACdEeFGHIJLMPQRSUXz]\d/;

/** What goes around elements in a Data Matrix of format 05 (ISO/IEC 15434), where a scanner sends that too. */
const envelope = /^\[\)>\u001e05\u001d([^\u001e]*)\u001e?\u0004?$/;

export interface Prefixed {
  /** Null without a prefix. */
  readonly kind: CodeKind | null;
  readonly text: string;
}

/** A scan without its prefix or envelope; some scanners send the prefix twice. */
export function takePrefixOff(scan: string): Prefixed {
  const found = prefix.exec(scan)?.[0];
  const once = scan.slice(found?.length ?? 0);
  const text = found !== undefined && once.startsWith(found) ? once.slice(found.length) : once;
  const enveloped = envelope.exec(text)?.[1];
  if (enveloped !== undefined) return { kind: 'elements', text: enveloped };
  return { kind: found === undefined ? null : (kinds.get(found) ?? 'plain'), text };
}
