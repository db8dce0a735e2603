/**
 * Pages of drawing operators. Positions are points from the top left corner of the page; a text's `y` is its
 * baseline. Only what differs from the last text is written, so that ten thousand serials stay small.
 */
import { assert } from '../../shared/assert.ts';
import type { BarSymbol } from '../barcode/symbol.ts';
import type { Setting, Typesetter } from './typesetter.ts';

export type Ink = readonly [red: number, green: number, blue: number];

export interface TextStyle extends Setting {
  readonly size: number;
  readonly ink: Ink;
}

export interface Canvas {
  readonly addPage: () => void;
  /** Later drawing goes to this page, counted from 0. */
  readonly turnTo: (page: number) => void;
  readonly pageCount: () => number;
  readonly drawText: (text: string, x: number, y: number, style: TextStyle) => void;
  /** Draws with the end of the text at `x`. */
  readonly drawTextRight: (text: string, x: number, y: number, style: TextStyle) => void;
  readonly fillRectangle: (x: number, y: number, width: number, height: number, ink: Ink) => void;
  /**
   * A barcode whose quiet zone begins at `x`, `y`. `module` is the width of its narrowest bar in points, `barHeight` the
   * height of bars; a matrix is as high as it is wide.
   */
  readonly drawSymbol: (
    symbol: BarSymbol,
    x: number,
    y: number,
    module: number,
    barHeight: number,
  ) => void;
  /** A picture that the file has under this name. */
  readonly drawPicture: (name: string, x: number, y: number, width: number, height: number) => void;
  readonly widthOf: (text: string, style: TextStyle) => number;
  readonly contents: () => readonly string[];
}

function figure(value: number): string {
  assert(Number.isFinite(value), 'something was drawn nowhere');
  return String(Math.round(value * 100) / 100);
}

/** For what is multiplied by many modules. */
function fine(value: number): string {
  return String(Math.round(value * 100_000) / 100_000);
}

/** Black, whatever the company's colours are: readers see no others well. */
const barInk: Ink = [0, 0, 0];

function inkOperator(ink: Ink): string {
  return `${ink.map(figure).join(' ')} rg`;
}

interface PageState {
  readonly operators: string[];
  font: string;
  ink: string;
}

/** Inks that are drawn in place of others: the company's colours for those of the theme. */
export type Palette = ReadonlyMap<Ink, Ink>;

export function createCanvas(
  typesetter: Typesetter,
  height: number,
  palette: Palette = new Map(),
): Canvas {
  const pages: PageState[] = [];
  let current: PageState = { operators: [], font: '', ink: '' };

  const setInk = (ink: Ink): void => {
    const operator = inkOperator(palette.get(ink) ?? ink);
    if (operator !== current.ink) current.operators.push(operator);
    current.ink = operator;
  };

  const drawText: Canvas['drawText'] = (text, x, y, style) => {
    if (text === '') return;
    setInk(style.ink);
    let at = x;
    let operators = `BT 1 0 0 1 ${figure(x)} ${figure(height - y)} Tm`;
    for (const run of typesetter.setRuns(text, style)) {
      const font = `/${run.resource} ${figure(style.size)} Tf`;
      if (font !== current.font) operators += ` ${font}`;
      current.font = font;
      operators += run.codes.includes(' ') ? ` [${run.codes}] TJ` : ` ${run.codes} Tj`;
      at += (run.width * style.size) / 1000;
    }
    if (at > x) current.operators.push(`${operators} ET`);
  };

  const widthOf: Canvas['widthOf'] = (text, style) =>
    (typesetter.measure(text, style) * style.size) / 1000;

  return {
    addPage: () => {
      current = { operators: [], font: '', ink: '' };
      pages.push(current);
    },
    turnTo: (page) => {
      current = pages[page] ?? current;
    },
    pageCount: () => pages.length,
    drawText,
    drawTextRight: (text, x, y, style) => drawText(text, x - widthOf(text, style), y, style),
    fillRectangle: (x, y, width, rectangleHeight, ink) => {
      setInk(ink);
      current.operators.push(
        `${figure(x)} ${figure(height - y - rectangleHeight)} ${figure(width)} ${figure(rectangleHeight)} re f`,
      );
    },
    drawSymbol: (symbol, x, y, module, barHeight) => {
      const { shape, quiet, dark } = symbol;
      const step = shape === 'matrix' ? module : barHeight;
      const top = height - y - (shape === 'matrix' ? quiet * module : 0);
      const place = [x + quiet * module, top].map(figure).join(' ');
      // The modules are counted from the corner in whole numbers, and the file scales them once: no bar is rounded.
      const bars = dark.map((bar) => `${bar.x} ${bar.y} ${bar.width} ${bar.height} re`).join(' ');
      current.operators.push(
        `q ${inkOperator(barInk)} ${fine(module)} 0 0 ${fine(-step)} ${place} cm ${bars} f Q`,
      );
    },
    drawPicture: (name, x, y, width, pictureHeight) => {
      const place = [width, 0, 0, pictureHeight, x, height - y - pictureHeight].map(figure);
      current.operators.push(`q ${place.join(' ')} cm /${name} Do Q`);
    },
    widthOf,
    contents: () => pages.map((page) => page.operators.join('\n')),
  };
}
