/**
 * What needs a second person: whether something is above a limit, what was asked for, and what somebody else said to it.
 * An approval is bound to the content by its hash, so that nothing is changed after it, and is used once.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ApprovalAnswer, Limits } from '../../shared/api/approvals.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import { instantOf } from '../../shared/day.ts';
import { formatMoney, parseMoney, type Minor } from '../../shared/money.ts';
import {
  limitedAmount,
  limitedKinds,
  limitHours,
  limitOf,
  type LimitName,
} from '../../shared/people/limits.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { nowOf, type Books } from '../books.ts';
import { writeCanonical } from '../commands/post-document.ts';
import { appendLink } from '../store/audit.ts';
import { takeNumbers, type Executor } from '../store/counters.ts';
import type { ApprovalsTable } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { Forbidden } from './forbidden.ts';
import type { Person } from './people.ts';

const settingName = 'limits';
const noLimits: Limits = { writeOff: null, costChange: null, credit: null, reopenPeriod: false };
const firstNumber = 100_001;

export async function readLimits(db: Executor): Promise<Limits> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', settingName)
    .executeTakeFirst();
  return row === undefined ? noLimits : { ...noLimits, ...(JSON.parse(row.value) as Limits) };
}

function digest(value: unknown): string {
  return createHash('sha256').update(writeCanonical(value)).digest('hex');
}

export async function putLimits(
  books: Books,
  changes: { readonly [Name in keyof Limits]?: Limits[Name] | undefined },
  by: Person,
): Promise<Limits> {
  return transact(books.store, async (db) => {
    const before = await readLimits(db);
    const said = Object.entries(changes).filter(([, value]) => value !== undefined);
    const limits = { ...before, ...(Object.fromEntries(said) as Partial<Limits>) };
    if (digest(before) === digest(limits)) return limits;
    const value = JSON.stringify(limits);
    await db
      .insertInto('settings')
      .values({ name: settingName, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
    await appendLink(db, books.store.bookId, {
      ...{ recordedAt: nowOf(books), user: by.name, action: 'change limits', subject: value },
      content: digest({ before, limits }),
    });
    return limits;
  });
}

/** Movements as plans and tables have them. */
type Moved = Parameters<typeof limitedAmount>[1][number];

/** What a person did against a limit within the last day, and nobody else agreed to. */
async function readDone(books: Books, db: Executor, name: LimitName, by: Person): Promise<Minor> {
  const since = instantOf(books.clock() - limitHours * 3_600_000);
  const kinds = books.store.dialect.textsOf([...limitedKinds[name]]);
  const of = (table: 'movements' | 'quantity_movements') => sql`
    select m.cost_change, m.revenue, m.late_cost from ${sql.table(table)} m
    join documents d on d.id = m.document_id
    where d.user_name = ${by.name} and d.recorded_at >= ${since} and d.kind in ${kinds}
      and not exists (select 1 from approvals a
        where a.content_hash = d.content_hash and a.used_at is not null)`;
  const { rows } = await sql<{ cost_change: number; revenue: number; late_cost: number }>`
    ${of('movements')} union all ${of('quantity_movements')}`.execute(db);
  return limitedAmount(
    name,
    rows.map((row) => ({
      costChange: row.cost_change,
      revenue: row.revenue,
      lateCost: row.late_cost,
    })),
  );
}

/** What somebody asks for; `content` is what will be done, to the letter. */
export interface Asked {
  readonly subject: string;
  readonly content: unknown;
  readonly contentHash: string;
  readonly amount: Minor;
}

/** Thrown in the transaction of what is above a limit: it is rolled back, and then asked for. */
export class ApprovalNeeded extends Error {
  readonly asked: Asked;
  constructor(asked: Asked) {
    super('a second person must agree');
    this.asked = asked;
  }
}

/** Uses the approval of exactly this that somebody else gave; answers whether there was one. */
async function useApproval(
  books: Books,
  db: Executor,
  contentHash: string,
  by: Person,
): Promise<boolean> {
  const row = await db
    .updateTable('approvals')
    .set({ used_at: nowOf(books) })
    .where('content_hash', '=', contentHash)
    .where('decision', '=', 'approved')
    .where('used_at', 'is', null)
    .where('asked_by', '=', by.name)
    .where('decided_by', '<>', by.name)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets a document pass that is within its limit or agreed to; throws {@link ApprovalNeeded} for any other. */
export async function guardLimit(
  books: Books,
  db: Executor,
  by: Person,
  asked: Omit<Asked, 'amount'> & {
    readonly kind: DocumentKind;
    readonly movements: readonly Moved[];
  },
): Promise<void> {
  const name = limitOf(asked.kind);
  if (name === null) return;
  const limit = (await readLimits(db))[name];
  if (limit === null) return;
  const amount = limitedAmount(name, asked.movements);
  if (amount === 0) return;
  const most = parseMoney(limit, books.store.baseCurrency) ?? 0;
  if (amount + (await readDone(books, db, name, by)) <= most) return;
  const { subject, content, contentHash } = asked;
  if (!(await useApproval(books, db, contentHash, by)))
    throw new ApprovalNeeded({ subject, content, contentHash, amount });
}

/** The same for what is always done by two people. */
export async function guardTwo(
  books: Books,
  db: Executor,
  by: Person,
  asked: Omit<Asked, 'amount'>,
): Promise<void> {
  if (!(await useApproval(books, db, asked.contentHash, by)))
    throw new ApprovalNeeded({ ...asked, amount: 0 });
}

/** Writes down what was asked for, once, and refuses it until somebody else agrees. */
export async function askApproval(books: Books, asked: Asked, by: Person): Promise<Forbidden> {
  const { subject, content, contentHash, amount } = asked;
  const number = await transact(books.store, async (db) => {
    const open = await db
      .selectFrom('approvals')
      .select(['number', 'decision'])
      .where('content_hash', '=', contentHash)
      .where('asked_by', '=', by.name)
      .where('used_at', 'is', null)
      .orderBy('id', 'desc')
      .executeTakeFirst();
    if (open !== undefined) return open.number;
    const next = `AP-${await takeNumbers(db, 'AP', 1, firstNumber)}`;
    const askedAt = nowOf(books);
    await db
      .insertInto('approvals')
      .values({
        id: await takeNumbers(db, 'approvals', 1),
        ...{ number: next, subject, content_hash: contentHash, content: JSON.stringify(content) },
        ...{ amount, asked_by: by.name, asked_at: askedAt },
      })
      .execute();
    await appendLink(db, books.store.bookId, {
      ...{ recordedAt: askedAt, user: by.name, action: 'ask approval', subject: next },
      content: contentHash,
    });
    return next;
  });
  return new Forbidden({ code: 'approval_needed', details: { number } });
}

function answerOf(row: ApprovalsTable, currency: string): ApprovalAnswer {
  return {
    number: row.number,
    subject: row.subject,
    amount: formatMoney(row.amount, currency),
    content: JSON.parse(row.content) as Record<string, unknown>,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    decision: row.decision,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    usedAt: row.used_at,
  };
}

export async function listApprovals(books: Books, isOpen: boolean): Promise<ApprovalAnswer[]> {
  let query = books.store.db.selectFrom('approvals').selectAll().orderBy('id', 'desc').limit(1000);
  if (isOpen) query = query.where('decision', 'is', null);
  return (await query.execute()).map((row) => answerOf(row, books.store.baseCurrency));
}

/** Null where there is no such approval. */
export async function decideApproval(
  books: Books,
  number: string,
  decision: 'approved' | 'refused',
  by: Person,
): Promise<Result<ApprovalAnswer, Refusal> | null> {
  return transact(books.store, async (db) => {
    const row = await db
      .selectFrom('approvals')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirst();
    if (row === undefined) return null;
    if (row.asked_by === by.name)
      return fail<Refusal>({ code: 'approval_own', details: { number } });
    if (row.decided_by !== null)
      return fail<Refusal>({ code: 'approval_decided', details: { number, by: row.decided_by } });
    const decidedAt = nowOf(books);
    const change = { decision, decided_by: by.name, decided_at: decidedAt };
    await db.updateTable('approvals').set(change).where('id', '=', row.id).execute();
    await appendLink(db, books.store.bookId, {
      ...{ recordedAt: decidedAt, user: by.name, action: `approval ${decision}`, subject: number },
      content: row.content_hash,
    });
    return succeed(answerOf({ ...row, ...change }, books.store.baseCurrency));
  });
}
