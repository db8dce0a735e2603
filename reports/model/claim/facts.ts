/**
 * The facts that a claim on a vendor is made of: what was found when his list was reconciled, and what is claimed for
 * it. Amounts are minor units of the claim's currency.
 */
import type { Day } from '../../../shared/day.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Minor } from '../../../shared/money.ts';
import type { ClaimReason } from '../../../shared/reconcile/claim.ts';
import type { Decision } from '../../../shared/reconcile/decisions.ts';
import type { Misreading } from '../../../shared/reconcile/misreading.ts';
import type { ReconcileClass } from '../../../shared/reconcile/reconcile.ts';
import type { PrintDesign } from '../design.ts';
import type { Company, Paper, PartyFacts } from '../facts.ts';

/** A row of the reconciliation; null where a list says nothing of its serial. */
export interface ClaimRow {
  readonly serial: string;
  readonly item: string | null;
  /** The item that came under the serial, where it is another one. */
  readonly cameAs: string | null;
  readonly class: ReconcileClass;
  /** The serial that was scanned, of a near match. */
  readonly candidate: string | null;
  readonly reading: Misreading | null;
  readonly listedMinor: Minor | null;
  readonly billedMinor: Minor | null;
  /** What one unit should cost. */
  readonly agreedMinor: Minor | null;
  readonly decision: Decision | null;
  /** Null where nothing is claimed. */
  readonly claim: { readonly reason: ClaimReason; readonly amountMinor: Minor } | null;
}

export interface ClaimFacts {
  readonly language: Language;
  readonly company: Company;
  readonly currency: string;
  /** Of the reconciliation. */
  readonly number: string;
  readonly day: Day;
  readonly vendor: PartyFacts;
  /** The vendor's own number of the list. */
  readonly reference?: string;
  readonly order?: string;
  /** Receipts and bills that stand. */
  readonly receipts: readonly string[];
  readonly bills: readonly string[];
  /** All rows: the letter takes those that are claimed, the sheet takes all. */
  readonly rows: readonly ClaimRow[];
  readonly seal?: string;
  readonly paper: Paper;
  readonly design?: PrintDesign;
}
