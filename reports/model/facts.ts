/**
 * The facts that a printed document is made of, as plain data. Amounts are whole minor units of the document's
 * `currency`; days are `YYYY-MM-DD`; every text is printed exactly as it stands here.
 */
import type { Day } from '../../shared/day.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import type { PrintStyle } from '../../shared/documents/print-styles.ts';
import type { Language } from '../../shared/languages.ts';
import type { Minor } from '../../shared/money.ts';
import type { PrintDesign } from './design.ts';
import type { LabelKey } from './words/words.ts';

/** Who prints: stands at the head of the first page and in every foot. */
export interface Company {
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly taxNumber?: string;
  /** Register and number of the company in it. */
  readonly registration?: string;
  /** Bank account in one line, as it is to be printed. */
  readonly bankLine?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** The customer or vendor that a document is about. */
export interface PartyFacts {
  readonly code: string;
  readonly name: string;
  readonly addressLines: readonly string[];
}

export type Paper = 'a4' | 'letter';

/** One unit of a line. */
export interface PrintedSerial {
  readonly serial: string;
  readonly manufacturerSerial?: string;
  /** Lot and end of warranty, where they are asked for. */
  readonly lot?: string;
  readonly warrantyUntil?: Day;
}

/** Whether a document stands as it was posted; a strong mark says so where it does not. */
export type PrintStanding =
  | { readonly is: 'draft' }
  | { readonly is: 'reversed'; readonly by: string }
  | { readonly is: 'reversal'; readonly of: string };

/** What all printed documents have. */
export interface PrintFacts {
  readonly company: Company;
  /** Empty for a draft. */
  readonly number: string;
  readonly occurredOn: Day;
  /** The day the store recorded it; printed where it differs from `occurredOn`. */
  readonly recordedOn?: Day;
  readonly reference?: string;
  /** ISO 4217 code, printed beside the total. */
  readonly currency: string;
  /** A sentence or two under the lines. */
  readonly note?: string;
  /** The head of the audit chain, printed as `Seal`. */
  readonly seal?: string;
  /** Default `a4`. */
  readonly paper?: Paper;
  /** How the company wants its documents to look; plain where it has said nothing. */
  readonly design?: PrintDesign;
  /** Of the printed words and figures; English where it is left out. */
  readonly language?: Language;
  readonly standing?: PrintStanding;
}

/** What was built of what, or taken apart into what. */
export interface BuildFacts {
  readonly sku: string;
  readonly serial: string;
  readonly parts: readonly {
    readonly sku: string;
    readonly serial: string;
    /** Left out for who may not see cost. */
    readonly costMinor?: Minor;
  }[];
}

/** One line of a document. A field that no line has gets no column. */
export interface LineFacts {
  /** Counts from 1. */
  readonly line: number;
  readonly sku: string;
  readonly description: string;
  readonly quantity: number;
  /** Of an order's line: what is still to come. */
  readonly open?: number;
  /** Of a count: what the books had in the bin. */
  readonly expected?: number;
  /** Price of one unit before discount. */
  readonly unitPriceMinor?: Minor;
  /** Cost of one unit before discount; left out for who may not see cost. */
  readonly unitCostMinor?: Minor;
  /** Money off one unit. */
  readonly discountMinor?: Minor;
  /** Per cent as text, `19` or `7.25`. */
  readonly taxRate?: string;
  /** The line without tax. */
  readonly netMinor?: Minor;
  readonly lot?: string;
  /** Where it lies, or is to be fetched from. */
  readonly bin?: string;
  readonly fromArea?: string;
  readonly toArea?: string;
  /** The document this line stands on, such as the invoice of a credit memo. */
  readonly source?: string;
  readonly reason?: string;
  readonly serials: readonly PrintedSerial[];
  /** Of a count sheet: whether it is counted serial by serial. */
  readonly hasUnits?: boolean;
}

/** One tax rate of a document. */
export interface TaxFacts {
  /** Per cent as text. */
  readonly rate: string;
  readonly baseMinor: Minor;
  readonly taxMinor: Minor;
}

/** Which serials stand below a line; a unit without a maker's serial is printed by its own. */
export type SerialSwitch = 'none' | 'serial' | 'manufacturer' | 'both';

/** One more fact of the head; its value is a code, or a day. */
export interface HeadDetail {
  readonly label: LabelKey | { readonly text: string };
  readonly value: string;
  readonly isDay?: boolean;
}

/** A document with lines; `kind` and `style` choose title, party label and columns (`forms.ts`). */
export interface DocumentFacts extends PrintFacts {
  readonly kind: Exclude<DocumentKind, 'customer_rma' | 'vendor_rma'>;
  readonly style: Exclude<PrintStyle, 'shipping_label'> | CountStyle;
  readonly party?: PartyFacts;
  /** More of the head, such as the areas of a transfer. */
  readonly details?: readonly HeadDetail[];
  readonly lines: readonly LineFacts[];
  readonly netMinor?: Minor;
  readonly addOnCosts?: readonly { readonly name: string; readonly amountMinor: Minor }[];
  readonly taxes?: readonly TaxFacts[];
  readonly totalMinor?: Minor;
  readonly serials: SerialSwitch;
  /** Of an assembly. */
  readonly builds?: readonly BuildFacts[];
  /** Of a count: the units that were missing, and those that were found beyond the books. */
  readonly missing?: readonly CountedUnit[];
  readonly extra?: readonly CountedUnit[];
}

/** A sheet to count with, with what the books expect, or without. */
export type CountStyle = 'count_sheet' | 'blind_count_sheet';

interface CountedUnit extends PrintedSerial {
  readonly sku: string;
}

interface RmaUnitFacts extends PrintedSerial {
  /** Counts from 1. */
  readonly line: number;
  readonly sku: string;
  readonly description: string;
  readonly reason: string;
  /** Returns of this unit before this one, oldest first. */
  readonly earlierReturns?: readonly {
    readonly number: string;
    readonly occurredOn: Day;
    readonly reason?: string;
  }[];
}

/** A unit that a customer sends back: with the sale it comes from. */
export interface CustomerRmaUnit extends RmaUnitFacts {
  readonly action: string;
  readonly invoiceNumber?: string;
  readonly soldOn?: Day;
  readonly unitPriceMinor?: Minor;
  readonly warrantyUntil?: Day;
  /** Vendor and receipt are for a form that stays in the house. */
  readonly vendor?: string;
  readonly receiptNumber?: string;
  readonly receivedOn?: Day;
}

/** A unit that goes back to its vendor: with the receipt it came by. */
export interface VendorRmaUnit extends RmaUnitFacts {
  readonly receiptNumber?: string;
  readonly receivedOn?: Day;
  /** Left out for who may not see cost. */
  readonly unitCostMinor?: Minor;
}

export interface CustomerRmaFacts extends PrintFacts {
  readonly kind: 'customer_rma';
  readonly customer: PartyFacts;
  readonly expiresOn?: Day;
  readonly units: readonly CustomerRmaUnit[];
}

export interface VendorRmaFacts extends PrintFacts {
  readonly kind: 'vendor_rma';
  readonly vendor: PartyFacts;
  /** The number that the vendor gave for the return. */
  readonly vendorRmaNumber?: string;
  readonly vendorRmaOn?: Day;
  readonly units: readonly VendorRmaUnit[];
}

export type RmaFacts = CustomerRmaFacts | VendorRmaFacts;
