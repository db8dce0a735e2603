const scansAre = (count: number): string => (count === 1 ? '1 scan is' : `${count} scans are`);

export const scan = {
  title: 'Scan',
  field: 'Scan, paste or type serials',
  hint: 'A range such as A0001-A0010 or A0001+9 works too',
  counters: 'Scans so far',
  good: 'in stock',
  look: 'to look at',
  waiting: 'waiting',
  write: 'Write to sheet',
  writing: 'Writing',
  saidWritten: 'Done: the scans are in the sheet.',
  undo: 'Undo',
  clear: 'Clear',
  cleared: 'Cleared. Undo brings the scans back.',
  undone: 'Undone.',
  remove: 'Take out',
  retry: 'Try again',
  list: 'Scans, newest first',
  choose: 'Choose the item:',
  marks: { good: 'In stock', look: 'To look at', bad: 'Not good', waiting: 'Waiting' },
  emptyText: '(empty)',
  empty: 'Nothing scanned yet. Scan a label, paste a column of serials, or type a range.',
  troubled: (since: string, count: number) =>
    `Since ${since}: ${scansAre(count)} kept and waiting.`,
  notKept: 'The workbook does not keep these scans yet.',
  more: (count: number) => `Show more (${count} older)`,
  written: (count: number) =>
    `${count === 1 ? '1 serial stands' : `${count} serials stand`} in the sheet Scans, as text.`,
} as const;
