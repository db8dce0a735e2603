/** What a person calls the kinds of documents and the statuses of units. */
import { kindFacts, type DocumentKind } from '../../shared/documents/kinds.ts';
import type { UnitStatus } from '../../shared/stock/lifecycle.ts';

export function kindName(kind: DocumentKind): string {
  return kindFacts[kind].title;
}

export function statusName(status: UnitStatus): string {
  return status.replaceAll('_', ' ');
}

/** Ours and free, with a customer, or in between: the colour of a status. */
export function statusColor(status: UnitStatus): 'success' | 'warning' | 'informative' {
  if (status === 'in_stock' || status === 'returned') return 'success';
  return status === 'sold' || status === 'consumed' || status === 'at_vendor'
    ? 'informative'
    : 'warning';
}
