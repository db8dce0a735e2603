/**
 * What a document needs to know of the books: masters, settings, the documents it follows, and the units whose serials
 * it names. The service loads a view and posts; the add-in makes one from look-ups and rehearses. Both ask the same
 * checks.
 */
import type { AddOnBasis } from '../costing/landed.ts';
import type { Day } from '../day.ts';
import type { Minor, Rate } from '../money.ts';
import type { Area, Item, Party } from '../stock/masters.ts';
import type { BookSettings } from '../stock/settings.ts';
import type { UnitState } from '../stock/unit.ts';
import type { DocumentKind } from './kinds.ts';

/** The latest life of a serial in one item that was not taken back; where all were, the latest. */
export interface UnitRecord {
  readonly id: number;
  readonly itemId: number;
  readonly serial: string;
  readonly life: number;
  readonly manufacturerSerial: string | null;
  readonly lot: string | null;
  readonly state: UnitState;
  /** The life after this one, whose receipt was taken back: received again, the serial begins it anew. */
  readonly vacant?: UnitRecord;
}

/** A posted document as others refer to it. */
export interface DocumentRecord {
  readonly id: number;
  readonly number: string;
  readonly kind: DocumentKind;
  readonly partyId: number | null;
  readonly occurredOn: Day;
}

/** A line of a document that another follows, with what standing documents have done of it. */
export interface FollowedLine {
  readonly line: number;
  readonly itemId: number;
  readonly quantity: number;
  /** What standing documents that follow have done of the quantity, and cleared of its value in base currency. */
  readonly done: number;
  readonly doneAmount: Minor;
  /** In the followed document's currency. */
  readonly unitAmount: Minor | null;
  readonly discount: Minor;
  readonly taxRate: string | null;
  readonly isTaxRecoverable: boolean;
  readonly net: Minor;
  readonly tax: Minor;
}

/** An add-on cost of a followed document, in its own currency, with what standing documents took of it. */
export interface FollowedAddOn {
  readonly name: string;
  readonly amount: Minor;
  readonly currency: string;
  readonly rate: Rate;
  readonly by: AddOnBasis;
  readonly taken: Minor;
}

/** A document that another is `from` or `against`. */
export interface FollowedDocument extends DocumentRecord {
  readonly currency: string;
  readonly rate: Rate;
  /** Whether it still stands, and is not closed. */
  readonly standing: 'open' | 'closed' | 'reversed';
  readonly lines: readonly FollowedLine[];
  readonly addOns: readonly FollowedAddOn[];
  /** What it posted to received_not_billed and to add_on_costs_accrued, in base currency, as amounts above zero. */
  readonly receivedNotBilled: Minor;
  readonly addOnsAccrued: Minor;
  /** What standing bills cleared of those add-ons. */
  readonly addOnsBilled: Minor;
  readonly toArea: string | null;
  readonly isInTransit: boolean;
  readonly expiresOn: Day | null;
  readonly salesperson: string | null;
}

/** A unit that a receipt brought, for costs that come late. */
export interface ReceivedUnit {
  readonly unit: UnitRecord;
  /** The receipt's line. */
  readonly line: number;
  /** What it was worth when received, in base currency, with add-ons. */
  readonly landed: Minor;
}

/** A quantity that a receipt brought, for costs that come late. */
export interface ReceivedQuantity {
  readonly itemId: number;
  readonly line: number;
  readonly units: number;
  readonly landed: Minor;
}

/** How much of an item that is tracked by quantity we own, and what it is worth together in base currency. */
export interface Pool {
  readonly units: number;
  readonly value: Minor;
}

/** So much of an item lies in a bin, in a lot (empty where the item has none). */
export interface BinBalance {
  readonly areaId: number;
  readonly lot: string;
  readonly units: number;
}

export interface LaterMovement {
  readonly lastOn: Day;
  /** The number of its document. */
  readonly document: string;
}

export interface LotRecord {
  readonly expiresOn: Day | null;
}

export interface BooksView {
  readonly baseCurrency: string;
  readonly settings: BookSettings;
  /** The last day of the closed period; null where none is closed. */
  readonly closedThrough: Day | null;
  readonly items: ReadonlyMap<string, Item>;
  /** All items of `items`, and those of loaded units. */
  readonly itemsById: ReadonlyMap<number, Item>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly areas: ReadonlyMap<string, Area>;
  /** The documents named in `from` and `against`, by number. */
  readonly followed: ReadonlyMap<string, FollowedDocument>;
  /** The documents that the loaded units refer to, by id. */
  readonly documents: ReadonlyMap<number, DocumentRecord>;
  readonly partyNames: ReadonlyMap<number, string>;
  readonly areasById: ReadonlyMap<number, Area>;
  /** The units of any item whose folded serial is this, each in its latest life. */
  readonly unitsByFold: ReadonlyMap<string, readonly UnitRecord[]>;
  /**
   * Serials that no unit has and the draft does not name, for units whose serial the store gives; by series, used from
   * the front.
   */
  readonly freshSerials: ReadonlyMap<string, readonly string[]>;
  /** Free units of auto-serial items whose lines give a quantity alone, oldest first, by item id. */
  readonly freeUnits: ReadonlyMap<number, readonly UnitRecord[]>;
  /** Items tracked by quantity that the draft names, by item id; none where we never had any. */
  readonly pools: ReadonlyMap<number, Pool>;
  /** Where those lie now, by item id; never more than on any day since the draft's. */
  readonly balances: ReadonlyMap<number, readonly BinBalance[]>;
  /** The average cost of the units that are ours, by item id, for units that come without a cost. */
  readonly averageCosts: ReadonlyMap<number, Minor>;
  /** Lots that the draft or its units name, by {@link lotKey}. */
  readonly lots: ReadonlyMap<string, LotRecord>;
  /** The units that the receipt a cost adjustment is against brought, in its order. */
  readonly receivedUnits: readonly ReceivedUnit[];
  readonly receivedQuantities: readonly ReceivedQuantity[];
  /** The units that lie in the bin that is counted, of the items in scope, by item and age. */
  readonly countedUnits: readonly UnitRecord[];
  /** What lay in that bin at the end of the count's day, of items by quantity, by item id. */
  readonly countedBalances: ReadonlyMap<number, readonly BinBalance[]>;
  /** The last movement by which units left that bin after the count's day, of auto-serial items, by item id. */
  readonly leftSince: ReadonlyMap<number, LaterMovement>;
  /** Units whose manufacturer serial a count names, by that serial. */
  readonly unitsByManufacturerSerial: ReadonlyMap<string, readonly UnitRecord[]>;
  /** The components in units that are to be taken apart, by the built unit's id. */
  readonly components: ReadonlyMap<number, readonly UnitRecord[]>;
  /** Whether the vendor RMA's number stands on an earlier document of the same vendor: that document's number. */
  readonly vendorRmaUsedOn: string | null;
}

export function lotKey(itemId: number, lot: string): string {
  return `${itemId}\u0000${lot}`;
}
