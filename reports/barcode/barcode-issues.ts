/**
 * What stands in the way of a barcode. Each is a value with a sentence for a person in either language; nothing is ever
 * drawn that reads back as another text than the one that was asked for.
 */
import type { Language } from '../../shared/languages.ts';

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

/** The rule that a text breaks, where its code alone does not say it. */
export type BarcodeDetail =
  | { readonly rule: 'none' }
  | { readonly rule: 'checkDigit'; readonly digit: string }
  | { readonly rule: 'empty' }
  | { readonly rule: 'long'; readonly length: number; readonly most: number }
  | { readonly rule: 'blank' }
  | { readonly rule: 'strange'; readonly character: string };

export interface BarcodeIssue {
  readonly code: BarcodeIssueCode;
  /** The text that does not fit. */
  readonly text: string;
  readonly detail: BarcodeDetail;
  /** For a person, in English: what, why, what next. */
  readonly message: string;
}

type Sentences = Readonly<Record<BarcodeIssueCode, (text: string, detail: string) => string>>;

const sentencesEn: Sentences = {
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

const sentencesDe: Sentences = {
  gtin_missing: (text) =>
    `„${text}“ hat keine GTIN, und ein GS1-Barcode beginnt mit einer. Tragen Sie die GTIN beim Artikel ein, oder wählen Sie Code 128 oder QR.`,
  gtin_malformed: (text) =>
    `„${text}“ ist keine GTIN: Sie muss 8, 12, 13 oder 14 Ziffern haben. Berichtigen Sie sie beim Artikel.`,
  gtin_check_digit: (text, detail) =>
    `Die GTIN ${text} endet mit der falschen Prüfziffer: Richtig wäre ${detail}. Berichtigen Sie sie beim Artikel.`,
  serial_not_in_gs1: (text, detail) =>
    `Die Seriennummer „${text}“ passt in keinen GS1-Barcode: ${detail}. Wählen Sie für sie Code 128 oder QR.`,
  lot_not_in_gs1: (text, detail) =>
    `Die Charge „${text}“ passt in keinen GS1-Barcode: ${detail}. Lassen Sie die Charge weg, oder wählen Sie Code 128 oder QR.`,
  expiry_malformed: (text) =>
    `„${text}“ ist kein Tag für einen GS1-Barcode. Geben Sie ihn als JJJJ-MM-TT an, oder lassen Sie ihn weg.`,
  domain_malformed: (text) =>
    `„${text}“ kann keinen GS1 Digital Link beginnen: Es muss eine https-Adresse ohne ? und # sein, wie https://id.example.com.`,
  text_empty: () => 'Es gibt nichts, was in den Barcode soll. Geben Sie einen Text an.',
  text_not_in_code_128: (text) =>
    `„${text}“ hat Zeichen, die Code 128 nicht fasst: Er nimmt Buchstaben ohne Akzente, Ziffern und Zeichen. Wählen Sie QR.`,
  text_too_long: (text, detail) =>
    `„${text.slice(0, 40)}…“ ist zu lang für einen Barcode: ${detail}. Drucken Sie den Text allein.`,
};

function sayDetail(detail: BarcodeDetail, language: Language): string {
  const isGerman = language === 'de';
  switch (detail.rule) {
    case 'none':
      return '';
    case 'checkDigit':
      return detail.digit;
    case 'empty':
      return isGerman ? 'sie ist leer' : 'it is empty';
    case 'long':
      return isGerman
        ? `${detail.length} Zeichen sind es, und ${detail.most} sind das Höchste`
        : `it has ${detail.length} characters, and ${detail.most} are the most`;
    case 'blank':
      return isGerman ? 'sie hat ein Leerzeichen' : 'it has a blank in it';
    case 'strange':
      return isGerman
        ? `${detail.character} ist nicht erlaubt`
        : `${detail.character} is not allowed`;
  }
}

/** The sentence of an issue in a language. */
export function sayBarcodeIssue(
  { code, text, detail }: Omit<BarcodeIssue, 'message'>,
  language: Language,
): string {
  const sentences = language === 'de' ? sentencesDe : sentencesEn;
  return sentences[code](text, sayDetail(detail, language));
}

export function barcodeIssue(
  code: BarcodeIssueCode,
  text: string,
  detail: BarcodeDetail = { rule: 'none' },
): BarcodeIssue {
  return { code, text, detail, message: sayBarcodeIssue({ code, text, detail }, 'en') };
}
