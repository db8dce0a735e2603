/**
 * The shim between fontkit and pdf-lib: writes a subset of a font into a PDF as a composite font (Identity-H).
 * A character code is the glyph's place in the subset. One glyph may stand at several places, once for each text
 * it is used for, so that what is read back is the text that was stored and never a look-alike.
 */
import { PDFArray, PDFName, PDFRawStream, PDFString, type PDFContext, type PDFRef } from 'pdf-lib';
import { assert } from '../../shared/assert.ts';
import type { FontGlyph, ParsedFace, WrittenSubset } from './fonts.ts';

const toUnicodeHead = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
`;
const toUnicodeFoot = `endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
/** The format allows a hundred lines in one block. */
const linesOfBlock = 100;

export function toHex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function writeToUnicode(glyphs: readonly FontGlyph[]): string {
  const lines = glyphs.map(({ text }, index) => {
    let units = '';
    for (let at = 0; at < text.length; at += 1) units += toHex(text.charCodeAt(at));
    return `<${toHex(index + 1)}><${units}>`;
  });
  let map = toUnicodeHead;
  for (let at = 0; at < lines.length; at += linesOfBlock) {
    const block = lines.slice(at, at + linesOfBlock);
    map += `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`;
  }
  return map + toUnicodeFoot;
}

/** The six letters that mark a subset, from what is in it: equal subsets have equal names. */
function tagOf(glyphs: readonly FontGlyph[]): string {
  let hash = 0x811c9dc5;
  for (const { glyphId, text } of glyphs) {
    hash = Math.imul(hash ^ glyphId, 0x01000193) >>> 0;
    hash = Math.imul(hash ^ (text.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  let tag = '';
  for (let place = 0; place < 6; place += 1) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

function isCff(face: ParsedFace): boolean {
  return face.face === 'fallback';
}

function writeSubset(
  context: PDFContext,
  face: ParsedFace,
  glyphs: readonly FontGlyph[],
): WrittenSubset {
  const subset = face.font.createSubset();
  assert(subset.glyphs.length === 1, 'a new subset holds the missing glyph alone');
  for (const { glyphId } of glyphs) subset.glyphs.push(glyphId);
  const encoded = subset.encode();
  return {
    name: `${tagOf(glyphs)}+${face.font.postscriptName}`,
    file: context.flateStream(encoded).getContents(),
    toUnicode: context.flateStream(writeToUnicode(glyphs)).getContents(),
    widths: [
      Math.round(face.font.glyphForCodePoint(0).advanceWidth * (1000 / face.font.unitsPerEm)),
      ...glyphs.map(({ advance }) => Number(advance.toFixed(3))),
    ],
  };
}

function registerStream(context: PDFContext, contents: Uint8Array, subtype?: string): PDFRef {
  const dictionary = context.obj({ Filter: 'FlateDecode', Length: contents.length });
  if (subtype !== undefined) dictionary.set(PDFName.of('Subtype'), PDFName.of(subtype));
  return context.register(PDFRawStream.of(dictionary, contents));
}

/** Writes a subset into a file and answers its reference. The base of a face is encoded once and then reused. */
export function embedSubset(
  context: PDFContext,
  face: ParsedFace,
  glyphs: readonly FontGlyph[],
): PDFRef {
  const isBase = glyphs === face.base;
  const written = (isBase ? face.written.base : undefined) ?? writeSubset(context, face, glyphs);
  if (isBase) face.written.base = written;
  const { font } = face;
  const scale = 1000 / font.unitsPerEm;
  const cff = isCff(face);
  const file = registerStream(context, written.file, cff ? 'CIDFontType0C' : undefined);
  const { minX, minY, maxX, maxY } = font.bbox;
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: written.name,
    Flags: 4,
    FontBBox: [minX * scale, minY * scale, maxX * scale, maxY * scale],
    ItalicAngle: 0,
    Ascent: font.ascent * scale,
    Descent: font.descent * scale,
    CapHeight: (font.capHeight || font.ascent) * scale,
    StemV: face.face === 'bold' ? 140 : 80,
    [cff ? 'FontFile3' : 'FontFile2']: file,
  });
  const widths = PDFArray.withContext(context);
  widths.push(context.obj(0));
  widths.push(context.obj([...written.widths]));
  const descendant = context.obj({
    Type: 'Font',
    Subtype: cff ? 'CIDFontType0' : 'CIDFontType2',
    BaseFont: written.name,
    CIDSystemInfo: {
      Registry: PDFString.of('Adobe'),
      Ordering: PDFString.of('Identity'),
      Supplement: 0,
    },
    FontDescriptor: context.register(descriptor),
    DW: 1000,
  });
  descendant.set(PDFName.of('W'), widths);
  if (!cff) descendant.set(PDFName.of('CIDToGIDMap'), PDFName.of('Identity'));
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: written.name,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: registerStream(context, written.toUnicode),
    }),
  );
}
