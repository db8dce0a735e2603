/** How a cell looks, between the model and exceljs. Colours are `#RRGGBB` here and `FFRRGGBB` there. */
import type { Alignment, Border, Borders, Color, Fill, Font, Style } from 'exceljs';
import type { BorderLine, BorderSide, CellFormat } from '../workbook/cell.ts';
import type { Band } from '../workbook/sheet.ts';

type Side = 'top' | 'bottom' | 'left' | 'right';

const sides: readonly (readonly [BorderSide, Side])[] = [
  ['EdgeTop', 'top'],
  ['EdgeBottom', 'bottom'],
  ['EdgeLeft', 'left'],
  ['EdgeRight', 'right'],
];

const plainFont = { name: 'Aptos Narrow', size: 11 } as const;

function colorOf(color: string): Partial<Color> {
  return { argb: `FF${color.replace('#', '').toUpperCase()}` };
}

function readColor(color: Partial<Color> | undefined): string | null {
  const argb = color?.argb ?? '';
  return /^[0-9a-f]{8}$/i.test(argb) ? `#${argb.slice(2).toUpperCase()}` : null;
}

const weights: Readonly<Record<string, Border['style']>> = {
  Hairline: 'hair',
  Thin: 'thin',
  Medium: 'medium',
  Thick: 'thick',
};
const lines: Readonly<Record<string, Border['style']>> = {
  Dash: 'dashed',
  Dot: 'dotted',
  Double: 'double',
};

function borderOf({ color, style, weight }: BorderLine): Partial<Border> {
  return {
    style: lines[style] ?? weights[weight] ?? 'thin',
    color: colorOf(color === '' ? '#000000' : color),
  };
}

function readBorder({ color, style }: Partial<Border>): BorderLine {
  const line = Object.keys(lines).find((name) => lines[name] === style) ?? 'Continuous';
  const weight = Object.keys(weights).find((name) => weights[name] === style) ?? 'Thin';
  return { style: line, weight, color: readColor(color) ?? '#000000' };
}

function fontOf(format: CellFormat): Partial<Font> {
  const { bold, fontColor, fontName, fontSize, italic, strikethrough, underline } = format;
  return {
    name: fontName ?? plainFont.name,
    size: fontSize ?? plainFont.size,
    ...(bold === true ? { bold } : {}),
    ...(italic === true ? { italic } : {}),
    ...(strikethrough === true ? { strike: true } : {}),
    ...(underline === undefined || underline === 'None'
      ? {}
      : { underline: underline === 'Double' ? 'double' : true }),
    ...(fontColor === undefined ? {} : { color: colorOf(fontColor) }),
  };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const horizontals = [
  'left',
  'center',
  'right',
  'fill',
  'justify',
  'centerContinuous',
  'distributed',
] as const;
const verticals = ['top', 'middle', 'bottom', 'distributed', 'justify'] as const;

function alignmentOf(format: CellFormat): Partial<Alignment> {
  const { horizontalAlignment, indentLevel, shrinkToFit, verticalAlignment, wrapText } = format;
  const across =
    horizontalAlignment === 'CenterAcrossSelection'
      ? 'centerContinuous'
      : lowerFirst(horizontalAlignment ?? '');
  const down = verticalAlignment === 'Center' ? 'middle' : lowerFirst(verticalAlignment ?? '');
  const horizontal = horizontals.find((name) => name === across);
  const vertical = verticals.find((name) => name === down);
  return {
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(vertical === undefined ? {} : { vertical }),
    ...(indentLevel === undefined ? {} : { indent: indentLevel }),
    ...(wrapText === true ? { wrapText } : {}),
    ...(shrinkToFit === true ? { shrinkToFit } : {}),
  };
}

function bordersOf(format: CellFormat): Partial<Borders> {
  const own = sides.flatMap(([side, name]) => {
    const line = format.borders?.[side];
    return line === undefined || line.style === 'None' ? [] : [[name, borderOf(line)] as const];
  });
  return Object.fromEntries(own);
}

export function styleOf({ format, numberFormat }: Band): Partial<Style> {
  const fill: Fill | null =
    format.fill === undefined
      ? null
      : { type: 'pattern', pattern: 'solid', fgColor: colorOf(format.fill) };
  return {
    numFmt: numberFormat,
    font: fontOf(format),
    alignment: alignmentOf(format),
    border: bordersOf(format),
    ...(fill === null ? {} : { fill }),
    ...(format.locked === undefined ? {} : { protection: { locked: format.locked } }),
  };
}

function readFont(font: Partial<Font> | undefined): CellFormat {
  if (font === undefined) return {};
  const color = readColor(font.color);
  const { underline } = font;
  const isUnderlined = underline !== undefined && underline !== false && underline !== 'none';
  return {
    ...(font.bold === true ? { bold: true } : {}),
    ...(font.italic === true ? { italic: true } : {}),
    ...(font.strike === true ? { strikethrough: true } : {}),
    ...(isUnderlined ? { underline: underline === 'double' ? 'Double' : 'Single' } : {}),
    ...(font.name === undefined || font.name === plainFont.name ? {} : { fontName: font.name }),
    ...(font.size === undefined || font.size === plainFont.size ? {} : { fontSize: font.size }),
    ...(color === null || color === '#000000' ? {} : { fontColor: color }),
  };
}

function readAlignment(alignment: Partial<Alignment> | undefined): CellFormat {
  if (alignment === undefined) return {};
  const { horizontal, indent, shrinkToFit, vertical, wrapText } = alignment;
  return {
    ...(horizontal === undefined
      ? {}
      : {
          horizontalAlignment:
            horizontal === 'centerContinuous' ? 'CenterAcrossSelection' : upperFirst(horizontal),
        }),
    ...(vertical === undefined
      ? {}
      : { verticalAlignment: vertical === 'middle' ? 'Center' : upperFirst(vertical) }),
    ...(indent === undefined || indent === 0 ? {} : { indentLevel: indent }),
    ...(wrapText === true ? { wrapText } : {}),
    ...(shrinkToFit === true ? { shrinkToFit } : {}),
  };
}

export function readLook(style: Partial<Style>): Band {
  const { border, fill, protection } = style;
  const color =
    fill?.type === 'pattern' && fill.pattern === 'solid' ? readColor(fill.fgColor) : null;
  const borders = sides.flatMap(([side, name]) => {
    const line = border?.[name];
    return line?.style === undefined ? [] : [[side, readBorder(line)] as const];
  });
  return {
    numberFormat: style.numFmt ?? 'General',
    format: {
      ...readFont(style.font),
      ...readAlignment(style.alignment),
      ...(color === null ? {} : { fill: color }),
      ...(protection?.locked === false ? { locked: false } : {}),
      ...(borders.length === 0 ? {} : { borders: Object.fromEntries(borders) }),
    },
  };
}
