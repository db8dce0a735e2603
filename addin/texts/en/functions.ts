/** What a SERIAL cell says where it has no value, in words. What formulas compare (statuses, heads, "ok") is no text of a language. */
import { rangeSentences } from '../../../shared/serial/range.ts';

export const functions = {
  range: rangeSentences,
  lostDigits:
    'Excel holds this serial as a number and has lost digits. Format the cell as text and enter the serial again.',
  noDay: (text: string) => `${text} is not a day. Give a date, or a text such as 2026-01-31.`,
  hidden: 'You may not see costs. Ask who runs Serialbook.',
  unknown: (serial: string) => `No unit has the serial ${serial}. Check the text.`,
  several: (serial: string, items: string) =>
    `${serial} is a serial of several items (${items}). Look it up in the pane.`,
  noStatus: (text: string, known: string) => `${text} is no status. Give one of: ${known}.`,
  noFigure: (text: string, known: string) => `"${text}" is no figure. Give one of: ${known}.`,
  noGroup: (text: string, known: string) =>
    `${text} is nothing to group by. Give one of: ${known}.`,
  tooMany: (most: string) =>
    `More than ${most} units fit. Give a further filter, such as an item or a bin.`,
};
