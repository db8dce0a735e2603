/**
 * The scan inbox in a real browser: a thousand scans against a slow service, a pane that is closed at any moment, a cell
 * that is being edited, a service that goes away, and a camera that plays a film of a real barcode.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page, Route } from 'playwright-core';
import { filmOf, paintCode128 } from '../fixtures/code-128.ts';
import { seed } from '../fixtures/seed.ts';
import { launch, openSandbox, pressCommand, waitForCell, type TestBrowser } from './launch.ts';
import { startService, type RunningService } from './service.ts';

jest.setTimeout(240_000);

const label = 'Scan, paste or type serials';
const filmed = 'CA-AMP-0107';

let service: RunningService;
let browser: TestBrowser;
let page: Page;
let pane: Frame;
let films: string;

beforeAll(async () => {
  films = mkdtempSync(join(tmpdir(), 'serialbook-film-'));
  const film = join(films, 'barcode.y4m');
  writeFileSync(film, filmOf([paintCode128(filmed, 640, 480)], 5));
  service = await startService('start');
  browser = await launch({
    width: 1200,
    height: 860,
    flags: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  ({ page } = browser);
  pane = await openSandbox(page, service.origin, service.token);
});

afterAll(async () => {
  await browser.close();
  await service.stop();
  rmSync(films, { recursive: true, force: true });
});

/** Shows the scan pane, with nothing in it. */
async function openScan(): Promise<void> {
  await pressCommand(page, 'ShowScan');
  await pane.getByLabel(label).waitFor();
  const clear = pane.getByRole('button', { name: 'Clear', exact: true });
  if (await clear.isEnabled()) await clear.click();
  await pane.getByLabel(label).focus();
}

/** The pane is closed without a word, and opened again. */
async function reopen(): Promise<void> {
  await pane.evaluate(() => {
    document.documentElement.dataset['isOld'] = 'true';
    location.reload();
  });
  await pane.waitForFunction(() => document.documentElement.dataset['isOld'] === undefined);
  await pane.waitForLoadState('load');
  await pressCommand(page, 'ShowScan');
  await pane.getByLabel(label).waitFor();
}

/** A scanner beside the pane: bursts of keys so many milliseconds apart, each scan's acknowledgement timed. */
async function scanMany(serials: readonly string[], everyMs: number): Promise<number[]> {
  return pane.evaluate(
    async ([texts, gap]) => {
      const field = document.activeElement;
      if (!(field instanceof HTMLInputElement)) throw new Error('The field has no focus.');
      const count = (): string =>
        document.querySelector('[aria-label="Last scan"]')?.textContent ?? '';
      const press = (key: string): void => {
        const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
        if (!field.dispatchEvent(event) || key.length > 1) return;
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
          field,
          field.value + key,
        );
        field.dispatchEvent(new Event('input', { bubbles: true }));
      };
      const times: number[] = [];
      const start = performance.now();
      for (const [at, text] of texts.entries()) {
        const wait = start + at * gap - performance.now();
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
        for (const key of text) press(key);
        const pressed = performance.now();
        press('Enter');
        // Drawn: the frame after the one in which the banner names it has begun.
        while (!count().startsWith(text)) await new Promise(requestAnimationFrame);
        times.push(performance.now() - pressed);
      }
      return times;
    },
    [serials, everyMs] as const,
  );
}

interface KeptScan {
  readonly id: string;
  readonly raw: string;
}

/** What the browser keeps, in its order. */
async function readKept(): Promise<KeptScan[]> {
  return pane.evaluate(() => {
    const parts = Object.keys(localStorage)
      .filter((name) => / scans \S+ \d+$/.test(name))
      .map((name) => ({ at: Number(name.split(' ').at(-1)), text: localStorage.getItem(name) }))
      .sort((one, other) => one.at - other.at);
    return parts.flatMap(({ text }) => {
      const [, scans] = JSON.parse(text ?? '[0,[]]') as [number, [number, string, string][]];
      return scans.map(([, id, raw]) => ({ id, raw }));
    });
  });
}

async function slowLookups(afterMs: number): Promise<() => Promise<void>> {
  const slow = async (route: Route): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await route.continue().catch(() => undefined);
  };
  await page.route('**/api/units/lookup', slow);
  return () => page.unroute('**/api/units/lookup', slow);
}

const serialsOf = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(5, '0')}`);

test('a thousand scans at twenty a second behind ten thousand: none lost, none doubled, in order', async () => {
  await openScan();
  await pane.getByLabel(label).fill('OLD-00000+8999');
  await pane.getByLabel(label).press('Enter');
  await pane.getByRole('button', { name: '9,000 not good', exact: true }).waitFor();
  const stop = await slowLookups(500);
  const serials = serialsOf('NEW-', 1000);
  const times = await scanMany(serials, 50);
  expect(times).toHaveLength(1000);
  const sorted = [...times].sort((one, other) => one - other);
  const [p50, p95, most] = [sorted[500], sorted[950], sorted[999]].map((time) => time?.toFixed(1));
  process.stdout.write(`a scan behind 9,000 rows: p50 ${p50} p95 ${p95} max ${most} ms\n`);
  await pane.getByRole('button', { name: '10,000 not good', exact: true }).waitFor();
  const kept = await readKept();
  expect(kept.slice(9000).map(({ raw }) => raw)).toEqual(serials);
  expect(new Set(kept.map(({ id }) => id)).size).toBe(10_000);
  expect(await pane.getByRole('listitem').count()).toBeLessThan(60);
  await stop();
});

test('a pane that is closed at any moment has lost nothing that it showed', async () => {
  await openScan();
  const stop = await slowLookups(500);
  let chance = seed;
  const next = (below: number): number => {
    chance = (Math.imul(chance, 1_103_515_245) + 12_345) & 0x7fffffff;
    return chance % below;
  };
  const shown: string[] = [];
  for (let round = 0; round < 8; round += 1) {
    const serials = serialsOf(`R${round}-`, 1 + next(12));
    await scanMany(serials, 10);
    shown.push(...serials);
    await new Promise((resolve) => setTimeout(resolve, next(700)));
    await reopen();
    await pane.getByLabel(label).focus();
    const kept = await readKept();
    expect({ seed, kept: kept.map(({ raw }) => raw) }).toEqual({ seed, kept: shown });
  }
  await stop();
  await pane.getByRole('button', { name: `${shown.length} not good`, exact: true }).waitFor();
});

test('each scan is written as it lands, waits for a cell that is edited, and goes with undo', async () => {
  await openScan();
  await pane.getByLabel('Write each scan to the sheet as it lands').check();
  await pane.getByLabel(label).focus();
  await scanMany(['CA-AMP-0101', 'CA-AMP-0102'], 50);
  await page.waitForFunction(() =>
    window.__serialbookSandbox?.workbook.sheets.some(({ name }) => name === 'Scans'),
  );
  await waitForCell(page, 'Scans!B2', (text) => text === 'CA-AMP-0101');
  await waitForCell(page, 'Scans!B3', (text) => text === 'CA-AMP-0102');
  await page.evaluate(() => window.__serialbookSandbox?.workbook.setCellEditing(true));
  await scanMany(['CA-AMP-0103'], 50);
  await pane.getByText('Finish the cell', { exact: false }).waitFor();
  await page.evaluate(() => window.__serialbookSandbox?.workbook.setCellEditing(false));
  await waitForCell(page, 'Scans!B4', (text) => text === 'CA-AMP-0103');
  await pane.getByLabel(label).press('Control+z');
  await waitForCell(page, 'Scans!B4', (text) => text === '');
  await pane.getByLabel('Write each scan to the sheet as it lands').uncheck();
});

test('without the service scans are kept and say since when; on return each is checked once', async () => {
  await openScan();
  let isAway = true;
  const asked: string[] = [];
  const answer = async (route: Route): Promise<void> => {
    if (isAway) {
      await route.abort();
      return;
    }
    asked.push(...(route.request().postDataJSON() as { serials: string[] }).serials);
    await route.continue();
  };
  await page.route('**/api/units/lookup', answer);
  const serials = Array.from(
    { length: 42 },
    (_, index) => `CA-AMP-${String(101 + index).padStart(4, '0')}`,
  );
  await scanMany(serials, 20);
  await pane.getByText(/42 scans kept since \d\d:\d\d\./).waitFor();
  isAway = false;
  await pane.getByRole('button', { name: 'Try again' }).click();
  await pane.getByRole('button', { name: '0 waiting' }).waitFor();
  expect(asked).toEqual(serials);
  await page.unroute('**/api/units/lookup', answer);
});

test('a camera reads a real barcode, and one that stays in the picture is one scan', async () => {
  await openScan();
  await pane.getByRole('button', { name: 'Scan with the camera' }).click();
  await pane.getByText(`Read: ${filmed}`).waitFor();
  await pane.getByRole('button', { name: '1 in stock', exact: true }).waitFor();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect((await readKept()).map(({ raw }) => raw)).toEqual([filmed]);
  await pane.getByRole('button', { name: 'Close the camera' }).click();
});

test('the page called nobody but this machine', () => {
  expect(browser.outside).toEqual([]);
});
