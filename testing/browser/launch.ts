/**
 * A browser for a test: the system's Chromium without a window, with a profile of its own that is gone
 * afterwards. It calls nobody: a request to another machine makes `outside` grow.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Frame, Page } from 'playwright-core';
// Brings what the sandbox's page puts on its window.
import type {} from '../../sandbox/page/main.ts';

const paths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface LaunchOptions {
  readonly width?: number;
  readonly height?: number;
  /** Further flags, say for a camera that plays a file. */
  readonly flags?: readonly string[];
}

export interface TestBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained of: uncaught errors and `console.error`. */
  readonly complaints: string[];
  /** Addresses outside this machine that were asked for. */
  readonly outside: string[];
  readonly close: () => Promise<void>;
}

export async function launch(options: LaunchOptions = {}): Promise<TestBrowser> {
  const executablePath = process.env['CHROMIUM'] ?? paths.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('Chromium is missing; npm test installs it.');
  const profile = mkdtempSync(join(tmpdir(), 'serialbook-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: options.width ?? 1360, height: options.height ?? 800 },
    args: [...flags, ...(options.flags ?? [])],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  const outside: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('request', (request) => {
    const { hostname, href, protocol } = new URL(request.url());
    const isHere = ['127.0.0.1', 'localhost', ''].includes(hostname);
    if (!isHere && protocol.startsWith('http')) outside.push(href);
  });
  return {
    context,
    page,
    complaints,
    outside,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * Opens the sandbox and waits until workbook and pane are there; answers the pane's frame. `query` says what the page is to
 * stand in for, as in `?flavour=web`.
 */
export async function openSandbox(
  page: Page,
  origin: string,
  token: string,
  query = '',
): Promise<Frame> {
  await page.goto(`${origin}/${query}#token=${encodeURIComponent(token)}`);
  await page.waitForFunction(() => '__serialbookSandbox' in window);
  const element = await page.waitForSelector('iframe[src*="/sandbox/taskpane.html"]');
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('The task pane has no frame.');
  await frame.waitForLoadState('load');
  return frame;
}

/** Shows a pane as a person does: by its tab, or by the menu where the row of tabs has no room for it. */
export async function showPane(pane: Frame, name: string): Promise<void> {
  const tab = pane.getByRole('tab', { name, exact: true });
  await pane.getByRole('tab').first().waitFor();
  if (await tab.isVisible()) {
    await tab.click();
    return;
  }
  await pane.getByRole('button', { name: /^(More panes|Weitere Bereiche)$/ }).click();
  const item = pane.getByRole('menuitem', { name, exact: true });
  // A pane that was just opened may find room for the tab only now.
  await item.or(tab).filter({ visible: true }).first().waitFor();
  if (await item.isVisible()) {
    await item.click();
    return;
  }
  await pane.page().keyboard.press('Escape');
  await tab.click();
}

/** What a cell shows once it shows what is wanted; fails with what it showed last. */
export async function waitForCell(
  page: Page,
  address: string,
  isWanted: (text: string) => boolean,
  timeout = 10_000,
): Promise<string> {
  const end = performance.now() + timeout;
  for (;;) {
    const text = await readText(page, address);
    if (isWanted(text)) return text;
    if (performance.now() > end) throw new Error(`${address} shows ${JSON.stringify(text)}.`);
    await page.waitForTimeout(50);
  }
}

export async function readText(page: Page, address: string): Promise<string> {
  return page.evaluate((at) => window.__serialbookSandbox?.readCell(at).text ?? '', address);
}

export async function enterText(page: Page, address: string, text: string): Promise<void> {
  await page.evaluate(([at, entered]) => window.__serialbookSandbox?.enterCell(at, entered), [
    address,
    text,
  ] as const);
}

/** Presses a ribbon button by its action id; done when the add-in says so. */
export async function pressCommand(page: Page, id: string): Promise<void> {
  await page.evaluate((command) => window.__serialbookSandbox?.runCommand(command), id);
}
