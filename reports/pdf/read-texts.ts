/**
 * Reads the texts back from a PDF that was rendered here, through the ToUnicode maps of its fonts: what a reader would
 * copy out of the file. For proof that what is printed is what is stored; not a reader of foreign files.
 */
import {
  decodePDFRawStream,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFPage,
} from 'pdf-lib';
import { assert } from '../../shared/assert.ts';

/** One text as it was drawn: a cell's line, a serial, a label. `x` and `y` are points from the lower left corner. */
export interface PrintedText {
  /** Counts from 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

type CodeMap = ReadonlyMap<string, string>;

function decode(stream: unknown): string {
  assert(stream instanceof PDFRawStream, 'a stream is not where it is written');
  const bytes = decodePDFRawStream(stream).decode();
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function readCodeMap(toUnicode: string): CodeMap {
  const codes = new Map<string, string>();
  for (const [, code, units] of toUnicode.matchAll(/^<([0-9a-f]{4})><((?:[0-9a-f]{4})+)>$/gm)) {
    if (code === undefined || units === undefined) continue;
    const text = units.replace(/.{4}/g, (unit) => String.fromCharCode(Number.parseInt(unit, 16)));
    codes.set(code, text);
  }
  return codes;
}

function readFonts(page: PDFPage): ReadonlyMap<string, CodeMap> {
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict);
  const maps = new Map<string, CodeMap>();
  for (const name of fonts?.keys() ?? []) {
    const font = fonts?.lookup(name, PDFDict);
    maps.set(name.asString().slice(1), readCodeMap(decode(font?.lookup(PDFName.of('ToUnicode')))));
  }
  return maps;
}

const textObject = /^BT 1 0 0 1 (\S+) (\S+) Tm(.*) ET$/;
const textOperator = /\/(\w+) \S+ Tf|<([0-9a-f]+)>/g;

function readPage(page: PDFPage, number: number): readonly PrintedText[] {
  const fonts = readFonts(page);
  const texts: PrintedText[] = [];
  let font: CodeMap | undefined;
  for (const line of decode(page.node.lookup(PDFName.of('Contents'))).split('\n')) {
    const found = textObject.exec(line);
    if (found === null) continue;
    let text = '';
    for (const [, name, codes] of (found[3] ?? '').matchAll(textOperator)) {
      if (name !== undefined) font = fonts.get(name);
      for (const code of codes?.match(/.{4}/g) ?? []) {
        const read = font?.get(code);
        assert(read !== undefined, `code ${code} has no text`);
        text += read;
      }
    }
    texts.push({ page: number, x: Number(found[1]), y: Number(found[2]), text });
  }
  return texts;
}

/** All texts of a PDF in the order they were drawn. Throws where the file was not rendered here. */
export async function readPdfTexts(bytes: Uint8Array): Promise<readonly PrintedText[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().flatMap((page, index) => readPage(page, index + 1));
}
