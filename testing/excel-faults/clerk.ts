/**
 * A clerk at the desk: what a person does with the add-in, step by step. Each step is one that can simply be done again
 * after it failed, which is what people do. Serials are awkward ones, of the run alone.
 */
import { randomUUID } from 'node:crypto';
import { requestOf, beginHeader } from '../../addin/flows/header.ts';
import { placeIssues, planLines } from '../../addin/flows/lines.ts';
import { flowTable, sheetOf, type FlowSheetRow } from '../../addin/flows/table.ts';
import type { TableSpec } from '../../addin/host/port.ts';
import { makeIntent, readIntents, type Intent } from '../../addin/posting/intent.ts';
import { checkMirror, repairMirror } from '../../addin/posting/mirror.ts';
import { makePosting } from '../../addin/posting/posting.ts';
import { draftRows, readStamped, stampRows } from '../../addin/posting/stamp.ts';
import type { PostingOutcome } from '../../addin/posting/state.ts';
import type { DocumentRequest } from '../../shared/api.ts';
import { present } from '../../shared/assert.ts';
import type { TestServer } from '../fixtures/server.ts';
import type { Session } from './desk.ts';

const today = '2026-01-02';

export const invoiceSheet = (): TableSpec => sheetOf('invoice');

/** The serials of a run: none of them is what Excel would make of it. */
export function serialsOf(run: string): readonly string[] {
  return [`000${run}`, `${run}E5`, `=${run}+1`, `+${run}`, `A ${run}`];
}

/** Receives the units of a run into the books, before anything fails. */
export async function receive(server: TestServer, run: string): Promise<void> {
  const answer = await server.ask('POST', '/api/documents', {
    id: randomUUID(),
    kind: 'goods_receipt',
    occurredOn: '2026-01-01',
    party: 'acme',
    lines: [{ item: 'LAPTOP', unitCost: '500.00', serials: serialsOf(run) }],
  });
  if (answer.status !== 201) throw new Error(answer.text);
}

/** What a pane holds in its memory while it is open. */
export interface Clerk {
  readonly run: string;
  readonly session: Session;
  readonly invoiceId: string;
  readonly reversalId: string;
  readonly makeKey: () => string;
  /** How the posting stands, as the pane knows it. */
  outcome: PostingOutcome | null;
}

/** A clerk with an open pane; ids follow one another, so that every run makes the same. */
export function sitDown(session: Session, run: string): Clerk {
  let made = 0;
  return {
    run,
    session,
    invoiceId: randomUUID(),
    reversalId: randomUUID(),
    makeKey: () => `key-${(made += 1)}-${randomUUID()}`,
    outcome: null,
  };
}

function rowOf(key: string, serial: string): FlowSheetRow {
  const description = 'Laptop computer';
  return {
    key,
    item: 'LAPTOP',
    description,
    serial,
    price: '700.00',
    taxRate: '8.25',
    document: '',
  };
}

/** Scans what is not in the sheet yet, as somebody does who looks at the sheet first. */
export async function scanMissing({ session, run, makeKey }: Clerk): Promise<void> {
  const there = await session.host.readRows(invoiceSheet());
  const known = new Set(there.map((row) => row['serial']));
  const missing = serialsOf(run).filter((serial) => !known.has(serial));
  if (missing.length === 0) return;
  await session.host.putRows(
    invoiceSheet(),
    missing.map((serial) => rowOf(makeKey(), serial)),
  );
}

async function readDrafts({ session, makeKey }: Clerk): Promise<FlowSheetRow[]> {
  const { host } = session;
  await host.adoptRows(invoiceSheet(), 'serial', makeKey);
  const rows = await host.readRows(sheetOf('invoice'));
  return draftRows(rows, readStamped(host, invoiceSheet()));
}

async function readInvoice(clerk: Clerk): Promise<Intent | null> {
  const plan = planLines('invoice', await readDrafts(clerk));
  if (plan.faults.length > 0) throw new Error(plan.faults.map((each) => each.sentence).join(' '));
  if (plan.lines.length === 0) return null;
  const header = { ...beginHeader(today), party: 'bolt' };
  const asked = flowTable.invoice.header;
  const body = requestOf('invoice', clerk.invoiceId, header, asked, [...plan.lines], new Set());
  return makeIntent(body, plan.keys.flat(), today);
}

function desk({ session }: Clerk) {
  const { host, client } = session;
  return {
    posting: makePosting({ host, client, tell: () => undefined }),
    stamp: (intent: Intent, answer: Parameters<typeof stampRows>[3]) =>
      stampRows(host, invoiceSheet(), intent, answer),
  };
}

/** Asks the books what they would say, and writes that beside the rows. */
export async function check(clerk: Clerk): Promise<void> {
  const plan = planLines('invoice', await readDrafts(clerk));
  const read = async (): Promise<DocumentRequest | null> =>
    (await readInvoice(clerk))?.body ?? null;
  const outcome = await desk(clerk).posting.rehearse(read);
  if (outcome?.type === 'stopped') throw new Error(outcome.sentence);
  const issues = outcome?.type === 'refused' ? outcome.issues : [];
  const placed = placeIssues(issues, plan);
  const rows = plan.keys.flat().map((key) => ({ key, note: placed.get(key) ?? 'in stock' }));
  if (rows.length > 0) await clerk.session.host.putRows(invoiceSheet(), rows);
}

/** Presses what the pane offers: post, ask the books, or write to the sheet, until the sheet shows the document. */
export async function post(clerk: Clerk): Promise<void> {
  const { posting, stamp } = desk(clerk);
  const [toCheck] = readIntents(clerk.session.host, ['invoice']);
  const { outcome } = clerk;
  if (outcome?.type === 'posted') {
    if (outcome.unwritten === null) return;
    clerk.outcome = await posting.finish(outcome.intent, outcome.answer, stamp);
  } else if (toCheck !== undefined) {
    clerk.outcome = await posting.settle(toCheck, stamp);
  } else {
    clerk.outcome = await posting.post(() => readInvoice(clerk), stamp);
  }
  failUnlessWritten(clerk.outcome);
}

/** A person sees a sentence where this throws, and presses again. */
function failUnlessWritten(outcome: PostingOutcome | null): void {
  if (outcome === null) return;
  if (outcome.type === 'posted') {
    if (outcome.unwritten !== null) throw new Error(outcome.unwritten);
    return;
  }
  throw new Error('sentence' in outcome ? outcome.sentence : outcome.type);
}

/** Takes the invoice back and refreshes the sheet. */
export async function takeBack(clerk: Clerk): Promise<void> {
  const { client } = clerk.session;
  const [document] = await numbersIn(clerk);
  const answer = await client.call('reverseDocument', {
    params: { number: present(document, 'the number in the sheet') },
    body: { id: clerk.reversalId, occurredOn: '2026-01-03' },
  });
  if (!answer.ok) throw new Error(answer.error.kind);
  await refresh(clerk);
}

async function numbersIn({ session }: Clerk): Promise<string[]> {
  const rows = await session.host.readRows(invoiceSheet());
  return [...new Set(rows.map((row) => row['document'] ?? ''))].filter((number) => number !== '');
}

/** Looks for what was changed by hand, and puts it right from the books. */
export async function refresh(clerk: Clerk): Promise<void> {
  const { host, client } = clerk.session;
  await checkMirror(host, invoiceSheet(), clerk.makeKey);
  const repair = await repairMirror(host, client, invoiceSheet(), {
    makeKey: clerk.makeKey,
    bringsBack: true,
  });
  if (repair.sentence !== null) throw new Error(repair.sentence);
}
