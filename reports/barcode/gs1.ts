/**
 * GS1 element strings and Digital Links of one unit (GS1 General Specifications 3 and 7.11; GS1 Digital Link: URI
 * Syntax 4). A text is refused where GS1 has no place for it; it is never shortened or changed to fit.
 */
import { parseDay } from '../../shared/day.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { checkDigitOf } from '../../shared/serial/gs1/rules.ts';
import { barcodeIssue, type BarcodeDetail, type BarcodeIssue } from './barcode-issues.ts';

/** What a GS1 code says of a unit. */
export interface Gs1Unit {
  /** As it stands at the item: 8, 12, 13 or 14 digits. */
  readonly gtin: string;
  readonly serial: string;
  readonly lot?: string;
  /** `YYYY-MM-DD`. */
  readonly expiry?: string;
}

/** An application identifier with its value. */
export interface Element {
  readonly ai: '01' | '17' | '10' | '21';
  readonly value: string;
}

/** Lengths of GTIN-8, UPC, EAN-13 and GTIN-14. */
const gtinLengths: ReadonlySet<number> = new Set([8, 12, 13, 14]);
/** The characters of GS1 table 7.11-1, set 82. */
const set82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/;
const longestText = 20;

/** A GTIN with 14 digits, zeros in front; refused where a digit is wrong. */
export function checkGtin(text: string): Result<string, BarcodeIssue> {
  if (!/^\d+$/.test(text) || !gtinLengths.has(text.length)) {
    return fail(barcodeIssue('gtin_malformed', text));
  }
  const check = checkDigitOf(text.slice(0, -1));
  return text.endsWith(check)
    ? succeed(text.padStart(14, '0'))
    : fail(barcodeIssue('gtin_check_digit', text, { rule: 'checkDigit', digit: check }));
}

/** Why a text is none of 1 to 20 characters of set 82; null where it is. */
function findFault(text: string): BarcodeDetail | null {
  if (text === '') return { rule: 'empty' };
  if (text.length > longestText) return { rule: 'long', length: text.length, most: longestText };
  const strange = Array.from(text).find((character) => !set82.test(character));
  if (strange === undefined) return null;
  return strange === ' ' ? { rule: 'blank' } : { rule: 'strange', character: strange };
}

/** The elements of a unit: those of fixed length first, so that only one separator is ever needed. */
export function listElements(unit: Gs1Unit): Result<readonly Element[], readonly BarcodeIssue[]> {
  const { serial, lot, expiry } = unit;
  const issues: BarcodeIssue[] = [];
  const elements: Element[] = [];
  const gtin = checkGtin(unit.gtin);
  if (gtin.ok) elements.push({ ai: '01', value: gtin.value });
  else issues.push(gtin.error);
  if (expiry !== undefined) {
    const day = parseDay(expiry);
    if (day === null) issues.push(barcodeIssue('expiry_malformed', expiry));
    else elements.push({ ai: '17', value: day.slice(2).replaceAll('-', '') });
  }
  const lotFault = lot === undefined ? null : findFault(lot);
  if (lot !== undefined && lotFault !== null) {
    issues.push(barcodeIssue('lot_not_in_gs1', lot, lotFault));
  } else if (lot !== undefined) elements.push({ ai: '10', value: lot });
  const serialFault = findFault(serial);
  if (serialFault === null) elements.push({ ai: '21', value: serial });
  else issues.push(barcodeIssue('serial_not_in_gs1', serial, serialFault));
  return issues.length > 0 ? fail(issues) : succeed(elements);
}

const link = /^https:\/\/[a-z0-9.-]+(:\d+)?(\/[\w.~/-]*)?$/i;

function encodePart(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The elements as a web address: lot and serial qualify the GTIN in the path, the expiry stands in the query.
 * `domain` is the company's own resolver, or GS1's.
 */
export function writeDigitalLink(
  elements: readonly Element[],
  domain: string,
): Result<string, readonly BarcodeIssue[]> {
  if (!link.test(domain)) return fail([barcodeIssue('domain_malformed', domain)]);
  const inPath = elements
    .filter(({ ai }) => ai !== '17')
    .map(({ ai, value }) => `/${ai}/${encodePart(value)}`)
    .join('');
  const expiry = elements.find(({ ai }) => ai === '17');
  const query = expiry === undefined ? '' : `?17=${expiry.value}`;
  return succeed(`${domain.replace(/\/+$/, '')}${inPath}${query}`);
}

/** Where GS1 itself answers Digital Links. */
export const gs1Domain = 'https://id.gs1.org';
