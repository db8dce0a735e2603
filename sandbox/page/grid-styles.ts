/**
 * How a cell looks in the grid: its own format on top of the banding of the table it lies in.
 *
 * The result names every part that the sandbox shows, so that painting a cell again leaves nothing of
 * its former look behind.
 */
import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';
import type { IBorderStyleData, IStyleData } from '@univerjs/core';
import type { Area } from '../workbook/address.ts';
import type { BorderLine, BorderSide, Cell, CellFormat } from '../workbook/cell.ts';
import type { ConditionalLook } from '../workbook/conditional.ts';

export interface TableLook {
  readonly area: Area;
  readonly style: string;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly showBandedRows: boolean;
}

interface Band {
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly line?: string;
}

/** Accent, band and line of Excel's table styles: the seven of a row repeat in every block of seven. */
const accents: readonly { accent: string; band: string; line: string }[] = [
  { accent: '#000000', band: '#D9D9D9', line: '#BFBFBF' },
  { accent: '#156082', band: '#C0E6F5', line: '#44B3E1' },
  { accent: '#E97132', band: '#FBE2D5', line: '#F1A983' },
  { accent: '#196B24', band: '#C1F0C8', line: '#47D359' },
  { accent: '#0F9ED5', band: '#CAEDFB', line: '#61CBF3' },
  { accent: '#A02B93', band: '#F2CEEF', line: '#D86DCD' },
  { accent: '#4EA72E', band: '#DAF2D0', line: '#8ED973' },
];

const NO_BAND: Band = {};

/** The part that a table gives a cell; a style without a name is a table without a look. */
function bandOf(table: TableLook, row: number): Band {
  const match = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(table.style);
  if (match === null) return NO_BAND;
  const colors = accents[(Number(match[2]) - 1) % accents.length] ?? accents[1];
  if (colors === undefined) return NO_BAND;
  const { row: first, rowCount } = table.area;
  const isLight = match[1] === 'Light';
  const line = colors.line;
  if (table.showHeaders && row === first) {
    return isLight
      ? { bold: true, line, color: '#000000' }
      : { fill: colors.accent, color: '#FFFFFF', bold: true, line };
  }
  if (table.showTotals && row === first + rowCount - 1) return { bold: true, line };
  const body = row - first - (table.showHeaders ? 1 : 0);
  return table.showBandedRows && body % 2 === 0 ? { fill: colors.band, line } : { line };
}

const horizontal: Readonly<Record<string, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  CenterAcrossSelection: HorizontalAlign.CENTER,
};
const vertical: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};
const weights: Readonly<Record<string, BorderStyleTypes>> = {
  Thin: BorderStyleTypes.THIN,
  Medium: BorderStyleTypes.MEDIUM,
  Thick: BorderStyleTypes.THICK,
};
const sides: readonly [BorderSide, 't' | 'r' | 'b' | 'l'][] = [
  ['EdgeTop', 't'],
  ['EdgeRight', 'r'],
  ['EdgeBottom', 'b'],
  ['EdgeLeft', 'l'],
];

const flag = (isOn: boolean) => (isOn ? BooleanNumber.TRUE : BooleanNumber.FALSE);

function toBorder(line: BorderLine): IBorderStyleData | null {
  if (line.style === 'None') return null;
  const s = weights[line.weight] ?? BorderStyleTypes.THIN;
  return { s, cl: { rgb: line.color === '' ? '#000000' : line.color } };
}

/** A conditional format lies over the cell's own, and that over the table's. */
export function styleOf(
  cell: Cell,
  table: TableLook | null,
  row: number,
  conditional: ConditionalLook | null = null,
): IStyleData {
  const { numberFormat } = cell;
  const format: CellFormat =
    conditional === null ? cell.format : { ...cell.format, ...conditional };
  const band = table === null ? NO_BAND : bandOf(table, row);
  const fill = format.fill ?? band.fill ?? null;
  const color = format.fontColor ?? band.color ?? null;
  const bandLine =
    band.line === undefined ? null : { s: BorderStyleTypes.THIN, cl: { rgb: band.line } };
  const borders = sides.map(([side, key]) => {
    const own = format.borders?.[side];
    const line = own === undefined ? (key === 't' || key === 'b' ? bandLine : null) : toBorder(own);
    return [key, line] as const;
  });
  return {
    bl: flag(format.bold ?? band.bold ?? false),
    it: flag(format.italic === true),
    ul: { s: flag((format.underline ?? 'None') !== 'None') },
    st: { s: flag(format.strikethrough === true) },
    bg: fill === null ? null : { rgb: fill },
    cl: color === null ? null : { rgb: color },
    bd: Object.fromEntries(borders),
    n: numberFormat === 'General' ? null : { pattern: numberFormat },
    tb: format.wrapText === true ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW,
    vt: vertical[format.verticalAlignment ?? 'Bottom'] ?? VerticalAlign.BOTTOM,
    ht: horizontal[format.horizontalAlignment ?? 'General'] ?? HorizontalAlign.UNSPECIFIED,
    ...(format.fontName === undefined ? {} : { ff: format.fontName }),
    ...(format.fontSize === undefined ? {} : { fs: format.fontSize }),
  };
}
