/** What a scenario says, once it is read: masters, steps, and what must hold after them. */
import type { AddOnBasis, RmaAction } from '../../shared/api.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import type { UnitStatus } from '../../shared/stock/lifecycle.ts';
import type { LifePolicy, PartyRole, SerialSource, Tracking } from '../../shared/stock/masters.ts';

/** So long a unit is under warranty. */
export interface ScenarioTerm {
  readonly days?: number;
  readonly months?: number;
  readonly years?: number;
}

export interface ScenarioItem {
  readonly sku: string;
  readonly tracking: Tracking;
  readonly serialSource: SerialSource;
  readonly lifePolicy: LifePolicy;
  readonly caseMatters: boolean;
  readonly weight: string;
  readonly lotTracked: boolean;
  readonly warrantyToCustomer?: ScenarioTerm;
  readonly warrantyFromVendor?: ScenarioTerm;
}

export interface ScenarioLot {
  readonly item: string;
  readonly lot: string;
  readonly vendor?: string;
  readonly manufacturedOn?: string;
  readonly expiresOn?: string;
  readonly warrantyUntil?: string;
}

/** A serial as a line names it; an empty one stands for the next unit with the maker's number. */
export interface ScenarioSerial {
  readonly serial: string;
  readonly manufacturerSerial?: string;
  readonly lot?: string;
}

export interface MakerNumbers {
  readonly start: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly quantity?: number;
}

export interface ScenarioLine {
  /** Null takes the item of its serials. */
  readonly item: string | null;
  readonly serials: readonly ScenarioSerial[] | null;
  /** Whether the line says that it has no serials, and does not merely keep silent. */
  readonly isSerialsEmpty: boolean;
  readonly direction?: 'in' | 'out';
  readonly quantity?: number;
  /** Of one unit: the cost on purchases, the price on sales. */
  readonly amount?: string;
  /** The cost of a unit that a customer brings and the books do not know. */
  readonly unitCost?: string;
  readonly discount?: string;
  readonly taxRate?: string;
  readonly taxRecoverable?: boolean;
  readonly area?: string;
  readonly fromArea?: string;
  readonly toArea?: string;
  readonly lot?: string;
  readonly reason?: string;
  readonly action?: RmaAction;
  readonly manufacturerSerials?: MakerNumbers;
}

export interface ScenarioAddOn {
  readonly name: string;
  readonly amount: string;
  readonly by: AddOnBasis;
  readonly currency?: string;
  readonly exchangeRate?: string;
}

type ScenarioComponent =
  | { readonly item: string; readonly serial: string }
  | { readonly item: string; readonly quantity: number };

export interface ScenarioBuild {
  readonly item: string;
  readonly serial?: string;
  readonly lot?: string;
  readonly components: readonly ScenarioComponent[];
}

export interface ScenarioDocument {
  readonly kind: DocumentKind;
  readonly id?: number;
  readonly party?: string;
  readonly area?: string;
  readonly fromArea?: string;
  readonly toArea?: string;
  readonly occurredOn?: string;
  readonly currency?: string;
  readonly exchangeRate?: string;
  readonly reference?: string;
  readonly against?: string;
  readonly expiresOn?: string;
  readonly vendorRmaNumber?: string;
  readonly vendorRmaDate?: string;
  readonly inTransit?: boolean;
  readonly follows: readonly string[];
  readonly accept: readonly string[];
  readonly items: readonly string[];
  readonly lines: readonly ScenarioLine[];
  readonly addOns: readonly ScenarioAddOn[];
  readonly builds: readonly ScenarioBuild[];
  readonly takeApart: readonly { readonly item: string; readonly serial: string }[];
}

export interface ExpectedIssue {
  readonly line: number | null;
  readonly code: string;
  readonly isQuestion: boolean;
  /** Null does not ask which. */
  readonly serial: string | null;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** As of a day, and as it was known when a document was recorded, itself included. */
export interface Moment {
  readonly asOf: string | null;
  readonly knownAt: string | null;
}

export type Claim =
  | ({
      readonly kind: 'unit';
      readonly item: string | null;
      readonly serial: string;
      readonly life: number | null;
      readonly status: UnitStatus;
      readonly facts: readonly Fact[];
    } & Moment)
  | { readonly kind: 'history'; readonly serial: string; readonly documents: readonly string[] }
  | { readonly kind: 'components'; readonly serial: string; readonly serials: readonly string[] }
  | ({
      readonly kind: 'profit';
      readonly from: string | null;
      readonly to: string | null;
      /** One row of a profit by this key; null is the total. */
      readonly row: { readonly by: string; readonly key: string } | null;
      readonly facts: readonly Fact[];
    } & Moment)
  | { readonly kind: 'order'; readonly number: string; readonly facts: readonly OrderFact[] }
  | {
      readonly kind: 'balance';
      readonly item: string;
      readonly area: string | null;
      readonly units: number;
      readonly facts: readonly Fact[];
    }
  | { readonly kind: 'document'; readonly facts: readonly Fact[] }
  | { readonly kind: 'postings'; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'preview';
      /** Null is the whole; empty are units that left unsold. */
      readonly month: string | null;
      readonly facts: readonly Fact[];
    }
  | ({ readonly kind: 'books'; readonly facts: readonly Fact[] } & Moment);

/** What is claimed of a document that others follow. */
export type OrderFact =
  | { readonly kind: 'status'; readonly status: 'open' | 'closed' }
  | { readonly kind: 'open'; readonly line: number | null; readonly units: number }
  | { readonly kind: 'followed'; readonly by: readonly string[] };

export type Step = { readonly line: number } & (
  | { readonly kind: 'item'; readonly item: ScenarioItem }
  | {
      readonly kind: 'party';
      readonly code: string;
      readonly roles: readonly PartyRole[];
      readonly discontinued: boolean;
    }
  | { readonly kind: 'lot'; readonly lot: ScenarioLot }
  | { readonly kind: 'setting'; readonly name: string; readonly value: string | boolean }
  | { readonly kind: 'bin'; readonly name: string; readonly code: string }
  | { readonly kind: 'period'; readonly isClosing: boolean; readonly through: string | null }
  | {
      readonly kind: 'document';
      readonly document: ScenarioDocument;
      readonly isRehearsal: boolean;
    }
  | {
      readonly kind: 'convert';
      readonly target: string;
      readonly to: DocumentKind;
      readonly occurredOn?: string;
    }
  | {
      readonly kind: 'reverse' | 'close';
      readonly target: string;
      readonly occurredOn?: string;
    }
  | { readonly kind: 'refuse'; readonly issues: readonly ExpectedIssue[] }
  | { readonly kind: 'then'; readonly claims: readonly Claim[] }
);

export interface Scenario {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly currency: string;
  readonly steps: readonly Step[];
}
