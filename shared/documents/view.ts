/**
 * What a document needs to know of the books: masters, the documents it follows, and the units whose serials it names.
 * The service loads a view under lock and posts; the add-in makes one from look-ups and rehearses. Both ask the same
 * checks.
 */
import type { Day } from '../day.ts';
import type { Area, Item, Party } from '../stock/masters.ts';
import type { Movement, UnitState } from '../stock/unit.ts';
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

export interface BooksView {
  readonly baseCurrency: string;
  readonly items: ReadonlyMap<string, Item>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly areas: ReadonlyMap<string, Area>;
  /** The documents named in `from`, by number. */
  readonly followed: ReadonlyMap<string, DocumentRecord>;
  /** The documents that the loaded units refer to, by id. */
  readonly documents: ReadonlyMap<number, DocumentRecord>;
  readonly itemNames: ReadonlyMap<number, string>;
  readonly partyNames: ReadonlyMap<number, string>;
  readonly areasById: ReadonlyMap<number, Area>;
  /** The units of any item whose folded serial is this, each in its latest life. */
  readonly unitsByFold: ReadonlyMap<string, readonly UnitRecord[]>;
  /** Serials that no unit has and the draft does not name, for lines of generated serials that give a quantity alone; used from the front. */
  readonly freshSerials: readonly string[];
  /** Free units of auto-serial items whose lines give a quantity alone, oldest first, by item id. */
  readonly freeUnits: ReadonlyMap<number, readonly UnitRecord[]>;
}

/** A posted document with what it did, as a reversal needs it. */
export interface PostedDocument extends DocumentRecord {
  readonly reversedBy: string | null;
  readonly movements: readonly (Movement & { readonly unitId: number; readonly line: number })[];
}
