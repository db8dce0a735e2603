/** Where goods go and must come from: of a document's header, or of a line that overrides it. */
import { raise, type Issue, type IssuePlace } from '../issues.ts';
import { transitions, type UnitEvent } from '../stock/lifecycle.ts';
import type { Area, BinType } from '../stock/masters.ts';
import { lineRules } from './rules.ts';
import type { BooksView } from './view.ts';

interface AreaFields {
  readonly area?: string | undefined;
  readonly fromArea?: string | undefined;
  readonly toArea?: string | undefined;
}

export interface LineAreas {
  /** Null where the goods stay where they are, or the document does not say. */
  readonly destination: Area | null;
  readonly source: Area | null;
}

/**
 * The bins of a header, as an event's lines find them: what it names, else the event's own bin as the settings have
 * it. `fallback` is where goods go that the document itself does not send anywhere, as a transfer that is received.
 */
export function checkHeaderAreas(
  fields: AreaFields,
  event: UnitEvent,
  fallback: string | null,
  view: BooksView,
  issues: Issue[],
): LineAreas {
  const { bin, binType } = transitions[event];
  const { destinationField, isDestinationNeeded, sourceField } = lineRules[event];
  const named = destinationField === null ? undefined : fields[destinationField];
  const own = bin === null ? null : view.settings.bins[bin];
  const code = named ?? fallback ?? own;
  if (code === null && isDestinationNeeded) {
    issues.push(raise('area_missing', { field: destinationField ?? 'area' }));
  }
  const destination = code === null ? null : checkBin(code, binType, view, issues, {});
  const sourceCode = sourceField === null ? undefined : fields[sourceField];
  const source = sourceCode === undefined ? null : checkBin(sourceCode, null, view, issues, {});
  return checkDifferent({ destination, source }, issues, {});
}

/** The bins of a line: what it names itself, else its header's. */
export function checkLineAreas(
  fields: AreaFields,
  event: UnitEvent,
  header: LineAreas,
  view: BooksView,
  issues: Issue[],
  place: IssuePlace,
): LineAreas {
  const { destinationField, sourceField } = lineRules[event];
  const toCode = destinationField === null ? undefined : fields[destinationField];
  const fromCode = sourceField === null ? undefined : fields[sourceField];
  if (toCode === undefined && fromCode === undefined) return header;
  const { binType } = transitions[event];
  const destination =
    toCode === undefined ? header.destination : checkBin(toCode, binType, view, issues, place);
  const source =
    fromCode === undefined ? header.source : checkBin(fromCode, null, view, issues, place);
  return checkDifferent({ destination, source }, issues, place);
}

function checkDifferent(areas: LineAreas, issues: Issue[], place: IssuePlace): LineAreas {
  const { destination, source } = areas;
  if (destination !== null && source !== null && destination.id === source.id) {
    issues.push(raise('areas_same', { area: destination.code }, place));
  }
  return areas;
}

/** The bin of this code, of the wanted type where one is; null where an issue says why not. */
export function checkBin(
  code: string,
  wanted: BinType | null,
  view: BooksView,
  issues: Issue[],
  place: IssuePlace,
): Area | null {
  const area = view.areas.get(code);
  if (area === undefined) {
    issues.push(raise('area_unknown', { area: code }, place));
    return null;
  }
  if (area.kind !== 'bin') {
    issues.push(raise('area_holds_no_stock', { area: code }, place));
    return null;
  }
  if (wanted !== null && area.binType !== wanted) {
    issues.push(raise('area_of_other_type', { area: code, wanted }, place));
    return null;
  }
  return area;
}
