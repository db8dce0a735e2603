/**
 * A barcode as geometry: what is dark, counted in modules (the narrowest bar, or one square of a matrix), so that it
 * can be drawn as sharp at any size. Nothing here knows of points or pictures.
 */

/** Dark from `x`, `y` on, counted from the top left corner without the quiet zone. */
export interface DarkRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BarSymbol {
  /** The bars of a `bars` symbol are as high as it is drawn: its `rows` is 1. */
  readonly shape: 'bars' | 'matrix';
  /** Modules across and down, without the quiet zone. */
  readonly columns: number;
  readonly rows: number;
  /** Modules that must stay empty at each side; above and below only for a matrix. */
  readonly quiet: number;
  readonly dark: readonly DarkRectangle[];
  /** What a reader answers, in words for a person. */
  readonly caption: string;
}

/** The bars of a linear symbol from the widths of its bars and spaces, the first of them a bar. */
export function layBars(widths: readonly number[], quiet: number, caption: string): BarSymbol {
  const dark: DarkRectangle[] = [];
  let x = 0;
  widths.forEach((width, place) => {
    if (place % 2 === 0) dark.push({ x, y: 0, width, height: 1 });
    x += width;
  });
  return { shape: 'bars', columns: x, rows: 1, quiet, dark, caption };
}

/** The dark runs of a matrix, row by row: neighbours are one rectangle, so that no hairline parts them. */
export function layMatrix(
  cells: readonly number[],
  columns: number,
  quiet: number,
  caption: string,
): BarSymbol {
  const rows = cells.length / columns;
  const dark: DarkRectangle[] = [];
  for (let y = 0; y < rows; y += 1) {
    let start = -1;
    for (let x = 0; x <= columns; x += 1) {
      const isDark = x < columns && cells[y * columns + x] === 1;
      if (isDark && start < 0) start = x;
      if (!isDark && start >= 0) {
        dark.push({ x: start, y, width: x - start, height: 1 });
        start = -1;
      }
    }
  }
  return { shape: 'matrix', columns, rows, quiet, dark, caption };
}
