/** Reads CSV as RFC 4180 has it: quoted fields may hold commas, quotes (doubled) and line ends; a BOM is taken off. */

const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|\n|\r|$)/gy;

/** The records of a text. Blank lines at the end are none; a quote in the wrong place throws, with its line. */
export function parseCsv(source: string): string[][] {
  const text = source.replace(/^\ufeff/, '');
  const records: string[][] = [];
  let record: string[] = [];
  field.lastIndex = 0;
  while (field.lastIndex < text.length || record.length > 0) {
    const match = field.exec(text);
    if (match === null)
      throw new Error(`Line ${records.length + 1} has a quote where none may be.`);
    const [, value = '', end] = match;
    record.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === ',') continue;
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
  }
  return records;
}

/** The records below the heading, each as its columns by name; throws where a column is missing or a record is short. */
export function readTable<Column extends string>(
  text: string,
  columns: readonly Column[],
): Record<Column, string>[] {
  const [heading = [], ...records] = parseCsv(text);
  const places = columns.map((column) => heading.indexOf(column));
  const missing = columns.filter((_, index) => places[index] === -1);
  if (missing.length > 0) throw new Error(`There is no column ${missing.join(', ')}.`);
  return records.map((record, index) => {
    if (record.length !== heading.length) {
      throw new Error(
        `Record ${index + 1} has ${record.length} fields instead of ${heading.length}.`,
      );
    }
    const entries = columns.map((column, at) => [column, record[places[at] ?? -1] ?? '']);
    return Object.fromEntries(entries) as Record<Column, string>;
  });
}
