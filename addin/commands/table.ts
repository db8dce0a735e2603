/**
 * What each ribbon and context-menu command does: the pane that it shows, or null where it works on the sheet, and the
 * letter of its keys. How it is called and where it stands is said in `manifest/description.ts`.
 */

export const paneNames = [
  'home',
  'scan',
  'lookUp',
  'receive',
  'sell',
  'return',
  'transfer',
  'count',
  'reconcile',
  'assemble',
  'documents',
  'labels',
  'reports',
  'settings',
] as const;
export type PaneName = (typeof paneNames)[number];

interface CommandRow {
  readonly pane: PaneName | null;
  /** Excel uses none of these with Ctrl and Shift (`manifest/taken-keys.ts`). */
  readonly letter: string;
}

export const commandTable = {
  ShowScan: { pane: 'scan', letter: 'B' },
  ShowLookUp: { pane: 'lookUp', letter: 'D' },
  ShowReceive: { pane: 'receive', letter: 'W' },
  ShowSell: { pane: 'sell', letter: 'I' },
  ShowReturn: { pane: 'return', letter: 'R' },
  ShowTransfer: { pane: 'transfer', letter: 'M' },
  ShowReconcile: { pane: 'reconcile', letter: 'Q' },
  ShowCount: { pane: 'count', letter: 'N' },
  ShowReports: { pane: 'reports', letter: 'K' },
  Refresh: { pane: null, letter: 'J' },
  LookUpSelected: { pane: 'lookUp', letter: 'Y' },
  InsertHistory: { pane: null, letter: 'H' },
} as const satisfies Readonly<Record<string, CommandRow>>;

export type CommandName = keyof typeof commandTable;

export const commandNames = Object.keys(commandTable) as readonly CommandName[];

export interface CommandKeys {
  readonly default: string;
  readonly mac: string;
  readonly web: string;
}

/**
 * A command's keys. In a browser Ctrl+Shift and a letter is the browser's own nearly always, so Alt comes to it there; on a
 * Mac Ctrl is the control key, since Excel has taken most of the command key's letters.
 */
export function keysOf(command: CommandName): CommandKeys {
  const { letter } = commandTable[command];
  const keys = `Ctrl+Shift+${letter}`;
  return { default: keys, mac: keys, web: `Ctrl+Alt+Shift+${letter}` };
}
