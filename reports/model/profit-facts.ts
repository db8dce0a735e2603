/**
 * The true-cost profit and loss as facts: the figures of `GET /api/reports/profit-and-loss` in minor units.
 * `netRevenue = revenue - returns`, `margin = netRevenue - cost`, and `cost` has `lateCost` in it.
 */
import type { Day, Instant } from '../../shared/day.ts';
import type { Minor } from '../../shared/money.ts';
import type { Company, Paper } from './facts.ts';

export interface ProfitFigures {
  /** Sold less returned. */
  readonly units: number;
  readonly revenue: Minor;
  /** Positive; taken off revenue. */
  readonly returns: Minor;
  readonly netRevenue: Minor;
  /** Cost of goods sold less that of returned units, late cost included. */
  readonly cost: Minor;
  readonly lateCost: Minor;
  readonly margin: Minor;
}

export type ProfitBy =
  'total' | 'month' | 'item' | 'serial' | 'customer' | 'vendor' | 'salesperson' | 'area';
/** What sales are narrowed to. */
export type NarrowedBy = Exclude<ProfitBy, 'total' | 'month' | 'serial'>;

export interface ProfitRow extends ProfitFigures {
  /** `total`, `2024-10`, sku, `sku/serial`, or the code of customer, vendor, salesperson or bin. */
  readonly key: string;
  /** The name behind the key: item description, customer name. */
  readonly label?: string;
}

export interface ProfitFacts {
  readonly company: Company;
  /** Base currency. */
  readonly currency: string;
  readonly by: ProfitBy;
  readonly from?: Day;
  readonly to?: Day;
  readonly asOf?: Day;
  readonly knownAt?: Instant;
  /** What the sales are narrowed to; the stock's adjustments and tie-out are of all goods, and left out then. */
  readonly narrowed?: readonly (readonly [NarrowedBy, string])[];
  readonly rows: readonly ProfitRow[];
  readonly totals: ProfitFigures;
  /** Signed as they change stock. `total` is that of the first four; the last two change profit and not stock. */
  readonly adjustments: {
    readonly writeOffs: Minor;
    readonly countDifferences: Minor;
    readonly costChanges: Minor;
    readonly vendorReturns: Minor;
    readonly returnGains: Minor;
    readonly priceVariance: Minor;
    readonly total: Minor;
  };
  /** `closingStock = openingStock + purchases + addOnCosts - costOfGoodsSold + adjustments + unexplained`. */
  readonly tieOut: {
    readonly openingStock: Minor;
    readonly purchases: Minor;
    readonly addOnCosts: Minor;
    readonly costOfGoodsSold: Minor;
    readonly adjustments: Minor;
    readonly closingStock: Minor;
    readonly unexplained: Minor;
  };
  readonly seal?: string;
  readonly paper?: Paper;
}
