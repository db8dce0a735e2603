/**
 * Changes the company's design. Every field that changed is a link of the audit chain; a logo stands in it by its hash.
 * A logo is read to its end before it is kept: what cannot be printed is refused now and not with an invoice.
 */
import { createHash } from 'node:crypto';
import type { DesignChanges } from '../../shared/api/design.ts';
import { changeDesign, type CompanyDesign } from '../../shared/company/design.ts';
import type { DesignIssue } from '../../shared/company/design-issues.ts';
import { readLogo } from '../../shared/company/logo.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { nowOf, type Books } from '../books.ts';
import { readDesign, type StoredDesign, type StoredLogo } from '../queries/design.ts';
import { appendLink } from '../store/audit.ts';
import type { Executor } from '../store/counters.ts';
import { transact } from '../store/transact.ts';
import { isWholePng } from './whole-png.ts';

type Changed<Value> = Result<Value, readonly DesignIssue[]>;

export async function putDesign(
  books: Books,
  changes: DesignChanges,
  user: string,
): Promise<Changed<StoredDesign>> {
  const { logo: logoChange, ...texts } = changes;
  const logo = logoChange === undefined ? null : checkLogo(logoChange?.data ?? null);
  return transact(books.store, async (db): Promise<Changed<StoredDesign>> => {
    const before = await readDesign(db);
    const design = changeDesign(before.design, dropUndefined(texts));
    const issues = [
      ...(design.ok ? [] : design.error),
      ...(logo === null || logo.ok ? [] : logo.error),
    ];
    if (!design.ok || issues.length > 0) return fail(issues);
    const after: StoredDesign = {
      design: design.value,
      logo: logo?.ok === true ? logo.value : before.logo,
    };
    const changed = listChanges(before, after);
    if (changed.length === 0) return succeed(after);
    await writeRows(db, after);
    for (const { subject } of changed) {
      await appendLink(db, books.store.bookId, {
        recordedAt: nowOf(books),
        user,
        action: 'change setting',
        subject,
        content: hashOf(subject),
      });
    }
    return succeed(after);
  });
}

function dropUndefined(texts: Omit<DesignChanges, 'logo'>): Partial<CompanyDesign> {
  const given = Object.entries(texts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/** A logo as it is kept; null takes it away. */
function checkLogo(data: string | null): Changed<StoredLogo | null> {
  if (data === null) return succeed(null);
  const bytes = new Uint8Array(Buffer.from(data, 'base64'));
  const facts = readLogo(bytes);
  if (!facts.ok) return facts;
  return facts.value.type === 'jpeg' || isWholePng(bytes)
    ? succeed({ ...facts.value, data })
    : fail([{ code: 'logo_broken', field: 'logo' }]);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function listChanges(before: StoredDesign, after: StoredDesign): { readonly subject: string }[] {
  const values = ({ design, logo }: StoredDesign): [string, string][] => [
    ...Object.entries(design).map(([name, value]): [string, string] => [
      `design.${name}`,
      JSON.stringify(value),
    ]),
    ['design.logo', logo === null ? 'null' : hashOf(logo.data)],
  ];
  const old = new Map(values(before));
  return values(after)
    .filter(([name, value]) => old.get(name) !== value)
    .map(([name, value]) => ({ subject: `${name}: ${old.get(name) ?? 'null'} -> ${value}` }));
}

async function writeRows(db: Executor, { design, logo }: StoredDesign): Promise<void> {
  const { name, addressLines, taxNumber, registration, bankLine, email, phone, ...look } = design;
  const company = { name, addressLines, taxNumber, registration, bankLine, email, phone };
  const rows = [
    { name: 'company', value: JSON.stringify(company) },
    { name: 'design', value: JSON.stringify(look) },
    { name: 'logo', value: JSON.stringify(logo) },
  ];
  for (const row of rows) {
    await db
      .insertInto('settings')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value }))
      .execute();
  }
}
