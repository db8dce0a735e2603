/**
 * Items, parties and places: what a unit is, who it comes from or goes to, and where it lies.
 */
import type { SeriesTerms } from './series.ts';

export const trackings = ['serial', 'auto_serial', 'quantity', 'none'] as const;
export type Tracking = (typeof trackings)[number];

export const serialSources = ['manufacturer', 'generated'] as const;
export type SerialSource = (typeof serialSources)[number];

/** What happens when a serial that left for good is received again: refuse, ask, or begin the next life. */
export const lifePolicies = ['forbid', 'ask', 'allow'] as const;
export type LifePolicy = (typeof lifePolicies)[number];

export const partyRoles = ['vendor', 'customer'] as const;
export type PartyRole = (typeof partyRoles)[number];

export const areaKinds = ['location', 'area', 'bin'] as const;
export type AreaKind = (typeof areaKinds)[number];

/** Whose goods lie in a bin: ours (`stock`) or somebody else's (`out`). */
export const binTypes = ['stock', 'out'] as const;
export type BinType = (typeof binTypes)[number];

export const stockTypes = [
  'normal',
  'returned',
  'repair',
  'in_process',
  'scrap',
  'exchange',
  'write_off',
  'defective',
] as const;
export type StockType = (typeof stockTypes)[number];

export const termUnits = ['days', 'months', 'years'] as const;

/** A length of time by the calendar. */
export interface Term {
  readonly unit: (typeof termUnits)[number];
  /** Whole and above zero. */
  readonly count: number;
}

export interface Item {
  readonly id: number;
  readonly sku: string;
  readonly description: string;
  readonly tracking: Tracking;
  readonly serialSource: SerialSource;
  readonly lifePolicy: LifePolicy;
  /** Whether `a1` and `A1` are two units. */
  readonly caseMatters: boolean;
  /** Millionths of the unit of weight that the company uses. */
  readonly weight: number;
  /** Whether every unit and quantity that comes in must say its lot. */
  readonly lotTracked: boolean;
  /** How long we answer for a unit after its sale; null where nothing is promised. */
  readonly warrantyToCustomer: Term | null;
  /** How long its vendor answers for a unit after its receipt. */
  readonly warrantyFromVendor: Term | null;
}

export interface Party {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly roles: readonly PartyRole[];
  /** Whether nothing more is ordered from it, or by it. */
  readonly isDiscontinued: boolean;
  /** Who sells to it, where a document names nobody. */
  readonly salesperson: string | null;
}

export interface Area {
  readonly id: number;
  readonly code: string;
  readonly kind: AreaKind;
  /** The code of the area or location that it lies in. */
  readonly parent: string | null;
  /** Set for bins alone: locations and areas hold no stock. */
  readonly binType: BinType | null;
  readonly stockType: StockType | null;
  /** A location's own series of generated serials; null where it has none. */
  readonly serialSeries: SeriesTerms | null;
}

/** What a document asks of the settings where it names no bin: everest.md 1.3, O12 and O13. */
export const defaultBins = [
  'receipt',
  'sold',
  'customerReturn',
  'customerReturnExpected',
  'vendorReturn',
  'vendorReturnExpected',
  'expected',
  'salesOrder',
  'writeOff',
  'inTransit',
  'built',
  'consumed',
] as const;
export type DefaultBin = (typeof defaultBins)[number];

export interface BaseBin {
  readonly code: string;
  readonly description: string;
  readonly binType: BinType;
  readonly stockType: StockType;
}

/** The bins that every company begins with (everest.md 1.3). */
export const baseBins: readonly BaseBin[] = [
  { code: 'MAIN', description: 'Main stock', binType: 'stock', stockType: 'normal' },
  { code: 'CSHIP', description: 'Customer orders, packing', binType: 'stock', stockType: 'normal' },
  { code: 'CCSA', description: 'Customer committed', binType: 'stock', stockType: 'normal' },
  { code: 'CRMA', description: 'Customer returns', binType: 'stock', stockType: 'returned' },
  {
    code: 'CRMA-EX',
    description: 'Customer returns expected',
    binType: 'out',
    stockType: 'normal',
  },
  { code: 'VRMEX', description: 'Vendor returns set aside', binType: 'stock', stockType: 'normal' },
  { code: 'VRMA', description: 'Returned to vendors', binType: 'out', stockType: 'normal' },
  { code: 'VCSA', description: 'Vendor committed', binType: 'out', stockType: 'normal' },
  { code: 'RELEASED', description: 'Released (sold)', binType: 'out', stockType: 'normal' },
  { code: 'REPAIRS', description: 'Repairs', binType: 'stock', stockType: 'repair' },
  { code: 'DEFECT', description: 'Defective bay', binType: 'stock', stockType: 'defective' },
  { code: 'SCRAP', description: 'Scrap yard', binType: 'stock', stockType: 'scrap' },
  { code: 'WRITEOFF', description: 'Written off', binType: 'out', stockType: 'write_off' },
  { code: 'TRANSIT', description: 'In transit', binType: 'stock', stockType: 'normal' },
  { code: 'ASSMBLY', description: 'Shop floor', binType: 'stock', stockType: 'in_process' },
  { code: 'WIP', description: 'In process', binType: 'stock', stockType: 'in_process' },
  { code: 'FG_MAIN', description: 'Finished goods', binType: 'stock', stockType: 'normal' },
  { code: 'CONSUMED', description: 'Built into other units', binType: 'out', stockType: 'normal' },
];
