/**
 * Sets a table: widths from what the cells hold, heads repeated on every page, rows kept whole where a page can hold
 * them, serials below their row. Figures never wrap: where they need more room than there is, the table is set smaller.
 */
import type { Block, PageColumn, PageRow } from '../model/page.ts';
import type { TextStyle } from './canvas.ts';
import type { Flow } from './flow.ts';
import { layGrid, leastGridHeight } from './lay-grid.ts';
import { boxInk, headFill, lineFactor, ruleInk, styleOf, styles } from './theme.ts';
import { wrapText } from './wrap.ts';

export type TableBlock = Extract<Block, { kind: 'table' }>;

const cellPadding = 5;
const rowPadding = 3.5;
const bodySize = 8.5;
const smallestSize = 5;
/** The most that a fitted column takes before its text wraps, and the least that the others are left. */
const widestFit = 0.2;
const widestWhole = 0.34;
/** A head of so many characters stands in one line. */
const shortHead = 11;
const leastRest = 0.13;

interface Track {
  readonly x: number;
  readonly width: number;
}

interface Measures {
  readonly tracks: readonly Track[];
  readonly size: number;
  readonly headSize: number;
}

interface Line {
  readonly text: string;
  readonly style: TextStyle;
}

/** Widths at the ordinary size: what a column would like, and whether it may be given less. */
function measureColumns(flow: Flow, table: TableBlock): number[] {
  const rows = table.foot === undefined ? table.rows : [...table.rows, table.foot];
  return table.columns.map((column, index) => {
    const headWords = column.head.length <= shortHead ? [column.head] : column.head.split(' ');
    let widest = Math.max(...headWords.map((word) => flow.canvas.widthOf(word, styles.head)));
    for (const row of rows) {
      for (const text of row.cells[index] ?? []) {
        widest = Math.max(widest, flow.canvas.widthOf(text.text, styleOf(text.tone, bodySize)));
      }
    }
    return widest + 2 * cellPadding + 0.5;
  });
}

/** The most that a column is given of the page before its text wraps; figures never wrap. */
function mostOf(column: PageColumn, width: number): number {
  if (column.align === 'right') return Number.POSITIVE_INFINITY;
  return width * (column.size === 'whole' ? widestWhole : widestFit);
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

function planMeasures(flow: Flow, table: TableBlock): Measures {
  const wanted = measureColumns(flow, table);
  const isRest = table.columns.map((column) => column.size === 'rest');
  const fitted = table.columns.map((column, index) =>
    isRest[index] === true ? 0 : Math.min(wanted[index] ?? 0, mostOf(column, flow.width)),
  );
  const restWanted = sum(wanted.filter((_, index) => isRest[index] === true));
  const restCount = isRest.filter(Boolean).length;
  const leastRests = restCount * flow.width * leastRest;
  const given =
    restCount === 0
      ? 0
      : Math.min(Math.max(flow.width - sum(fitted), leastRests), Math.max(restWanted, leastRests));
  // Texts shrink, the distances between them do not.
  const distances = wanted.length * 2 * cellPadding;
  const needed = sum(fitted) + given - distances;
  const scale = Math.min(1, (flow.width - distances) / needed);
  // What no column needs is spread over all but the first.
  const spare =
    Math.max(0, flow.width - distances - needed * scale) / Math.max(1, wanted.length - 1);
  let x = flow.left;
  const tracks = wanted.map((width, index) => {
    const even = given / restCount;
    const share = restWanted === 0 ? even : (even + (given * width) / restWanted) / 2;
    const whole = isRest[index] === true ? share : (fitted[index] ?? 0);
    const scaled = (whole - 2 * cellPadding) * scale + 2 * cellPadding;
    const track = { x, width: scaled + (index === 0 ? 0 : spare) };
    x += track.width;
    return track;
  });
  return {
    tracks,
    size: Math.max(bodySize * scale, smallestSize),
    headSize: Math.max(styles.head.size * scale, smallestSize),
  };
}

function drawHead(flow: Flow, table: TableBlock, measures: Measures): void {
  const style = { ...styles.head, size: measures.headSize };
  const heads = table.columns.map((column, index) =>
    wrapText(column.head, innerWidth(measures.tracks[index]), style, flow.typesetter),
  );
  const lineHeight = style.size * lineFactor;
  const count = Math.max(...heads.map((lines) => lines.length));
  const height = count * lineHeight + 2 * rowPadding + 1;
  flow.canvas.fillRectangle(flow.left, flow.y(), flow.width, height, headFill);
  table.columns.forEach((column, index) => {
    const lines = (heads[index] ?? []).map((text) => ({ text, style }));
    const top = flow.y() + rowPadding + 0.5 + (count - lines.length) * lineHeight;
    drawLines(flow, lines, measures.tracks[index], column.align, top, lineHeight);
  });
  flow.moveDown(height);
}

function innerWidth(track: Track | undefined): number {
  return (track?.width ?? 0) - 2 * cellPadding;
}

function drawLines(
  flow: Flow,
  lines: readonly Line[],
  track: Track | undefined,
  align: 'left' | 'right',
  top: number,
  lineHeight: number,
): void {
  if (track === undefined) return;
  lines.forEach(({ text, style }, index) => {
    const baseline = top + index * lineHeight + lineHeight * 0.76;
    if (align === 'left') flow.canvas.drawText(text, track.x + cellPadding, baseline, style);
    else flow.canvas.drawTextRight(text, track.x + track.width - cellPadding, baseline, style);
  });
}

function wrapRow(flow: Flow, row: PageRow, measures: Measures): readonly (readonly Line[])[] {
  return row.cells.map((cell, index) =>
    cell.flatMap((text) => {
      const style = styleOf(text.tone, measures.size);
      const width = innerWidth(measures.tracks[index]);
      return wrapText(text.text, width, style, flow.typesetter).map((line) => ({
        text: line,
        style,
      }));
    }),
  );
}

/** Draws a row whole, or line by line where it is higher than a page; `after` is what must not part from it. */
function drawRow(flow: Flow, table: TableBlock, row: PageRow, measures: Measures, after = 0): void {
  const cells = wrapRow(flow, row, measures);
  const lineHeight = measures.size * lineFactor;
  const count = Math.max(1, ...cells.map((lines) => lines.length));
  const notes = wrapNotes(flow, row, measures).length * styles.aside.size * lineFactor;
  const below = (row.grid === undefined ? 0 : leastGridHeight) + notes + after;
  const whole = count * lineHeight + 2 * rowPadding;
  const headRoom = 40;
  if (whole + below > flow.room() && whole + below < flow.fullRoom - headRoom) flow.breakPage();
  for (let from = 0; from < count;) {
    if (flow.room() < lineHeight + 2 * rowPadding) flow.breakPage();
    const fitting = Math.floor((flow.room() - 2 * rowPadding) / lineHeight);
    const to = Math.min(count, from + Math.max(1, fitting));
    const top = flow.y() + rowPadding;
    table.columns.forEach((column, index) => {
      const lines = (cells[index] ?? []).slice(from, to);
      drawLines(flow, lines, measures.tracks[index], column.align, top, lineHeight);
    });
    flow.moveDown((to - from) * lineHeight + 2 * rowPadding);
    from = to;
  }
}

/** The lines of a row's notes, indented below its number. */
function wrapNotes(flow: Flow, { notes = [] }: PageRow, measures: Measures): readonly string[] {
  const width = flow.width - noteIndent(measures) - cellPadding;
  return notes.flatMap((note) => wrapText(note, width, styles.aside, flow.typesetter));
}

function noteIndent(measures: Measures): number {
  return (measures.tracks[0]?.width ?? 0) + cellPadding;
}

function drawNotes(flow: Flow, row: PageRow, measures: Measures): void {
  const style = styles.aside;
  const lineHeight = style.size * lineFactor;
  for (const line of wrapNotes(flow, row, measures)) {
    if (flow.room() < lineHeight + rowPadding) flow.breakPage();
    flow.canvas.drawText(
      line,
      flow.left + noteIndent(measures),
      flow.y() + lineHeight * 0.7,
      style,
    );
    flow.moveDown(lineHeight);
  }
  flow.moveDown(rowPadding);
}

const writingHeight = 19;

/** Empty lines to write on, kept with their row as far as a page goes. */
function drawWritingLines(flow: Flow, count: number, measures: Measures): void {
  const indent = (measures.tracks[0]?.width ?? 0) + cellPadding;
  for (let line = 0; line < count; line += 1) {
    if (flow.room() < writingHeight) flow.breakPage();
    flow.moveDown(writingHeight);
    flow.canvas.fillRectangle(flow.left + indent, flow.y(), flow.width - indent, 0.5, boxInk);
  }
  flow.moveDown(rowPadding * 2);
}

/** The sum of what stands on the pages so far: at the end of one page and at the beginning of the next. */
function carrySum(
  flow: Flow,
  { carry }: TableBlock,
  { tracks, size }: Measures,
  carried: () => string | undefined,
): () => void {
  if (carry === undefined) return () => undefined;
  const style = styleOf('strong', size);
  const height = size * lineFactor + 2 * rowPadding;
  const draw = (words: string): void => {
    const sum = carried();
    if (sum === undefined) return;
    const baseline = flow.y() + rowPadding + size * lineFactor * 0.76;
    const right = flow.left + flow.width - cellPadding;
    const label = { ...styleOf('normal', size) };
    flow.canvas.drawTextRight(sum, right, baseline, style);
    const edge = Math.min(
      tracks.at(-1)?.x ?? right,
      right - flow.canvas.widthOf(sum, style) - 2 * cellPadding,
    );
    flow.canvas.drawTextRight(words, edge, baseline, label);
    flow.moveDown(height);
    flow.canvas.fillRectangle(flow.left, flow.y() - 0.5, flow.width, 0.5, ruleInk);
  };
  const stops = [
    flow.endPageWith(height, () => draw(carry.forward)),
    flow.repeatOnNewPage(() => draw(carry.brought)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The words above a table, on one page with its first row. */
function drawHeading(flow: Flow, heading: string): void {
  flow.moveDown(16);
  if (flow.room() < 70) flow.breakPage();
  flow.canvas.drawText(heading, flow.left, flow.y() + 10, styles.sectionTitle);
  flow.moveDown(16);
}

/**
 * A table with its heads, rows, serials and last row; leaves the flow below it. `after` is the height of what must not
 * part from its last row.
 */
export function layTable(flow: Flow, table: TableBlock, after = 0): void {
  if (table.heading !== undefined) drawHeading(flow, table.heading);
  const measures = planMeasures(flow, table);
  const leastRow = measures.size * lineFactor + 2 * rowPadding;
  if (flow.room() < 30 + leastRow) flow.breakPage();
  drawHead(flow, table, measures);
  const stopHead = flow.repeatOnNewPage(() => drawHead(flow, table, measures));
  let carried: string | undefined;
  const stopCarry = carrySum(flow, table, measures, () => carried);
  const indent = measures.tracks[0]?.width ?? 0;
  table.rows.forEach((row, index) => {
    // The last row keeps the sum below it; where there is none, it is what follows the table.
    const below = table.foot === undefined ? after : leastRow;
    const kept = index === table.rows.length - 1 ? below : 0;
    // Few serials stand with their row, and so does what follows them.
    const isShort = row.grid === undefined || row.grid.entries.length <= 2;
    drawRow(flow, table, row, measures, index > 0 && isShort ? kept : 0);
    carried = row.carried ?? carried;
    if (row.writingLines !== undefined) drawWritingLines(flow, row.writingLines, measures);
    if (row.notes !== undefined) drawNotes(flow, row, measures);
    if (row.grid !== undefined) layGrid(flow, row.grid, indent + cellPadding, kept);
    flow.canvas.fillRectangle(flow.left, flow.y() - 0.5, flow.width, 0.5, ruleInk);
  });
  if (table.foot !== undefined) {
    if (flow.room() < leastRow) flow.breakPage();
    flow.canvas.fillRectangle(flow.left, flow.y(), flow.width, leastRow, headFill);
    drawRow(flow, table, table.foot, measures);
  }
  stopCarry();
  stopHead();
}
