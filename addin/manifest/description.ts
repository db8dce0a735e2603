/**
 * What the add-in is to Office, said once: names, tab, buttons, menus, shortcuts and functions. Both manifests are
 * written from it, so that they cannot differ. Ids are those that the add-in associates with its functions.
 */
import type { CommandName } from '../commands/table.ts';

/** Where the service serves the add-in's pages; a company that hosts them elsewhere renders with its own. */
export const defaultBaseUrl = 'https://localhost:4750/addin/';

export type IconName =
  'icon' | 'scan' | 'look-up' | 'sell' | 'return' | 'reports' | 'refresh' | 'history';

/** One action: what it is called, and what Office shows of it. */
export interface CommandFacts {
  /** The id that `Office.actions.associate` is given. */
  readonly id: CommandName;
  readonly label: string;
  readonly hint: string;
  readonly icon: IconName;
  readonly shortcut: string;
}

export interface GroupFacts {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly commands: readonly CommandFacts[];
}

export interface Description {
  /** Never changes: Office takes another id for another add-in. */
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly fullName: string;
  readonly provider: string;
  readonly shortDescription: string;
  readonly longDescription: string;
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
    readonly support: string;
    readonly privacy: string;
    readonly terms: string;
  };
  readonly namespace: string;
  readonly tab: { readonly id: string; readonly label: string };
  readonly groups: readonly GroupFacts[];
  readonly cellMenu: readonly CommandFacts[];
  readonly welcome: { readonly title: string; readonly description: string };
}

/** The sizes in pixels that Office asks of a command's icon. */
export const commandIconSizes = [16, 32, 80] as const;

export const description: Description = {
  id: '5b0f2f2e-7c1d-4d52-9a0e-3f6a1c84d7b9',
  version: '0.1.0',
  name: 'Serialbook',
  fullName: 'Serialbook: stock by serial number',
  provider: 'Serialbook',
  shortDescription: 'Scan, trace and cost every unit of stock by its serial number, inside Excel.',
  longDescription:
    'Serialbook tracks single units of stock by serial number. Scan serials into a sheet, receive, sell and take back ' +
    'units, see the whole life and the true cost of each, and print documents and reports as worksheets, xlsx and PDF.',
  accentColor: '#1d6f42',
  excelApi: '1.7',
  sharedRuntime: '1.1',
  pages: {
    pane: 'taskpane.html',
    script: 'taskpane.js',
    functions: 'functions.json',
    shortcuts: 'assets/shortcuts.json',
    support: 'assets/support.html',
    privacy: 'assets/privacy.html',
    terms: 'assets/terms.html',
  },
  namespace: 'SERIAL',
  tab: { id: 'Serialbook.Tab', label: 'Serialbook' },
  groups: [
    {
      id: 'Serialbook.Units',
      label: 'Units',
      icon: 'scan',
      commands: [
        {
          id: 'ShowScan',
          label: 'Scan',
          hint: 'Scan or paste serials into a sheet. Each is checked as it lands.',
          icon: 'scan',
          shortcut: 'B',
        },
        {
          id: 'ShowLookUp',
          label: 'Look up',
          hint: 'See where a unit is, what it cost, and everything that happened to it.',
          icon: 'look-up',
          shortcut: 'D',
        },
      ],
    },
    {
      id: 'Serialbook.Documents',
      label: 'Documents',
      icon: 'sell',
      commands: [
        {
          id: 'ShowSell',
          label: 'Sell',
          hint: 'Invoice the scanned units to a customer, each at its own cost.',
          icon: 'sell',
          shortcut: 'I',
        },
        {
          id: 'ShowReturn',
          label: 'Return',
          hint: 'Take a unit back from a customer or send it back to its vendor. The serial fills the form.',
          icon: 'return',
          shortcut: 'R',
        },
      ],
    },
    {
      id: 'Serialbook.Books',
      label: 'Books',
      icon: 'reports',
      commands: [
        {
          id: 'ShowReports',
          label: 'Reports',
          hint: 'Put the true-cost profit and loss into a new sheet, or save it as xlsx or PDF.',
          icon: 'reports',
          shortcut: 'K',
        },
        {
          id: 'Refresh',
          label: 'Refresh',
          hint: 'Ask the books again for everything that the SERIAL functions show in this workbook.',
          icon: 'refresh',
          shortcut: 'J',
        },
      ],
    },
  ],
  cellMenu: [
    {
      id: 'LookUpSelected',
      label: 'Look up serial',
      hint: 'Show the unit whose serial is in the selected cell.',
      icon: 'look-up',
      shortcut: 'Y',
    },
    {
      id: 'InsertHistory',
      label: 'Insert history',
      hint: 'Write every movement of the unit in the selected cell into the sheet.',
      icon: 'history',
      shortcut: 'H',
    },
  ],
  welcome: {
    title: 'Serialbook is ready',
    description: 'Open the Serialbook tab and choose Scan to begin.',
  },
};

/** Every action once: those of the ribbon in order, then those of the cell's menu. */
export function listCommands(facts: Description = description): CommandFacts[] {
  return [...facts.groups.flatMap((group) => group.commands), ...facts.cellMenu];
}

/** Where an icon lies below the base URL. */
export function pathOfIcon(icon: IconName, pixels: number): string {
  return `assets/${icon}-${pixels}.png`;
}

/** An action's keys: letters that no keyboard's AltGr makes into another letter. */
export function keysOf(command: CommandFacts): { default: string; mac: string; web: string } {
  return {
    default: `Ctrl+Shift+${command.shortcut}`,
    mac: `Command+Shift+${command.shortcut}`,
    web: `Ctrl+Alt+Shift+${command.shortcut}`,
  };
}
