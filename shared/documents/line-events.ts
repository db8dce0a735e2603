/** Which event a line of a document is for its goods: its kind's own, or the one that its direction says. */
import type { DocumentDraft, DraftLine } from '../api.ts';
import { raise, type Issue } from '../issues.ts';
import type { UnitEvent } from '../stock/lifecycle.ts';
import type { PlannedHeader } from './plan.ts';
import { kindRules } from './rules.ts';

/** The event of lines that say no direction; null where each must say one. */
export function usualEventOf(draft: DocumentDraft, header: PlannedHeader): UnitEvent | null {
  if (draft.kind === 'stock_transfer') {
    if (header.followed.length > 0) return 'arrive';
    return draft.inTransit === true ? 'depart' : 'transfer';
  }
  return kindRules[draft.kind].event;
}

/** The event of a line; null where an issue says what is wrong with its direction. */
export function eventOfLine(
  draft: DocumentDraft,
  draftLine: DraftLine,
  line: number,
  header: PlannedHeader,
  issues: Issue[],
): UnitEvent | null {
  const rule = kindRules[draft.kind];
  const usual = usualEventOf(draft, header);
  const { direction } = draftLine;
  if (direction === undefined) {
    if (usual === null) issues.push(raise('direction_missing', { item: draftLine.item }, { line }));
    return usual;
  }
  const named = rule[direction];
  if (named !== null) return named;
  if (usual === null || (rule.in === null && rule.out === null)) {
    issues.push(raise('direction_not_taken', { kind: draft.kind }, { line }));
    return null;
  }
  return usual;
}
