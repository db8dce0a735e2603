/**
 * The facts that a printed document is made of, as plain data. Amounts are whole minor units of the document's
 * `currency`; days are `YYYY-MM-DD`; every text is printed exactly as it stands here.
 */
import type { Day } from '../../shared/day.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import type { Minor } from '../../shared/money.ts';
import type { PrintDesign } from './design.ts';

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
}

/** What all printed documents have. */
export interface PrintFacts {
  readonly company: Company;
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
}

/** One line of a document. A field that no line has gets no column. */
export interface LineFacts {
  /** Counts from 1. */
  readonly line: number;
  readonly sku: string;
  readonly description: string;
  readonly quantity: number;
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
  readonly fromArea?: string;
  readonly toArea?: string;
  /** The document this line stands on, such as the invoice of a credit memo. */
  readonly source?: string;
  readonly reason?: string;
  readonly serials: readonly PrintedSerial[];
}

/** One tax rate of a document. */
export interface TaxFacts {
  /** Per cent as text. */
  readonly rate: string;
  readonly baseMinor: Minor;
  readonly taxMinor: Minor;
}

/** `none` leaves the serials out, `serial` prints them below their line. */
export type SerialSwitch = 'none' | 'serial';

export interface InvoiceFacts extends PrintFacts {
  readonly customer: PartyFacts;
  readonly lines: readonly (LineFacts & {
    readonly unitPriceMinor: Minor;
    readonly discountMinor: Minor;
    readonly taxRate: string;
    readonly netMinor: Minor;
  })[];
  readonly netMinor: Minor;
  readonly taxes: readonly TaxFacts[];
  readonly totalMinor: Minor;
  readonly serials: SerialSwitch;
  /** A packing slip has the lines and serials of its invoice and no money at all. */
  readonly style: 'invoice' | 'packing_slip';
}

/** Any other document; `kind` chooses title, party label and columns (`document-columns.ts`). */
export interface DocumentFacts extends PrintFacts {
  readonly kind: Exclude<DocumentKind, 'invoice' | 'customer_rma' | 'vendor_rma'>;
  readonly party?: PartyFacts;
  /** More of the head, such as the areas of a transfer. */
  readonly details?: readonly { readonly label: string; readonly value: string }[];
  readonly lines: readonly LineFacts[];
  readonly netMinor?: Minor;
  readonly addOnCosts?: readonly { readonly name: string; readonly amountMinor: Minor }[];
  readonly taxes?: readonly TaxFacts[];
  readonly totalMinor?: Minor;
  readonly serials: SerialSwitch;
  readonly style?: 'full' | 'packing_slip';
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
