/** Many documents as one file. */
import { countOf, formatCount } from '../formats.ts';

const documents = (n: number): string => countOf(n, 'document', 'documents');

export const printMany = {
  begin: 'Print several',
  title: 'Print several documents',
  kind: 'Kind',
  allKinds: 'All',
  party: 'Customer or vendor',
  anyParty: 'Any',
  from: 'From',
  to: 'Until',
  file: 'File',
  files: {
    pdf: 'One PDF with bookmarks',
    zip: 'A PDF each, as a zip',
    xlsx: 'An Excel workbook each, as a zip',
  },
  paper: 'Paper',
  found: 'Documents to print',
  all: (n: number) => `All ${documents(n)}`,
  choose: (number: string) => `Print ${number}`,
  none: 'No document fits. Choose another time, kind or party.',
  tooMany: (most: number) =>
    `More than ${formatCount(most)} documents fit. Choose a shorter time, or one kind or party.`,
  print: (n: number) => `Print ${documents(n)}`,
  nothing: 'Choose a document first',
  printing: (n: number) => `Printing ${documents(n)}`,
  waiting: 'Waiting for another file to be made',
  done: (n: number) => (n === 1 ? '1 document is printed.' : `${documents(n)} are printed.`),
  failed: 'The file could not be made. Ask for it again.',
  missing: (n: number) => `${documents(n)} could not be printed:`,
  save: 'Save the file',
} as const;
