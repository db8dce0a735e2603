/**
 * The add-in's commands in a real browser: what the manifests name is what the built add-in registers with Microsoft's client,
 * every button has its picture, and each command ends and says what happened, from the ribbon, from a cell's menu and by keys,
 * with the pane closed and with the service away.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { commandNames, commandTable } from '../../addin/commands/table.ts';
import { description } from '../../addin/manifest/description.ts';
import { manifestWords } from '../../addin/manifest/words.ts';
import { en } from '../../addin/texts/en.ts';
import { enterText, launch, openSandbox, pressCommand, type TestBrowser } from './launch.ts';
import { startService, type RunningService } from './service.ts';

jest.setTimeout(120_000);

const words = manifestWords.en.commands;
const serial = 'CA-AMP-0101';

let service: RunningService;
let browser: TestBrowser;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  service = await startService('start');
  browser = await launch({ width: 1360, height: 860 });
  ({ page } = browser);
  pane = await openSandbox(page, service.origin, service.token);
  await pane.getByRole('heading', { level: 1 }).first().waitFor();
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** What Microsoft's client was told, by its own list. */
async function readMappings(of: 'Office.actions' | 'CustomFunctions'): Promise<string[]> {
  const mappings = await pane.evaluate((path) => {
    const found = path
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], window);
    const { _association } = found as { _association: { mappings: object } };
    return Object.keys(_association.mappings);
  }, of);
  return mappings.sort();
}

function readNames(path: string, key: 'id'): string[] {
  const { functions } = JSON.parse(readFileSync(join(process.cwd(), path), 'utf8')) as {
    functions: readonly Record<'id', string>[];
  };
  return functions.map((one) => one[key]).sort();
}

async function closePane(): Promise<void> {
  await page.locator('#close-pane').click();
  await page.locator('iframe[src*="taskpane"]').waitFor({ state: 'hidden' });
}

async function select(address: string): Promise<void> {
  await page.evaluate((at) => window.__serialbookSandbox?.select(at), address);
}

async function listSheets(): Promise<string[]> {
  return page.evaluate(
    () => window.__serialbookSandbox?.workbook.sheets.map(({ name }) => name) ?? [],
  );
}

test('the built add-in registers every action and function that the manifests name', async () => {
  const actions = await readMappings('Office.actions');
  expect(actions.map((name) => name.toUpperCase())).toEqual(
    expect.arrayContaining(commandNames.map((name) => name.toUpperCase())),
  );
  const functions = await readMappings('CustomFunctions');
  expect(functions.map((name) => name.toUpperCase())).toEqual(
    expect.arrayContaining(readNames('addin/functions/functions.json', 'id')),
  );
});

test('every command of the ribbon has its button, with a picture at its own size', async () => {
  const shown = await page.locator('[data-command] img').evaluateAll((images) =>
    images.map((image) => {
      const { naturalWidth, width } = image as HTMLImageElement;
      return { id: image.closest('button')?.dataset['command'], naturalWidth, width };
    }),
  );
  const wanted = description.groups.flatMap(({ commands }) => commands.map(({ id }) => id));
  expect(shown).toEqual(wanted.map((id) => ({ id, naturalWidth: 32, width: 32 })));
});

test.each(commandNames.filter((name) => name.startsWith('Show')))(
  '%s opens a closed pane at its page',
  async (name) => {
    await closePane();
    await pressCommand(page, name);
    await page.locator('iframe[src*="taskpane"]').waitFor({ state: 'visible' });
    const tab = en.shell.panes[commandTable[name].pane ?? 'home'];
    await pane.getByRole('tab', { name: tab, selected: true }).waitFor();
  },
);

test("a cell's menu looks up its serial", async () => {
  await enterText(page, 'Sheet1!B2', serial);
  await select('Sheet1!B2');
  await closePane();
  const canvas = page.locator('#univer-sheet-main-canvas_workbook');
  // Heads of rows and columns, then the middle of B2.
  await canvas.click({ button: 'right', position: { x: 46 + 64 + 32, y: 22 + 20 + 10 } });
  // The grid draws a menu once out of sight to measure it, and then where it is seen.
  await page.getByText(words.LookUpSelected.label, { exact: true }).nth(1).click();
  await pane.getByRole('tab', { name: en.shell.panes.lookUp, selected: true }).waitFor();
  await pane.getByText(serial).first().waitFor();
});

test('the same by keys', async () => {
  await pressCommand(page, 'ShowReports');
  await select('Sheet1!B2');
  await page.evaluate(() => {
    window.focus();
  });
  await page.locator('#ribbon-tab').focus();
  await page.keyboard.press(`Control+Shift+Key${commandTable.LookUpSelected.letter}`);
  await pane.getByRole('tab', { name: en.shell.panes.lookUp, selected: true }).waitFor();
  await pane.getByText(serial).first().waitFor();
});

test('a history goes into a sheet of its own, and the pane says which', async () => {
  const before = await listSheets();
  await enterText(page, 'Sheet1!B2', serial);
  await select('Sheet1!B2');
  await pressCommand(page, 'InsertHistory');
  const added = (await listSheets()).filter((name) => !before.includes(name));
  expect(added).toHaveLength(1);
  await pane.getByText(en.commands.history(serial, added[0] ?? '')).waitFor();
});

test.each([
  ['an empty cell', '', en.commands.cellEmpty],
  ['a serial that is none', 'NOT-OURS', en.commands.none('NOT-OURS')],
])('of %s there is no history, and the closed pane opens to say so', async (_, text, said) => {
  await enterText(page, 'Sheet1!B3', text);
  await select('Sheet1!B3');
  await closePane();
  const before = await listSheets();
  await pressCommand(page, 'InsertHistory');
  await pane.getByText(said).waitFor();
  expect(await listSheets()).toEqual(before);
});

test('refreshing asks formulas and reports again, and says both', async () => {
  await pressCommand(page, 'Refresh');
  await pane.getByText(en.commands.asked, { exact: false }).waitFor();
  await pane.getByText(en.reports.refreshed(1), { exact: false }).waitFor();
});

test('with the service away a refresh ends all the same, and says why nothing is new', async () => {
  await page.route('**/api/**', (route) => route.abort());
  await closePane();
  await pressCommand(page, 'Refresh');
  await page.locator('iframe[src*="taskpane"]').waitFor({ state: 'visible' });
  await pane.getByText(/is not refreshed/).waitFor();
  await page.unroute('**/api/**');
});
