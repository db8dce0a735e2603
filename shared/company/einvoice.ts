/**
 * What an e-invoice by EN 16931 needs to know of seller, buyer and item beside what is printed: a VAT id, an address in
 * its parts, where invoices are sent electronically, and which tax category a line without tax has. A text is empty
 * where nothing was said; whether a document can do without it is asked when its e-invoice is made.
 */
import type { EInvoiceField } from './einvoice-issues.ts';

/** UNCL 5305 as EN 16931 takes it: the categories of a line that bears no tax. */
export const zeroTaxCategories = ['Z', 'E', 'AE', 'K', 'G', 'O'] as const;
export type ZeroTaxCategory = (typeof zeroTaxCategories)[number];
/** `S`: a rate above zero. */
export type TaxCategory = 'S' | ZeroTaxCategory;

export const eInvoiceSyntaxes = ['ubl', 'cii', 'facturx'] as const;
export type EInvoiceSyntax = (typeof eInvoiceSyntaxes)[number];
export const eInvoiceProfiles = ['en16931', 'extended', 'xrechnung', 'peppol'] as const;
export type EInvoiceProfile = (typeof eInvoiceProfiles)[number];

/** What seller and buyer have alike. */
export interface EInvoiceAddress {
  /** With its country in front, as in DE123456789. */
  readonly vatId: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** ISO 3166, two letters. */
  readonly country: string;
  /** Code of the list EAS, as in 0088 for a GLN or EM for an e-mail address. */
  readonly electronicScheme: string;
  readonly electronicAddress: string;
  /** Days from the invoice to its due day, as text; the buyer's goes before the seller's. */
  readonly paymentDays: string;
  /** The category of lines without tax; the item's goes before the buyer's, and that before the seller's. */
  readonly zeroTax: ZeroTaxCategory | '';
  /** Why there is no tax; categories that have one reason alone need none. */
  readonly zeroTaxReason: string;
}

export interface EInvoiceSeller extends EInvoiceAddress {
  /** The person who answers for invoices. */
  readonly contact: string;
  readonly bic: string;
}

export interface EInvoiceBuyer extends EInvoiceAddress {
  /** What the buyer asks to be named, such as a Leitweg-ID. */
  readonly buyerReference: string;
}

export interface EInvoiceItem {
  /** UN/ECE Recommendation 20; C62 is a piece. */
  readonly unitCode: string;
  readonly zeroTax: ZeroTaxCategory | '';
  readonly zeroTaxReason: string;
}

const emptyAddress: EInvoiceAddress = {
  vatId: '',
  street: '',
  postcode: '',
  city: '',
  country: '',
  electronicScheme: '',
  electronicAddress: '',
  paymentDays: '',
  zeroTax: '',
  zeroTaxReason: '',
};
export const emptySeller: EInvoiceSeller = { ...emptyAddress, contact: '', bic: '' };
export const emptyBuyer: EInvoiceBuyer = { ...emptyAddress, buyerReference: '' };
export const emptyItem: EInvoiceItem = { unitCode: '', zeroTax: '', zeroTaxReason: '' };

/** The countries of ISO 3166, with the codes 1A and XI that VAT knows for Kosovo and Northern Ireland. */
const countries = new Set(
  (
    '1A AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY ' +
    'BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM ' +
    'FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT ' +
    'JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN ' +
    'MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT ' +
    'PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL ' +
    'TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI YE YT ZA ZM ZW'
  ).split(' '),
);

/** The list EAS: which kinds of electronic addresses there are. */
const addressSchemes = new Set(
  (
    '0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190 ' +
    '0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 ' +
    '0217 0218 0219 0220 0221 0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 ' +
    '9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 ' +
    '9952 9953 9957 9959 AN AQ AS AU EM'
  ).split(' '),
);

type Check = (text: string) => boolean;

/** What a text that was given must look like; a field that is not named takes any line. */
const checks: Readonly<Partial<Record<EInvoiceField, Check>>> = {
  // Greece writes EL before its VAT ids, and GR nowhere else.
  vatId: (text) =>
    /^[A-Z]{2}[A-Z0-9+*]{2,13}$/.test(text) &&
    (text.startsWith('EL') || countries.has(text.slice(0, 2))),
  country: (text) => countries.has(text),
  electronicScheme: (text) => addressSchemes.has(text),
  paymentDays: (text) => /^\d{1,3}$/.test(text),
  bic: (text) => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text),
  unitCode: (text) => /^[A-Z0-9]{2,3}$/.test(text),
};

/** What is wrong with what was entered, by field; fields that are empty are never wrong. */
export function checkEInvoiceFields(
  fields: Readonly<Partial<Record<EInvoiceField, string>>>,
): readonly EInvoiceField[] {
  return Object.entries(fields).flatMap(([name, text]) => {
    const field = name as EInvoiceField;
    const isRight = text === '' || (!/[\r\n]/.test(text) && (checks[field]?.(text) ?? true));
    return isRight ? [] : [field];
  });
}

/** What each category asks for, and why a line of it bears no tax. */
export interface CategoryRules {
  /** Which number of the seller it needs: its VAT id, that or its tax number, or neither. */
  readonly seller: 'vatId' | 'vatIdOrTaxNumber' | 'none';
  readonly needsBuyerVatId: boolean;
  /** Code of the list VATEX and its words, where there is one reason alone. */
  readonly reason: { readonly code: string; readonly text: string } | null;
  /** Whether the reason must be entered. */
  readonly needsReason: boolean;
}

const anyNumber = { seller: 'vatIdOrTaxNumber', needsBuyerVatId: false } as const;
export const taxCategoryRules: Readonly<Record<TaxCategory, CategoryRules>> = {
  S: { ...anyNumber, reason: null, needsReason: false },
  Z: { ...anyNumber, reason: null, needsReason: false },
  E: { ...anyNumber, reason: null, needsReason: true },
  AE: {
    seller: 'vatIdOrTaxNumber',
    needsBuyerVatId: true,
    reason: { code: 'VATEX-EU-AE', text: 'Reverse charge' },
    needsReason: false,
  },
  K: {
    seller: 'vatId',
    needsBuyerVatId: true,
    reason: { code: 'VATEX-EU-IC', text: 'Intra-community supply' },
    needsReason: false,
  },
  G: {
    seller: 'vatId',
    needsBuyerVatId: false,
    reason: { code: 'VATEX-EU-G', text: 'Export outside the EU' },
    needsReason: false,
  },
  O: {
    seller: 'none',
    needsBuyerVatId: false,
    reason: { code: 'VATEX-EU-O', text: 'Not subject to VAT' },
    needsReason: false,
  },
};

/** Which fields of a profile's own rules must be there beside those of EN 16931. */
export const profileNeeds: Readonly<
  Record<
    EInvoiceProfile,
    {
      readonly seller: readonly EInvoiceField[];
      readonly buyer: readonly EInvoiceField[];
      readonly syntaxes: readonly EInvoiceSyntax[];
    }
  >
> = {
  en16931: { seller: [], buyer: [], syntaxes: ['ubl', 'cii', 'facturx'] },
  extended: { seller: [], buyer: [], syntaxes: ['ubl', 'cii', 'facturx'] },
  xrechnung: {
    seller: [
      'postcode',
      'city',
      'contact',
      'phone',
      'email',
      'iban',
      'electronicScheme',
      'electronicAddress',
    ],
    buyer: ['postcode', 'city', 'buyerReference', 'electronicScheme', 'electronicAddress'],
    syntaxes: ['ubl', 'cii', 'facturx'],
  },
  peppol: {
    seller: ['electronicScheme', 'electronicAddress'],
    buyer: ['electronicScheme', 'electronicAddress'],
    syntaxes: ['ubl'],
  },
};
