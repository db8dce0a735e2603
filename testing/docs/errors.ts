/** The page on everything that the books refuse, with an example of each sentence. */
import { isQuestionCode, type Issue, type IssueCode } from '../../shared/issues.ts';
import { issueCodes, messageOf } from '../../shared/messages.ts';
import { refusalCodes, sayRefusal } from '../../shared/refusals.ts';
import { exampleRefusal } from './refusal-examples.ts';
import { issueExamples } from './examples.ts';
import { writePage, writeTable } from './markdown.ts';

/** Serial that stands in the examples. */
const exampleSerial = 'Z300A1B2';

function isOfSerial(code: IssueCode): boolean {
  const own: readonly IssueCode[] = [
    'date_before_unit',
    'later_movement_stands',
    'cost_below_zero',
  ];
  return /^(serial_|auto_serial_|unit_)/.test(code) || own.includes(code);
}

function exampleOf(code: IssueCode): string {
  const details: unknown = issueExamples[code];
  const serial = isOfSerial(code) ? exampleSerial : null;
  return messageOf({ code, severity: 'error', line: null, serial, details } as Issue);
}

/** The page as Markdown. */
export function writeErrors(): string {
  const refused = refusalCodes.map((code) => [
    `\`${code}\``,
    sayRefusal(exampleRefusal(code)).replaceAll('|', '\\|'),
  ]);
  const rows = issueCodes.map((code) => [
    `\`${code}\``,
    isQuestionCode(code) ? 'may be accepted' : '',
    exampleOf(code).replaceAll('|', '\\|'),
  ]);
  return writePage([
    '# What the books refuse',
    'Written by `npm run docs` from the tables that the books run on. Change those, not this page.',
    'A document that is refused answers all of these that it meets, in this order: first what concerns the whole of it,\nthen line by line, and in a line what concerns it before its serials. Nothing of it is written. What may be accepted\npasses where the document names the code in `accept`; some codes are a question in one kind of document alone.',
    writeTable(['Code', '', 'For example'], rows),
    '## Beside documents',
    'Rows of masters and lots, settings, periods and drafts are refused with the code `row_refused`, `setting_refused`,\n`period_refused` or `draft_refused`, and nothing of the list is entered; addresses that name nothing answer 404. Each\nsays one of these, as everything here in the language of `Accept-Language`.',
    writeTable(['What', 'For example'], refused),
  ]);
}
