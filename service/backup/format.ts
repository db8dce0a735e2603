/**
 * A backup as lines of text, the same whatever database it comes from: a head that says whose books these are and how far
 * their audit chain goes, each table's rows, and a foot that counts the rows and hashes all before it. Whoever has the file
 * can read it without us.
 */
import { z } from 'zod';
import type { Tables } from '../store/tables.ts';

export const formatName = 'serialbook-backup';
export const formatVersion = 1;

/** Every table with the columns that order its rows; what others refer to stands before them. */
export const backupTables: readonly (readonly [table: keyof Tables, key: readonly string[]])[] = [
  ['settings', ['name']],
  ['counters', ['name']],
  ['areas', ['id']],
  ['items', ['id']],
  ['parties', ['id']],
  ['people', ['id']],
  ['person_locations', ['person_id', 'area_id']],
  ['lots', ['id']],
  ['documents', ['id']],
  ['document_lines', ['document_id', 'line']],
  ['document_links', ['document_id', 'from_id']],
  ['units', ['id']],
  ['movements', ['id']],
  ['quantity_movements', ['id']],
  ['unit_links', ['document_id', 'built_id', 'component_id']],
  ['fulfilments', ['document_id', 'line', 'order_id', 'order_line']],
  ['taken_add_ons', ['document_id', 'order_id', 'place']],
  ['postings', ['document_id', 'place']],
  ['balances', ['item_id', 'area_id', 'lot']],
  ['pools', ['item_id']],
  ['item_days', ['item_id', 'day']],
  ['ledger_days', ['day', 'account', 'reason']],
  ['period_events', ['seq']],
  ['expenses', ['id']],
  ['seals', ['id']],
  ['drafts', ['uuid']],
  ['reconciliations', ['id']],
  ['reconciliation_steps', ['reconciliation_id', 'step']],
  ['list_layouts', ['party_id']],
  ['approvals', ['id']],
  ['audit', ['seq']],
];

export const headSchema = z.object({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  program: z.string(),
  migrations: z.array(z.tuple([z.string(), z.string()])),
  bookId: z.string(),
  currency: z.string(),
  head: z.object({ seq: z.number(), hash: z.string() }),
  madeAt: z.string(),
});
export type BackupHead = z.output<typeof headSchema>;

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) });
export const rowSchema = z.array(z.union([z.string(), z.number(), z.null()]));
export const footSchema = z.object({
  rows: z.record(z.string(), z.number()),
  sha256: z.string(),
});

/** Why a file is no backup that can be restored; each has a sentence. */
export class BackupFault extends Error {}
