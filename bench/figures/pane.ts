/** What a person waits for in Excel: the weight of the first bundle, the first paint of the pane, ten thousand formulas. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Frame, Page } from 'playwright-core';
import { assert } from '../../shared/assert.ts';
import { launch, openSandbox, waitForCell } from '../../testing/browser/launch.ts';
import { startService, type RunningService } from '../../testing/browser/service.ts';
import type { Bench } from '../bench.ts';
import { home } from '../http.ts';
import { median, printFigure, printTime, timeMs } from '../measure.ts';

const cells = 10_000;

/** What the pane's page names itself, packed as a server packs it. */
function weighEntry(): number {
  const folder = join(home, 'dist/addin');
  const first = readdirSync(folder).filter((name) => /^taskpane\.(js|css)$/.test(name));
  return first.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
}

async function readFirstPaint(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return paint?.startTime ?? 0;
  });
}

/** Milliseconds until every one of ten thousand formulas shows its value. */
async function timeFormulas(page: Page, pane: Frame, serials: readonly string[]): Promise<number> {
  return timeMs(async () => {
    await pane.evaluate(async (texts) => {
      const { Excel } = window as unknown as { Excel: ExcelClient };
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('Sheet1');
        sheet.getRange(`A1:A${texts.length}`).formulas = texts.map((text) => [
          `=SERIAL.COST("${text}")`,
        ]);
        await context.sync();
      });
    }, serials);
    await waitForCell(page, `Sheet1!A${cells}`, (text) => /^\d/.test(text), 60_000);
  });
}

interface ExcelClient {
  run(
    batch: (context: {
      readonly workbook: {
        readonly worksheets: {
          getItem(name: string): { getRange(address: string): { formulas: string[][] } };
        };
      };
      sync(): Promise<void>;
    }) => Promise<void>,
  ): Promise<void>;
}

async function readSerials(service: RunningService): Promise<string[]> {
  const answer = await service.ask('/api/units?limit=500');
  const { items } = (await answer.json()) as { items: { serial: string }[] };
  return Array.from({ length: cells }, (_, index) => items[index % items.length]?.serial ?? '');
}

/** The pane talks to one store like to the other, so that it is measured over one. */
export async function measurePane(bench: Bench): Promise<void> {
  if (bench.store !== 'sqlite') return;
  const bytes = weighEntry();
  const bundle = { figure: 'first bundle of the pane, gzip', value: bytes, unit: 'bytes' };
  const most = 350 * 1024;
  printFigure({ store: bench.store, ...bundle, against: `the goal: ${most}`, ratio: bytes / most });
  const service = await startService('start');
  const serials = await readSerials(service);
  const bare = await timeMs(async () => {
    const body = JSON.stringify({ serials });
    const answer = await service.ask('/api/units/lookup', { method: 'POST', body });
    await answer.json();
  });
  const paints: number[] = [];
  for (let run = 0; run < (bench.isQuick ? 2 : 5); run += 1) {
    const browser = await launch();
    const pane = await openSandbox(browser.page, service.origin, service.token);
    await pane.getByRole('tab').first().waitFor();
    paints.push(await readFirstPaint(pane));
    await browser.close();
  }
  printTime(bench, 'first paint of the pane, cold', median(paints), 'the goal', 1000);
  const browser = await launch();
  const pane = await openSandbox(browser.page, service.origin, service.token);
  await pane.getByRole('tab').first().waitFor();
  let asked = 0;
  browser.context.on('request', (request) => {
    if (request.url().endsWith('/api/units/lookup')) asked += 1;
  });
  const formulas = await timeFormulas(browser.page, pane, serials);
  assert(asked > 0, 'the formulas asked nobody');
  printTime(bench, '10,000 SERIAL formulas in the sandbox', formulas, 'one bare look-up', bare);
  const requests = { figure: 'requests of 10,000 SERIAL formulas', value: asked, unit: 'requests' };
  printFigure({ store: bench.store, ...requests, against: 'the goal: 10', ratio: asked / 10 });
  await browser.close();
  await service.stop();
}
