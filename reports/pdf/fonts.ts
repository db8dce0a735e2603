/**
 * The fonts of a printing session: parsed once, used for any number of documents.
 *
 * Each face has a base subset (Latin-1 and common punctuation) that is written once and then shared, byte for byte,
 * by every document; what a document needs beyond it goes into a second, small subset of that document alone. A
 * document's bytes therefore never depend on what was printed before it.
 */
import { create, type Font } from 'fontkit';

type Face = 'regular' | 'bold' | 'fallback';

/** The bytes of the files that `fontFiles` names. Without `fallback`, Chinese is refused. */
export interface FontBytes {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly fallback?: Uint8Array;
}

/** A glyph of a font, and the text that it stands for when the text is read back. */
export interface FontGlyph {
  readonly glyphId: number;
  readonly text: string;
  /** In thousandths of the font size. */
  readonly advance: number;
}

export interface ParsedFace {
  readonly face: Face;
  readonly font: Font;
  /** The glyph of a cluster (one code point, or one composed from base and marks), or null. */
  readonly find: (cluster: string) => FontGlyph | null;
  /** The glyphs of the shared base subset; empty for the fallback. */
  readonly base: readonly FontGlyph[];
  /** Room for what `subset.ts` writes once for the base. */
  readonly written: { base?: WrittenSubset };
}

/** A subset as it goes into a file, compressed. */
export interface WrittenSubset {
  readonly name: string;
  readonly file: Uint8Array;
  readonly toUnicode: Uint8Array;
  readonly widths: readonly number[];
}

export interface FontSet {
  readonly regular: ParsedFace;
  readonly bold: ParsedFace;
  readonly fallback: () => ParsedFace | null;
}

/**
 * Scripts that are right when their characters are set one after another. Others (Arabic, Hebrew, Devanagari, Thai)
 * need shaping that is not done here, and are refused even where a font has their characters.
 */
const plainScripts =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]$/u;
const neverDrawn = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) =>
    String.fromCodePoint(first + index),
  );
}

const baseTexts = [...range(0x20, 0x7e), ...range(0xa0, 0xff), ...Array.from('–—‘’“”…•€')];

function parseFace(face: Face, bytes: Uint8Array): ParsedFace {
  const font = create(bytes);
  const scale = 1000 / font.unitsPerEm;
  const known = new Map<string, FontGlyph | null>();
  const look = (cluster: string): FontGlyph | null => {
    // A tab is drawn as a blank and read back as a tab.
    const drawn = cluster === '\t' ? ' ' : cluster.normalize('NFC');
    const codePoint = drawn.codePointAt(0) ?? 0;
    if (drawn.length > (codePoint > 0xffff ? 2 : 1)) return null;
    if (!plainScripts.test(drawn) || neverDrawn.test(drawn)) return null;
    if (!font.hasGlyphForCodePoint(codePoint)) return null;
    const glyph = font.glyphForCodePoint(codePoint);
    return { glyphId: glyph.id, text: cluster, advance: glyph.advanceWidth * scale };
  };
  const find = (cluster: string): FontGlyph | null => {
    let glyph = known.get(cluster);
    if (glyph === undefined) {
      glyph = look(cluster);
      known.set(cluster, glyph);
    }
    return glyph;
  };
  const base = face === 'fallback' ? [] : baseTexts.map(find).filter((glyph) => glyph !== null);
  return { face, font, find, base, written: {} };
}

/** Parses the fonts; keep the result and print everything with it. Throws where bytes are not a font. */
export function loadFonts(bytes: FontBytes): FontSet {
  let fallback: ParsedFace | null | undefined;
  return {
    regular: parseFace('regular', bytes.regular),
    bold: parseFace('bold', bytes.bold),
    fallback: () => {
      fallback ??= bytes.fallback === undefined ? null : parseFace('fallback', bytes.fallback);
      return fallback;
    },
  };
}
