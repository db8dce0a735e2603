/** The ribbon: one tab with the add-in's commands, and the button that brings the pane back. */
import { find, make } from './elements.ts';
import { drawIcon } from './icons.ts';
import type { RibbonCommand } from './ribbon-commands.ts';

export interface RibbonActions {
  readonly run: (command: RibbonCommand) => Promise<void>;
  readonly togglePane: () => void;
}

export function showRibbon(commands: readonly RibbonCommand[], actions: RibbonActions) {
  const tab = make('button', { id: 'ribbon-tab', type: 'button', textContent: 'Serialbook' });
  tab.setAttribute('role', 'tab');
  tab.setAttribute('aria-selected', 'true');
  find('ribbon-tabs', HTMLDivElement).replaceChildren(tab);

  const panel = find('ribbon-panel', HTMLDivElement);
  const names = [...new Set(commands.map(({ group }) => group))];
  const groups = names.map((name) => {
    const own = commands.filter(({ group }) => group === name);
    return makeGroup(
      name,
      own.map((command) => makeButton(command, actions)),
    );
  });
  const toggle = makeCommand('Task pane', 'Show or hide the task pane', drawIcon('pane'));
  toggle.addEventListener('click', () => actions.togglePane());
  panel.replaceChildren(...groups, makeGroup('View', [toggle]));
  panel.addEventListener('keydown', (event) => moveFocus(panel, event));

  return {
    showPaneState(isOpen: boolean): void {
      toggle.setAttribute('aria-pressed', String(isOpen));
    },
    /** What the add-in asked of its buttons: `Office.ribbon.requestUpdate`. */
    update(wanted: unknown): void {
      for (const { id, enabled } of controlsOf(wanted)) {
        const button = panel.querySelector(`[data-control="${CSS.escape(id)}"]`);
        if (button instanceof HTMLButtonElement) button.disabled = enabled === false;
      }
    },
  };
}

interface RibbonUpdate {
  readonly tabs?: readonly {
    readonly controls?: readonly Control[];
    readonly groups?: readonly { readonly controls?: readonly Control[] }[];
  }[];
}

interface Control {
  readonly id: string;
  readonly enabled?: boolean;
}

function controlsOf(wanted: unknown): readonly Control[] {
  const tabs = (wanted as RibbonUpdate | null)?.tabs ?? [];
  return tabs.flatMap((tab) => [
    ...(tab.controls ?? []),
    ...(tab.groups ?? []).flatMap((group) => group.controls ?? []),
  ]);
}

function makeGroup(name: string, buttons: HTMLButtonElement[]): HTMLDivElement {
  const group = make(
    'div',
    { className: 'group' },
    make('div', {}, ...buttons),
    make('span', {}, name),
  );
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', name);
  return group;
}

function makeCommand(label: string, tip: string, icon: Element): HTMLButtonElement {
  return make('button', { type: 'button', className: 'command', title: tip }, icon, label);
}

function makeButton(command: RibbonCommand, actions: RibbonActions): HTMLButtonElement {
  const { controlId, iconUrl, id, label, tip } = command;
  const icon = iconUrl === null ? drawIcon(id) : make('img', { src: iconUrl, alt: '' });
  const button = makeCommand(label, tip, icon);
  if (icon instanceof HTMLImageElement) {
    icon.addEventListener('error', () => icon.replaceWith(drawIcon(id)));
  }
  button.dataset['command'] = id;
  button.dataset['control'] = controlId;
  button.addEventListener('click', () => {
    button.setAttribute('aria-busy', 'true');
    void actions.run(command).finally(() => button.removeAttribute('aria-busy'));
  });
  return button;
}

/** Left and right walk along the buttons, as in Excel. */
function moveFocus(panel: HTMLElement, event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...panel.querySelectorAll('button')];
  const now = buttons.findIndex((button) => button === document.activeElement);
  buttons[(now + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}
