/** The tables of the store as kysely sees them. Amounts are minor units of the base currency unless said. */
import type { Role } from '../../shared/people/rights.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import type { UnitEvent, UnitStatus } from '../../shared/stock/lifecycle.ts';
import type {
  AreaKind,
  BinType,
  LifePolicy,
  SerialSource,
  StockType,
  Tracking,
} from '../../shared/stock/masters.ts';
import type { Day, Instant } from '../../shared/day.ts';

export interface ItemsTable {
  id: number;
  sku: string;
  description: string;
  tracking: Tracking;
  serial_source: SerialSource;
  life_policy: LifePolicy;
  case_matters: number;
  weight: number;
  gtin: string | null;
  /** The item as it was given, JSON. */
  fields: string;
}

export interface PartiesTable {
  id: number;
  code: string;
  name: string;
  /** JSON list. */
  roles: string;
  fields: string;
}

export interface AreasTable {
  id: number;
  code: string;
  kind: AreaKind;
  bin_type: BinType | null;
  stock_type: StockType | null;
  fields: string;
}

export interface DocumentsTable {
  id: number;
  uuid: string;
  number: string;
  kind: DocumentKind;
  occurred_on: Day;
  recorded_at: Instant;
  user_name: string;
  party_id: number | null;
  reference: string | null;
  /** Whose sale it is. */
  salesperson: string | null;
  currency: string;
  /** The draft without its lines, JSON. */
  header: string;
  content_hash: string;
  units: number;
  /** Net and tax are in the document's currency. */
  net: number;
  tax: number;
  add_on_costs: number;
  cost: number;
  reverses_id: number | null;
  /** The order that this document closes. */
  closes_id: number | null;
}

export interface DocumentLinesTable {
  document_id: number;
  line: number;
  item_id: number;
  quantity: number;
  /** In the document's currency, as net and tax. */
  unit_amount: number | null;
  discount: number;
  tax_rate: string | null;
  net: number;
  tax: number;
  /** Reason, action and note, JSON. */
  fields: string;
}

export interface UnitsTable {
  id: number;
  item_id: number;
  fold: string;
  /** The serial where case counts, else empty. */
  exact: string;
  life: number;
  serial: string;
  manufacturer_serial: string | null;
  lot: string | null;
  note: string | null;
  custom_fields: string | null;
  status: UnitStatus;
  area_id: number | null;
  holder_id: number | null;
  cost: number;
  late_cost: number;
  vendor_id: number | null;
  received_on: Day | null;
  receipt_id: number | null;
  customer_id: number | null;
  sold_on: Day | null;
  invoice_id: number | null;
  price: number | null;
  sold_from_id: number | null;
  held_by_id: number | null;
  held_from_id: number | null;
  last_document_id: number | null;
  last_on: Day | null;
}

export interface MovementsTable {
  id: number;
  unit_id: number;
  document_id: number;
  line: number;
  event: UnitEvent;
  occurred_on: Day;
  from_area_id: number | null;
  to_area_id: number | null;
  status: UnitStatus;
  holder_id: number | null;
  party_id: number | null;
  cost_change: number;
  /** What the unit stands at, or left at, afterwards. */
  unit_cost: number;
  revenue: number;
  late_cost: number;
  reverses_id: number | null;
}

/** Some of an item that is tracked by quantity, or not at all. Lot is empty where there is none. */
export interface QuantityMovementsTable {
  id: number;
  document_id: number;
  line: number;
  item_id: number;
  lot: string;
  event: UnitEvent;
  occurred_on: Day;
  from_area_id: number | null;
  to_area_id: number | null;
  quantity: number;
  party_id: number | null;
  cost_change: number;
  revenue: number;
  late_cost: number;
  reverses_id: number | null;
}

/** What lies in a bin. Units with serials have no lot here; goods by quantity have their value in their pool. */
export interface BalancesTable {
  item_id: number;
  area_id: number;
  lot: string;
  units: number;
  value: number;
}

export interface PoolsTable {
  item_id: number;
  units: number;
  value: number;
}

export interface DocumentLinksTable {
  document_id: number;
  from_id: number;
}

export interface FulfilmentsTable {
  document_id: number;
  line: number;
  order_id: number;
  order_line: number;
  quantity: number;
  amount: number;
}

/** What a document took of an order's add-on cost, in the add-on's own currency. */
export interface TakenAddOnsTable {
  document_id: number;
  order_id: number;
  place: number;
  amount: number;
}

export interface UnitLinksTable {
  document_id: number;
  built_id: number;
  component_id: number;
  /** 1 where the document took the component out of the built unit again. */
  is_taken_out: number;
}

export interface LotsTable {
  id: number;
  item_id: number;
  lot: string;
  vendor_id: number | null;
  manufactured_on: Day | null;
  expires_on: Day | null;
  fields: string;
}

export interface ExpensesTable {
  id: number;
  day: Day;
  name: string;
  /** What it cost; below zero where some of it came back. */
  amount: number;
  memo: string;
  user_name: string;
  recorded_at: Instant;
  /** Null while it holds. */
  replaced_at: Instant | null;
}

export interface SealsTable {
  id: number;
  number: string;
  report: string;
  title: string;
  /** What was asked, as a person reads it. */
  question: string;
  made_at: Instant;
  user_name: string;
  row_count: number;
  first_hash: string;
  last_hash: string;
}

export interface PeriodEventsTable {
  seq: number;
  action: string;
  /** The last day of the closed period from now on; null where none is closed. */
  through: Day | null;
  reason: string | null;
  user_name: string;
  recorded_at: Instant;
}

export interface DraftsTable {
  uuid: string;
  kind: DocumentKind;
  user_name: string;
  changed_at: Instant;
  content: string;
}

export interface PostingsTable {
  document_id: number;
  place: number;
  account: string;
  reason: string | null;
  amount: number;
}

export interface ItemDaysTable {
  item_id: number;
  day: Day;
  units: number;
  revenue: number;
  returns: number;
  /** With what came late. */
  cost: number;
  stock_change: number;
  late_cost: number;
}

export interface LedgerDaysTable {
  day: Day;
  account: string;
  reason: string;
  amount: number;
}

export interface AuditTable {
  seq: number;
  recorded_at: Instant;
  user_name: string;
  action: string;
  subject: string;
  content: string;
  hash: string;
}

/** A reconciliation as it was found; JSON in `content` (the request), `found` (rows and prices) and `totals`. */
export interface ReconciliationsTable {
  id: number;
  uuid: string;
  number: string;
  party_id: number;
  order_number: string | null;
  receipt_number: string | null;
  reference: string | null;
  currency: string;
  made_at: Instant;
  user_name: string;
  content_hash: string;
  content: string;
  found: string;
  totals: string;
}

/** What was decided or posted of a reconciliation, one after the other from 1. */
export interface ReconciliationStepsTable {
  reconciliation_id: number;
  step: number;
  made_at: Instant;
  user_name: string;
  kind: 'decided' | 'undone' | 'posted';
  /** Of the document that was posted, or is a draft still. */
  document_uuid: string | null;
  /** JSON. */
  content: string;
}

/** How the lists of a vendor are laid out, JSON. */
export interface ListLayoutsTable {
  party_id: number;
  user_name: string;
  changed_at: Instant;
  layout: string;
}

/** Who may come in. `token_hash` is SHA-256 in hex; `tenant` and `subject` name a Microsoft account. */
export interface PeopleTable {
  id: number;
  name: string;
  role: Role;
  token_hash: string | null;
  token_made_at: Instant | null;
  tenant: string | null;
  subject: string | null;
  changed_at: Instant;
}

/** What was asked for above a limit. `amount` is in minor units of the base currency. */
export interface ApprovalsTable {
  id: number;
  number: string;
  subject: string;
  content_hash: string;
  /** JSON. */
  content: string;
  amount: number;
  asked_by: string;
  asked_at: Instant;
  decided_by: string | null;
  decided_at: Instant | null;
  decision: 'approved' | 'refused' | null;
  used_at: Instant | null;
}

export interface Tables {
  approvals: ApprovalsTable;
  people: PeopleTable;
  person_locations: { person_id: number; area_id: number };
  settings: { name: string; value: string };
  counters: { name: string; next: number };
  items: ItemsTable;
  parties: PartiesTable;
  areas: AreasTable;
  documents: DocumentsTable;
  document_lines: DocumentLinesTable;
  units: UnitsTable;
  movements: MovementsTable;
  quantity_movements: QuantityMovementsTable;
  balances: BalancesTable;
  pools: PoolsTable;
  document_links: DocumentLinksTable;
  fulfilments: FulfilmentsTable;
  taken_add_ons: TakenAddOnsTable;
  unit_links: UnitLinksTable;
  lots: LotsTable;
  period_events: PeriodEventsTable;
  seals: SealsTable;
  expenses: ExpensesTable;
  reconciliations: ReconciliationsTable;
  reconciliation_steps: ReconciliationStepsTable;
  list_layouts: ListLayoutsTable;
  drafts: DraftsTable;
  postings: PostingsTable;
  item_days: ItemDaysTable;
  ledger_days: LedgerDaysTable;
  audit: AuditTable;
}
