/**
 * CSV as RFC 4180 has it: commas, CRLF, double quotes.
 *
 * A text that a spreadsheet would run as a formula gets one apostrophe in front and is quoted; so does one that
 * already has apostrophes before such a beginning, so that the rule can be taken back without a doubt: whoever
 * reads takes one apostrophe off a text that `wouldRun` is true of (`restoreCsvText`). Every other text, and so every
 * other serial, stands as it is. Numbers and figures stand plain, `-5` too.
 *
 * A spreadsheet that opens a CSV by double click still turns `0012` into 12: import the column as text, or use xlsx.
 */

/** A text, a number, or a `figure`: a decimal number as text, such as `-12.30`, that stands plain with its zeros. */
export type CsvValue = string | number | { readonly figure: string } | null;

const figurePattern = /^-?\d+(\.\d+)?$/;

const invisible = '[\\s\\u00a0\\ufeff\\u200b-\\u200f\\u2060]*';
/** What starts a formula, after blanks that spreadsheets skip; the wide forms count too. */
const formula = new RegExp(
  `^'*(?:[\\t\\r\\n\\u0000]|${invisible}[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20])`,
  'u',
);
const mustQuote = /[",\r\n]|^\s|\s$/;

/** Whether a text, apostrophes in front aside, begins as a formula does. */
function wouldRun(text: string): boolean {
  return formula.test(text);
}

/** The text as it stands in the file before quoting. */
export function guardCsvText(text: string): string {
  return wouldRun(text) ? `'${text}` : text;
}

/** The text that was guarded: the way back of `guardCsvText`. */
export function restoreCsvText(text: string): string {
  return text.startsWith("'") && wouldRun(text) ? text.slice(1) : text;
}

function writeValue(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') {
    return figurePattern.test(value.figure) ? value.figure : writeValue(value.figure);
  }
  const guarded = guardCsvText(value);
  const isGuarded = guarded !== value;
  return isGuarded || mustQuote.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** A CSV file as text: the heads and then the rows, each closed by CRLF. */
export function writeCsv(heads: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  return writeCsvRows([heads]) + writeCsvRows(rows);
}

/** More rows of a CSV file that was begun. */
export function writeCsvRows(rows: Iterable<readonly CsvValue[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map(writeValue).join(',')}\r\n`;
  return text;
}
