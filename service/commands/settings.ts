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
import type { Refusal } from '../../shared/refusals.ts';
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
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

export async function putSettings(
  books: Books,
  changes: SettingChanges,
  user: string,
): Promise<SettingsOutcome> {
  return transact(books.store, async (db): Promise<SettingsOutcome> => {
    const refusals = await checkBins(books, db, changes.bins ?? {});
    if (refusals.length > 0) return { kind: 'refused', refusals };
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
): Promise<Refusal[]> {
  const codes = Object.values(bins).filter((code) => code !== null);
  const { rows } = await sql<AreasTable>`
    select * from areas where code in ${books.store.dialect.textsOf(codes)}`.execute(db);
  const areas = new Map(rows.map((row) => [row.code, row]));
  const refusals: Refusal[] = [];
  for (const name of defaultBins) {
    const code = bins[name];
    if (code === undefined) continue;
    const refusal = findBinFault(name, code, code === null ? undefined : areas.get(code));
    if (refusal !== null) refusals.push(refusal);
  }
  return refusals;
}

function findBinFault(
  bin: keyof typeof binRules,
  code: string | null,
  area: AreasTable | undefined,
): Refusal | null {
  const rule = binRules[bin];
  if (code === null) {
    return rule.code === null ? null : { code: 'usual_bin_needed', details: { bin } };
  }
  if (area === undefined) return { code: 'usual_bin_unknown', details: { bin, code } };
  const { kind, bin_type: binType } = area;
  if (kind !== 'bin' || binType === null) {
    return { code: 'usual_bin_kind', details: { bin, code, kind } };
  }
  if (binType !== rule.binType) {
    return { code: 'usual_bin_type', details: { bin, code, binType, wanted: rule.binType } };
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
