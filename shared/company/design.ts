/**
 * How the company appears on what it prints: its name and numbers, logo, colour, footer, and what is printed unless a
 * person chooses otherwise. A text is empty where the company has said nothing. What is refused here is refused by
 * the pane and by the service alike.
 */
import type { Language } from '../languages.ts';
import { fail, succeed, type Result } from '../result.ts';
import type { DesignIssue } from './design-issues.ts';

export const papers = ['a4', 'letter'] as const;
export const documentBarcodes = ['none', 'code128', 'qr'] as const;
export const serialSwitches = ['none', 'serial', 'manufacturer', 'both'] as const;

export interface DesignTexts {
  readonly name: string;
  readonly taxNumber: string;
  readonly registration: string;
  /** Bank account in one line; an IBAN in it is checked, and printed in groups of four. */
  readonly bankLine: string;
  readonly email: string;
  readonly phone: string;
  /** Below the totals of an invoice. */
  readonly paymentTerms: string;
  /** A line of its own at the foot of every page. */
  readonly footer: string;
  /** Where GS1 Digital Links on labels lead: an https address. */
  readonly linkDomain: string;
}

export interface DesignChoices {
  readonly addressLines: readonly string[];
  /** `#rrggbb`, dark enough to be read on white. */
  readonly accent: string;
  readonly paper: (typeof papers)[number];
  /** Of the words that are printed. */
  readonly language: Language;
  /** How a document's number stands in its head beside the text. */
  readonly documentBarcode: (typeof documentBarcodes)[number];
  /** Which serials a document prints where nothing else is asked for. */
  readonly serials: (typeof serialSwitches)[number];
}

export interface CompanyDesign extends DesignTexts, DesignChoices {}

export const defaultDesign: CompanyDesign = {
  name: 'Your company',
  addressLines: [],
  taxNumber: '',
  registration: '',
  bankLine: '',
  email: '',
  phone: '',
  paymentTerms: '',
  footer: '',
  linkDomain: 'https://id.gs1.org',
  accent: '#174d70',
  paper: 'a4',
  language: 'en',
  documentBarcode: 'none',
  serials: 'serial',
};

/** Characters a text may have, so that head and foot of a page stay what they are. */
export const longestTexts: Readonly<Record<keyof DesignTexts, number>> = {
  name: 120,
  taxNumber: 40,
  registration: 120,
  bankLine: 200,
  email: 120,
  phone: 60,
  paymentTerms: 400,
  footer: 300,
  linkDomain: 120,
};
export const mostAddressLines = 6;
const longestAddressLine = 100;

const textNames = Object.keys(longestTexts) as readonly (keyof DesignTexts)[];

/** Red, green and blue from 0 to 1 of `#rrggbb`; null where it is none. */
export function parseColour(text: string): readonly [number, number, number] | null {
  if (!/^#[0-9a-f]{6}$/i.test(text)) return null;
  const part = (at: number): number => Number.parseInt(text.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** How much a colour stands out on white, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrastOnWhite(colour: readonly [number, number, number]): number {
  const [red, green, blue] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return 1.05 / (luminance + 0.05);
}

/** WCAG asks for it of text as small as the heads of columns. */
export const leastContrast = 4.5;

/** What looks like an IBAN within a line: two letters, two digits, then 11 to 30 more, in groups or not. */
const ibanLike = /\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)(?![A-Z0-9])/;

interface WrittenIban {
  readonly at: number;
  /** As it stands in the line. */
  readonly written: string;
  readonly iban: string;
}

/** Where an IBAN stands. Words behind it that look like more of it are left out where it is right without them. */
function locateIban(bankLine: string): WrittenIban | null {
  const found = ibanLike.exec(bankLine.toUpperCase());
  if (found === null) return null;
  const [, longest = ''] = found;
  let written = longest;
  while (written !== '' && !isIban(written.replaceAll(' ', ''))) {
    written = written.slice(0, Math.max(0, written.lastIndexOf(' ')));
  }
  if (written === '') written = longest;
  const iban = written.replaceAll(' ', '');
  return iban.length < 15 || iban.length > 34 ? null : { at: found.index, written, iban };
}

/** The IBAN in a bank line, without blanks; null where there is none. */
export function findIban(bankLine: string): string | null {
  return locateIban(bankLine)?.iban ?? null;
}

/** ISO 13616: moved by four and read as a number, letters as 10 to 35, it leaves 1 modulo 97. */
export function isIban(iban: string): boolean {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** A bank line as it is printed: its IBAN in groups of four. */
export function formatBankLine(bankLine: string): string {
  const found = locateIban(bankLine);
  if (found === null) return bankLine;
  const groups = found.iban.replace(/(.{4})(?=.)/g, '$1 ');
  return bankLine.slice(0, found.at) + groups + bankLine.slice(found.at + found.written.length);
}

/** Every reason why a design cannot be printed. */
export function checkDesign(design: CompanyDesign): readonly DesignIssue[] {
  const issues: DesignIssue[] = [];
  if (design.name.trim() === '') issues.push({ code: 'name_missing', field: 'name' });
  for (const field of textNames) {
    const most = longestTexts[field];
    if (design[field].length > most) issues.push({ code: 'text_too_long', field, most });
    if (/[\r\n]/.test(design[field]) && field !== 'paymentTerms') {
      issues.push({ code: 'line_break', field });
    }
  }
  const { addressLines } = design;
  if (addressLines.length > mostAddressLines) {
    issues.push({ code: 'address_too_long', field: 'addressLines', most: mostAddressLines });
  }
  if (addressLines.some((line) => line.length > longestAddressLine)) {
    issues.push({ code: 'text_too_long', field: 'addressLines', most: longestAddressLine });
  }
  const colour = parseColour(design.accent);
  if (colour === null) issues.push({ code: 'no_colour', field: 'accent' });
  else if (contrastOnWhite(colour) < leastContrast) {
    issues.push({ code: 'too_light', field: 'accent' });
  }
  const iban = findIban(design.bankLine);
  if (iban !== null && !isIban(iban)) issues.push({ code: 'iban_wrong', field: 'bankLine' });
  if (!/^https:\/\/[a-z0-9.-]+(:\d+)?(\/[\w.~/-]*)?$/i.test(design.linkDomain)) {
    issues.push({ code: 'no_address', field: 'linkDomain' });
  }
  return issues;
}

/** A design with changes laid over it, blanks at the ends taken off; or what is wrong with it. */
export function changeDesign(
  before: CompanyDesign,
  changes: Partial<CompanyDesign>,
): Result<CompanyDesign, readonly DesignIssue[]> {
  const after: CompanyDesign = { ...before, ...changes };
  const trimmed = Object.fromEntries(textNames.map((name) => [name, after[name].trim()]));
  const design: CompanyDesign = {
    ...after,
    ...trimmed,
    accent: after.accent.toLowerCase(),
    addressLines: after.addressLines.map((line) => line.trim()).filter((line) => line !== ''),
  };
  const issues = checkDesign(design);
  return issues.length > 0 ? fail(issues) : succeed(design);
}
