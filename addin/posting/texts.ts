import { kindFacts } from '../../shared/documents/kinds.ts';
import type { Intent } from './intent.ts';

export const texts = {
  toCheck: (count: number) => (count === 1 ? '1 document to check' : `${count} documents to check`),
  about: ({ body, at }: Intent) =>
    [
      `${kindFacts[body.kind].title} of ${body.occurredOn}`,
      body.party === undefined ? '' : ` for ${body.party}`,
      `, sent on ${at}.`,
    ].join(''),
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
