/**
 * Sets a page model on pages: head, party and meta block, blocks, and a foot on every page.
 * Blocks that belong together (totals, panels) are never parted, and nothing is set upon anything else.
 */
import { dayOf, type Instant } from '../../shared/day.ts';
import type { Block, LabelledText, PageDocument } from '../model/page.ts';
import { printFormatsOf } from '../model/print-formats.ts';
import { wordsOf } from '../model/words/words.ts';
import type { Picture } from './assemble.ts';
import { createCanvas } from './canvas.ts';
import { createFlow, type Flow } from './flow.ts';
import { layChart } from './lay-chart.ts';
import { layForm } from './lay-form.ts';
import { layGrid } from './lay-grid.ts';
import { layLabel } from './lay-label.ts';
import { layTable } from './lay-table.ts';
import { layFirstHead } from './lay-head.ts';
import { layText, lineHeightOf, shorten, type Sheet } from './lay-text.ts';
import {
  accent,
  boxInk,
  headFill,
  labelSizes,
  margins,
  paletteOf,
  paperSizes,
  ruleInk,
  styles,
} from './theme.ts';
import type { Typesetter } from './typesetter.ts';
import { wrapText } from './wrap.ts';

export interface LaidOut {
  readonly width: number;
  readonly height: number;
  readonly pages: readonly string[];
  readonly pictures: Readonly<Record<string, Picture>>;
}

function layMeta(
  sheet: Sheet,
  meta: readonly LabelledText[],
  x: number,
  width: number,
  top: number,
): number {
  const { canvas, typesetter } = sheet;
  let y = top;
  for (const { label, value } of meta) {
    const labelWidth = canvas.widthOf(label, styles.address) + 8;
    // A value that finds too little room beside a long label stands below it.
    const isBelow =
      labelWidth + canvas.widthOf(value, styles.body) > width && labelWidth > width / 2;
    const from = isBelow ? 0 : labelWidth;
    canvas.drawText(label, x, y + lineHeightOf(styles.body) * 0.76, styles.address);
    if (isBelow) y += lineHeightOf(styles.address);
    const box = { x: x + from, width: width - from, isRight: true };
    y = layText({ canvas, typesetter }, value, box, y, styles.body) + 1.5;
  }
  return y;
}

/** A report has no party: its few facts stand in one row. */
function layMetaRow(sheet: Sheet, meta: readonly LabelledText[], top: number): number {
  let x = sheet.left;
  const baseline = top + 8;
  for (const { label, value } of meta) {
    sheet.canvas.drawText(label, x, baseline, styles.address);
    x += sheet.canvas.widthOf(label, styles.address) + 5;
    sheet.canvas.drawText(value, x, baseline, styles.strong);
    x += sheet.canvas.widthOf(value, styles.strong) + 22;
  }
  return top + 24;
}

function layParties(sheet: Sheet, document: PageDocument, top: number): number {
  const { party, meta } = document;
  if (document.orientation === 'landscape') return layMetaRow(sheet, meta, top);
  const { left, width } = sheet;
  let partyEnd = top;
  if (party !== undefined) {
    const box = { x: left, width: width * 0.52 };
    partyEnd = layText(sheet, party.label, box, top, styles.label) + 2;
    partyEnd = layText(sheet, party.name, box, partyEnd, styles.partyName) + 1;
    for (const line of party.lines) partyEnd = layText(sheet, line, box, partyEnd, styles.body);
  }
  const metaEnd = layMeta(sheet, meta, left + width * 0.62, width * 0.38, top);
  return Math.max(partyEnd, metaEnd) + 18;
}

function layNextHead(sheet: Sheet, document: PageDocument): void {
  const { canvas, left, width } = sheet;
  const baseline = margins.top - 6;
  const half = width / 2 - 8;
  const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
  canvas.drawText(
    shorten(canvas, oneLine(document.company.name), half, styles.address),
    left,
    baseline,
    styles.address,
  );
  const title = shorten(
    canvas,
    oneLine(
      [`${document.title} ${document.number}`.trim(), document.mark].filter(Boolean).join('  ·  '),
    ),
    half,
    styles.strong,
  );
  canvas.drawTextRight(title, left + width, baseline, styles.strong);
  canvas.fillRectangle(left, baseline + 6, width, 0.8, accent);
}

interface Foot {
  readonly company: readonly string[];
  readonly seal: readonly string[];
  readonly height: number;
}

const footSide = 120;

function planFoot(sheet: Sheet, document: PageDocument): Foot {
  const { company, seal } = document;
  const words = wordsOf(document.language);
  const facts = [
    company.name,
    ...(company.taxNumber === undefined ? [] : [words.taxNumber(company.taxNumber)]),
    ...(company.registration === undefined ? [] : [company.registration]),
    ...(company.bankLine === undefined ? [] : [company.bankLine]),
    ...(company.email === undefined ? [] : [company.email]),
    ...(company.phone === undefined ? [] : [company.phone]),
  ].join('  ·  ');
  const wrap = (text: string): string[] =>
    wrapText(text, sheet.width - footSide, styles.foot, sheet.typesetter);
  const footer = document.design?.footer;
  const companyLines = [...(footer === undefined ? [] : wrap(footer)), ...wrap(facts)];
  const sealLines = seal === undefined ? [] : wrap(words.seal(seal));
  const count = Math.max(2, companyLines.length + sealLines.length);
  return { company: companyLines, seal: sealLines, height: count * lineHeightOf(styles.foot) + 8 };
}

function layFeet(sheet: Sheet, { language }: PageDocument, foot: Foot, printedAt: Instant): void {
  const words = wordsOf(language);
  const day = printFormatsOf(words).day(dayOf(printedAt));
  const { canvas, left, width, height } = sheet;
  const top = height - margins.bottom - foot.height;
  const count = canvas.pageCount();
  const printed = words.printed(day, printedAt.slice(11, 16));
  for (let page = 0; page < count; page += 1) {
    canvas.turnTo(page);
    canvas.fillRectangle(left, top, width, 0.5, ruleInk);
    const baseline = (line: number): number => top + 12 + line * lineHeightOf(styles.foot);
    [...foot.company, ...foot.seal].forEach((text, line) => {
      canvas.drawText(text, left, baseline(line), styles.foot);
    });
    canvas.drawTextRight(words.page(page + 1, count), left + width, baseline(0), styles.foot);
    canvas.drawTextRight(printed, left + width, baseline(1), styles.foot);
  }
}

function heightOfRow(row: LabelledText): number {
  return row.isStrong === true ? 20 : 14;
}

function layRowsOfFigures(
  flow: Flow,
  rows: readonly LabelledText[],
  x: number,
  width: number,
  isGrand: boolean,
): void {
  for (const row of rows) {
    const height = heightOfRow(row);
    const style = row.isStrong !== true ? styles.body : isGrand ? styles.total : styles.strong;
    if (row.isStrong === true)
      flow.canvas.fillRectangle(x, flow.y() + 1, width, height - 2, headFill);
    const baseline = flow.y() + height / 2 + style.size * 0.36;
    const valueWidth = flow.canvas.widthOf(row.value, style);
    const label = shorten(flow.canvas, row.label, width - valueWidth - 20, style);
    flow.canvas.drawText(label, x + 6, baseline, style);
    flow.canvas.drawTextRight(row.value, x + width - 5, baseline, style);
    flow.moveDown(height);
  }
}

function heightOfTotals(rows: readonly LabelledText[]): number {
  return rows.reduce((sum, row) => sum + heightOfRow(row), 10);
}

function layTotals(flow: Flow, rows: readonly LabelledText[]): void {
  const widest = Math.max(
    ...rows.map((row) => {
      const style = row.isStrong === true ? styles.total : styles.body;
      return flow.canvas.widthOf(row.label, style) + flow.canvas.widthOf(row.value, style) + 32;
    }),
  );
  const width = Math.min(flow.width, Math.max(210, widest));
  if (flow.room() < heightOfTotals(rows)) flow.breakPage();
  flow.moveDown(8);
  layRowsOfFigures(flow, rows, flow.left + flow.width - width, width, true);
  flow.moveDown(6);
}

type Panels = Extract<Block, { kind: 'panels' }>['panels'];

function layPanels(flow: Flow, panels: Panels): void {
  const between = 36;
  const width = (flow.width - between * (panels.length - 1)) / panels.length;
  const heightOf = (panel: Panels[number]): number =>
    panel.rows.reduce(
      (sum, row) => sum + heightOfRow(row),
      20 + (panel.remark === undefined ? 0 : 16),
    );
  const height = Math.max(...panels.map(heightOf));
  if (flow.room() < height + 18) flow.breakPage();
  flow.moveDown(18);
  const top = flow.y();
  panels.forEach((panel, index) => {
    const x = flow.left + index * (width + between);
    flow.moveDown(top - flow.y());
    flow.canvas.drawText(panel.title, x, flow.y() + 9, styles.panelTitle);
    flow.canvas.fillRectangle(x, flow.y() + 14, width, 0.8, accent);
    flow.moveDown(18);
    layRowsOfFigures(flow, panel.rows, x, width, false);
    if (panel.remark !== undefined) {
      flow.canvas.drawText(panel.remark, x + 6, flow.y() + 11, styles.aside);
    }
  });
  flow.moveDown(top + height - flow.y());
}

function layNote(flow: Flow, text: string): void {
  flow.moveDown(10);
  const height = lineHeightOf(styles.body);
  const width = Math.min(flow.width, 420);
  for (const line of wrapText(text, width, styles.body, flow.typesetter)) {
    if (flow.room() < height) flow.breakPage();
    flow.canvas.drawText(line, flow.left, flow.y() + height * 0.76, styles.body);
    flow.moveDown(height);
  }
}

const signatureHeight = 58;

/** Lines to write on, as many side by side as there are captions. */
function laySignatures(flow: Flow, captions: readonly string[]): void {
  if (flow.room() < signatureHeight) flow.breakPage();
  const between = 36;
  const most = Math.max(2, captions.length);
  const width = (flow.width - between * (most - 1)) / most;
  const line = flow.y() + signatureHeight - 14;
  captions.forEach((caption, index) => {
    const x = flow.left + index * (width + between);
    flow.canvas.fillRectangle(x, line, width, 0.7, boxInk);
    flow.canvas.drawText(caption, x, line + 10, styles.label);
  });
  flow.moveDown(signatureHeight);
}

/** The serials of each line under a title of their own, from a new page on. */
function layAnnex(flow: Flow, { title, grids }: Extract<Block, { kind: 'annex' }>): void {
  flow.breakPage();
  flow.moveDown(6);
  flow.canvas.drawText(title, flow.left, flow.y() + 11, styles.sectionTitle);
  flow.moveDown(22);
  for (const grid of grids) {
    layGrid(flow, grid, 0);
    flow.moveDown(6);
  }
}

function layBlock(flow: Flow, block: Block, next: Block | undefined): void {
  switch (block.kind) {
    case 'table':
      layTable(flow, block, next?.kind === 'totals' ? heightOfTotals(next.rows) + 14 : 0);
      break;
    case 'totals':
      layTotals(flow, block.rows);
      break;
    case 'panels':
      layPanels(flow, block.panels);
      break;
    case 'form':
      layForm(flow, block.part);
      break;
    case 'chart':
      layChart(flow, block.picture);
      break;
    case 'note':
      layNote(flow, block.text);
      if (next?.kind === 'table') flow.moveDown(8);
      break;
    case 'signatures':
      laySignatures(flow, block.captions);
      break;
    case 'annex':
      layAnnex(flow, block);
      break;
  }
}

/** The drawing operators of every page. The document's texts have been checked before. */
export function layPages(
  document: PageDocument,
  typesetter: Typesetter,
  printedAt: Instant,
): LaidOut {
  const [short, long] = paperSizes[document.paper];
  const [pageWidth, height] = document.orientation === 'portrait' ? [short, long] : [long, short];
  const { accent: own, logo } = document.design ?? {};
  const canvas = createCanvas(typesetter, height, paletteOf(own));
  if (document.label !== undefined) {
    const { margin } = labelSizes;
    const box = { left: margin, width: pageWidth - 2 * margin, height };
    canvas.addPage();
    layLabel({ canvas, typesetter, ...box }, document.label, margin);
    return { width: pageWidth, height, pages: canvas.contents(), pictures: {} };
  }
  const width = pageWidth - 2 * margins.side;
  const sheet: Sheet = { canvas, typesetter, left: margins.side, width, height };
  canvas.addPage();
  const foot = planFoot(sheet, document);
  const bodyTop = layParties(sheet, document, layFirstHead(sheet, document));
  const flow = createFlow({
    canvas,
    typesetter,
    left: margins.side,
    width,
    bottom: height - margins.bottom - foot.height - 8,
    firstTop: bodyTop,
    nextTop: margins.top + 14,
    drawPageHead: () => layNextHead(sheet, document),
  });
  const { blocks } = document;
  blocks.forEach((block, index) => layBlock(flow, block, blocks[index + 1]));
  layFeet(sheet, document, foot, printedAt);
  const pictures = logo === undefined ? {} : { Logo: logo };
  return { width: pageWidth, height, pages: canvas.contents(), pictures };
}
