/**
 * The facts that an RMA form is made of: what the books know of units, and what is to become of them. Amounts are minor
 * units of the form's currency. What a reader may not see is not in the facts: nothing is hidden later.
 */
import type { RmaAction } from '../../../shared/api.ts';
import type { RmaFormReader } from '../../../shared/api/rma-forms.ts';
import type { Day } from '../../../shared/day.ts';
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Minor } from '../../../shared/money.ts';
import type { UnitStatus } from '../../../shared/stock/lifecycle.ts';
import type { Cover, RmaStep } from '../../../shared/stock/rma-next.ts';
import type { PrintDesign } from '../design.ts';
import type { Company, Paper, PartyFacts } from '../facts.ts';

/** One side of the warranty. `days` are left, the last one not counted; since it ended where it is over. */
export interface WarrantyFacts {
  readonly cover: Cover;
  readonly until?: Day;
  readonly days?: number;
}

/** One step of a return of the serial, in whichever life: announced or done. */
export interface ReturnStep {
  readonly number: string;
  readonly kind: DocumentKind;
  readonly occurredOn: Day;
  readonly party?: string;
  readonly reason?: string;
}

export interface RmaFormUnit {
  readonly sku: string;
  readonly description: string;
  readonly serial: string;
  readonly manufacturerSerial?: string;
  readonly lot?: string;
  readonly status: UnitStatus;
  readonly life: number;
  readonly lives: number;
  /** The RMA that holds it now. */
  readonly rmaNumber?: string;
  readonly purchase?: {
    readonly vendor?: string;
    readonly receiptNumber?: string;
    readonly receivedOn?: Day;
    readonly unitCostMinor?: Minor;
    /** With what came late; left out where it is the same. */
    readonly trueCostMinor?: Minor;
  };
  /** The sale that it is in, or came back from last. */
  readonly sale?: {
    readonly customer?: string;
    readonly invoiceNumber?: string;
    readonly soldOn?: Day;
    readonly unitPriceMinor?: Minor;
  };
  readonly customerWarranty?: WarrantyFacts;
  readonly vendorWarranty?: WarrantyFacts;
  readonly earlier: readonly ReturnStep[];
  /** The documents of this return, oldest first. */
  readonly steps: readonly ReturnStep[];
  readonly reason?: string;
  readonly action?: RmaAction;
  readonly next?: RmaStep;
}

/** One form: the units that share a party. */
export interface RmaFormFacts {
  readonly reader: RmaFormReader;
  readonly language: Language;
  readonly company: Company;
  readonly currency: string;
  /** The day that warranties are reckoned to. */
  readonly day: Day;
  /** Of the RMA that holds all of its units. */
  readonly number?: string;
  readonly expiresOn?: Day;
  readonly vendorRmaNumber?: string;
  /** Whoever it is sent to or comes from; none where nobody is known. */
  readonly party?: PartyFacts;
  readonly units: readonly RmaFormUnit[];
  readonly seal?: string;
  readonly paper: Paper;
  readonly design?: PrintDesign;
}
