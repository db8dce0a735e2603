/** What a company's design may be refused for, each with its sentence in every language. */
import type { Language } from '../languages.ts';
import type { CompanyDesign } from './design.ts';

export const designIssueCodes = [
  'name_missing',
  'text_too_long',
  'line_break',
  'address_too_long',
  'no_colour',
  'too_light',
  'iban_wrong',
  'no_address',
  'no_logo',
  'logo_broken',
  'logo_too_large',
  'logo_too_small',
  'logo_too_wide',
] as const;
export type DesignIssueCode = (typeof designIssueCodes)[number];

export interface DesignIssue {
  readonly code: DesignIssueCode;
  readonly field: keyof CompanyDesign | 'logo';
  /** The limit that was passed, in characters, lines, kilobytes or pixels. */
  readonly most?: number;
}

export const designFields: Readonly<
  Record<Language, Readonly<Record<DesignIssue['field'], string>>>
> = {
  en: {
    name: 'Company',
    addressLines: 'Address',
    taxNumber: 'Tax number',
    registration: 'Registration',
    bankLine: 'Bank account',
    email: 'E-mail',
    phone: 'Telephone',
    paymentTerms: 'Payment terms',
    footer: 'Footer',
    linkDomain: 'Address of Digital Links',
    accent: 'Colour',
    paper: 'Paper',
    language: 'Language',
    documentBarcode: 'Barcode of the number',
    serials: 'Serials',
    logo: 'Logo',
  },
  de: {
    name: 'Unternehmen',
    addressLines: 'Anschrift',
    taxNumber: 'Steuernummer',
    registration: 'Registereintrag',
    bankLine: 'Bankverbindung',
    email: 'E-Mail',
    phone: 'Telefon',
    paymentTerms: 'Zahlungsbedingungen',
    footer: 'Fußzeile',
    linkDomain: 'Adresse der Digital Links',
    accent: 'Farbe',
    paper: 'Papier',
    language: 'Sprache',
    documentBarcode: 'Barcode der Nummer',
    serials: 'Seriennummern',
    logo: 'Logo',
  },
};

type Sentence = (field: string, most: number) => string;

const sentences: Readonly<Record<Language, Readonly<Record<DesignIssueCode, Sentence>>>> = {
  en: {
    name_missing: () => 'Every document says whose it is. Enter the name of the company.',
    text_too_long: (field, most) =>
      `${field} may have ${most} characters, so that it fits the page. Shorten it.`,
    line_break: (field) => `${field} is one line. Take the line break out.`,
    address_too_long: (_field, most) => `An address has at most ${most} lines. Shorten it.`,
    no_colour: () => 'This is no colour. Give it as #174d70: six digits from 0 to f.',
    too_light: () =>
      'This colour is too light to be read on white paper. Choose a darker one; it must have a contrast of 4.5 to 1.',
    iban_wrong: () =>
      'The check digits of the IBAN are wrong, so a figure in it must be. Compare it with a statement of the bank.',
    no_address: () =>
      'Digital Links need an https address without ? and #, as https://id.example.com. Correct it.',
    no_logo: () => 'The logo must be a PNG or JPEG file. Save it as one of them.',
    logo_broken: () => 'The file of the logo is broken. Save it again as PNG or JPEG.',
    logo_too_large: (_field, most) =>
      `The logo may have ${most} KB. Save it smaller: 600 pixels across are enough.`,
    logo_too_small: (_field, most) =>
      `The logo is too small to be printed: each side needs at least ${most} pixels.`,
    logo_too_wide: (_field, most) =>
      `The logo may have ${most} pixels a side. Save it smaller: 600 across are enough.`,
  },
  de: {
    name_missing: () =>
      'Jeder Beleg sagt, von wem er ist. Tragen Sie den Namen des Unternehmens ein.',
    text_too_long: (field, most) =>
      `${field} darf ${most} Zeichen haben, damit es auf die Seite passt. Bitte kürzen Sie.`,
    line_break: (field) => `${field} ist eine Zeile. Nehmen Sie den Zeilenumbruch heraus.`,
    address_too_long: (_field, most) =>
      `Eine Anschrift hat höchstens ${most} Zeilen. Bitte kürzen Sie.`,
    no_colour: () =>
      'Das ist keine Farbe. Geben Sie sie als #174d70 an: sechs Ziffern von 0 bis f.',
    too_light: () =>
      'Diese Farbe ist auf weißem Papier zu hell zum Lesen. Wählen Sie eine dunklere; nötig ist ein Kontrast von 4,5 zu 1.',
    iban_wrong: () =>
      'Die Prüfziffern der IBAN stimmen nicht, also ist eine Stelle falsch. Vergleichen Sie sie mit einem Kontoauszug.',
    no_address: () =>
      'Digital Links brauchen eine https-Adresse ohne ? und #, etwa https://id.example.com. Bitte berichtigen Sie sie.',
    no_logo: () => 'Das Logo muss eine PNG- oder JPEG-Datei sein. Speichern Sie es so.',
    logo_broken: () =>
      'Die Datei des Logos ist beschädigt. Speichern Sie sie noch einmal als PNG oder JPEG.',
    logo_too_large: (_field, most) =>
      `Das Logo darf ${most} KB haben. Speichern Sie es kleiner: 600 Pixel Breite genügen.`,
    logo_too_small: (_field, most) =>
      `Das Logo ist zu klein zum Drucken: Jede Seite braucht mindestens ${most} Pixel.`,
    logo_too_wide: (_field, most) =>
      `Das Logo darf ${most} Pixel je Seite haben. Speichern Sie es kleiner: 600 Breite genügen.`,
  },
};

export function sayDesignIssue({ code, field, most = 0 }: DesignIssue, language: Language): string {
  return sentences[language][code](designFields[language][field], most);
}
