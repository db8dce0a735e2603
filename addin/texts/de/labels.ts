import { countOf } from '../formats.ts';
import type { Texts } from '../texts.ts';

export const labels: Texts['labels'] = {
  title: 'Etiketten',
  source: 'Etiketten für',
  sources: {
    range: 'Einen Bereich von Seriennummern',
    document: 'Einen Beleg',
    units: 'Ausgewählte Einheiten',
  },
  item: 'Artikel',
  serials: 'Seriennummern',
  serialsHint: 'Wie A0001-A0500 oder A0001+99; sie müssen noch nicht in den Büchern stehen',
  document: 'Belegnummer',
  documentHint: 'Ein Wareneingang, eine Rechnung oder jeder Beleg, der Einheiten nennt',
  takeSelection: 'Markierte Zellen übernehmen',
  named: (units, first) =>
    units === 0
      ? 'Markieren Sie die Seriennummern im Blatt, und übernehmen Sie sie.'
      : units === 1
        ? first
        : `${countOf(units, 'Einheit', 'Einheiten')}, ab ${first}`,
  noneSelected:
    'In den markierten Zellen steht keine Seriennummer der Bücher. Markieren Sie Seriennummern, und übernehmen Sie sie.',
  stock: 'Bogen oder Rolle',
  stocks: {
    L7160: 'Avery L7160, 63,5 × 38,1 mm, 21 auf A4',
    L7163: 'Avery L7163, 99,1 × 38,1 mm, 14 auf A4',
    L4731: 'Avery L4731, 25,4 × 10 mm, 189 auf A4',
    '5160': 'Avery 5160, 2 5/8 × 1 Zoll, 30 auf Letter',
    '5163': 'Avery 5163, 4 × 2 Zoll, 10 auf Letter',
    '5167': 'Avery 5167, 1 3/4 × 1/2 Zoll, 80 auf Letter',
    '4x6': 'Rolle, 4 × 6 Zoll',
    roll62: 'Rolle, 62 × 29 mm',
  },
  symbology: 'Art des Barcodes',
  symbologies: {
    gs1_datamatrix: 'GS1 DataMatrix, mit GTIN',
    digital_link: 'GS1 Digital Link, mit GTIN',
  },
  copies: 'Je Einheit',
  startAt: 'Erstes freies Etikett',
  oneTo: (most) => `Eine ganze Zahl von 1 bis ${most}.`,
  withLot: 'Charge und Verfallstag',
  withManufacturerSerial: 'Herstellernummer',
  firstLabel: 'Das erste Etikett',
  onSheets: (count, sheets) =>
    `${countOf(count, 'Etikett', 'Etiketten')} auf ${countOf(sheets, 'Bogen', 'Bögen')}`,
  onRoll: (count) => countOf(count, 'Etikett', 'Etiketten'),
  print: 'Etiketten erstellen',
  printing: 'Etiketten werden erstellt',
  opened: 'Die Etiketten sind geöffnet.',
  fileName: 'Etiketten',
};
