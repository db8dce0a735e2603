/** The year as it was written down: what came, what was sold, what failed, one row a unit. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from './csv.ts';

const tables = {
  models: ['model', 'vendor', 'capacity_bytes'],
  received: [
    'received_on',
    'vendor',
    'packing_list',
    'model',
    'serial',
    'unit_cost',
    'packing_list_freight',
  ],
  sold: ['sold_on', 'customer', 'model', 'serial', 'unit_price'],
  failed: ['failed_on', 'model', 'serial'],
} as const;

type RowOf<Name extends keyof typeof tables> = Readonly<
  Record<(typeof tables)[Name][number], string>
>;
export type ModelRow = RowOf<'models'>;
export type ReceivedRow = RowOf<'received'>;
export type SoldRow = RowOf<'sold'>;
export type FailedRow = RowOf<'failed'>;

export interface Year {
  readonly models: readonly ModelRow[];
  readonly received: readonly ReceivedRow[];
  readonly sold: readonly SoldRow[];
  readonly failed: readonly FailedRow[];
}

/** What tells a unit from all others. */
export function unitKeyOf(row: { readonly model: string; readonly serial: string }): string {
  return `${row.model}/${row.serial}`;
}

/** The paper that a row stands on: a packing list, a customer's invoice of the day, a day's failures. */
export const receiptOf = (row: ReceivedRow): string => row.packing_list;
export const invoiceOf = (row: SoldRow): string => `${row.sold_on} ${row.customer}`;
export const failureOf = (row: FailedRow): string => row.failed_on;

/** What tells a row from all others: a serial may stand on a second paper by mistake. */
export function stampOf(paper: string, unit: string): string {
  return `${paper} ${unit}`;
}

/** Reads `price-list.csv`, `received.csv`, `sold.csv` and `failed.csv` of a folder. */
export function readYear(folder: string): Year {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return {
    models: readTable(read('price-list.csv'), tables.models),
    received: readTable(read('received.csv'), tables.received),
    sold: readTable(read('sold.csv'), tables.sold),
    failed: readTable(read('failed.csv'), tables.failed),
  };
}
