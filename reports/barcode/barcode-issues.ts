/**
 * What stands in the way of a barcode. Each is a value with a sentence for a person; nothing is ever drawn that reads
 * back as another text than the one that was asked for.
 */

export const barcodeIssueCodes = [
  'gtin_missing',
  'gtin_malformed',
  'gtin_check_digit',
  'serial_not_in_gs1',
  'lot_not_in_gs1',
  'expiry_malformed',
  'domain_malformed',
  'text_empty',
  'text_not_in_code_128',
  'text_too_long',
] as const;
export type BarcodeIssueCode = (typeof barcodeIssueCodes)[number];

export interface BarcodeIssue {
  readonly code: BarcodeIssueCode;
  /** The text that does not fit. */
  readonly text: string;
  /** For a person: what, why, what next. */
  readonly message: string;
}

const sentences: Readonly<Record<BarcodeIssueCode, (text: string, detail: string) => string>> = {
  gtin_missing: (text) =>
    `“${text}” has no GTIN, and a GS1 barcode begins with one. Enter the item's GTIN, or choose Code 128 or QR.`,
  gtin_malformed: (text) =>
    `“${text}” is not a GTIN: it must have 8, 12, 13 or 14 digits. Correct it at the item.`,
  gtin_check_digit: (text, detail) =>
    `The GTIN ${text} ends with the wrong check digit: it should be ${detail}. Correct it at the item.`,
  serial_not_in_gs1: (text, detail) =>
    `The serial “${text}” does not fit a GS1 barcode: ${detail}. Choose Code 128 or QR for it.`,
  lot_not_in_gs1: (text, detail) =>
    `The lot “${text}” does not fit a GS1 barcode: ${detail}. Leave the lot out, or choose Code 128 or QR.`,
  expiry_malformed: (text) =>
    `“${text}” is not a day for a GS1 barcode. Give it as YYYY-MM-DD, or leave it out.`,
  domain_malformed: (text) =>
    `“${text}” cannot begin a GS1 Digital Link: it must be an https address without ? and #, as https://id.example.com.`,
  text_empty: () => 'There is nothing to put into the barcode. Give a text.',
  text_not_in_code_128: (text) =>
    `“${text}” has characters that Code 128 cannot hold: it takes letters without accents, digits and signs. Choose QR.`,
  text_too_long: (text, detail) =>
    `“${text.slice(0, 40)}…” is too long for a barcode: ${detail}. Print it as text alone.`,
};

/** `detail` is the check digit, or the rule that is broken. */
export function barcodeIssue(code: BarcodeIssueCode, text: string, detail = ''): BarcodeIssue {
  return { code, text, message: sentences[code](text, detail) };
}
