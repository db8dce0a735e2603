/** The words of RMA forms, a table of two languages; and how figures and days are written in each. */
import type { RmaAction } from '../../../shared/api.ts';
import type { RmaFormReader } from '../../../shared/api/rma-forms.ts';
import type { Day } from '../../../shared/day.ts';
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Minor } from '../../../shared/money.ts';
import type { UnitStatus } from '../../../shared/stock/lifecycle.ts';
import type { RmaStep } from '../../../shared/stock/rma-next.ts';
import { printCount, printMoney } from '../figures.ts';
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
  readonly notPromised: string;
  readonly noneEarlier: string;
  readonly unitCount: (count: number) => string;
  readonly earlierList: (list: string) => string;
  readonly nextIs: (step: string) => string;
  readonly on: (number: string, day: string) => string;
  readonly received: (parts: readonly string[]) => string;
  readonly from: (vendor: string) => string;
  readonly signedOn: string;
}

const tables: Readonly<Record<Language, RmaFormWords>> = { en: rmaFormEn, de: rmaFormDe };

export function rmaFormWords(language: Language): RmaFormWords {
  return tables[language];
}

/** A day as it is written: `2026-01-31`, in German `31.01.2026`. */
export function writeDay(day: Day, language: Language): string {
  return language === 'de' ? day.split('-').toReversed().join('.') : day;
}

/** `1,234.56 EUR`, in German `1.234,56 EUR`. */
export function writeMoney(amount: Minor, currency: string, language: Language): string {
  const text = printMoney(amount, currency);
  const own =
    language === 'de' ? text.replaceAll(/[.,]/g, (mark) => (mark === '.' ? ',' : '.')) : text;
  return `${own} ${currency}`;
}

/** `1,234`, in German `1.234`. */
export function writeCount(count: number, language: Language): string {
  const text = printCount(count);
  return language === 'de' ? text.replaceAll(',', '.') : text;
}
