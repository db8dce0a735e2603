/** The rows of a foreign workbook's sheets, one at a time: values only, whoever saved it. */
import { attributeOf, XmlReader, type XmlTaker } from './xml.ts';
import { readParts, RefusedFile, unpackPart, type Part } from './zip.ts';

export type ReadCell = string | number | boolean | null;

/** A row as it stands in the sheet; `cells` from column A on. */
export interface SheetRow {
  /** From 1. */
  readonly number: number;
  readonly cells: readonly ReadCell[];
}

export interface WorkbookFile {
  readonly sheets: readonly string[];
  /** Gives the rows of a sheet until `take` answers false. */
  readonly readRows: (sheet: string, take: (row: SheetRow) => boolean) => void;
}

const mostColumns = 16_384;
const mostSharedTexts = 4_000_000;
/** Between the calendars that begin in 1900 and in 1904. */
const daysTo1904 = 1462;

/** A text as it was before SpreadsheetML escaped what XML cannot hold. */
function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Column of a reference such as `AB12`, from 0; negative where there is none. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

class Texts implements XmlTaker {
  readonly list: string[] = [];
  #text = '';
  #isText = false;
  #phonetic = 0;

  readonly open = (name: string): void => {
    if (name === 'si') this.#text = '';
    else if (name === 't') this.#isText = this.#phonetic === 0;
    else if (name === 'rPh') this.#phonetic += 1;
  };
  readonly close = (name: string): void => {
    if (name === 't') this.#isText = false;
    else if (name === 'rPh') this.#phonetic -= 1;
    else if (name === 'si') {
      this.list.push(unescapeText(this.#text));
      if (this.list.length > mostSharedTexts) throw new RefusedFile('too_large');
    }
  };
  readonly text = (text: string): void => {
    if (this.#isText) this.#text += text;
  };
}

class Rows implements XmlTaker {
  readonly #shared: readonly string[];
  readonly #give: (row: SheetRow) => void;
  #cells: ReadCell[] = [];
  #row = 0;
  #column = -1;
  #type = 'n';
  #value = '';
  #isValue = false;
  #phonetic = 0;

  constructor(shared: readonly string[], give: (row: SheetRow) => void) {
    this.#shared = shared;
    this.#give = give;
  }

  readonly open = (name: string, attributes: string): void => {
    switch (name) {
      case 'row':
        this.#row = Number(attributeOf(attributes, 'r') ?? this.#row + 1);
        this.#column = -1;
        this.#cells = [];
        break;
      case 'c': {
        const reference = attributeOf(attributes, 'r');
        this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
        this.#type = attributeOf(attributes, 't') ?? 'n';
        this.#value = '';
        break;
      }
      case 'rPh':
        this.#phonetic += 1;
        break;
      case 'v':
      case 't':
        this.#isValue = this.#phonetic === 0;
    }
  };

  readonly close = (name: string): void => {
    switch (name) {
      case 'v':
      case 't':
        this.#isValue = false;
        break;
      case 'rPh':
        this.#phonetic -= 1;
        break;
      case 'c':
        this.#putCell();
        break;
      case 'row':
        this.#give({ number: this.#row, cells: this.#cells });
    }
  };

  readonly text = (text: string): void => {
    if (this.#isValue) this.#value += text;
  };

  #putCell(): void {
    if (this.#column < 0 || this.#column >= mostColumns) throw new RefusedFile('damaged');
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells[this.#column] = this.#valueOf();
  }

  #valueOf(): ReadCell {
    const value = this.#value;
    if (this.#type === 's') return this.#shared[Number(value)] ?? null;
    if (this.#type === 'str' || this.#type === 'inlineStr') return unescapeText(value);
    if (value === '') return null;
    if (this.#type === 'b') return value === '1';
    if (this.#type === 'e') return value;
    const figure = Number(value);
    return Number.isNaN(figure) ? value : figure;
  }
}

function readText(bytes: Uint8Array, part: Part | undefined, taker: XmlTaker): void {
  if (part === undefined) return;
  const reader = new XmlReader(taker);
  unpackPart(bytes, part, (piece) => {
    reader.push(piece);
    return true;
  });
  reader.end();
}

interface SheetEntry {
  readonly name: string;
  readonly part: Part;
}

/** The sheets in their order, and whether days are counted from 1904. */
function readSheets(
  bytes: Uint8Array,
  parts: ReadonlyMap<string, Part>,
): { readonly sheets: SheetEntry[]; readonly isFrom1904: boolean } {
  const workbook = parts.get('xl/workbook.xml');
  if (workbook === undefined) throw new RefusedFile('no_workbook');
  const targets = new Map<string, string>();
  const idle = { close: () => undefined, text: () => undefined };
  readText(bytes, parts.get('xl/_rels/workbook.xml.rels'), {
    ...idle,
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const id = attributeOf(attributes, 'Id');
      const target = attributeOf(attributes, 'Target');
      if (id !== undefined && target !== undefined) targets.set(id, target);
    },
  });
  const sheets: SheetEntry[] = [];
  let isFrom1904 = false;
  readText(bytes, workbook, {
    ...idle,
    open: (tag, attributes) => {
      if (tag === 'workbookPr') {
        isFrom1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '');
      }
      if (tag !== 'sheet') return;
      const target = targets.get(/\br?:?id\s*=\s*["']([^"']*)/.exec(attributes)?.[1] ?? '') ?? '';
      const part = parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      if (part !== undefined) sheets.push({ name: attributeOf(attributes, 'name') ?? '', part });
    },
  });
  return { sheets, isFrom1904 };
}

/** Days of a workbook that counts them from 1904 are no others for that; only the figures differ. */
export const shiftOf1904 = daysTo1904;

export interface OpenedWorkbook extends WorkbookFile {
  readonly isFrom1904: boolean;
}

/** Throws a `RefusedFile` where the bytes are no workbook, or a hostile one. */
export function openWorkbook(bytes: Uint8Array): OpenedWorkbook {
  const parts = readParts(bytes);
  const { sheets, isFrom1904 } = readSheets(bytes, parts);
  let shared: readonly string[] | null = null;
  const readShared = (): readonly string[] => {
    const texts = new Texts();
    readText(bytes, parts.get('xl/sharedStrings.xml'), texts);
    return texts.list;
  };
  return {
    sheets: sheets.map(({ name }) => name),
    isFrom1904,
    readRows(sheet, take) {
      const entry = sheets.find(({ name }) => name === sheet);
      if (entry === undefined) return;
      shared ??= readShared();
      const asked = { isWanted: true };
      const reader = new XmlReader(
        new Rows(shared, (row) => {
          if (asked.isWanted) asked.isWanted = take(row);
        }),
      );
      unpackPart(bytes, entry.part, (piece) => {
        reader.push(piece);
        return asked.isWanted;
      });
      if (asked.isWanted) reader.end();
    },
  };
}
