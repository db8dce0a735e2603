/**
 * The year as documents, day by day: receipts first, then sales, then failures. Pure, but for a hash that gives each
 * document the same id in every run.
 */
import { createHash } from 'node:crypto';
import type { DocumentRequest } from '../../shared/api.ts';
import {
  failureOf,
  invoiceOf,
  receiptOf,
  unitKeyOf,
  type FailedRow,
  type ModelRow,
  type Year,
} from './rows.ts';

type Header = Omit<DocumentRequest, 'id' | 'lines'>;

/** A line's serials can be taken out one by one where the books refuse them. */
export interface StoryLine {
  readonly item: string;
  readonly serials: readonly string[];
  readonly unitCost?: string;
  readonly unitPrice?: string;
  readonly reason?: string;
  readonly action?: 'credit';
}

export interface StoryDocument {
  readonly id: string;
  /** The paper that its rows stand on. */
  readonly paper: string;
  readonly header: Header;
  readonly lines: readonly StoryLine[];
}

/** What follows a failed unit, each document naming the one before; the first two where a customer had it. */
export interface Failure {
  readonly unit: string;
  readonly steps: readonly StoryDocument[];
}

export interface StoryDay {
  readonly day: string;
  readonly receipts: readonly StoryDocument[];
  readonly invoices: readonly StoryDocument[];
  readonly failures: readonly Failure[];
}

export interface StoryMasters {
  readonly items: readonly { sku: string; description: string; tracking: 'serial' }[];
  readonly parties: readonly { code: string; name: string; roles: ('vendor' | 'customer')[] }[];
}

/** The id of what a key names, in the form of a UUID of the hashed kind. */
export function idOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A party's code: its name in capitals, blanks as hyphens. */
export function codeOf(name: string): string {
  return name.toUpperCase().replace(/\s+/g, '-');
}

function describe({ capacity_bytes: bytes, vendor }: ModelRow): string {
  const terabytes = Math.round(Number(bytes) / 1e11) / 10;
  return `${vendor} hard disk drive, ${terabytes} TB`;
}

export function planMasters(year: Year): StoryMasters {
  const vendors = new Set(year.received.map(({ vendor }) => vendor));
  const customers = new Set(year.sold.map(({ customer }) => customer));
  const names = [...new Set([...vendors, ...customers])].sort();
  return {
    items: year.models.map((row) => ({
      sku: row.model,
      description: describe(row),
      tracking: 'serial',
    })),
    parties: names.map((name) => ({
      code: codeOf(name),
      name,
      roles: [
        ...(vendors.has(name) ? (['vendor'] as const) : []),
        ...(customers.has(name) ? (['customer'] as const) : []),
      ],
    })),
  };
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** One line for each model and amount, in the order in which they first appear. */
function planLines<Row extends { readonly model: string; readonly serial: string }>(
  rows: readonly Row[],
  field: 'unitCost' | 'unitPrice',
  amountOf: (row: Row) => string,
): StoryLine[] {
  const groups = groupBy(rows, (row) => `${row.model}/${amountOf(row)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const serials = group.map(({ serial }) => serial);
    return [{ item: first.model, serials, [field]: amountOf(first) }];
  });
}

function planReceipts(year: Year): StoryDocument[] {
  const lists = groupBy(year.received, receiptOf);
  return [...lists].flatMap(([packingList, rows]) => {
    const [first] = rows;
    if (first === undefined) return [];
    const header: Header = {
      kind: 'goods_receipt',
      occurredOn: first.received_on,
      party: codeOf(first.vendor),
      reference: packingList,
      area: 'MAIN',
      addOnCosts: [{ name: 'freight', amount: first.packing_list_freight, by: 'quantity' }],
    };
    const lines = planLines(rows, 'unitCost', (row) => row.unit_cost);
    return [{ id: idOf(`goods_receipt ${packingList}`), paper: packingList, header, lines }];
  });
}

function planInvoices(year: Year): StoryDocument[] {
  const orders = groupBy(year.sold, invoiceOf);
  return [...orders].flatMap(([paper, rows]) => {
    const [first] = rows;
    if (first === undefined) return [];
    const header: Header = {
      kind: 'invoice',
      occurredOn: first.sold_on,
      party: codeOf(first.customer),
    };
    const lines = planLines(rows, 'unitPrice', (row) => row.unit_price);
    return [{ id: idOf(`invoice ${paper}`), paper, header, lines }];
  });
}

const reason = 'Drive failed';

function planFailures(year: Year): Map<string, Failure[]> {
  // The first row of a unit counts: what the books refuse is the second.
  const sales = groupBy(year.sold, unitKeyOf);
  const receipts = groupBy(year.received, unitKeyOf);
  const days = groupBy(year.failed, failureOf);
  return new Map(
    [...days].map(([day, rows]) => [
      day,
      rows.map((row) => {
        const unit = unitKeyOf(row);
        return planFailure(row, sales.get(unit)?.[0], receipts.get(unit)?.[0]?.vendor);
      }),
    ]),
  );
}

function planFailure(
  row: FailedRow,
  sale: Year['sold'][number] | undefined,
  vendor: string | undefined,
): Failure {
  const unit = unitKeyOf(row);
  const occurredOn = row.failed_on;
  const line = { item: row.model, serials: [row.serial], reason };
  const step = (header: Omit<Header, 'occurredOn'>, fields: Partial<StoryLine>): StoryDocument => ({
    id: idOf(`${header.kind} ${occurredOn} ${unit}`),
    paper: failureOf(row),
    header: { ...header, occurredOn },
    lines: [{ ...line, ...fields }],
  });
  const fromCustomer =
    sale === undefined
      ? []
      : [
          step({ kind: 'customer_rma', party: codeOf(sale.customer) }, { action: 'credit' }),
          step(
            { kind: 'credit_memo', party: codeOf(sale.customer), area: 'CRMA' },
            { unitPrice: sale.unit_price },
          ),
        ];
  const party = codeOf(vendor ?? 'unknown vendor');
  const vendorRmaNumber = `R-${occurredOn.replaceAll('-', '')}-${row.serial}`;
  const toVendor = [
    step({ kind: 'vendor_rma', party, vendorRmaNumber }, { action: 'credit' }),
    step({ kind: 'debit_memo', party, vendorRmaNumber }, {}),
  ];
  return { unit, steps: [...fromCustomer, ...toVendor] };
}

/** Every day on which something happened, in order. */
export function planDays(year: Year): StoryDay[] {
  const dayOf = ({ header }: StoryDocument): string => header.occurredOn;
  const receipts = groupBy(planReceipts(year), dayOf);
  const invoices = groupBy(planInvoices(year), dayOf);
  const failures = planFailures(year);
  const days = new Set([...receipts.keys(), ...invoices.keys(), ...failures.keys()]);
  return [...days].sort().map((day) => ({
    day,
    receipts: receipts.get(day) ?? [],
    invoices: invoices.get(day) ?? [],
    failures: failures.get(day) ?? [],
  }));
}
