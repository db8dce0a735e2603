/** Sizes, inks and distances of the printed page, in points; one place to change how everything looks. */
import type { Ink, Palette, TextStyle } from './canvas.ts';
import type { PageDocument, Tone } from '../model/page.ts';

export const paperSizes: Readonly<Record<PageDocument['paper'], readonly [number, number]>> = {
  a4: [595.28, 841.89],
  letter: [612, 792],
  label: [288, 432],
};

/** The edge of a label, and the code on it: bars no wider than these, squares, and how high bars stand. */
export const labelSizes = { margin: 18, module: 1.4, matrix: 3, barHeight: 54 } as const;

export const margins = { side: 45, top: 44, bottom: 34 } as const;

const dark: Ink = [0.13, 0.15, 0.18];
const grey: Ink = [0.42, 0.45, 0.49];
export const accent: Ink = [0.09, 0.3, 0.44];
/** What adds to a result, and what takes from it. */
export const gainInk: Ink = [0.23, 0.56, 0.35];
export const lossInk: Ink = [0.76, 0.34, 0.17];
export const headFill: Ink = [0.93, 0.95, 0.965];
export const boxInk: Ink = [0.42, 0.45, 0.49];
export const markInk: Ink = [0.72, 0.11, 0.11];
export const ruleInk: Ink = [0.84, 0.86, 0.88];

/** A colour so thin that dark text stands on it. */
function thin(ink: Ink): Ink {
  const [red, green, blue] = ink;
  const part = (value: number): number => 1 - (1 - value) * 0.08;
  return [part(red), part(green), part(blue)];
}

/** The company's colour wherever the theme has its own. */
export function paletteOf(own: Ink | undefined): Palette {
  return own === undefined
    ? new Map()
    : new Map([
        [accent, own],
        [headFill, thin(own)],
      ]);
}

export const lineFactor = 1.32;

/** A blank within a serial is twice as wide as one between words. */
const serialBlank = 260;

export function styleOf(tone: Tone, size: number): TextStyle {
  const isMuted = tone === 'muted' || tone === 'muted_serial';
  const isSerial = tone === 'serial' || tone === 'muted_serial';
  return {
    size: isMuted ? size * 0.92 : size,
    weight: tone === 'strong' || tone === 'serial' ? 'bold' : 'regular',
    ink: isMuted ? grey : dark,
    ...(isSerial ? { widerBlank: serialBlank } : {}),
  };
}

/** A logo is as large as fits into this, above the name of the company. */
export const logoBox = { width: 170, height: 46 } as const;

/** A document's number as a code: 0.25 mm bars, or squares that a telephone reads from a hand's breadth. */
export const codeSizes = { bars: 0.72, matrix: 1.6, barHeight: 22 } as const;

export const styles = {
  company: { size: 15, weight: 'bold', ink: accent },
  title: { size: 19, weight: 'bold', ink: dark },
  number: { size: 11, weight: 'regular', ink: grey },
  address: { size: 8.5, weight: 'regular', ink: grey },
  mark: { size: 10.5, weight: 'bold', ink: markInk },
  sectionTitle: { size: 10, weight: 'bold', ink: accent },
  label: { size: 7.5, weight: 'regular', ink: grey },
  partyName: { size: 10.5, weight: 'bold', ink: dark },
  body: { size: 9, weight: 'regular', ink: dark },
  strong: { size: 9, weight: 'bold', ink: dark },
  total: { size: 11, weight: 'bold', ink: dark },
  head: { size: 7.5, weight: 'bold', ink: accent },
  panelTitle: { size: 9, weight: 'bold', ink: accent },
  serial: { size: 8, weight: 'regular', ink: dark, widerBlank: serialBlank },
  serialAside: { size: 7.5, weight: 'regular', ink: grey, widerBlank: serialBlank },
  aside: { size: 7.5, weight: 'regular', ink: grey },
  labelName: { size: 15, weight: 'bold', ink: dark },
  labelAddress: { size: 12, weight: 'regular', ink: dark },
  labelNumber: { size: 26, weight: 'bold', ink: dark },
  foot: { size: 7, weight: 'regular', ink: grey },
} as const satisfies Readonly<Record<string, TextStyle>>;
