/** Charts on a page, drawn as rectangles: sharp at any size, and kept together with their names. */
import type { ChartPicture, PictureBar, PictureInk } from '../model/chart-picture.ts';
import type { Canvas, Ink, TextStyle } from './canvas.ts';
import type { Flow } from './flow.ts';
import { shorten } from './lay-text.ts';
import { accent, gainInk, lossInk, ruleInk, styles } from './theme.ts';

const inks: Readonly<Record<PictureInk, Ink>> = { sum: accent, gain: gainInk, loss: lossInk };

const titleHeight = 26;
const between = 14;
const rowHeight = 17;
const barHeight = 10;
const plotHeight = 150;

/** The room of a drawing, from its top left corner. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Bars = Extract<ChartPicture, { form: 'bars' }>;
type Columns = Extract<ChartPicture, { form: 'columns' }>;

function widestOf(canvas: Canvas, texts: readonly string[], style: TextStyle): number {
  return texts.reduce((most, text) => Math.max(most, canvas.widthOf(text, style)), 0);
}

function layTitle({ canvas, left, width, y }: Flow, title: string): void {
  canvas.drawText(title, left, y() + 9, styles.panelTitle);
  canvas.fillRectangle(left, y() + 14, width, 0.8, accent);
}

/** Nothing is drawn as a line, so that it is seen where it would be. */
const leastWidth = 0.8;

/** From one share of the width to another. */
function fillAcross(canvas: Canvas, { from, to, ink }: PictureBar, box: Box): void {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const width = Math.max((high - low) * box.width, leastWidth);
  canvas.fillRectangle(box.x + low * box.width, box.y, width, box.height, inks[ink]);
}

function layBars({ canvas, left, width }: Flow, { rows, zero }: Bars, top: number): void {
  const style = (isStrong: boolean): TextStyle => (isStrong ? styles.strong : styles.body);
  const names = Math.min(
    width * 0.35,
    widestOf(
      canvas,
      rows.map(({ name }) => name),
      styles.strong,
    ),
  );
  const figures = widestOf(
    canvas,
    rows.map(({ figure }) => figure),
    styles.strong,
  );
  const x = left + names + 12;
  const room = width - names - figures - 26;
  const end = top + rows.length * rowHeight;
  canvas.fillRectangle(x + zero * room, top, 0.5, end - top, ruleInk);
  rows.forEach(({ name, figure, isStrong, bar }, index) => {
    const y = top + index * rowHeight;
    const baseline = y + rowHeight / 2 + 3.2;
    const text = shorten(canvas, name, names, style(isStrong));
    canvas.drawText(text, left, baseline, style(isStrong));
    canvas.drawTextRight(figure, left + width, baseline, style(isStrong));
    const inset = (rowHeight - barHeight) / 2;
    fillAcross(canvas, bar, { x, y: y + inset, width: room, height: barHeight });
  });
}

/** The columns of one group, beside each other in the middle of its room. */
function layGroup(canvas: Canvas, bars: readonly PictureBar[], box: Box): void {
  const thick = Math.min(24, (box.width * 0.72) / Math.max(1, bars.length));
  const x = box.x + (box.width - thick * bars.length) / 2;
  bars.forEach(({ from, to, ink }, index) => {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const height = Math.max((high - low) * box.height, leastWidth);
    const y = box.y + (1 - high) * box.height;
    canvas.fillRectangle(x + index * thick, y, Math.max(thick - 1, leastWidth), height, inks[ink]);
  });
}

function layLegend(canvas: Canvas, { legend }: Columns, x: number, y: number): void {
  let at = x;
  for (const { text, ink } of legend) {
    canvas.fillRectangle(at, y - 6, 7, 7, inks[ink]);
    canvas.drawText(text, at + 11, y, styles.address);
    at += canvas.widthOf(text, styles.address) + 28;
  }
}

function layColumns({ canvas, left, width }: Flow, picture: Columns, top: number): void {
  const { ticks, groups, zero } = picture;
  const labels = widestOf(
    canvas,
    ticks.map(({ text }) => text),
    styles.address,
  );
  const box = { x: left + labels + 8, y: top, width: width - labels - 8, height: plotHeight };
  for (const { at, text } of ticks) {
    const y = box.y + (1 - at) * box.height;
    canvas.fillRectangle(box.x, y, box.width, at === zero ? 0.9 : 0.4, ruleInk);
    canvas.drawTextRight(text, box.x - 6, y + 3, styles.address);
  }
  const slot = box.width / Math.max(1, groups.length);
  groups.forEach(({ name, bars }, index) => {
    const x = box.x + index * slot;
    layGroup(canvas, bars, { ...box, x, width: slot });
    const text = shorten(canvas, name, slot - 4, styles.address);
    const middle = x + slot / 2 - canvas.widthOf(text, styles.address) / 2;
    canvas.drawText(text, middle, box.y + box.height + 12, styles.address);
  });
  layLegend(canvas, picture, box.x, box.y + box.height + 28);
}

export function layChart(flow: Flow, picture: ChartPicture): void {
  const inner = picture.form === 'bars' ? picture.rows.length * rowHeight : plotHeight + 34;
  const height = titleHeight + inner;
  if (flow.room() < height + between) flow.breakPage();
  flow.moveDown(between);
  layTitle(flow, picture.title);
  const top = flow.y() + titleHeight;
  if (picture.form === 'bars') layBars(flow, picture, top);
  else layColumns(flow, picture, top);
  flow.moveDown(height);
}
