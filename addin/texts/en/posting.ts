/** A document of which it is not known whether it was posted; an empty party is none. */
export interface Unsure {
  readonly title: string;
  readonly on: string;
  readonly party: string;
  readonly at: string;
}

/** A field that cannot be sent as it is: its line from 1 or null, its name in a request, and why in English. */
export interface Unsendable {
  readonly line: number | null;
  readonly field: string;
  readonly reason: string;
}

function cannotSend({ line, field, reason }: Unsendable): string {
  const words = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const sentence = `${line === null ? '' : `Line ${line}, `}${words}: ${reason}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

export const posting = {
  cannotSend,
  toCheck: (count: number) => (count === 1 ? '1 document to check' : `${count} documents to check`),
  about: ({ title, on, party, at }: Unsure) =>
    `${title} of ${on}${party === '' ? '' : ` for ${party}`}, sent on ${at}.`,
  changedMeanwhile: 'Something was scanned or changed while the books looked. Check once more.',
  safe: 'It is not known whether the books have it. Ask them: nothing is posted twice.',
  ask: 'Ask the books',
  absent: 'The books do not have it so far.',
  change: 'Change it',
  posting: 'Posting',
  unwritten: (number: string) => `${number} is posted, but the sheet does not show it yet.`,
  write: 'Write it to the sheet',
  save: 'Save the PDF',
  saveFile: 'Save the file',
  opening: 'Opening',
  postedOn: (day: string) => `posted ${day}`,
  changedByHand: (heads: string) => `changed by hand: ${heads}; the books stay as they are`,
  copied: (number: string) => `no part of ${number}: this row is a copy of one of its rows`,
  undone: (number: string) => `posted as ${number}; its stamp was undone`,
  notCompared: (number: string) => `of ${number}; refresh it from the books to compare it`,
  takenBack: (number: string) => `taken back by ${number}`,
  hiddenRows: (count: number) =>
    count === 1
      ? '1 hidden row is part of this batch.'
      : `${count} hidden rows are part of this batch.`,
  differing: (count: number) =>
    count === 1
      ? '1 posted row differs from the books.'
      : `${count} posted rows differ from the books.`,
  missingRows: (count: number) =>
    count === 1
      ? '1 posted row was deleted from the sheet.'
      : `${count} posted rows were deleted from the sheet.`,
  refresh: 'Refresh from the books',
  bringBack: 'Bring deleted rows back',
  refreshed: (count: number) =>
    count === 0
      ? 'The sheet is as the books have it.'
      : count === 1
        ? '1 row was refreshed from the books.'
        : `${count} rows were refreshed from the books.`,
  written: (done: string, total: string) => `${done} of ${total} rows written`,
  stopWriting: 'Stop',
} as const;
