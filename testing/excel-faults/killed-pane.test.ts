/**
 * The pane is killed at any answer that it waits for, of Excel, of the workbook's settings or of the service, whether
 * what it asked for was done or not. Whoever opens the workbook next finishes the work: no unit is lost, none is sold
 * twice, and the sheet says what the books say.
 */
import type { Workbook } from '../../sandbox/workbook/workbook.ts';
import { seed } from '../fixtures/seed.ts';
import { Chance } from '../model/chance.ts';
import {
  check,
  invoiceSheet,
  post,
  receive,
  refresh,
  scanMissing,
  sitDown,
  type Clerk,
} from './clerk.ts';
import { newWorkbook, openDesk, type Desk, type Kill } from './desk.ts';
import { readState } from './state.ts';

jest.setTimeout(600_000);

const timings = 200;
/** How often in a row a pane may be killed before it is left in peace. */
const mostKills = 4;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** The work of a sale, from the first scan to the refreshed sheet; done again, only what is missing is done. */
async function sell(clerk: Clerk): Promise<void> {
  await scanMissing(clerk);
  await check(clerk);
  await post(clerk);
  await refresh(clerk);
}

/** Works in a fresh pane until it is done or killed; answers whether it was done. */
async function workOnce(workbook: Workbook, run: string, kill?: Kill): Promise<boolean> {
  const session = desk.openSession(workbook, kill === undefined ? {} : { kill });
  const work = sell(sitDown(session, run)).then(() => 'done' as const);
  const ended = await Promise.race([work, session.killed]);
  session.close();
  return ended === 'done';
}

async function stateOf(workbook: Workbook, run: string): Promise<unknown> {
  const session = desk.openSession(workbook);
  const state = await readState(session, workbook, run);
  const documents = new Set(
    (await session.host.readRows(invoiceSheet())).map((row) => row['document']),
  );
  session.close();
  return { state, documents: documents.size };
}

async function countWaits(): Promise<{ waits: number; clean: unknown }> {
  await receive(desk.server, '800000');
  const workbook = newWorkbook();
  const session = desk.openSession(workbook);
  await sell(sitDown(session, '800000'));
  const waits = session.waits();
  session.close();
  return { waits, clean: await stateOf(workbook, '800000') };
}

test(`a sale, killed at ${timings} moments, ends as one that was not (seed ${seed})`, async () => {
  const chance = new Chance(seed);
  const { waits, clean } = await countWaits();
  expect(waits).toBeGreaterThan(20);
  for (let timing = 0; timing < timings; timing += 1) {
    const run = String(800_001 + timing);
    await receive(desk.server, run);
    const workbook = newWorkbook();
    const kills: Kill[] = [];
    let isDone = false;
    while (!isDone) {
      const kill = { at: chance.below(waits), isDone: chance.isOneIn(2) };
      const isLeftInPeace = kills.length >= 1 + chance.below(mostKills);
      if (!isLeftInPeace) kills.push(kill);
      isDone = await workOnce(workbook, run, isLeftInPeace ? undefined : kill);
    }
    expect({ seed, run, kills, ...((await stateOf(workbook, run)) as object) }).toEqual({
      seed,
      run,
      kills,
      ...(clean as object),
    });
  }
});
