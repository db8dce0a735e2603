/**
 * Sets the serials of a line in as many equal columns as the longest of them allows, row by row in the order given.
 * Every serial is whole in its place; one that is wider than the page breaks between characters.
 */
import type { SerialGrid } from '../model/page.ts';
import type { Flow } from './flow.ts';
import { accent, ruleInk, styles } from './theme.ts';
import { wrapText } from './wrap.ts';

const rowHeight = 10.8;
const captionHeight = 11;
const gap = 16;
const asideGap = 5;
const mostColumns = 8;

/** What must fit below a row, so that it does not stand alone at the foot of a page. */
export const leastGridHeight = captionHeight + rowHeight + 4;

type Entry = SerialGrid['entries'][number];

interface MeasuredEntry {
  readonly entry: Entry;
  readonly serialWidth: number;
  readonly width: number;
}

function measureEntry(flow: Flow, entry: Entry): MeasuredEntry {
  const serialWidth = flow.canvas.widthOf(entry.text, styles.serial);
  const asideWidth =
    entry.aside === undefined ? 0 : asideGap + flow.canvas.widthOf(entry.aside, styles.serialAside);
  return { entry, serialWidth, width: serialWidth + asideWidth };
}

function drawBar(flow: Flow, x: number, height: number): void {
  flow.canvas.fillRectangle(x, flow.y(), 1.2, height, ruleInk);
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

/** Draws the rows that fit on this page and answers the first entry that is left. */
function layRows(
  flow: Flow,
  entries: readonly MeasuredEntry[],
  from: number,
  columns: number,
  x: number,
  pitch: number,
): number {
  const rows = Math.min(
    Math.floor((flow.room() + 0.01) / rowHeight),
    Math.ceil((entries.length - from) / columns),
  );
  drawBar(flow, x - 7, rows * rowHeight);
  const place = (index: number): readonly [number, number] => [
    x + (index % columns) * pitch,
    flow.y() + Math.floor(index / columns) * rowHeight + rowHeight * 0.74,
  ];
  const shown = entries.slice(from, from + rows * columns);
  shown.forEach(({ entry, serialWidth }, index) => {
    const [left, baseline] = place(index);
    flow.canvas.drawText(entry.text, left, baseline, styles.serial);
    if (entry.aside === undefined) return;
    flow.canvas.drawText(entry.aside, left + serialWidth + asideGap, baseline, styles.serialAside);
  });
  flow.moveDown(rows * rowHeight);
  return from + shown.length;
}

/** The serials of one line, from an indent to the right edge; leaves the flow below them. */
export function layGrid(flow: Flow, grid: SerialGrid, indent: number): void {
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
  const measured = grid.entries.map((entry) => measureEntry(flow, entry));
  const widest = measured.reduce((most, entry) => Math.max(most, entry.width), 0);
  if (widest > width) {
    for (const { entry } of measured) layWideEntry(flow, entry, x, width);
  } else {
    const fitting = Math.floor((width + gap) / (widest + gap));
    const columns = Math.max(1, Math.min(mostColumns, fitting));
    const pitch = (width + gap) / columns;
    for (let from = 0; from < measured.length;) {
      if (flow.room() < rowHeight) flow.breakPage();
      from = layRows(flow, measured, from, columns, x, pitch);
    }
  }
  stop();
  flow.moveDown(5);
}
