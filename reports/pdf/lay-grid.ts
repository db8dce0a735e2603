/**
 * Sets the serials of a line in as many equal columns as the longest of them allows, row by row in the order given.
 * Every serial is whole in its place; one that is wider than the page breaks between characters.
 */
import type { SerialGrid } from '../model/page.ts';
import type { Flow } from './flow.ts';
import { accent, boxInk, ruleInk, styles } from './theme.ts';
import { wrapText } from './wrap.ts';

const rowHeight = 10.8;
const captionHeight = 11;
const gap = 16;
const asideGap = 5;
/** A box to tick, and the blank after it. */
const boxSize = 6;
const boxGap = 4;
const mostColumns = 8;

/** What must fit below a row, so that it does not stand alone at the foot of a page. */
export const leastGridHeight = captionHeight + rowHeight + 4;

type Entry = SerialGrid['entries'][number];

interface MeasuredEntry {
  readonly entry: Entry;
  readonly serialWidth: number;
  readonly width: number;
}

function measureEntry(flow: Flow, entry: Entry, before: number): MeasuredEntry {
  const serialWidth = flow.canvas.widthOf(entry.text, styles.serial);
  const asideWidth =
    entry.aside === undefined ? 0 : asideGap + flow.canvas.widthOf(entry.aside, styles.serialAside);
  return { entry, serialWidth, width: before + serialWidth + asideWidth };
}

function drawBar(flow: Flow, x: number, height: number): void {
  flow.canvas.fillRectangle(x, flow.y(), 1.2, height, ruleInk);
}

/** An empty square whose lower edge stands on a baseline. */
export function drawBox(flow: Flow, x: number, baseline: number): void {
  const [top, line] = [baseline - boxSize + 0.4, 0.6];
  const { fillRectangle } = flow.canvas;
  fillRectangle(x, top, boxSize, line, boxInk);
  fillRectangle(x, top + boxSize - line, boxSize, line, boxInk);
  fillRectangle(x, top, line, boxSize, boxInk);
  fillRectangle(x + boxSize - line, top, line, boxSize, boxInk);
}

/** An entry that is wider than the page, over as many lines as it needs. */
function layWideEntry(flow: Flow, entry: Entry, x: number, width: number): void {
  const parts = [
    ...wrapText(entry.text, width, styles.serial, flow.typesetter).map((text) => ({
      text,
      style: styles.serial,
    })),
    ...(entry.aside === undefined
      ? []
      : wrapText(entry.aside, width, styles.serialAside, flow.typesetter).map((text) => ({
          text,
          style: styles.serialAside,
        }))),
  ];
  for (const { text, style } of parts) {
    if (flow.room() < rowHeight) flow.breakPage();
    drawBar(flow, x - 7, rowHeight);
    flow.canvas.drawText(text, x, flow.y() + rowHeight * 0.74, style);
    flow.moveDown(rowHeight);
  }
}

interface Columns {
  readonly count: number;
  readonly x: number;
  readonly pitch: number;
  /** What stands before each serial. */
  readonly before: number;
  /** Height of what must not part from the last row. */
  readonly after: number;
}

/** How many rows stand on this page: what fits, but for the last where what belongs to it does not. */
function countRows(flow: Flow, left: number, after: number): number {
  const fitting = Math.floor((flow.room() + 0.01) / rowHeight);
  if (fitting < left) return fitting;
  const isParted = left * rowHeight + after > flow.room() && after < flow.fullRoom / 2;
  return isParted && left > 1 ? left - 1 : left;
}

/** Draws the rows that fit on this page and answers the first entry that is left. */
function layRows(
  flow: Flow,
  entries: readonly MeasuredEntry[],
  from: number,
  { count: columns, x, pitch, before, after }: Columns,
): number {
  const rows = countRows(flow, Math.ceil((entries.length - from) / columns), after);
  drawBar(flow, x - 7, rows * rowHeight);
  const place = (index: number): readonly [number, number] => [
    x + (index % columns) * pitch,
    flow.y() + Math.floor(index / columns) * rowHeight + rowHeight * 0.74,
  ];
  const shown = entries.slice(from, from + rows * columns);
  shown.forEach(({ entry, serialWidth }, index) => {
    const [edge, baseline] = place(index);
    if (before > 0) drawBox(flow, edge, baseline);
    const left = edge + before;
    flow.canvas.drawText(entry.text, left, baseline, styles.serial);
    if (entry.aside === undefined) return;
    flow.canvas.drawText(entry.aside, left + serialWidth + asideGap, baseline, styles.serialAside);
  });
  flow.moveDown(rows * rowHeight);
  return from + shown.length;
}

/**
 * The serials of one line, from an indent to the right edge; leaves the flow below them. `after` is the height of what
 * must not part from the last of them.
 */
export function layGrid(flow: Flow, grid: SerialGrid, indent: number, after = 0): void {
  const x = flow.left + indent + 7;
  const width = flow.width - indent - 12;
  const caption = { ...styles.label, ink: accent };
  if (flow.room() < leastGridHeight) flow.breakPage();
  flow.canvas.drawText(grid.caption, x - 7, flow.y() + 6.5, caption);
  flow.moveDown(captionHeight);
  const stop = flow.repeatOnNewPage(() => {
    flow.canvas.drawText(grid.continuation, x - 7, flow.y() + 9, caption);
    flow.moveDown(captionHeight + 3);
  });
  const before = grid.hasBoxes === true ? boxSize + boxGap : 0;
  const measured = grid.entries.map((entry) => measureEntry(flow, entry, before));
  const widest = measured.reduce((most, entry) => Math.max(most, entry.width), 0);
  if (widest > width) {
    for (const { entry } of measured) layWideEntry(flow, entry, x, width);
  } else {
    const fitting = Math.floor((width + gap) / (widest + gap));
    const columns = Math.max(1, Math.min(mostColumns, fitting));
    const pitch = (width + gap) / columns;
    for (let from = 0; from < measured.length;) {
      from = layRows(flow, measured, from, { count: columns, x, pitch, before, after });
      if (from < measured.length) flow.breakPage();
    }
  }
  stop();
  flow.moveDown(5);
}
