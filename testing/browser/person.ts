/** A person at the task pane, for the end-to-end runs: opens panes, scans, chooses, presses, and takes pictures. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { showPane } from './launch.ts';

const pictures = join(process.cwd(), 'out', 'pictures');

export interface Person {
  readonly open: (name: string) => Promise<void>;
  /** A scanner: a burst of keys with Enter behind it. */
  readonly scan: (label: string, serials: readonly string[]) => Promise<void>;
  /** Chooses in a field that offers what the books have, by typing its code. */
  readonly choose: (label: RegExp | string, code: string) => Promise<void>;
  readonly press: (name: RegExp | string) => Promise<void>;
  readonly fill: (label: string, text: string) => Promise<void>;
  /** Waits until the pane says it. */
  readonly sees: (text: RegExp | string) => Promise<string>;
  /** Keeps a picture of the whole window, or of the pane alone. */
  readonly picture: (name: string, of?: 'window' | 'pane') => Promise<void>;
}

export function makePerson(page: Page, pane: Frame): Person {
  mkdirSync(pictures, { recursive: true });
  return {
    open: (name) => showPane(pane, name),
    async scan(label, serials) {
      const field = pane.getByLabel(label, { exact: true });
      await field.focus();
      for (const serial of serials) {
        await field.pressSequentially(serial, { delay: 2 });
        await field.press('Enter');
      }
    },
    async choose(label, code) {
      const field = pane.getByRole('combobox', { name: label });
      await field.click();
      await field.fill('');
      await field.pressSequentially(code, { delay: 5 });
      await pane
        .getByRole('option', { name: new RegExp(`^${code}\\b`) })
        .first()
        .click();
    },
    press: (name) =>
      pane
        .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
        .first()
        .click(),
    fill: (label, text) => pane.getByLabel(label, { exact: true }).first().fill(text),
    async sees(text) {
      const found = pane.getByText(text).first();
      await found.waitFor();
      return (await found.textContent()) ?? '';
    },
    async picture(name, of = 'window') {
      // What fades in has done so.
      await page.waitForTimeout(350);
      const path = join(pictures, `${name}.png`);
      if (of === 'window') await page.screenshot({ path });
      else await page.locator('iframe[src*="taskpane"]').screenshot({ path });
    },
  };
}
