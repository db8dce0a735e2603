/**
 * Changes settings of the books. Each value that changed is a link of the audit chain that says what it was and what it
 * is, so that whoever reads the chain knows which rules held when. What changes nothing leaves no link.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import {
  applySettings,
  binRules,
  type BookSettings,
  type SettingChanges,
} from '../../shared/stock/settings.ts';
import { defaultBins } from '../../shared/stock/masters.ts';
import { nowOf, type Books } from '../books.ts';
import { optionsName, readSettings } from '../queries/settings.ts';
import { appendLink } from '../store/audit.ts';
import type { Executor } from '../store/counters.ts';
import type { AreasTable } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { writeCanonical } from './post-document.ts';

export type SettingsOutcome =
  | { readonly kind: 'saved'; readonly settings: BookSettings }
  | { readonly kind: 'refused'; readonly messages: readonly string[] };

export async function putSettings(
  books: Books,
  changes: SettingChanges,
  user: string,
): Promise<SettingsOutcome> {
  return transact(books.store, async (db): Promise<SettingsOutcome> => {
    const messages = await checkBins(books, db, changes.bins ?? {});
    if (messages.length > 0) return { kind: 'refused', messages };
    const before = await readSettings(db);
    const settings = applySettings(before, changes);
    const changed = listChanges(before, settings);
    if (changed.length === 0) return { kind: 'saved', settings };
    const value = JSON.stringify(settings);
    await db
      .insertInto('settings')
      .values({ name: optionsName, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
    for (const change of changed) {
      await appendLink(db, books.store.bookId, {
        recordedAt: nowOf(books),
        user,
        action: 'change setting',
        subject: `${change.name}: ${change.before} -> ${change.after}`,
        content: createHash('sha256').update(writeCanonical(change)).digest('hex'),
      });
    }
    return { kind: 'saved', settings };
  });
}

async function checkBins(
  books: Books,
  db: Executor,
  bins: NonNullable<SettingChanges['bins']>,
): Promise<string[]> {
  const codes = Object.values(bins).filter((code) => code !== null);
  const { rows } = await sql<AreasTable>`
    select * from areas where code in ${books.store.dialect.textsOf(codes)}`.execute(db);
  const areas = new Map(rows.map((row) => [row.code, row]));
  const messages: string[] = [];
  for (const name of defaultBins) {
    const code = bins[name];
    if (code === undefined) continue;
    const message = findBinFault(name, code, code === null ? undefined : areas.get(code));
    if (message !== null) messages.push(message);
  }
  return messages;
}

function findBinFault(
  name: keyof typeof binRules,
  code: string | null,
  area: AreasTable | undefined,
): string | null {
  const rule = binRules[name];
  if (code === null) {
    return rule.code === null
      ? null
      : `The bin ${name} must be named: ${rule.meaning.toLowerCase()} go there. Name a bin.`;
  }
  if (area === undefined) return `There is no bin ${code} for ${name}. Enter the bin first.`;
  if (area.kind !== 'bin') {
    return `${code} is a ${area.kind}, and for ${name} goods must lie in a bin. Name a bin.`;
  }
  if (area.bin_type !== rule.binType) {
    return `${code} is a bin of type ${String(area.bin_type)}, and ${name} must be one of type ${rule.binType}. Name another bin.`;
  }
  return null;
}

interface SettingChange {
  /** `overReceipt`, or `bins.receipt`. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Every single value that differs. */
function listChanges(before: BookSettings, after: BookSettings): SettingChange[] {
  const old = new Map(listValues(before));
  return listValues(after)
    .map(([name, value]) => ({ name, before: old.get(name) ?? 'null', after: value }))
    .filter((change) => change.before !== change.after);
}

/** Each value under its name as one JSON text. */
function listValues({ bins, accounts, ...choices }: BookSettings): [string, string][] {
  const named = (prefix: string, values: object): [string, string][] =>
    Object.entries(values).map(([name, value]) => [prefix + name, writeCanonical(value)]);
  return [...named('', choices), ...named('bins.', bins), ...named('accounts.', accounts)];
}
