/** The scan inbox. */
import { countOf, formatCount } from '../formats.ts';

const scansAre = (count: number): string =>
  `${countOf(count, 'scan', 'scans')} ${count === 1 ? 'is' : 'are'}`;
const scansKept = (count: number, since: string): string =>
  `${countOf(count, 'scan', 'scans')} kept since ${since}.`;

export const scan = {
  title: 'Scan',
  field: 'Scan, paste or type serials',
  hint: 'A range such as A0001-A0010 or A0001+9 works too',
  last: 'Last scan',
  lastOf: (count: number) => `and ${formatCount(count)} before it`,
  ready: 'Nothing scanned yet',
  counters: 'Scans so far',
  tones: { all: 'all', good: 'in stock', look: 'to look at', bad: 'not good', waiting: 'waiting' },
  marks: { good: 'In stock', look: 'To look at', bad: 'Not good', waiting: 'Waiting' },
  spoken: (good: string, trouble: string, sentence: string) =>
    `${good} in stock, ${trouble} to look at. ${sentence}`,
  twice: (no: number) => `Scanned before in this batch as no. ${formatCount(no)}; it counts once.`,
  echo: (no: number) =>
    `Already in this batch as no. ${formatCount(no)}, read twice at once; it counts once.`,
  isWaiting: 'Waiting to be checked',
  write: 'Write to sheet',
  writing: 'Writing',
  automatic: 'Write each scan to the sheet as it lands',
  saidWritten: 'Done: the scans are in the sheet.',
  undo: 'Undo',
  undoHint: 'Undo the last step (Ctrl+Z)',
  clear: 'Clear',
  cleared: 'Cleared. Undo brings the scans back.',
  takenBack: (serial: string) => `${serial} is taken back.`,
  takenBackMany: (count: number) => `${countOf(count, 'scan is', 'scans are')} taken back.`,
  cameBack: (count: number) => `${countOf(count, 'scan is', 'scans are')} back.`,
  remove: 'Take out',
  removeOf: (serial: string) => `Take out ${serial}`,
  removeBad: (count: number) => `Take out ${formatCount(count)} not good`,
  removed: (count: number) =>
    `${countOf(count, 'scan', 'scans')} taken out. Undo brings them back.`,
  retry: 'Try again',
  list: 'Scans, newest first',
  choose: 'Choose the item:',
  emptyText: '(empty)',
  empty: 'Nothing scanned yet. Scan a label, paste a column of serials, or type a range.',
  emptyFilter: 'None of the scans is of this kind.',
  troubled: (count: number, since: string) => scansKept(count, since),
  silent: 'The service does not answer.',
  kept: {
    browser: 'Kept in this browser; the workbook follows.',
    both: 'Kept in this browser and in the workbook.',
    workbook: 'Kept in the workbook.',
    underWay: 'On the way into the workbook. Leave the pane open.',
  },
  notKept: (count: number, sentence: string) =>
    `${scansAre(count)} not kept yet: leave the pane open. ${sentence}`,
  elsewhere: (count: number, since: string) =>
    `${countOf(count, 'scan', 'scans')} of ${since} in this workbook ${count === 1 ? 'is' : 'are'} of another computer or browser.`,
  bring: 'Bring them here',
  putAway: 'Leave them',
  written: (count: number) =>
    `${count === 1 ? '1 serial stands' : `${formatCount(count)} serials stand`} in the sheet Scans, as text.`,
  start: 'Start a document',
  startAll: (count: number) => `With ${countOf(count, 'serial', 'serials')}`,
  documents: {
    receive: 'Receive',
    sell: 'Sell',
    return: 'Return',
    transfer: 'Transfer',
    count: 'Count',
  },
};
