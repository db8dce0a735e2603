/** The pane of labels. */
import { countOf } from '../formats.ts';

export const labels = {
  title: 'Labels',
  source: 'Labels of',
  sources: { range: 'A range of serials', document: 'A document', units: 'Selected units' },
  item: 'Item',
  serials: 'Serials',
  serialsHint: 'As A0001-A0500 or A0001+99; they need not be in the books yet',
  document: 'Document number',
  documentHint: 'A receipt, an invoice, or any document that names units',
  takeSelection: 'Take the selected cells',
  named: (units: number, first: string) =>
    units === 0
      ? 'Select the serials in the sheet, then take them.'
      : units === 1
        ? first
        : `${countOf(units, 'unit', 'units')}, from ${first} on`,
  noneSelected: 'The selected cells hold no serial of the books. Select serials, then take them.',
  stock: 'Sheet or roll',
  stocks: {
    L7160: 'Avery L7160, 63.5 × 38.1 mm, 21 on A4',
    L7163: 'Avery L7163, 99.1 × 38.1 mm, 14 on A4',
    L4731: 'Avery L4731, 25.4 × 10 mm, 189 on A4',
    '5160': 'Avery 5160, 2 5/8 × 1 in, 30 on Letter',
    '5163': 'Avery 5163, 4 × 2 in, 10 on Letter',
    '5167': 'Avery 5167, 1 3/4 × 1/2 in, 80 on Letter',
    '4x6': 'Roll, 4 × 6 in',
    roll62: 'Roll, 62 × 29 mm',
  },
  symbology: 'Barcode',
  symbologies: {
    gs1_datamatrix: 'GS1 DataMatrix, with GTIN',
    digital_link: 'GS1 Digital Link, with GTIN',
  },
  copies: 'Of each unit',
  startAt: 'First free label',
  oneTo: (most: number) => `A whole number from 1 to ${most}.`,
  withLot: 'Lot, and day of expiry',
  withManufacturerSerial: "Manufacturer's serial",
  firstLabel: 'The first label',
  onSheets: (count: number, sheets: number) =>
    `${countOf(count, 'label', 'labels')} on ${countOf(sheets, 'sheet', 'sheets')}`,
  onRoll: (count: number) => countOf(count, 'label', 'labels'),
  print: 'Make labels',
  printing: 'Making labels',
  opened: 'The labels are open.',
  fileName: 'Labels',
} as const;
