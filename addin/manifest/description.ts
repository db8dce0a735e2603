/**
 * What the add-in is to Office, said once: tab, groups, buttons, menu, icons, pages and versions. Both manifests are written
 * from it, so that they cannot differ. Ids are those that the add-in associates with its functions; the words are in
 * `words.ts`, the keys in `commands/table.ts`.
 */
import type { CommandName } from '../commands/table.ts';
import { keysOf } from '../commands/table.ts';
import { manifestWords, type GroupName, type ManifestLanguage } from './words.ts';

/** Where the service serves the add-in's pages; a company that hosts them elsewhere renders with its own. */
export const defaultBaseUrl = 'https://localhost:4750/addin/';

export type IconName =
  | 'icon'
  | 'scan'
  | 'look-up'
  | 'receive'
  | 'sell'
  | 'return'
  | 'transfer'
  | 'reconcile'
  | 'count'
  | 'reports'
  | 'refresh'
  | 'look-up-cell'
  | 'history';

/** One action: the id that `Office.actions.associate` is given, and its picture. */
export interface CommandFacts {
  readonly id: CommandName;
  readonly icon: IconName;
}

/** Excel makes buttons large while the ribbon has room, and stacks them small from the right when it has not. */
export interface GroupFacts {
  readonly id: GroupName;
  readonly icon: IconName;
  readonly commands: readonly CommandFacts[];
}

export interface Description {
  /** Never changes: Office takes another id for another add-in. */
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly provider: string;
  readonly accentColor: string;
  /** Requirement sets: without the first the add-in is not offered, without the second it is a task pane alone. */
  readonly excelApi: string;
  readonly sharedRuntime: string;
  /** Pages below the base URL. */
  readonly pages: {
    readonly pane: string;
    readonly script: string;
    readonly functions: string;
    readonly shortcuts: string;
    readonly shortcutTexts: string;
    readonly support: string;
    readonly privacy: string;
    readonly terms: string;
  };
  readonly namespace: string;
  readonly tab: { readonly id: string; readonly label: string };
  readonly groups: readonly GroupFacts[];
  readonly cellMenu: readonly CommandFacts[];
}

/** The sizes in pixels that Office takes of a command's icon; the unified manifest names those that it asks for. */
export const commandIconSizes = [16, 20, 24, 32, 40, 48, 64, 80] as const;
export const askedIconSizes = [16, 32, 80] as const;

export const description: Description = {
  id: '5b0f2f2e-7c1d-4d52-9a0e-3f6a1c84d7b9',
  version: '0.2.0',
  name: 'Serialbook',
  provider: 'Serialbook',
  accentColor: '#1d6f42',
  excelApi: '1.7',
  sharedRuntime: '1.1',
  pages: {
    pane: 'taskpane.html',
    script: 'taskpane.js',
    functions: 'functions.json',
    shortcuts: 'assets/shortcuts.json',
    shortcutTexts: 'assets/shortcuts.de.json',
    support: 'assets/support.html',
    privacy: 'assets/privacy.html',
    terms: 'assets/terms.html',
  },
  namespace: 'SERIAL',
  tab: { id: 'Serialbook.Tab', label: 'Serialbook' },
  groups: [
    {
      id: 'Units',
      icon: 'scan',
      commands: [
        { id: 'ShowScan', icon: 'scan' },
        { id: 'ShowLookUp', icon: 'look-up' },
      ],
    },
    {
      id: 'Documents',
      icon: 'sell',
      commands: [
        { id: 'ShowReceive', icon: 'receive' },
        { id: 'ShowSell', icon: 'sell' },
        { id: 'ShowReturn', icon: 'return' },
        { id: 'ShowTransfer', icon: 'transfer' },
      ],
    },
    {
      id: 'Stock',
      icon: 'count',
      commands: [
        { id: 'ShowReconcile', icon: 'reconcile' },
        { id: 'ShowCount', icon: 'count' },
      ],
    },
    {
      id: 'Books',
      icon: 'reports',
      commands: [
        { id: 'ShowReports', icon: 'reports' },
        { id: 'Refresh', icon: 'refresh' },
      ],
    },
  ],
  cellMenu: [
    { id: 'LookUpSelected', icon: 'look-up-cell' },
    { id: 'InsertHistory', icon: 'history' },
  ],
};

/** Every action once: those of the ribbon in order, then those of the cell's menu. */
export function listCommands(facts: Description = description): CommandFacts[] {
  return [...facts.groups.flatMap((group) => group.commands), ...facts.cellMenu];
}

/** Where an icon lies below the base URL. */
export function pathOfIcon(icon: IconName, pixels: number): string {
  return `assets/${icon}-${pixels}.png`;
}

export function labelOf(id: CommandName, language: ManifestLanguage): string {
  return manifestWords[language].commands[id].label;
}

/** What is said of a command when a mouse rests on it, with its keys behind. */
export function hintOf(id: CommandName, language: ManifestLanguage): string {
  const words = manifestWords[language];
  const keys = keysOf(id);
  return `${words.commands[id].hint} ${words.keys(keys.default, keys.web)}`;
}
