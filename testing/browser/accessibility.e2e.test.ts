/**
 * Every pane in a real browser as people need it who see little, no colour, no movement, who work with the keyboard alone or
 * with a screen reader: nothing serious by axe's rules, nothing beyond the pane's edge, every control by Tab, and the focus
 * always seen. A pane of 320 pixels at 200 per cent has 160 to lay itself out in.
 */
import type { Frame, Page } from 'playwright-core';
import { de } from '../../addin/texts/de.ts';
import { en } from '../../addin/texts/en.ts';
import { paneNames, type PaneName } from '../../addin/commands/table.ts';
import { bringAxe, findFaults, findOverflow, findPaleText } from './accessibility/audit.ts';
import { tabTo, walk } from './accessibility/keyboard.ts';
import { launch, openSandbox, pressCommand, type TestBrowser } from './launch.ts';
import { startService, type RunningService } from './service.ts';

jest.setTimeout(120_000);

const tables = { en, de } as const;

interface Look {
  readonly name: string;
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
  readonly forcedColors: 'active' | 'none';
  readonly language: keyof typeof tables;
}

const looks: readonly Look[] = [
  {
    name: 'light, 320 pixels, English',
    width: 320,
    colorScheme: 'light',
    forcedColors: 'none',
    language: 'en',
  },
  {
    name: 'dark, 320 pixels, German',
    width: 320,
    colorScheme: 'dark',
    forcedColors: 'none',
    language: 'de',
  },
  {
    name: 'high contrast on black, English',
    width: 360,
    colorScheme: 'dark',
    forcedColors: 'active',
    language: 'en',
  },
  {
    name: '320 pixels at 200 per cent, German',
    width: 160,
    colorScheme: 'light',
    forcedColors: 'none',
    language: 'de',
  },
];

let service: RunningService;
let browser: TestBrowser;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  service = await startService('start');
  browser = await launch({ width: 1180, height: 900 });
  ({ page } = browser);
  pane = await openSandbox(page, service.origin, service.token);
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** The pane as one look has it, loaded again where the language is another. */
async function wear(look: Look): Promise<void> {
  const { colorScheme, forcedColors } = look;
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
  await pane.evaluate((language) => {
    localStorage.setItem('serialbook-language', language);
    document.documentElement.dataset['isOld'] = 'true';
    location.reload();
  }, look.language);
  await pane.waitForFunction(() => document.documentElement.dataset['isOld'] === undefined);
  await pane.waitForLoadState('load');
  await page.evaluate((width) => {
    document.documentElement.style.setProperty('--pane-width', `${width}px`);
    window.dispatchEvent(new Event('resize'));
  }, look.width);
  await pane.getByRole('tab').first().waitFor();
  await pane.waitForFunction((width) => innerWidth <= width, look.width);
  await bringAxe(pane);
}

async function show(name: PaneName, language: keyof typeof tables): Promise<void> {
  const { more, panes } = tables[language].shell;
  const tab = pane.getByRole('tab', { name: panes[name], exact: true });
  if (await tab.isVisible()) await tab.click();
  else {
    await pane.getByRole('button', { name: more }).click();
    await pane.getByRole('menuitem', { name: panes[name], exact: true }).click();
  }
  await pane.getByRole('heading', { level: 1 }).first().waitFor();
  await settle();
}

/** Until the pane asks nothing more, has drawn what it heard, and nothing fades any longer. */
async function settle(): Promise<void> {
  await pane.waitForLoadState('networkidle');
  await pane.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Scans into the first field of a pane, whatever it is called. */
async function scan(serials: readonly string[]): Promise<void> {
  const field = pane.locator('main input[type="text"]:visible, main input:not([type]):visible');
  for (const serial of serials) {
    await field.last().focus();
    await page.keyboard.type(serial);
    await page.keyboard.press('Enter');
  }
}

/** What a pane has in it on an ordinary day, beside its empty beginning. */
const ordinary: Readonly<Partial<Record<PaneName, () => Promise<void>>>> = {
  scan: () => scan(['CA-AMP-0101', 'NOT-OURS', 'CA-AMP-0101']),
  lookUp: () => scan(['CA-AMP-0101']),
  sell: () => scan(['CA-AMP-0101', 'NOT-OURS']),
  return: () => scan(['CA-AMP-0001']),
  transfer: () => scan(['CA-AMP-0102']),
  documents: () => pane.locator('main li button').first().click(),
};

/** Waits until the live region says it, as a screen reader would. */
async function hears(words: string): Promise<void> {
  await pane.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('[aria-live]')].some((one) => one.textContent.includes(wanted)),
    words,
  );
}

async function audit(what: string): Promise<string[]> {
  const checks = [findFaults, findOverflow, findPaleText];
  const found = (await Promise.all(checks.map((check) => check(pane)))).flat();
  return found.map((fault) => `${what}: ${fault}`);
}

describe.each(looks)('$name', (look) => {
  beforeAll(() => wear(look));

  test('every pane, empty and on an ordinary day', async () => {
    const faults: string[] = [];
    for (const name of paneNames) {
      await show(name, look.language);
      faults.push(...(await audit(name)));
      const fill = ordinary[name];
      if (fill === undefined) continue;
      await fill();
      await settle();
      faults.push(...(await audit(`${name}, filled`)));
    }
    expect(faults).toEqual([]);
  });
});

describe('the keyboard alone', () => {
  beforeAll(() => wear({ ...(looks[0] as Look), width: 360 }));

  test.each(paneNames)('Tab comes to every control of %s, and shows where it is', async (name) => {
    await show(name, 'en');
    await ordinary[name]?.();
    await settle();
    const { missed, stops, unseen } = await walk(page, pane);
    expect(stops.length).toBeGreaterThan(2);
    expect(missed).toEqual([]);
    expect(unseen).toEqual([]);
  });

  test('a unit is sold without a mouse, and its invoice is reached', async () => {
    await pressCommand(page, 'ShowSell');
    await settle();
    // What an ordinary day left there.
    for (const serial of ['NOT-OURS', 'CA-AMP-0101']) {
      await tabTo(page, pane, new RegExp(`^Take out ${serial}`));
      await page.keyboard.press('Enter');
      await pane.getByRole('button', { name: `Take out ${serial}` }).waitFor({ state: 'detached' });
    }
    await tabTo(page, pane, /^Customer/);
    await page.keyboard.type('LAKESIDE');
    await pane.getByRole('option', { name: /LAKESIDE/ }).waitFor();
    await page.keyboard.press('Enter');
    await tabTo(page, pane, /^Price/);
    await page.keyboard.type('1299.00');
    await tabTo(page, pane, /^Scan what is sold/);
    await page.keyboard.type('CA-AMP-0104');
    await page.keyboard.press('Enter');
    await pane.getByText('1 fine').waitFor();
    await tabTo(page, pane, /^Check/);
    await page.keyboard.press('Enter');
    await pane.getByText('Everything is right.', { exact: false }).waitFor();
    await tabTo(page, pane, /^Post$/);
    await page.keyboard.press('Enter');
    await pane
      .getByText(/INV-\d+ is posted\./)
      .first()
      .waitFor();
    await tabTo(page, pane, /^Open PDF/);
  });

  test('a scan is spoken, the bad one with why', async () => {
    await pressCommand(page, 'ShowScan');
    await scan(['CA-AMP-0106']);
    await hears('CA-AMP-0106');
    await scan(['NOT-OURS-2']);
    await hears('NOT-OURS-2 is not in the books');
  });
});
