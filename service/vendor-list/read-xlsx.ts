/**
 * The sheets of a vendor's xlsx workbook as texts. A serial comes out as the file has it, and a cell in which Excel may
 * have bent one is listed. Formulas give the value that was kept with them; nothing is followed out of the file.
 */
import { attributeOf, XmlReader, type XmlTaker } from '../../reports/seal/xml.ts';
import { RefusedFile } from '../../reports/seal/zip.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { FileFault } from '../../shared/vendor-list/file-faults.ts';
import { decodeEscapes, isDayFormat } from './cells.ts';
import { FileRefused, openParts, type WorkbookParts } from './preflight.ts';
import { sheetLimits, SheetReader, type DamagedCell, type WorkbookFacts } from './read-sheet.ts';

export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: string[][];
  readonly damaged: readonly DamagedCell[];
}

export interface ReadWorkbook {
  readonly sheets: readonly ReadSheet[];
  /** What the file has beside its cells and was not looked at: parts that run, or lead out of the file. */
  readonly ignored: readonly string[];
}

const piece = 64 * 1024;
const ignoredParts =
  /vbaproject|externallinks\/|embeddings\/|activex|connections\.xml|querytables\/|ddelink/i;

function scan(bytes: Buffer, taker: XmlTaker): void {
  const reader = new XmlReader(taker);
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
  reader.end();
}

/** Calls with every element of a part; nothing where the part is not there. */
function eachElement(
  parts: WorkbookParts,
  name: string | undefined,
  take: (name: string, attributes: string) => void,
  close: (name: string) => void = () => undefined,
): void {
  const bytes = name === undefined ? null : parts.read(name);
  if (bytes !== null) scan(bytes, { open: take, close, text: () => undefined });
}

interface Link {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** The part that a target names, seen from a folder; `..` leads up, and never out of the file. */
function partAt(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Where a part leads, with targets as names of parts. */
function linksOf(parts: WorkbookParts, part: string): Link[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const links: Link[] = [];
  eachElement(parts, `${folder}_rels/${part.slice(folder.length)}.rels`, (name, attributes) => {
    if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return;
    const target = attributeOf(attributes, 'Target') ?? '';
    links.push({
      id: attributeOf(attributes, 'Id') ?? '',
      type: (attributeOf(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
      target: partAt(folder, target),
    });
  });
  return links;
}

function readStrings(parts: WorkbookParts, part: string | undefined): string[] {
  const strings: string[] = [];
  const bytes = part === undefined ? null : parts.read(part);
  if (bytes === null) return strings;
  let [text, isText, isAid] = ['', false, false];
  scan(bytes, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') isAid = true;
      else if (name === 't') isText = !isAid;
    },
    text: (more) => {
      if (isText) text += more;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isAid = false;
      else if (name === 'si') strings.push(decodeEscapes(text));
      if (strings.length > sheetLimits.cells) throw new FileRefused('too_many_cells');
    },
  });
  return strings;
}

function readDayStyles(parts: WorkbookParts, part: string | undefined): boolean[] {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let isCells = false;
  const take = (name: string, attributes: string): void => {
    const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
    if (name === 'cellXfs') isCells = true;
    else if (name === 'numFmt') codes.set(id, attributeOf(attributes, 'formatCode') ?? '');
    else if (name === 'xf' && isCells) styles.push(isDayFormat(id, codes.get(id)));
  };
  eachElement(parts, part, take, (name) => {
    if (name === 'cellXfs') isCells = false;
  });
  return styles;
}

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly link: string;
}

function readBook(parts: WorkbookParts, part: string): { sheets: SheetEntry[]; is1904: boolean } {
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  eachElement(parts, part, (name, attributes) => {
    if (name === 'workbookPr') {
      is1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '');
    } else if (name === 'sheet') {
      const hidden = (attributeOf(attributes, 'state') ?? 'visible') !== 'visible';
      const link = attributeOf(attributes, 'id') ?? '';
      sheets.push({ name: attributeOf(attributes, 'name') ?? '', hidden, link });
    }
  });
  if (sheets.length > sheetLimits.sheets) throw new FileRefused('too_many_sheets');
  return { sheets, is1904 };
}

function readParts(parts: WorkbookParts): ReadWorkbook {
  const book = linksOf(parts, '').find(({ type }) => type === 'officeDocument')?.target;
  if (book?.endsWith('.bin') === true) throw new FileRefused('binary_excel');
  if (book === undefined || parts.read(book) === null) throw new FileRefused('not_a_list');
  const links = linksOf(parts, book);
  const target = (kind: string) => links.find(({ type }) => type === kind)?.target;
  const { sheets, is1904 } = readBook(parts, book);
  const facts: WorkbookFacts = {
    strings: readStrings(parts, target('sharedStrings')),
    dayStyles: readDayStyles(parts, target('styles')),
    is1904,
    cells: 0,
  };
  const read: ReadSheet[] = [];
  for (const { name, hidden, link } of sheets) {
    const found = links.find(({ id }) => id === link);
    // A chart sheet has no cells.
    if (found !== undefined && found.type !== 'worksheet') continue;
    const bytes = found === undefined ? null : parts.read(found.target);
    if (bytes === null) throw new FileRefused('damaged');
    const reader = new SheetReader(facts);
    scan(bytes, reader);
    reader.end();
    read.push({ name, hidden, rows: reader.rows, damaged: reader.damaged });
  }
  if (read.length === 0) throw new FileRefused('not_a_list');
  return { sheets: read, ignored: parts.names.filter((name) => ignoredParts.test(name)) };
}

/** Reads a workbook, or says why not; it never throws for what is in the file. */
export function readXlsx(bytes: Uint8Array): Result<ReadWorkbook, FileFault> {
  try {
    return succeed(readParts(openParts(bytes)));
  } catch (error) {
    if (error instanceof FileRefused) return fail(error.reason);
    if (error instanceof RefusedFile) return fail('damaged');
    throw error;
  }
}
