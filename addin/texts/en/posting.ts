/** A document of which it is not known whether it was posted; an empty party is none. */
export interface Unsure {
  readonly title: string;
  readonly on: string;
  readonly party: string;
  readonly at: string;
}

export const posting = {
  toCheck: (count: number) => (count === 1 ? '1 document to check' : `${count} documents to check`),
  about: ({ title, on, party, at }: Unsure) =>
    `${title} of ${on}${party === '' ? '' : ` for ${party}`}, sent on ${at}.`,
  safe: 'It is not known whether the books have it. Ask them: nothing is posted twice.',
  ask: 'Ask the books',
  absent: 'The books do not have it so far.',
  change: 'Change it',
  posting: 'Posting',
  unwritten: (number: string) => `${number} is posted, but the sheet does not show it yet.`,
  write: 'Write it to the sheet',
  save: 'Save the PDF',
  opening: 'Opening',
} as const;
