/** The Tab key through a pane: where it stops, what it never reaches, and where one does not see where one is. */
import type { Frame, Page } from 'playwright-core';

/** More stops than any pane has. */
const mostStops = 150;

export interface Walk {
  readonly stops: readonly string[];
  /** Controls that are seen and that neither Tab nor the arrow keys of their group come to. */
  readonly missed: readonly string[];
  /** Stops that look the same with and without the focus. */
  readonly unseen: readonly string[];
}

/** What the page keeps while Tab walks through it. */
interface Steps {
  step: () => boolean;
  finish: () => Walk;
}

declare global {
  interface Window {
    __steps?: Steps;
  }
}

/** Runs in the pane: begins above its first control. */
function begin(): void {
  const controls =
    'button, input, select, textarea, a[href], summary, [tabindex]:not([tabindex="-1"])';
  const properties = [
    'outlineStyle',
    'outlineWidth',
    'outlineColor',
    'boxShadow',
    'borderTopColor',
    'borderBottomColor',
    'borderTopWidth',
    'backgroundColor',
    'color',
    'opacity',
    'transform',
  ] as const;
  /** Fluent draws the focus on the control, before or after its content, or on what is around it. */
  function lookOf(element: Element): string {
    const around = [element, element.parentElement, element.parentElement?.parentElement];
    return around
      .filter((one) => one !== null && one !== undefined)
      .flatMap((one) =>
        [null, '::before', '::after'].map((part) => {
          const style = getComputedStyle(one, part);
          return properties.map((property) => style[property]).join(' ');
        }),
      )
      .join('|');
  }
  function nameOf(element: Element): string {
    const label = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`);
    const name = element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent;
    return `${element.tagName.toLowerCase()} ${name.slice(0, 60)}`;
  }
  const reached: { readonly element: Element; readonly look: string; after: string }[] = [];
  function leaveLast(): void {
    const last = reached.at(-1);
    if (last?.element !== document.activeElement && last?.after === '') {
      last.after = lookOf(last.element);
    }
  }
  function step(): boolean {
    const at = document.activeElement;
    leaveLast();
    if (at === null || at === document.body || !document.hasFocus()) return false;
    if (at.hasAttribute('data-tabster-dummy')) return true;
    // A date has a stop for its day, its month and its year.
    if (reached.at(-1)?.element === at) return true;
    if (reached.some(({ element }) => element === at)) return false;
    reached.push({ element: at, look: lookOf(at), after: '' });
    return true;
  }
  function isControl(element: Element): boolean {
    if (!(element instanceof HTMLElement) || element.tabIndex < 0) return false;
    if (element.matches(':disabled, [data-tabster-dummy]') || !element.checkVisibility()) {
      return false;
    }
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0;
  }
  /** In a group that arrows walk through, Tab comes to one alone. */
  function isReached(element: Element): boolean {
    const others = reached.map((one) => one.element);
    if (others.includes(element)) return true;
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      return others.some((one) => one instanceof HTMLInputElement && one.name === element.name);
    }
    const group = element.closest('[data-tabster*="mover"], [role="tablist"], [role="listbox"]');
    return group !== null && others.some((one) => group.contains(one));
  }
  window.__steps = {
    step,
    finish: () => {
      leaveLast();
      return {
        stops: reached.map(({ element }) => nameOf(element)),
        missed: [...document.querySelectorAll(controls)]
          .filter((element) => isControl(element) && !isReached(element))
          .map(nameOf),
        unseen: reached
          .filter(({ look, after }) => look === after)
          .map((one) => nameOf(one.element)),
      };
    },
  };
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
}

/** Walks with Tab from the top of the pane until the focus leaves it, or comes around. */
export async function walk(page: Page, pane: Frame): Promise<Walk> {
  await pane.evaluate(begin);
  for (let turn = 0; turn < mostStops; turn += 1) {
    await page.keyboard.press('Tab');
    const isOn = await pane.evaluate(() => window.__steps?.step() ?? false);
    if (!isOn) break;
  }
  return pane.evaluate(() => {
    const walked = window.__steps?.finish();
    delete window.__steps;
    return walked ?? { stops: [], missed: [], unseen: [] };
  });
}

/** Presses Tab until a control of that name has the focus, from where the focus is; back to the top where it left the pane. */
export async function tabTo(page: Page, pane: Frame, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let turn = 0; turn < mostStops; turn += 1) {
    await page.keyboard.press('Tab');
    const at = await pane.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body || !document.hasFocus()) {
        document.body.tabIndex = -1;
        document.body.focus();
        return '';
      }
      const label = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`);
      return element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent;
    });
    if (name.test(at)) return;
    passed.push(at);
  }
  throw new Error(`Tab never came to ${String(name)}, but to ${passed.slice(0, 40).join(' | ')}`);
}
