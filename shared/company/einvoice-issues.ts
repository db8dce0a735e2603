/** Why an e-invoice cannot be made, each with the business term it is about and where to enter what is missing. */
import type { Language } from '../languages.ts';

export type EInvoiceField =
  | 'vatId'
  | 'taxNumber'
  | 'registration'
  | 'name'
  | 'street'
  | 'postcode'
  | 'city'
  | 'country'
  | 'electronicScheme'
  | 'electronicAddress'
  | 'paymentDays'
  | 'zeroTax'
  | 'zeroTaxReason'
  | 'contact'
  | 'phone'
  | 'email'
  | 'iban'
  | 'bic'
  | 'buyerReference'
  | 'unitCode';

/** Whose field it is, which says where it is entered. */
export type EInvoiceHolder = 'seller' | 'buyer' | 'item';

interface FieldIssue<Code extends string> {
  readonly code: Code;
  /** Of EN 16931, as in BT-31. */
  readonly term: string;
  readonly field: EInvoiceField;
  readonly holder: EInvoiceHolder;
  /** The customer's or the item's code; empty for the company. */
  readonly name: string;
}

export type EInvoiceIssue =
  | FieldIssue<'einvoice_missing'>
  | FieldIssue<'einvoice_malformed'>
  | { readonly code: 'einvoice_kind'; readonly title: string }
  | { readonly code: 'einvoice_profile'; readonly profile: string; readonly syntax: string }
  | { readonly code: 'einvoice_outside_mixed'; readonly term: string }
  | { readonly code: 'einvoice_decimals'; readonly term: string; readonly currency: string }
  | { readonly code: 'einvoice_tax_apart'; readonly term: string; readonly rate: string }
  | {
      readonly code: 'einvoice_character';
      readonly term: string;
      /** As in U+0007. */
      readonly character: string;
      readonly text: string;
    };
type Code = EInvoiceIssue['code'];

export const eInvoiceFields: Readonly<Record<Language, Readonly<Record<EInvoiceField, string>>>> = {
  en: {
    vatId: 'VAT id',
    taxNumber: 'Tax number',
    registration: 'Registration',
    name: 'Name',
    street: 'Street',
    postcode: 'Postcode',
    city: 'City',
    country: 'Country',
    electronicScheme: 'Kind of electronic address',
    electronicAddress: 'Electronic address',
    paymentDays: 'Days to pay',
    zeroTax: 'Tax category without tax',
    zeroTaxReason: 'Reason for no tax',
    contact: 'Contact person',
    phone: 'Telephone',
    email: 'E-mail',
    iban: 'IBAN',
    bic: 'BIC',
    buyerReference: "Buyer's reference",
    unitCode: 'Unit code',
  },
  de: {
    vatId: 'USt-IdNr.',
    taxNumber: 'Steuernummer',
    registration: 'Registereintrag',
    name: 'Name',
    street: 'Straße',
    postcode: 'Postleitzahl',
    city: 'Ort',
    country: 'Land',
    electronicScheme: 'Art der elektronischen Adresse',
    electronicAddress: 'Elektronische Adresse',
    paymentDays: 'Zahlungsziel in Tagen',
    zeroTax: 'Steuerkategorie ohne Steuer',
    zeroTaxReason: 'Grund der Steuerbefreiung',
    contact: 'Ansprechpartner',
    phone: 'Telefon',
    email: 'E-Mail',
    iban: 'IBAN',
    bic: 'BIC',
    buyerReference: 'Käuferreferenz (Leitweg-ID)',
    unitCode: 'Einheitencode',
  },
};

/** The fields that documents print too, and that are entered with their design. */
const printedFields = new Set<EInvoiceField>([
  'name',
  'taxNumber',
  'registration',
  'phone',
  'email',
  'iban',
]);

interface Place {
  readonly whose: string;
  readonly where: string;
}

const placesOf: Readonly<
  Record<Language, (holder: EInvoiceHolder, field: EInvoiceField, name: string) => Place>
> = {
  en: (holder, field, name) => {
    if (holder === 'buyer') return { whose: `customer ${name}`, where: 'in Settings, E-invoices' };
    if (holder === 'item') return { whose: `item ${name}`, where: 'with the item, as eInvoice' };
    const section = printedFields.has(field) ? 'Documents' : 'E-invoices';
    return { whose: 'your company', where: `in Settings, ${section}` };
  },
  de: (holder, field, name) => {
    if (holder === 'buyer') {
      return { whose: `des Kunden ${name}`, where: 'in den Einstellungen unter E-Rechnungen' };
    }
    if (holder === 'item')
      return { whose: `des Artikels ${name}`, where: 'beim Artikel unter eInvoice' };
    const section = printedFields.has(field) ? 'Belege' : 'E-Rechnungen';
    return { whose: 'Ihres Unternehmens', where: `in den Einstellungen unter ${section}` };
  },
};

type Sentences = {
  readonly [Each in Code]: (issue: Extract<EInvoiceIssue, { readonly code: Each }>) => string;
};

function placeOf(
  language: Language,
  issue: FieldIssue<string>,
): Place & { readonly field: string } {
  const { field, holder, name } = issue;
  return { field: eInvoiceFields[language][field], ...placesOf[language](holder, field, name) };
}

const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    einvoice_missing: (issue) => {
      const { field, whose, where } = placeOf('en', issue);
      return `${field} of ${whose} is missing (${issue.term}). Enter it ${where}.`;
    },
    einvoice_malformed: (issue) => {
      const { field, whose, where } = placeOf('en', issue);
      return `${field} of ${whose} is not what it must be (${issue.term}). Correct it ${where}.`;
    },
    einvoice_kind: ({ title }) =>
      `${title} is no invoice. E-invoices are made of invoices and credit memos.`,
    einvoice_profile: ({ profile, syntax }) =>
      `The profile ${profile} does not come as ${syntax}. Choose another profile or syntax.`,
    einvoice_outside_mixed: ({ term }) =>
      `Lines outside of VAT (category O) and others stand in one document (${term}). Invoice them apart.`,
    einvoice_decimals: ({ term, currency }) =>
      `An amount has three decimals of ${currency}, and an e-invoice takes two (${term}). Send this one on paper.`,
    einvoice_tax_apart: ({ term, rate }) =>
      `The tax of ${rate}% was rounded line by line, and is too far from the tax of their sum (${term}). Divide the invoice.`,
    einvoice_character: ({ term, character, text }) =>
      `${character} stands in “${text}” (${term}), and XML does not allow it. Take it out.`,
  },
  de: {
    einvoice_missing: (issue) => {
      const { field, whose, where } = placeOf('de', issue);
      return `Es fehlt: ${field} ${whose} (${issue.term}). Tragen Sie es ${where} ein.`;
    },
    einvoice_malformed: (issue) => {
      const { field, whose, where } = placeOf('de', issue);
      return `Nicht richtig: ${field} ${whose} (${issue.term}). Berichtigen Sie es ${where}.`;
    },
    einvoice_kind: ({ title }) =>
      `${title} ist keine Rechnung. E-Rechnungen gibt es von Rechnungen und Gutschriften.`,
    einvoice_profile: ({ profile, syntax }) =>
      `Das Profil ${profile} gibt es nicht als ${syntax}. Wählen Sie ein anderes Profil oder eine andere Syntax.`,
    einvoice_outside_mixed: ({ term }) =>
      `Positionen außerhalb der Umsatzsteuer (Kategorie O) und andere stehen in einem Beleg (${term}). Berechnen Sie sie getrennt.`,
    einvoice_decimals: ({ term, currency }) =>
      `Ein Betrag hat drei Nachkommastellen von ${currency}, eine E-Rechnung nimmt zwei (${term}). Senden Sie diese Rechnung auf Papier.`,
    einvoice_tax_apart: ({ term, rate }) =>
      `Die Steuer von ${rate} % wurde je Position gerundet und liegt zu weit von der Steuer der Summe (${term}). Teilen Sie die Rechnung.`,
    einvoice_character: ({ term, character, text }) =>
      `${character} steht in „${text}“ (${term}), XML erlaubt es nicht. Nehmen Sie es heraus.`,
  },
};

/** The sentence of an issue. */
export function sayEInvoiceIssue(issue: EInvoiceIssue, language: Language): string {
  const sentence = sentences[language][issue.code] as (given: EInvoiceIssue) => string;
  return sentence(issue);
}
