/**
 * Every word that Serialbook prints on a document, in each language: one table, so that a paper is never half in one
 * language and half in another. What data says is printed as it stands.
 */
import type { Language } from '../../../shared/languages.ts';
import { wordsDe } from './words-de.ts';
import { wordsEn } from './words-en.ts';

/** What a paper is called. */
export type TitleKey =
  | 'purchaseOrder'
  | 'goodsReceipt'
  | 'putAway'
  | 'vendorBill'
  | 'debitMemo'
  | 'salesOrder'
  | 'confirmation'
  | 'pickList'
  | 'packingSlip'
  | 'invoice'
  | 'creditMemo'
  | 'stockTransfer'
  | 'quantityAdjustment'
  | 'costAdjustment'
  | 'stockCount'
  | 'countSheet'
  | 'assembly'
  | 'customerRma'
  | 'vendorRma';

/** The head of a column. */
export type HeadKey =
  | 'line'
  | 'sku'
  | 'description'
  | 'bin'
  | 'source'
  | 'fromArea'
  | 'toArea'
  | 'reason'
  | 'lot'
  | 'quantity'
  | 'open'
  | 'expected'
  | 'counted'
  | 'difference'
  | 'unitPrice'
  | 'unitCost'
  | 'discount'
  | 'taxRate'
  | 'net'
  | 'serial'
  | 'manufacturerSerial'
  | 'warrantyUntil'
  | 'tally'
  | 'picked'
  | 'putInto'
  | 'builtUnit'
  | 'part'
  | 'partSerial'
  | 'invoiceNumber'
  | 'soldOn'
  | 'receipt'
  | 'receivedOn'
  | 'action'
  | 'vendor'
  | 'returnedBefore';

/** What stands beside a fact of the head, or before a party. */
export type LabelKey =
  | 'date'
  | 'recorded'
  | 'reference'
  | 'contents'
  | 'vendor'
  | 'customer'
  | 'party'
  | 'carrier'
  | 'billTo'
  | 'creditTo'
  | 'deliverTo'
  | 'orderedBy'
  | 'receivedFrom'
  | 'returnedTo'
  | 'returnedBy'
  | 'shipTo'
  | 'shipFrom'
  | 'from'
  | 'to'
  | 'bin'
  | 'basedOn'
  | 'reverses'
  | 'reversedBy'
  | 'expectedOn'
  | 'validUntil'
  | 'vendorRmaNumber'
  | 'vendorRmaDate'
  | 'net'
  | 'units'
  | 'writeOffs'
  | 'findings'
  | 'netDifference';

/** What a person writes on the line. */
export type SignKey =
  | 'pickedBy'
  | 'packedBy'
  | 'putAwayBy'
  | 'countedBy'
  | 'checkedBy'
  | 'handedOverBy'
  | 'receivedBy'
  | 'approvedBy'
  | 'dateAndSignature';

/** A sentence that stands alone. */
export type SentenceKey = 'confirms' | 'missingUnits' | 'extraUnits' | 'nothingLeft' | 'parts';

/** How figures stand in a language. */
export interface PrintFigures {
  /** Between groups of three digits. */
  readonly group: string;
  /** Before the decimals. */
  readonly point: string;
  /** Of year, month and day. */
  readonly day: (year: string, month: string, day: string) => string;
}

export interface PrintWords {
  readonly language: Language;
  readonly figures: PrintFigures;
  readonly titles: Readonly<Record<TitleKey, string>>;
  readonly heads: Readonly<Record<HeadKey, string>>;
  readonly labels: Readonly<Record<LabelKey, string>>;
  readonly signs: Readonly<Record<SignKey, string>>;
  readonly sentences: Readonly<Record<SentenceKey, string>>;
  /** What an RMA asks for, by the action's code. */
  readonly actions: Readonly<Record<string, string>>;
  readonly units: (count: number, text: string) => string;
  readonly tax: (rate: string, base: string) => string;
  readonly taxAlone: (rate: string) => string;
  readonly total: (currency: string) => string;
  readonly serials: (count: string) => string;
  readonly withMakers: string;
  readonly inAnnex: string;
  readonly continued: (line: number, sku: string) => string;
  readonly annex: string;
  readonly annexLine: (line: number, sku: string, count: string) => string;
  /** `498 of 500, not A3, A17`. */
  readonly range: (count: string, size: string, missing: string) => string;
  readonly lot: (lot: string) => string;
  readonly warranty: (day: string) => string;
  readonly carriedForward: string;
  readonly broughtForward: string;
  readonly draft: string;
  readonly reversedMark: (number: string) => string;
  readonly reversalMark: (number: string) => string;
  /** Of numbers, or of what Excel puts numbers in place of. */
  readonly page: (page: number | string, of: number | string) => string;
  readonly printed: (day: string, time: string) => string;
  readonly taxNumber: (text: string) => string;
  readonly seal: (head: string) => string;
  readonly parcel: (units: string) => string;
}

const words: Readonly<Record<Language, PrintWords>> = { en: wordsEn, de: wordsDe };

export function wordsOf(language: Language | undefined): PrintWords {
  return words[language ?? 'en'];
}
