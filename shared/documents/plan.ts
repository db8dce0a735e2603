/**
 * What posting a document will write: the pure outcome of its checks, before the store gives it a number.
 */
import type { Day } from '../day.ts';
import type { DocumentId } from '../ids.ts';
import type { Minor, Rate } from '../money.ts';
import type { UnitEvent, UnitStatus } from '../stock/lifecycle.ts';
import type { Area, Item, Party } from '../stock/masters.ts';
import type { AddOnCost } from '../costing/landed.ts';
import type { DocumentDraft } from '../api.ts';
import type { DocumentRecord, UnitRecord } from './view.ts';
import type { PostedKind } from './kinds.ts';
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

export interface PlannedMovement {
  readonly unit: PlannedUnit;
  /** From 1. */
  readonly line: number;
  readonly event: UnitEvent;
  readonly fromArea: number | null;
  readonly toArea: number | null;
  readonly status: UnitStatus;
  readonly holder: number | null;
  /** In base currency. */
  readonly costChange: Minor;
  readonly revenue: Minor;
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
  readonly units: readonly PlannedUnit[];
}

export interface PlannedHeader {
  readonly id: DocumentId;
  readonly kind: PostedKind;
  readonly occurredOn: Day;
  readonly party: Party | null;
  readonly currency: string;
  readonly rate: Rate;
  readonly followed: readonly DocumentRecord[];
  readonly addOns: readonly AddOnCost[];
  /** Where goods go and must come from; null where the document does not say. */
  readonly destination: Area | null;
  readonly source: Area | null;
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

export interface PlannedDocument {
  readonly draft: DocumentDraft;
  readonly header: PlannedHeader;
  readonly lines: readonly PlannedLine[];
  readonly movements: readonly PlannedMovement[];
  readonly postings: readonly Posting[];
  readonly totals: PlannedTotals;
}
