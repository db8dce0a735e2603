export const lookUp = {
  title: 'Look up',
  field: 'Scan or type a serial',
  useCell: 'Use the selected cell',
  searching: 'Looking it up',
  empty: 'Scan a label, type a serial, or select a cell with one.',
  recent: 'Before:',
  retry: 'Try again',
  onlyFirst: (count: number) =>
    `The first of ${count} serials is shown. Use Scan to check many at once.`,
  none: (serial: string) =>
    `No unit has the serial ${serial}. Check the label, or receive the unit.`,
  several: (count: number) => `${count} items have this serial. Choose one.`,
  cellEmpty: 'The selected cell is empty. Select a cell with a serial.',
  insert: 'Insert history',
  inserted: (sheet: string) => `The history stands in the sheet ${sheet}.`,
  sendBack: 'Return this unit',
  cost: 'Cost and price',
  story: 'Story',
  history: 'History',
} as const;
