/**
 * Sheets and rolls of labels, as their makers give them, in millimetres. A label is counted from 1, row by row from the
 * top left corner of the first sheet.
 */

export interface LabelStock {
  readonly title: string;
  /** The sheet, or of a roll one label. */
  readonly page: { readonly width: number; readonly height: number };
  readonly label: { readonly width: number; readonly height: number };
  readonly columns: number;
  readonly rows: number;
  /** From the edge of the sheet to the first label. */
  readonly left: number;
  readonly top: number;
  /** From the edge of a label to the same edge of the next. */
  readonly pitch: { readonly across: number; readonly down: number };
  /** What stays empty within a label: cutters and printers miss by as much. */
  readonly padding: number;
  /** Whether there is room for the description beside item and serial. */
  readonly hasDescription: boolean;
  /** Where the figures are from. */
  readonly source: string;
}

const a4 = { width: 210, height: 297 };
const letter = { width: 215.9, height: 279.4 };

export const stockNames = [
  'L7160',
  'L7163',
  'L4731',
  '5160',
  '5163',
  '5167',
  '4x6',
  'roll62',
] as const;
export type StockName = (typeof stockNames)[number];

export const labelStocks: Readonly<Record<StockName, LabelStock>> = {
  L7160: {
    title: 'Avery L7160, 63.5 × 38.1 mm, 21 on A4',
    page: a4,
    label: { width: 63.5, height: 38.1 },
    columns: 3,
    rows: 7,
    left: 7.25,
    top: 15.15,
    pitch: { across: 66, down: 38.1 },
    padding: 2.5,
    hasDescription: true,
    source: 'Avery Zweckform, template L7160',
  },
  L7163: {
    title: 'Avery L7163, 99.1 × 38.1 mm, 14 on A4',
    page: a4,
    label: { width: 99.1, height: 38.1 },
    columns: 2,
    rows: 7,
    left: 4.65,
    top: 15.15,
    pitch: { across: 101.6, down: 38.1 },
    padding: 2.5,
    hasDescription: true,
    source: 'Avery Zweckform, template L7163',
  },
  L4731: {
    title: 'Avery L4731, 25.4 × 10 mm, 189 on A4',
    page: a4,
    label: { width: 25.4, height: 10 },
    columns: 7,
    rows: 27,
    left: 8.48,
    top: 13.5,
    pitch: { across: 27.94, down: 10 },
    padding: 0.8,
    hasDescription: false,
    source: 'Avery Zweckform, template L4731',
  },
  '5160': {
    title: 'Avery 5160, 2 5/8 × 1 in, 30 on Letter',
    page: letter,
    label: { width: 66.675, height: 25.4 },
    columns: 3,
    rows: 10,
    left: 4.7625,
    top: 12.7,
    pitch: { across: 69.85, down: 25.4 },
    padding: 2,
    hasDescription: true,
    source: 'Avery, template 5160: side margin 0.1875 in, top margin 0.5 in, pitch 2.75 by 1 in',
  },
  '5163': {
    title: 'Avery 5163, 4 × 2 in, 10 on Letter',
    page: letter,
    label: { width: 101.6, height: 50.8 },
    columns: 2,
    rows: 5,
    left: 3.96875,
    top: 12.7,
    pitch: { across: 106.3625, down: 50.8 },
    padding: 3,
    hasDescription: true,
    source: 'Avery, template 5163: side margin 0.15625 in, top margin 0.5 in, pitch 4.1875 by 2 in',
  },
  '5167': {
    title: 'Avery 5167, 1 3/4 × 1/2 in, 80 on Letter',
    page: letter,
    label: { width: 44.45, height: 12.7 },
    columns: 4,
    rows: 20,
    left: 7.14375,
    top: 12.7,
    pitch: { across: 52.3875, down: 12.7 },
    padding: 1.2,
    hasDescription: false,
    source:
      'Avery, template 5167: side margin 0.28125 in, top margin 0.5 in, pitch 2.0625 by 0.5 in',
  },
  '4x6': {
    title: '4 × 6 in, on a roll',
    page: { width: 101.6, height: 152.4 },
    label: { width: 101.6, height: 152.4 },
    columns: 1,
    rows: 1,
    left: 0,
    top: 0,
    pitch: { across: 101.6, down: 152.4 },
    padding: 6,
    hasDescription: true,
    source: 'the usual label of thermal printers, as Zebra Z-Select 4 × 6 in',
  },
  roll62: {
    title: '62 × 29 mm, on a roll of 62 mm',
    page: { width: 62, height: 29 },
    label: { width: 62, height: 29 },
    columns: 1,
    rows: 1,
    left: 0,
    top: 0,
    pitch: { across: 62, down: 29 },
    padding: 2,
    hasDescription: true,
    source: 'Brother, DK-11209 and DK-22205',
  },
};

/** Where a label lies: its sheet from 0, and its top left corner on it. `place` is counted from 0. */
export function placeLabel(
  stock: LabelStock,
  place: number,
): { readonly page: number; readonly x: number; readonly y: number } {
  const onPage = stock.columns * stock.rows;
  const at = place % onPage;
  return {
    page: Math.floor(place / onPage),
    x: stock.left + (at % stock.columns) * stock.pitch.across,
    y: stock.top + Math.floor(at / stock.columns) * stock.pitch.down,
  };
}
