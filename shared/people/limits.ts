/**
 * Limits above which a second person must agree. What a person did within a day counts together, so that a large thing in
 * small parts is still large; what was agreed to counts no more.
 */
import type { DocumentKind } from '../documents/kinds.ts';
import { sum, type Minor } from '../money.ts';

export const limitNames = ['writeOff', 'costChange', 'credit'] as const;
export type LimitName = (typeof limitNames)[number];

/** The documents whose movements count against a limit, those that take others back included. */
export const limitedKinds: Readonly<Record<LimitName, readonly DocumentKind[]>> = {
  writeOff: ['quantity_adjustment', 'stock_count'],
  costChange: ['cost_adjustment'],
  credit: ['credit_memo', 'invoice'],
};

export function limitOf(kind: DocumentKind): LimitName | null {
  return limitNames.find((name) => limitedKinds[name].includes(kind)) ?? null;
}

interface Moved {
  readonly costChange: Minor;
  readonly revenue: Minor;
  readonly lateCost: Minor;
}

/** What movements count against a limit, in base currency: never below 0. */
const amountOf: Readonly<Record<LimitName, (moved: Moved) => Minor>> = {
  writeOff: ({ costChange }) => Math.max(0, -costChange),
  costChange: ({ costChange, lateCost }) => Math.abs(costChange) + Math.abs(lateCost),
  credit: ({ revenue }) => Math.max(0, -revenue),
};

export function limitedAmount(name: LimitName, movements: readonly Moved[]): Minor {
  return sum(movements.map(amountOf[name]));
}

/** Hours within which what a person did counts together. */
export const limitHours = 24;
