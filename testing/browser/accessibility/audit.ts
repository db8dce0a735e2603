/**
 * What a pane is held to, as the browser draws it: axe's rules, and nothing that reaches beyond the pane's edge. Names of
 * controls, roles, contrast, sizes of what is pressed: all that axe calls serious or critical.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame } from 'playwright-core';

const axeSource = readFileSync(join(process.cwd(), 'node_modules/axe-core/axe.min.js'), 'utf8');

const rules: RunOptions = {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

interface Axe {
  readonly run: (context: object, options: RunOptions) => Promise<AxeResults>;
}

/** Brings axe into the frame; a frame that was loaded again needs it again. */
export async function bringAxe(pane: Frame): Promise<void> {
  await pane.evaluate(axeSource);
}

/**
 * Each fault in a line: the rule, and where. Fluent's sentinels hand the focus on at once, so nobody is ever in one. In
 * forced colours the system paints and axe sees what would be painted otherwise, so contrast is not asked of it there.
 */
export async function findFaults(pane: Frame): Promise<string[]> {
  const isForced = await pane.evaluate(() => matchMedia('(forced-colors: active)').matches);
  const options = { ...rules, rules: { 'color-contrast': { enabled: !isForced } } };
  const { violations } = await pane.evaluate(
    ([given]) =>
      (window as unknown as { axe: Axe }).axe.run({ exclude: ['[data-tabster-dummy]'] }, given),
    [options] as const,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)}`),
    );
}

/**
 * Text that keeps its own colours although the system has its own, as a primary button does, and does not stand out in them.
 */
export async function findPaleText(pane: Frame): Promise<string[]> {
  return pane.evaluate(() => {
    if (!matchMedia('(forced-colors: active)').matches) return [];
    /** As WCAG 2 reckons it. */
    const brightnessOf = (colour: string): number => {
      const parts = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return [0.2126, 0.7152, 0.0722].reduce((sum, by, at) => sum + by * (parts[at] ?? 0), 0.05);
    };
    return [...document.querySelectorAll('main *')]
      .filter((element) => {
        const { forcedColorAdjust, color, backgroundColor } = getComputedStyle(element);
        if (forcedColorAdjust !== 'none' || element.textContent === '') return false;
        const [one, other] = [brightnessOf(color), brightnessOf(backgroundColor)];
        return Math.max(one, other) / Math.min(one, other) < 4.5;
      })
      .map((element) => `pale in forced colours: ${element.outerHTML.slice(0, 120)}`);
  });
}

/** What reaches beyond the pane's edge, so that a person would have to scroll sideways. */
export async function findOverflow(pane: Frame): Promise<string[]> {
  return pane.evaluate(() => {
    const main = document.querySelector('main');
    if (main === null) return ['no main'];
    const edge = document.documentElement.clientWidth + 1;
    const isHidden = (element: Element): boolean =>
      getComputedStyle(element).position === 'absolute';
    return [...main.querySelectorAll('*')]
      .filter((element) => {
        const { width, right } = element.getBoundingClientRect();
        return width > 0 && right > edge && !isHidden(element);
      })
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`);
  });
}
