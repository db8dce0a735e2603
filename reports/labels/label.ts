/**
 * What one label says, and how it is laid within its edges: a code, and lines of text beside or around it. Text is made
 * smaller first and broken second; what fits neither way is refused, and nothing is ever cut off.
 */
import type { Canvas, TextStyle } from '../pdf/canvas.ts';
import { styles } from '../pdf/theme.ts';
import type { Typesetter } from '../pdf/typesetter.ts';
import { wrapText } from '../pdf/wrap.ts';
import type { BarSymbol } from '../barcode/symbol.ts';

export interface LabelLine {
  readonly text: string;
  readonly isStrong: boolean;
}

/** In points. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const pointsPerMillimetre = 72 / 25.4;

/** The narrowest bar that office printers draw and readers see (GS1 General Specifications 5.12.3). */
export const leastModule = 0.19 * pointsPerMillimetre;
/** Wider bars and squares only take paper. */
const mostModules = { bars: 0.5 * pointsPerMillimetre, matrix: 0.8 * pointsPerMillimetre } as const;
const sizes = { usual: 9, most: 16, least: 4.5, step: 0.5 } as const;
export const lineFactor = 1.2;
/** Bars lower than it are missed by a reader held in the hand. */
const leastBars = 3.2 * pointsPerMillimetre;
const mostBars = 18 * pointsPerMillimetre;
const gap = 1 * pointsPerMillimetre;

/** How wide a module of a symbol may be within a width, at most as wide as is useful. */
export function moduleOf(symbol: BarSymbol, width: number): number {
  return Math.min(mostModules[symbol.shape], width / (symbol.columns + 2 * symbol.quiet));
}

interface SetText {
  readonly lines: readonly { readonly text: string; readonly style: TextStyle }[];
  readonly height: number;
}

function styleOf(line: LabelLine, size: number): TextStyle {
  return { ...(line.isStrong ? styles.strong : styles.body), size };
}

/** The largest type in which all lines stand within a box; null where the smallest is too large. */
export function fitLines(
  lines: readonly LabelLine[],
  width: number,
  height: number,
  typesetter: Typesetter,
): SetText | null {
  // A label as large as a hand is read from farther away.
  const most = Math.round(Math.max(sizes.usual, Math.min(sizes.most, height / 20)));
  for (const mayBreak of [false, true]) {
    for (let size: number = most; size >= sizes.least; size -= sizes.step) {
      const set = lines.flatMap((line) => {
        const style = styleOf(line, size);
        return wrapText(line.text, width, style, typesetter).map((text) => ({ text, style }));
      });
      const total = set.length * size * lineFactor;
      if (total <= height && (mayBreak || set.length === lines.length)) {
        return { lines: set, height: total };
      }
    }
  }
  return null;
}

export function drawLines(canvas: Canvas, set: SetText, x: number, y: number): void {
  let top = y;
  for (const { text, style } of set.lines) {
    canvas.drawText(text, x, top + style.size * 0.94, style);
    top += style.size * lineFactor;
  }
}

export interface LabelPlan {
  readonly symbol: BarSymbol;
  readonly module: number;
  readonly code: { readonly x: number; readonly y: number; readonly barHeight: number };
  readonly set: SetText;
  readonly text: { readonly x: number; readonly y: number };
}

export type LabelFault = 'code_too_wide' | 'text_too_long';

/** A matrix at the left, as high as the label allows; the text beside it. */
function planMatrix(
  symbol: BarSymbol,
  lines: readonly LabelLine[],
  box: Box,
  typesetter: Typesetter,
): LabelPlan | LabelFault {
  const side = Math.min(box.height, box.width * 0.45);
  const module = moduleOf(symbol, side);
  if (module < leastModule) return 'code_too_wide';
  const drawn = module * (symbol.columns + 2 * symbol.quiet);
  const x = box.x + drawn + gap / 2;
  const set = fitLines(lines, box.x + box.width - x, box.height, typesetter);
  if (set === null) return 'text_too_long';
  return {
    symbol,
    module,
    code: { x: box.x, y: box.y + (box.height - drawn) / 2, barHeight: drawn },
    set,
    text: { x, y: box.y + (box.height - set.height) / 2 },
  };
}

/** Bars over the whole width at the foot, the text above them. */
function planBars(
  symbol: BarSymbol,
  lines: readonly LabelLine[],
  box: Box,
  typesetter: Typesetter,
): LabelPlan | LabelFault {
  const module = moduleOf(symbol, box.width);
  if (module < leastModule) return 'code_too_wide';
  const set = fitLines(lines, box.width, box.height - leastBars - gap, typesetter);
  if (set === null) return 'text_too_long';
  const barHeight = Math.min(mostBars, box.height - set.height - gap);
  const drawn = module * (symbol.columns + 2 * symbol.quiet);
  const top = box.y + (box.height - set.height - gap - barHeight) / 2;
  // The quiet zone is white anyway: it may lie in the middle of what the text leaves.
  const code = { x: box.x + (box.width - drawn) / 2, y: top + set.height + gap, barHeight };
  return { symbol, module, code, set, text: { x: box.x, y: top } };
}

export function planLabel(
  symbol: BarSymbol,
  lines: readonly LabelLine[],
  box: Box,
  typesetter: Typesetter,
): LabelPlan | LabelFault {
  const plan = symbol.shape === 'bars' ? planBars : planMatrix;
  return plan(symbol, lines, box, typesetter);
}

export function drawLabel(canvas: Canvas, plan: LabelPlan): void {
  const { code, module, set, symbol, text } = plan;
  canvas.drawSymbol(symbol, code.x, code.y, module, code.barHeight);
  drawLines(canvas, set, text.x, text.y);
}
