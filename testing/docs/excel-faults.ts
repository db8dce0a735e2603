/** The page on what Excel and people do to a workbook, and what the add-in does then. */
import { faultTable } from '../../addin/host/faults.ts';
import type { HostFaultCode } from '../../addin/host/port.ts';
import { en } from '../../addin/texts/en.ts';
import { writePage, writeTable } from './markdown.ts';

interface Situation {
  readonly what: string;
  readonly does: string;
  /** Where it is proven. */
  readonly tests: readonly string[];
}

const desk = 'testing/excel-faults';

/** What may happen at any moment, and what becomes of the work. */
export const situations: readonly Situation[] = [
  {
    what: 'A cell is being edited',
    does: `Reading and writing wait, and follow by themselves. After two seconds: "${en.host.finishCell}" What is sent to the books has no time limit of its own.`,
    tests: ['addin/host/faults.test.ts'],
  },
  {
    what: 'Another workbook is in front',
    does: `Once this one has the focus again, the same batch runs again. Meanwhile: "${en.host.comeBack}"`,
    tests: ['addin/host/faults.test.ts'],
  },
  {
    what: 'Excel fails in the middle of anything',
    does: 'Every step can be done again: a table grows before it is filled, rows are found by their hidden key, a document keeps its id. The second try ends where a run without fault ends, to the cell.',
    tests: [
      `${desk}/sheet-works.test.ts`,
      `${desk}/books-works.test.ts`,
      `${desk}/mirror-works.test.ts`,
    ],
  },
  {
    what: 'The pane is closed in the middle of a posting',
    does: 'The document was kept in the workbook before it was sent. Whoever opens the workbook next is told "1 document to check"; it is asked for by its id and sent again only under that id.',
    tests: [`${desk}/killed-pane.test.ts`],
  },
  {
    what: 'The connection is lost while a document is posted',
    does: `"${en.posting.safe}"`,
    tests: ['addin/posting/posting.test.ts', `${desk}/killed-pane.test.ts`],
  },
  {
    what: 'A button is pressed twice',
    does: 'The second press does nothing, and the same id cannot post twice.',
    tests: ['addin/posting/posting.test.ts'],
  },
  {
    what: 'Rows are edited while a document is posted',
    does: 'What was sent is what is posted. A row that is no longer so says which columns were changed by hand.',
    tests: ['addin/posting/mirror.test.ts'],
  },
  {
    what: 'A posted row is changed, copied, deleted, or its stamp undone',
    does: 'It differs from the books, in colour and in words; it is never read as input again. "Refresh from the books" puts it right and brings deleted rows back.',
    tests: ['addin/posting/mirror.test.ts', 'addin/flows/refresh.test.ts'],
  },
  {
    what: 'Two people work in one workbook',
    does: 'Rows are written below the table, never inserted; what each keeps in the workbook is changed, not replaced; what another person types starts nothing here.',
    tests: ['addin/host/faults.test.ts', 'addin/host/person.test.ts'],
  },
  {
    what: 'A filter hides rows',
    does: 'They are read and written one by one, each by its key, and are part of the batch; how many is said.',
    tests: ['addin/host/tables.test.ts', 'addin/host/person.test.ts'],
  },
  {
    what: 'The table is sorted, moved or renamed, its columns too',
    does: "Table and columns are known by Excel's own ids, rows by their key.",
    tests: ['addin/host/tables.test.ts', 'addin/host/person.test.ts'],
  },
  {
    what: 'A column is deleted, or the table turned back into cells',
    does: 'Nothing is read or written until it is put right, which one press does.',
    tests: ['addin/host/person.test.ts'],
  },
  {
    what: 'The table or its sheet is deleted',
    does: 'It is made anew at the next writing; posted documents can be written into it from the books.',
    tests: ['addin/host/tables.test.ts', 'addin/posting/mirror.test.ts'],
  },
  {
    what: 'Rows are typed, pasted or copied',
    does: 'They get a key of their own and are looked up as any other.',
    tests: ['addin/host/person.test.ts'],
  },
  {
    what: 'A serial was typed into a cell that is not text',
    does: 'Whole numbers of up to 15 digits are what was typed. Anything that Excel made a longer number, an exponent or a day is refused, not guessed.',
    tests: ['addin/host/person.test.ts'],
  },
  {
    what: 'There are very many rows',
    does: 'They go in parts below 4 MB, with progress. Stopped, whole rows stay, and the same writing again completes them.',
    tests: ['addin/host/long-work.test.ts'],
  },
  {
    what: 'The workbook cannot keep what the add-in asks it to',
    does: 'Nothing is sent. What was to be kept counts meanwhile and is kept the next time.',
    tests: ['addin/host/faults.test.ts', `${desk}/books-works.test.ts`],
  },
  {
    what: 'Excel is an old one',
    does: 'Everything of the sheet works from the requirement set that the manifest asks for; what is newer is left out.',
    tests: ['addin/host/oldest-excel.test.ts'],
  },
];

/** The page as Markdown. */
export function writeExcelFaults(): string {
  const codes = Object.keys(faultTable) as HostFaultCode[];
  const words = codes.map((code) => {
    const { officeCodes, canRetry, offer } = faultTable[code];
    return [
      officeCodes.map((each) => `\`${each}\``).join(', '),
      en.host.faults[code],
      canRetry ? 'yes' : '',
      en.host.offers[offer],
    ];
  });
  return writePage([
    '# What Excel refuses, and what people do to a workbook',
    'Written by `npm run docs` from the tables that the add-in runs on. Change those, not this page.',
    '## What may happen',
    'The books come first and the sheet second: whatever becomes of the sheet, it can be written again from the books.',
    writeTable(
      ['What happens', 'What Serialbook does', 'Proven in'],
      situations.map(({ what, does, tests }) => [
        what,
        does,
        tests.map((test) => `\`${test}\``).join(', '),
      ]),
    ),
    '## What is said',
    "An error of Excel that stands in no row is said with Excel's own words, and may be tried again.",
    writeTable(['Excel says', 'A person reads', 'Again', 'Offered'], words),
  ]);
}
