/** Wrapped text within a box, from a top edge down; what every part of a page is set with. */
import type { Canvas, TextStyle } from './canvas.ts';
import { lineFactor } from './theme.ts';
import type { Typesetter } from './typesetter.ts';
import { wrapText } from './wrap.ts';

/** The page between its margins. */
export interface Sheet {
  readonly canvas: Canvas;
  readonly typesetter: Typesetter;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export function lineHeightOf(style: TextStyle): number {
  return style.size * lineFactor;
}

/** Draws wrapped text from a top edge and answers the edge below it. */
export function layText(
  sheet: Pick<Sheet, 'canvas' | 'typesetter'>,
  text: string,
  box: { readonly x: number; readonly width: number; readonly isRight?: boolean },
  top: number,
  style: TextStyle,
): number {
  let y = top;
  for (const line of wrapText(text, box.width, style, sheet.typesetter)) {
    const baseline = y + lineHeightOf(style) * 0.76;
    if (box.isRight === true) sheet.canvas.drawTextRight(line, box.x + box.width, baseline, style);
    else sheet.canvas.drawText(line, box.x, baseline, style);
    y += lineHeightOf(style);
  }
  return y;
}

/** Cuts a text to a width with an ellipsis; only for what stands a second time: heads of later pages, names in charts. */
export function shorten(canvas: Canvas, text: string, width: number, style: TextStyle): string {
  if (canvas.widthOf(text, style) <= width) return text;
  const points = Array.from(text);
  while (points.length > 0 && canvas.widthOf(`${points.join('')}…`, style) > width) points.pop();
  return `${points.join('')}…`;
}
