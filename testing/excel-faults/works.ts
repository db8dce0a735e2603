/**
 * The pieces of work that are done with Excel failing at each action in turn. After a fault a second try must end where a
 * run without fault ends, in the sheet and in the books, to the cell.
 */
import {
  check,
  invoiceSheet,
  post,
  receive,
  refresh,
  scanMissing,
  sitDown,
  takeBack,
  type Clerk,
} from './clerk.ts';
import { newWorkbook, type Desk, type SessionPlan } from './desk.ts';
import { readState } from './state.ts';

type Step = (clerk: Clerk) => Promise<void>;

export interface Work {
  /** What was done before, without a fault. */
  readonly before: readonly Step[];
  readonly steps: readonly Step[];
}

/** Excel's codes, one after another: what fails is not always the same. */
const codes = [
  'GeneralException',
  'InvalidOperationInCellEditMode',
  'AccessDenied',
  'ItemNotFound',
  'InsertDeleteConflict',
  'InactiveWorkbook',
  'RequestPayloadSizeLimitExceeded',
];

/** A person changes a price and a serial by hand, and deletes a row. */
async function meddle({ session, run }: Clerk): Promise<void> {
  const [first, second] = await session.host.readRows(invoiceSheet());
  await session.host.removeRows(invoiceSheet(), [second?.key ?? '']);
  await session.host.putRows(invoiceSheet(), [
    { key: first?.key ?? '', price: '1.00', serial: `OTHER ${run}` },
  ]);
}

async function beginTable({ session }: Clerk): Promise<void> {
  const row = { key: 'first', item: 'LAPTOP', serial: 'FIRST', price: '1.00', document: '' };
  await session.host.putRows(invoiceSheet(), [row]);
}

/** Rows that a person typed or copied below get keys of their own. */
async function typeRows({ session, run }: Clerk): Promise<void> {
  await session.host.putRows(invoiceSheet(), [
    { key: '', item: 'LAPTOP', serial: `000${run}`, price: '700.00' },
    { key: '', item: 'LAPTOP', serial: `${run}E5`, price: '700.00' },
  ]);
}

async function adopt({ session, makeKey }: Clerk): Promise<void> {
  await session.host.adoptRows(invoiceSheet(), 'serial', makeKey);
}

async function takeOut({ session, run }: Clerk): Promise<void> {
  const rows = await session.host.readRows(invoiceSheet());
  const unwanted = rows.filter((row) => row['serial']?.includes('+') === true);
  await session.host.removeRows(
    invoiceSheet(),
    unwanted.map(({ key }) => key),
  );
  await session.host.putRows(invoiceSheet(), [{ key: `late ${run}`, serial: `LATE ${run}` }]);
}

export const sheetWorks: Readonly<Record<string, Work>> = {
  'scans to a new sheet': { before: [], steps: [scanMissing] },
  'scans below others': { before: [beginTable], steps: [scanMissing] },
  'rows typed by hand': { before: [beginTable, typeRows], steps: [adopt] },
  'rows taken out': { before: [scanMissing], steps: [takeOut] },
  'a check': { before: [scanMissing], steps: [check] },
};

export const booksWorks: Readonly<Record<string, Work>> = {
  'posting and stamping': { before: [scanMissing, check], steps: [post] },
  'taking back': { before: [scanMissing, post], steps: [takeBack] },
};

export const mirrorWorks: Readonly<Record<string, Work>> = {
  'a refresh of what was changed by hand': {
    before: [scanMissing, post, meddle],
    steps: [refresh],
  },
};

let runs = 0;

/** Serials of every run are its own, so that all share one set of books. */
function nextRun(): string {
  runs += 1;
  return `7${String(runs).padStart(5, '0')}`;
}

export interface Ended {
  readonly state: unknown;
  readonly actions: number;
  readonly wasStruck: boolean;
}

export async function runWork(desk: Desk, work: Work, plan: SessionPlan = {}): Promise<Ended> {
  const run = nextRun();
  await receive(desk.server, run);
  const workbook = newWorkbook();
  const session = desk.openSession(workbook);
  const clerk = sitDown(session, run);
  for (const step of work.before) await step(clerk);
  session.arm(plan);
  // A person who is told a sentence tries again; the fault strikes once.
  for (const step of work.steps) await step(clerk).catch(() => step(clerk));
  const [actions, wasStruck] = [session.actions(), session.wasStruck()];
  const state = await readState(session, workbook, run);
  session.close();
  return { state, actions, wasStruck };
}

/** The first action after which the second try ended elsewhere, with both ends; null where there is none. */
export async function findHarm(desk: Desk, work: Work): Promise<object | null> {
  const clean = await runWork(desk, work);
  for (let at = 0; at < clean.actions; at += 1) {
    const code = codes[at % codes.length] ?? '';
    const ended = await runWork(desk, work, { strike: { at, code } });
    if (!ended.wasStruck) return { at, code, wasStruck: false };
    if (JSON.stringify(ended.state) !== JSON.stringify(clean.state)) {
      return { at, code, is: ended.state, shouldBe: clean.state };
    }
  }
  return null;
}
