/** The head of a first page: whose document it is at the left, which one it is at the right. */
import type { BarSymbol } from '../barcode/symbol.ts';
import type { PageDocument } from '../model/page.ts';
import type { Picture } from './assemble.ts';
import { layText, type Sheet } from './lay-text.ts';
import { accent, codeSizes, logoBox, margins, styles } from './theme.ts';

/** Draws the logo as large as its box allows, never larger than its pixels are good for, and answers the edge below. */
function layLogo(sheet: Sheet, logo: Picture | undefined, top: number): number {
  if (logo === undefined) return top;
  const scale = Math.min(logoBox.width / logo.width, logoBox.height / logo.height, 0.75);
  const height = logo.height * scale;
  sheet.canvas.drawPicture('Logo', sheet.left, top, logo.width * scale, height);
  return top + height + 7;
}

/** Draws a code whose dark part ends at the right margin, and answers the edge below. */
function layCode(sheet: Sheet, code: BarSymbol | undefined, top: number): number {
  if (code === undefined) return top;
  const { canvas, left, width } = sheet;
  const module = codeSizes[code.shape];
  const dark = code.columns * module;
  const x = left + width - dark - code.quiet * module;
  const quietAbove = code.shape === 'matrix' ? code.quiet * module : 0;
  canvas.drawSymbol(code, x, top + 6 - quietAbove, module, codeSizes.barHeight);
  return top + 6 + (code.shape === 'matrix' ? code.rows * module : codeSizes.barHeight);
}

type Box = Parameters<typeof layText>[2];

/** The mark of a document that does not stand as it was posted, in a strong colour. */
function layMark(sheet: Sheet, mark: string | undefined, box: Box, top: number): number {
  return mark === undefined ? top : layText(sheet, mark, box, top + 3, styles.mark);
}

/** Answers the edge below the rule that ends the head. */
export function layFirstHead(sheet: Sheet, document: PageDocument): number {
  const { canvas, left, width } = sheet;
  const { company, design } = document;
  const companyBox = { x: left, width: width * 0.54 };
  const titleBox = { x: left + width * 0.58, width: width * 0.42, isRight: true };
  const nameTop = layLogo(sheet, design?.logo, margins.top - 4);
  let y = layText(sheet, company.name, companyBox, nameTop, styles.company) + 2;
  for (const line of company.addressLines) {
    y = layText(sheet, line, companyBox, y, styles.address);
  }
  const titleEnd = layText(sheet, document.title, titleBox, margins.top - 7, styles.title);
  const numberEnd = layText(sheet, document.number, titleBox, titleEnd + 1, styles.number);
  const markEnd = layMark(sheet, document.mark, titleBox, numberEnd);
  const codeEnd = layCode(sheet, design?.code, markEnd);
  const bottom = Math.max(y, codeEnd) + 10;
  canvas.fillRectangle(left, bottom, width, 1.4, accent);
  return bottom + 14;
}
