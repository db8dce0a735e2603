/** What a person calls the kinds of documents and the statuses of units. */
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import type { UnitStatus } from '../../shared/stock/lifecycle.ts';
import { textsOf } from '../texts/texts.ts';

const texts = textsOf('words');

export function kindName(kind: DocumentKind): string {
  return texts.kinds[kind];
}

export function statusName(status: UnitStatus): string {
  return texts.statuses[status];
}

/** Ours and free, with a customer, or in between: the colour of a status. */
export function statusColor(status: UnitStatus): 'success' | 'warning' | 'informative' {
  if (status === 'in_stock' || status === 'returned') return 'success';
  return status === 'sold' || status === 'consumed' || status === 'at_vendor'
    ? 'informative'
    : 'warning';
}
