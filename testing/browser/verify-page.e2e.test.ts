/**
 * The page that checks sealed workbooks, opened from the disk with the network off: a file as it was exported, one that
 * was changed, one that is none, and the same in German.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { bringAxe, findFaults } from './accessibility/audit.ts';
import { launch, type TestBrowser } from './launch.ts';
import { startService } from './service.ts';

jest.setTimeout(120_000);

const serial = 'CA-AMP-0101';
const folder = mkdtempSync(join(tmpdir(), 'serialbook-verify-'));
let browser: TestBrowser;
let page: Page;
let last: string;

function keep(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

beforeAll(async () => {
  const service = await startService('start');
  const headers = { authorization: `Bearer ${service.token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ report: 'audit-trail' });
  const answer = await fetch(`${service.origin}/api/seals`, { method: 'POST', headers, body });
  const sealed = new Uint8Array(await answer.arrayBuffer());
  const list = await fetch(`${service.origin}/api/seals`, { headers });
  ({ last } = ((await list.json()) as { items: [{ last: string }] }).items[0]);
  await service.stop();
  const parts = unzipSync(sealed);
  const rows = 'xl/worksheets/sheet1.xml';
  const changed = strFromU8(parts[rows] ?? new Uint8Array()).replace(serial, 'CA-AMP-0109');
  keep('sealed.xlsx', sealed);
  keep('changed.xlsx', zipSync({ ...parts, [rows]: strToU8(changed) }));
  keep('none.xlsx', strToU8('no workbook'));
  browser = await launch();
  ({ page } = browser);
  await browser.context.setOffline(true);
  await page.goto(pathToFileURL(join(process.cwd(), 'dist/addin/verify.html')).href);
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function choose(name: string): Promise<string> {
  await page.locator('#file').setInputFiles(join(folder, name));
  await page.locator('.verdict').waitFor();
  return page.locator('#result').innerText();
}

test('a file as it was exported', async () => {
  expect(await choose('sealed.xlsx')).toMatch(/SEAL-100001: all \d+ rows are as they were sealed/);
  await page.locator('#hash').fill(last);
  await page.getByText('The last hash is the one that you entered.').waitFor();
  await page.locator('#hash').fill('abc');
  await page.locator('.verdict.bad').waitFor();
  await page.locator('#hash').fill('');
});

test('one serial changed: its row is named, in both languages', async () => {
  const said = await choose('changed.xlsx');
  expect(said).toContain('Found: 1.');
  expect(said).toMatch(/Row \d+ was changed \(.*CA-AMP-0109/);
  await page.locator('#language').selectOption('de');
  expect(await page.locator('#result').innerText()).toMatch(/Zeile \d+ wurde geändert/);
  expect(await page.locator('h1').innerText()).toBe('Versiegelte Arbeitsmappe prüfen');
  await page.locator('#language').selectOption('en');
});

test('a file that is no workbook is refused with a sentence', async () => {
  expect(await choose('none.xlsx')).toContain('This is no workbook.');
});

test('it is readable for everyone, loads nothing and complains of nothing', async () => {
  await choose('changed.xlsx');
  await bringAxe(page.mainFrame());
  expect(await findFaults(page.mainFrame())).toEqual([]);
  expect(browser.outside).toEqual([]);
  expect(browser.complaints).toEqual([]);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  expect(await policy.getAttribute('content')).toContain("default-src 'none'");
});
