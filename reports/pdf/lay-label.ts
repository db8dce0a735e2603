/** A shipping label of 4 x 6 inches: sender small, receiver large, the number that the receiver seeks with its code. */
import type { PageLabel } from '../model/shipping-label.ts';
import { layText, type Sheet } from './lay-text.ts';
import { labelSizes, ruleInk, styles } from './theme.ts';

function layAddress(
  sheet: Sheet,
  address: PageLabel['from'],
  top: number,
  isLarge: boolean,
): number {
  const box = { x: sheet.left, width: sheet.width };
  let y = layText(sheet, address.caption, box, top, styles.label) + 2;
  y = layText(sheet, address.name, box, y, isLarge ? styles.labelName : styles.strong) + 1;
  for (const line of address.lines) {
    y = layText(sheet, line, box, y, isLarge ? styles.labelAddress : styles.body);
  }
  return y;
}

function layRule(sheet: Sheet, y: number): number {
  sheet.canvas.fillRectangle(sheet.left, y + 8, sheet.width, 0.8, ruleInk);
  return y + 18;
}

/** As large as the width allows, so that a long number is whole. */
function layNumber(sheet: Sheet, text: string, top: number): number {
  const width = sheet.canvas.widthOf(text, styles.labelNumber);
  const size = Math.max(
    9,
    Math.min(styles.labelNumber.size, (styles.labelNumber.size * sheet.width) / width),
  );
  return layText(sheet, text, { x: sheet.left, width: sheet.width }, top, {
    ...styles.labelNumber,
    size,
  });
}

export function layLabel(sheet: Sheet, label: PageLabel, top: number): void {
  const { canvas, left, width } = sheet;
  let y = layRule(sheet, layAddress(sheet, label.from, top, false));
  y = layRule(sheet, layAddress(sheet, label.to, y, true));
  const box = { x: left, width };
  y = layText(sheet, label.main.caption, box, y, styles.label) + 2;
  y = layNumber(sheet, label.main.number, y) + 6;
  if (label.code !== undefined) {
    const { shape, columns, rows, quiet } = label.code;
    const { module: widest, barHeight, matrix } = labelSizes;
    const module = shape === 'matrix' ? matrix : Math.min(widest, width / (columns + 2 * quiet));
    canvas.drawSymbol(label.code, left - quiet * module, y, module, barHeight);
    y += shape === 'matrix' ? (rows + 2 * quiet) * module : barHeight + 8;
  }
  if (label.other !== undefined) {
    y = layText(sheet, `${label.other.caption} ${label.other.number}`, box, y + 2, styles.strong);
  }
  layText(sheet, label.contents, box, y + 2, styles.body);
}
