/**
 * Sets the parts of a form: groups of facts, codes, answers to write or tick. A part that finds no room
 * goes to the next page whole.
 */
import type { FactGroup, FormAnswer, FormBlock } from '../model/form-blocks.ts';
import type { TextStyle } from './canvas.ts';
import type { Flow } from './flow.ts';
import { layText, lineHeightOf } from './lay-text.ts';
import { accent, codeSizes, ruleInk, styleOf, styles } from './theme.ts';
import { wrapText } from './wrap.ts';

/** Between what stands side by side. */
const gap = 28;
const labelPart = 0.36;
const rowGap = 2.5;
/** A line to write on by hand. */
const writingHeight = 20;
const boxSize = 8;

function takeRoom(flow: Flow, height: number): void {
  if (flow.room() < height && height <= flow.fullRoom) flow.breakPage();
}

function layTitle(flow: Flow, title: string, x: number, width: number, top: number): void {
  flow.canvas.drawText(title, x, top + 9, styles.panelTitle);
  flow.canvas.fillRectangle(x, top + 14, width, 0.8, accent);
}

const titleHeight = 20;
const headingGap = 8;
/** What those who sign take below. */
const signersHeight = 66;

interface SetRow {
  readonly label: readonly string[];
  readonly value: readonly string[];
  readonly style: TextStyle;
}

function setRows(flow: Flow, group: FactGroup, width: number): readonly SetRow[] {
  const labelWidth = width * labelPart - 6;
  return group.rows.map(({ label, value, tone = 'normal' }) => {
    const style = styleOf(tone, styles.body.size);
    return {
      label: wrapText(label, labelWidth, styles.address, flow.typesetter),
      value: wrapText(value, width * (1 - labelPart), style, flow.typesetter),
      style,
    };
  });
}

function heightOfRow({ label, value }: SetRow): number {
  return Math.max(1, label.length, value.length) * lineHeightOf(styles.body) + rowGap;
}

function layGroup(
  flow: Flow,
  group: FactGroup,
  rows: readonly SetRow[],
  x: number,
  width: number,
): void {
  const top = flow.y();
  layTitle(flow, group.title, x, width, top);
  const lineHeight = lineHeightOf(styles.body);
  let y = top + titleHeight;
  for (const row of rows) {
    const baseline = (line: number): number => y + (line + 0.76) * lineHeight;
    row.label.forEach((text, line) => {
      flow.canvas.drawText(text, x, baseline(line), styles.address);
    });
    row.value.forEach((text, line) => {
      flow.canvas.drawText(text, x + width * labelPart, baseline(line), row.style);
    });
    y += heightOfRow(row);
  }
}

/** Groups in pairs; both of a pair are as high as the higher one. */
function layFacts(flow: Flow, groups: readonly FactGroup[]): void {
  const width = (flow.width - gap) / 2;
  for (let from = 0; from < groups.length; from += 2) {
    const pair = groups.slice(from, from + 2).map((group) => ({
      group,
      rows: setRows(flow, group, width),
    }));
    const heights = pair.map(({ rows }) => rows.reduce((sum, row) => sum + heightOfRow(row), 0));
    const height = titleHeight + Math.max(...heights) + 10;
    takeRoom(flow, height);
    pair.forEach(({ group, rows }, place) => {
      layGroup(flow, group, rows, flow.left + place * (width + gap), width);
    });
    flow.moveDown(height);
  }
}

const codeLabelHeight = 12;
const captionHeight = 13;

function layCodes(flow: Flow, codes: Extract<FormBlock, { kind: 'codes' }>['codes']): void {
  const width = (flow.width - gap) / 2;
  const heightOf = ({ symbol }: (typeof codes)[number]): number =>
    symbol.shape === 'matrix' ? symbol.rows * codeSizes.matrix + 4 : codeSizes.barHeight + 2;
  const high = Math.max(...codes.map(heightOf));
  const height = codeLabelHeight + high + captionHeight + 10;
  takeRoom(flow, height);
  const { canvas } = flow;
  codes.forEach((code, place) => {
    const { label, symbol } = code;
    const x = flow.left + place * (width + gap);
    canvas.drawText(label, x, flow.y() + 8, styles.label);
    const module = codeSizes[symbol.shape];
    const top = flow.y() + codeLabelHeight;
    const quiet = symbol.quiet * module;
    const above = symbol.shape === 'matrix' ? quiet : 0;
    canvas.drawSymbol(symbol, x - quiet, top - above, module, codeSizes.barHeight);
    layText(
      flow,
      symbol.caption,
      { x, width },
      top + heightOf(code),
      styleOf('serial', styles.body.size),
    );
  });
  flow.moveDown(height);
}

function layHeading(flow: Flow, title: string, remark: string | undefined): void {
  takeRoom(flow, titleHeight + 48);
  flow.moveDown(headingGap);
  layTitle(flow, title, flow.left, flow.width, flow.y());
  flow.moveDown(titleHeight);
  if (remark === undefined) return;
  const end = layText(flow, remark, { x: flow.left, width: flow.width }, flow.y() + 1, styles.body);
  flow.moveDown(end - flow.y() + 10);
}

const answerLeft = 84;

function heightOfAnswer(flow: Flow, answer: FormAnswer): number {
  if ('blankLines' in answer) return answer.blankLines * writingHeight + 4;
  if ('boxes' in answer) return 18;
  const lines = wrapText(answer.text, flow.width - answerLeft, styles.body, flow.typesetter);
  return Math.max(1, lines.length) * lineHeightOf(styles.body) + 5;
}

/** An empty square with a thin edge; a ticked one has a dark heart, which any font can draw. */
function layBox(flow: Flow, x: number, top: number, isTicked: boolean): void {
  const { canvas } = flow;
  const edge = styles.body.ink;
  canvas.fillRectangle(x, top, boxSize, 0.7, edge);
  canvas.fillRectangle(x, top + boxSize - 0.7, boxSize, 0.7, edge);
  canvas.fillRectangle(x, top, 0.7, boxSize, edge);
  canvas.fillRectangle(x + boxSize - 0.7, top, 0.7, boxSize, edge);
  if (isTicked) canvas.fillRectangle(x + 2, top + 2, boxSize - 4, boxSize - 4, edge);
}

function layAnswer(flow: Flow, answer: FormAnswer): void {
  const { canvas } = flow;
  const x = flow.left + answerLeft;
  const baseline = flow.y() + lineHeightOf(styles.body) * 0.76;
  canvas.drawText(answer.label, flow.left, baseline, styles.address);
  if ('text' in answer) {
    layText(flow, answer.text, { x, width: flow.width - answerLeft }, flow.y(), styles.body);
  } else if ('blankLines' in answer) {
    for (let line = 0; line < answer.blankLines; line += 1) {
      const y = flow.y() + 11 + line * writingHeight;
      canvas.fillRectangle(x, y, flow.width - answerLeft, 0.6, ruleInk);
    }
  } else {
    let at = x;
    for (const { text, isTicked } of answer.boxes) {
      layBox(flow, at, baseline - boxSize + 0.5, isTicked);
      const style = isTicked ? styles.strong : styles.body;
      canvas.drawText(text, at + boxSize + 4, baseline, style);
      at += boxSize + 4 + canvas.widthOf(text, style) + 18;
    }
  }
}

function layAnswers(flow: Flow, title: string, answers: readonly FormAnswer[]): void {
  const heights = answers.map((answer) => heightOfAnswer(flow, answer));
  const height = heights.reduce((sum, each) => sum + each, 0);
  takeRoom(flow, headingGap + titleHeight + height + signersHeight);
  layHeading(flow, title, undefined);
  answers.forEach((answer, index) => {
    layAnswer(flow, answer);
    flow.moveDown(heights[index] ?? 0);
  });
  flow.moveDown(6);
}

export function layForm(flow: Flow, block: FormBlock): void {
  switch (block.kind) {
    case 'codes':
      layCodes(flow, block.codes);
      return;
    case 'facts':
      layFacts(flow, block.groups);
      return;
    case 'heading':
      layHeading(flow, block.title, block.remark);
      return;
    case 'answers':
      layAnswers(flow, block.title, block.answers);
  }
}
