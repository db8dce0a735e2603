/**
 * What each ribbon and context-menu command does: the pane that it shows, or null where it works on the sheet. What it
 * is called and where it stands is said in `manifest/description.ts`.
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
  'reports',
  'settings',
] as const;
export type PaneName = (typeof paneNames)[number];

export const commandPanes = {
  ShowScan: 'scan',
  ShowLookUp: 'lookUp',
  ShowSell: 'sell',
  ShowReturn: 'return',
  ShowReports: 'reports',
  Refresh: null,
  LookUpSelected: 'lookUp',
  InsertHistory: null,
} as const satisfies Readonly<Record<string, PaneName | null>>;

export type CommandName = keyof typeof commandPanes;
