/**
 * What posting a document will write: the pure outcome of its checks, before the store gives it a number.
 */
import type { Day } from '../day.ts';
import type { DocumentId } from '../ids.ts';
import type { Minor, Rate } from '../money.ts';
import type { UnitEvent, UnitStatus } from '../stock/lifecycle.ts';
import type { Item, Party } from '../stock/masters.ts';
import type { AddOnCost } from '../costing/landed.ts';
import type { DocumentDraft } from '../api.ts';
import type { FollowedDocument, UnitRecord } from './view.ts';
import type { DocumentKind } from './kinds.ts';
import type { Posting } from './postings.ts';

/** A unit that a document moves: one that the books know, or one that begins with it. */
export interface PlannedUnit {
  readonly item: Item;
  readonly serial: string;
  readonly life: number;
  readonly known: UnitRecord | null;
  readonly manufacturerSerial: string | null;
  readonly lot: string | null;
}

/** One unit moves, once in a document. Amounts are in base currency. */
export interface PlannedMovement {
  readonly unit: PlannedUnit;
  /** From 1. */
  readonly line: number;
  readonly event: UnitEvent;
  readonly fromArea: number | null;
  readonly toArea: number | null;
  readonly status: UnitStatus;
  readonly holder: number | null;
  readonly costChange: Minor;
  readonly revenue: Minor;
  readonly lateCost: Minor;
}

/** Some of an item that is tracked by quantity, or not at all, comes, goes or changes its bin. */
export interface PlannedQuantity {
  readonly item: Item;
  readonly line: number;
  readonly event: UnitEvent;
  /** Empty where the item has no lots. */
  readonly lot: string;
  /** Where it leaves and where it goes; null outside our bins, and for items without stock. */
  readonly fromArea: number | null;
  readonly toArea: number | null;
  /** Above zero. */
  readonly quantity: number;
  readonly costChange: Minor;
  readonly revenue: Minor;
  /** What came late for goods that have left. */
  readonly lateCost: Minor;
}

/** A line with its amounts in the document's currency; `net` is of the whole line. */
export interface PlannedLine {
  readonly line: number;
  readonly item: Item;
  readonly quantity: number;
  readonly unitAmount: Minor | null;
  readonly discount: Minor;
  readonly taxRate: string | null;
  readonly net: Minor;
  readonly tax: Minor;
  /** That a purchase's tax does not come back, as the line says itself or the order before it. */
  readonly isTaxLost?: true;
  readonly units: readonly PlannedUnit[];
}

/** So much of a line of an order is done by a line of this document; `amount` is in base currency. */
export interface PlannedFulfilment {
  readonly orderId: number;
  readonly orderLine: number;
  readonly line: number;
  readonly quantity: number;
  /** What a bill clears of the value received; else 0. */
  readonly amount: Minor;
}

/** What this document takes of an add-on cost that the document it follows carries, in the add-on's own currency. */
export interface TakenAddOn {
  readonly orderId: number;
  /** The add-on's place in that document, from 0. */
  readonly place: number;
  readonly amount: Minor;
}

/** A component that was built into a unit, or taken out of it again. */
export interface PlannedLink {
  readonly built: PlannedUnit;
  readonly component: PlannedUnit;
  readonly isTakenOut: boolean;
}

export interface PlannedHeader {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly occurredOn: Day;
  readonly party: Party | null;
  readonly currency: string;
  readonly rate: Rate;
  readonly followed: readonly FollowedDocument[];
  readonly addOns: readonly AddOnCost[];
  /** Whose sale it is; null where nobody is named, and of what is no sale. */
  readonly salesperson: string | null;
}

export interface PlannedTotals {
  readonly units: number;
  /** In the document's currency. */
  readonly net: Minor;
  readonly tax: Minor;
  /** In base currency. */
  readonly addOnCosts: Minor;
  readonly cost: Minor;
}

/** What a change of cost will do, for whoever is to agree to it. In base currency. */
export interface CostPreview {
  readonly inStock: { readonly units: number; readonly amount: Minor };
  readonly left: { readonly units: number; readonly amount: Minor };
  /** By month of sale, oldest first; units that left unsold stand under an empty month. */
  readonly months: readonly {
    readonly month: string;
    readonly units: number;
    readonly amount: Minor;
    readonly marginBefore: Minor;
    readonly marginAfter: Minor;
  }[];
}

/** What a kind of document makes of its draft: all that is written beside its row. */
export interface PlannedBody {
  readonly lines: readonly PlannedLine[];
  readonly movements: readonly PlannedMovement[];
  readonly quantities: readonly PlannedQuantity[];
  readonly fulfilments: readonly PlannedFulfilment[];
  readonly takenAddOns: readonly TakenAddOn[];
  readonly links: readonly PlannedLink[];
  readonly postings: readonly Posting[];
  /** In base currency. */
  readonly addOnCosts: Minor;
  readonly preview: CostPreview | null;
}

export const emptyBody: PlannedBody = {
  lines: [],
  movements: [],
  quantities: [],
  fulfilments: [],
  takenAddOns: [],
  links: [],
  postings: [],
  addOnCosts: 0,
  preview: null,
};

export interface PlannedDocument extends PlannedBody {
  readonly draft: DocumentDraft;
  readonly header: PlannedHeader;
  readonly totals: PlannedTotals;
}
