/**
 * What must hold of the books at any moment, each with a name. They are asked of the store's own rows alone, and know
 * nothing of the model nor of how the product posts.
 */
import { documentInvariants } from './document-invariants.ts';
import type { Facts } from './facts.ts';
import { ledgerInvariants } from './ledger-invariants.ts';
import { View, type Invariant } from './rows.ts';
import { unitInvariants } from './unit-invariants.ts';

const invariants: Readonly<Record<string, Invariant>> = {
  ...unitInvariants,
  ...ledgerInvariants,
  ...documentInvariants,
};

/** The invariants that do not hold, each with where. */
export function listBroken(facts: Facts): string[] {
  const view = new View(facts);
  return Object.entries(invariants).flatMap(([name, invariant]) => {
    const wrong = [...invariant(view)].slice(0, 3);
    return wrong.length === 0 ? [] : [`${name}: ${wrong.join('; ')}`];
  });
}
