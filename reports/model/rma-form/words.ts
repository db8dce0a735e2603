/** The words of RMA forms, a table of two languages. */
import type { RmaAction } from '../../../shared/api.ts';
import type { RmaFormReader } from '../../../shared/api/rma-forms.ts';
import type { Day } from '../../../shared/day.ts';
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Minor } from '../../../shared/money.ts';
import type { UnitStatus } from '../../../shared/stock/lifecycle.ts';
import type { RmaStep } from '../../../shared/stock/rma-next.ts';
import { printFormatsOf } from '../print-formats.ts';
import { wordsOf } from '../words/words.ts';
import { rmaFormDe } from './words-de.ts';
import { rmaFormEn } from './words-en.ts';

export type RmaFormField =
  | 'item'
  | 'description'
  | 'serial'
  | 'manufacturerSerial'
  | 'lot'
  | 'status'
  | 'life'
  | 'vendor'
  | 'receipt'
  | 'receivedOn'
  | 'unitCost'
  | 'trueCost'
  | 'customer'
  | 'invoice'
  | 'soldOn'
  | 'unitPrice'
  | 'customerWarranty'
  | 'vendorWarranty'
  | 'daysLeft'
  | 'earlier'
  | 'reason'
  | 'action'
  | 'next'
  | 'findings'
  | 'rmaNumber'
  | 'vendorRmaNumber'
  | 'expiresOn'
  | 'day'
  | 'contents'
  | 'document'
  | 'kind'
  | 'documents'
  | 'party';

/** The kinds of documents that are returns. */
export type ReturnKind = Extract<
  DocumentKind,
  'customer_rma' | 'credit_memo' | 'vendor_rma' | 'debit_memo'
>;

export interface RmaFormWords {
  readonly titles: Readonly<Record<RmaFormReader, string>>;
  readonly partyLabels: Readonly<Record<RmaFormReader, string>>;
  readonly fields: Readonly<Record<RmaFormField, string>>;
  readonly sections: Readonly<
    Record<'unit' | 'purchase' | 'sale' | 'warranty' | 'earlier' | 'request', string>
  >;
  readonly statuses: Readonly<Record<UnitStatus, string>>;
  readonly kinds: Readonly<Record<ReturnKind, string>>;
  readonly actions: Readonly<Record<RmaAction, string>>;
  /** Where it goes next, as the house says it. */
  readonly steps: Readonly<Record<RmaStep, string>>;
  /** The same, as a customer is told it. */
  readonly customerSteps: Readonly<Record<RmaStep, string>>;
  /** Who signs, from left to right. */
  readonly signatures: Readonly<Record<RmaFormReader, readonly string[]>>;
  readonly lifeOf: (life: number, lives: number) => string;
  readonly running: (until: string, days: number) => string;
  readonly over: (until: string, days: number) => string;
  /** In a sentence, before what {@link running} and {@link over} say. */
  readonly sides: Readonly<Record<'customerWarranty' | 'vendorWarranty', string>>;
  readonly notPromised: string;
  readonly noneEarlier: string;
  readonly earlierList: (list: string) => string;
  readonly nextIs: (step: string) => string;
  readonly on: (number: string, day: string) => string;
  readonly signedOn: string;
}

const tables: Readonly<Record<Language, RmaFormWords>> = { en: rmaFormEn, de: rmaFormDe };

export function rmaFormWords(language: Language): RmaFormWords {
  return tables[language];
}

/** Days as all papers of a language write them. */
export function writeDay(day: Day, language: Language): string {
  return printFormatsOf(wordsOf(language)).day(day);
}

/** An amount with its currency, as all papers of a language write it. */
export function writeMoney(amount: Minor, currency: string, language: Language): string {
  return `${printFormatsOf(wordsOf(language)).money(amount, currency)} ${currency}`;
}

/** `1 unit`, `1,200 units`. */
export function writeUnits(count: number, language: Language): string {
  return printFormatsOf(wordsOf(language)).units(count);
}
