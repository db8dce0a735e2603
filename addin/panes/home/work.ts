/** Today's open work as a plain list of groups, from what the books and the workbook hold. What is overdue comes first. */
import type { AnswerOf } from '../../../shared/api.ts';
import { daysBetween, parseDay } from '../../../shared/day.ts';
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import type { PaneName } from '../../commands/table.ts';
import type { Intent } from '../../posting/intent.ts';

export type OpenDocument = AnswerOf<'listDocuments'>['items'][number];
export type Draft = AnswerOf<'listDrafts'>['items'][number];

export const groupNames = [
  'toCheck',
  'scans',
  'drafts',
  'toReceive',
  'toShip',
  'returns',
  'setAside',
  'inTransit',
] as const;
export type GroupName = (typeof groupNames)[number];

/** Where a row leads. */
export interface Target {
  readonly pane: PaneName;
  readonly text: string;
}

export interface WorkRow {
  readonly key: string;
  readonly kind: DocumentKind | null;
  /** A number, or empty where the work has none yet. */
  readonly number: string;
  readonly party: string | null;
  readonly units: number | null;
  /** How long it waits, and how long it is overdue; null where it has no day. */
  readonly ageDays: number | null;
  readonly overdueDays: number | null;
  readonly target: Target;
}

export interface WorkGroup {
  readonly name: GroupName;
  readonly rows: readonly WorkRow[];
  /** Whether the books have more than were asked for. */
  readonly hasMore: boolean;
}

/** What waits, as it was read. */
export interface OpenWork {
  readonly documents: readonly OpenDocument[];
  readonly hasMoreDocuments: boolean;
  readonly drafts: readonly Draft[];
  readonly hasMoreDrafts: boolean;
  readonly intents: readonly Intent[];
  /** Scans in the inbox that no document has taken. */
  readonly scans: number;
}

const groupOfKind: Partial<Record<DocumentKind, GroupName>> = {
  purchase_order: 'toReceive',
  sales_order: 'toShip',
  customer_rma: 'returns',
  vendor_rma: 'setAside',
  stock_transfer: 'inTransit',
};

/** The pane in which a document that was being sent is settled. */
const paneOfKind: Partial<Record<DocumentKind, PaneName>> = {
  invoice: 'sell',
  goods_receipt: 'receive',
  stock_transfer: 'transfer',
  stock_count: 'count',
  assembly: 'assemble',
  customer_rma: 'return',
  vendor_rma: 'return',
};

/** Days from a day to another; null where either is none. */
export function daysSince(from: string | null, today: string): number | null {
  const [start, end] = [parseDay(from?.slice(0, 10) ?? ''), parseDay(today)];
  return start === null || end === null ? null : daysBetween(start, end);
}

function rowOfDocument(document: OpenDocument, today: string): WorkRow {
  const overdueDays = daysSince(document.expiresOn ?? null, today);
  return {
    key: document.id,
    kind: document.kind,
    number: document.number,
    party: document.party,
    units: document.units,
    ageDays: daysSince(document.occurredOn, today),
    overdueDays: overdueDays !== null && overdueDays > 0 ? overdueDays : null,
    target: { pane: 'documents', text: document.number },
  };
}

function rowOfDraft({ id, kind, changedAt }: Draft, today: string): WorkRow {
  return {
    key: id,
    kind,
    number: '',
    party: null,
    units: null,
    ageDays: daysSince(changedAt, today),
    overdueDays: null,
    target: { pane: 'documents', text: id },
  };
}

function rowOfIntent({ id, body, at }: Intent, today: string): WorkRow {
  return {
    key: id,
    kind: body.kind,
    number: '',
    party: body.party ?? null,
    units: null,
    ageDays: daysSince(at, today),
    overdueDays: null,
    target: { pane: paneOfKind[body.kind] ?? 'documents', text: '' },
  };
}

function byUrgency(one: WorkRow, other: WorkRow): number {
  const late = (other.overdueDays ?? 0) - (one.overdueDays ?? 0);
  return late === 0 ? (other.ageDays ?? 0) - (one.ageDays ?? 0) : late;
}

/** The groups that hold anything, in the order in which a day takes them up. */
export function planWork(work: OpenWork, today: string): readonly WorkGroup[] {
  const rows = new Map<GroupName, WorkRow[]>();
  const put = (name: GroupName, row: WorkRow): void => {
    const group = rows.get(name);
    if (group === undefined) rows.set(name, [row]);
    else group.push(row);
  };
  for (const intent of work.intents) put('toCheck', rowOfIntent(intent, today));
  for (const draft of work.drafts) put('drafts', rowOfDraft(draft, today));
  for (const document of work.documents) {
    const name = groupOfKind[document.kind];
    if (name !== undefined) put(name, rowOfDocument(document, today));
  }
  if (work.scans > 0) {
    put('scans', {
      key: 'scans',
      kind: null,
      number: '',
      party: null,
      units: work.scans,
      ageDays: null,
      overdueDays: null,
      target: { pane: 'scan', text: '' },
    });
  }
  return groupNames.flatMap((name) => {
    const found = rows.get(name);
    if (found === undefined) return [];
    const isDrafts = name === 'drafts';
    const isLocal = name === 'toCheck' || name === 'scans';
    const hasMore = isDrafts ? work.hasMoreDrafts : !isLocal && work.hasMoreDocuments;
    return [{ name, rows: [...found].sort(byUrgency), hasMore }];
  });
}

export interface GroupSummary {
  readonly count: number;
  readonly overdue: number;
  /** Of the one that waits longest. */
  readonly oldestDays: number | null;
}

export function summarize({ name, rows }: WorkGroup): GroupSummary {
  let overdue = 0;
  let oldestDays: number | null = null;
  for (const row of rows) {
    if (row.overdueDays !== null) overdue += 1;
    if (row.ageDays !== null) oldestDays = Math.max(oldestDays ?? 0, row.ageDays);
  }
  return { count: name === 'scans' ? (rows[0]?.units ?? 0) : rows.length, overdue, oldestDays };
}
