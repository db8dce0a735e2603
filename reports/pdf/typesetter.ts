/**
 * Text -> glyphs of the fonts at hand, for one document. Measures text and chooses the font of each run.
 * Every text is checked before anything is set: nothing is ever drawn in place of another character.
 */
import { assert } from '../../shared/assert.ts';
import { printIssue, type PrintIssue } from '../model/print-issues.ts';
import type { FontGlyph, FontSet, ParsedFace } from './fonts.ts';
import { toHex } from './subset.ts';

type Weight = 'regular' | 'bold';

/** One font resource of the document: a face's base or the document's own addition to it. */
interface FontResource {
  readonly name: string;
  readonly face: ParsedFace;
  readonly glyphs: readonly FontGlyph[];
}

interface Slot {
  readonly resource: string;
  readonly code: string;
  readonly advance: number;
}

/** Consecutive characters of one font resource. */
interface GlyphRun {
  readonly resource: string;
  /** Hexadecimal codes as they stand within the brackets of a `TJ`: `<00220003> -240 <0011>`. */
  readonly codes: string;
  /** In thousandths of the font size. */
  readonly width: number;
}

/** How a text is set, its size and ink apart. */
export interface Setting {
  readonly weight: Weight;
  /**
   * What a blank is widened by, in thousandths of the font size. A blank within a serial must be seen; and programs
   * that copy text out of a PDF take the blank of `A 1` for letter spacing where it is as narrow as in prose.
   */
  readonly widerBlank?: number;
}

export interface Typesetter {
  /** Width in thousandths of the font size. */
  readonly measure: (text: string, setting: Setting) => number;
  readonly setRuns: (text: string, setting: Setting) => readonly GlyphRun[];
  /** Characters that are drawn as one, in reading order. */
  readonly clustersOf: (text: string) => readonly string[];
  readonly resources: () => readonly FontResource[];
  /** The issue of a text that has characters no font can draw. */
  readonly check: (text: string) => PrintIssue | null;
}

const alwaysDrawn = /^[ -~]*$/;
const lineBreaks = /[\r\n]/g;
const mark = /\p{M}/u;
const beyondLatin1 = /[^\u0000-\u00ff]/u;

function splitClusters(text: string): readonly string[] {
  const points = Array.from(text);
  if (!beyondLatin1.test(text)) return points;
  const clusters: string[] = [];
  for (const point of points) {
    const before = mark.test(point) ? clusters.pop() : undefined;
    clusters.push((before ?? '') + point);
  }
  return clusters;
}

/** A cluster as one composed glyph, or else as its base and its marks, which have no width of their own. */
function findGlyphs(
  fonts: FontSet,
  cluster: string,
  weight: Weight,
): { readonly face: ParsedFace; readonly glyphs: readonly FontGlyph[] } | null {
  for (const face of [fonts[weight], fonts.fallback]) {
    const parsed = typeof face === 'function' ? face() : face;
    if (parsed === null) continue;
    const whole = parsed.find(cluster);
    if (whole !== null) return { face: parsed, glyphs: [whole] };
    const parts = Array.from(cluster);
    const glyphs = parts.map((part) => parsed.find(part)).filter((glyph) => glyph !== null);
    if (parts.length > 1 && glyphs.length === parts.length) return { face: parsed, glyphs };
  }
  return null;
}

const prefixes = { regular: 'R', bold: 'B', fallback: 'C' } as const;

export function createTypesetter(fonts: FontSet): Typesetter {
  const slots = {
    regular: new Map<string, readonly Slot[]>(),
    bold: new Map<string, readonly Slot[]>(),
  };
  const used = new Map<string, { face: ParsedFace; glyphs: FontGlyph[]; isBase: boolean }>();
  const baseCodes = { regular: codesOf(fonts.regular), bold: codesOf(fonts.bold) };

  const slotOf = (face: ParsedFace, glyph: FontGlyph): Slot => {
    const baseCode = face.face === 'fallback' ? undefined : baseCodes[face.face].get(glyph.text);
    const resource = `${prefixes[face.face]}${baseCode === undefined ? 1 : 0}`;
    let entry = used.get(resource);
    if (entry === undefined) {
      entry = { face, glyphs: [], isBase: baseCode !== undefined };
      used.set(resource, entry);
    }
    if (baseCode !== undefined) return { resource, code: baseCode, advance: glyph.advance };
    entry.glyphs.push(glyph);
    return { resource, code: toHex(entry.glyphs.length), advance: glyph.advance };
  };

  const slotsOf = (cluster: string, weight: Weight): readonly Slot[] => {
    const known = slots[weight].get(cluster);
    if (known !== undefined) return known;
    const found = findGlyphs(fonts, cluster, weight);
    assert(found !== null, 'a text was set before it was checked');
    const set = found.glyphs.map((glyph) => slotOf(found.face, glyph));
    slots[weight].set(cluster, set);
    return set;
  };

  const plain = { regular: plainOf(fonts.regular), bold: plainOf(fonts.bold) };

  return {
    measure: (text, { weight, widerBlank = 0 }) => {
      const plainWidth = measurePlain(text, plain[weight], widerBlank);
      if (plainWidth !== null) return plainWidth;
      let width = 0;
      for (const cluster of splitClusters(text)) {
        if (cluster === ' ') width += widerBlank;
        for (const slot of slotsOf(cluster, weight)) width += slot.advance;
      }
      return width;
    },
    setRuns: (text, { weight, widerBlank = 0 }) => {
      const runs: GlyphRun[] = [];
      let [resource, codes, width] = ['', '', 0];
      for (const cluster of splitClusters(text)) {
        for (const slot of slotsOf(cluster, weight)) {
          if (slot.resource !== resource) {
            if (codes !== '') runs.push({ resource, codes: `<${codes}>`, width });
            [resource, codes, width] = [slot.resource, '', 0];
          }
          codes += slot.code;
          width += slot.advance;
        }
        if (cluster !== ' ' || widerBlank === 0) continue;
        codes += `> ${-widerBlank} <`;
        width += widerBlank;
      }
      if (codes !== '') runs.push({ resource, codes: `<${codes}>`, width });
      return runs;
    },
    clustersOf: splitClusters,
    resources: () =>
      [...used].map(([name, { face, glyphs, isBase }]) => ({
        name,
        face,
        glyphs: isBase ? face.base : glyphs,
      })),
    check: (text) => {
      if (alwaysDrawn.test(text)) return null;
      const missing = new Set<string>();
      for (const cluster of splitClusters(text.replace(lineBreaks, ''))) {
        for (const weight of ['regular', 'bold'] as const) {
          if (findGlyphs(fonts, cluster, weight) !== null) continue;
          const parts = Array.from(cluster);
          missing.add(parts.find((part) => findGlyphs(fonts, part, weight) === null) ?? cluster);
        }
      }
      return missing.size === 0 ? null : printIssue(text, [...missing], 'pdf');
    },
  };
}

/** Advances of the printable ASCII characters by code; not a number for the others. */
function plainOf(face: ParsedFace): Float64Array {
  const advances = new Float64Array(127).fill(Number.NaN);
  for (const { text, advance } of face.base) {
    const code = text.charCodeAt(0);
    if (code < advances.length) advances[code] = advance;
  }
  return advances;
}

/** The short way for most texts: null where a text is not of printable ASCII alone. */
function measurePlain(text: string, advances: Float64Array, widerBlank: number): number | null {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const advance = advances[code] ?? Number.NaN;
    if (Number.isNaN(advance)) return null;
    width += code === 0x20 ? advance + widerBlank : advance;
  }
  return width;
}

const codesByFace = new WeakMap<ParsedFace, ReadonlyMap<string, string>>();

function codesOf(face: ParsedFace): ReadonlyMap<string, string> {
  let codes = codesByFace.get(face);
  if (codes === undefined) {
    codes = new Map(face.base.map((glyph, index) => [glyph.text, toHex(index + 1)]));
    codesByFace.set(face, codes);
  }
  return codes;
}
