/** What the books call things, as a person reads it: kinds of documents, and where a unit is in its life. */
import { documentKinds, kindFacts, type DocumentKind } from '../../../shared/documents/kinds.ts';
import { unitEvents, type UnitEvent, type UnitStatus } from '../../../shared/stock/lifecycle.ts';

/** The titles that documents carry on paper. */
const kinds = Object.fromEntries(
  documentKinds.map((kind) => [kind, kindFacts[kind].title]),
) as Readonly<Record<DocumentKind, string>>;

const statuses: Readonly<Record<UnitStatus, string>> = {
  none: 'not in the books',
  expected: 'expected',
  in_stock: 'in stock',
  committed: 'committed',
  sold: 'sold',
  return_expected: 'return expected',
  returned: 'returned',
  in_transit: 'in transit',
  at_vendor: 'at vendor',
  written_off: 'written off',
  consumed: 'consumed',
};

/** What happened to a unit. */
const events = Object.fromEntries(
  unitEvents.map((event) => [event, event.replaceAll('_', ' ')]),
) as Readonly<Record<UnitEvent, string>>;

export const words = { kinds, statuses, events };
