import { countOf } from '../formats.ts';
import type { Texts } from '../texts.ts';

const serials = (count: number): string => countOf(count, 'Seriennummer', 'Seriennummern');

export const reconcile: Texts['reconcile'] = {
  title: 'Abgleichen',
  about:
    'Eine Liste von Seriennummern gegen das, was ankam: was stimmt, was fehlt, was zu viel ist.',
  expected: 'Liste des Lieferanten',
  expectedHint:
    'Einfügen, eine Seriennummer je Zeile, oder aus markierten Zellen oder einer Bestellung übernehmen',
  scanned: 'Angekommen',
  scannedHint: 'Hier scannen, oder aus dem Scan-Eingang übernehmen',
  scan: 'Scannen, was ankam',
  fromCells: 'Aus den markierten Zellen',
  fromOrder: 'Aus Bestellung oder Wareneingang',
  orderNumber: 'Nummer',
  take: 'Übernehmen',
  clear: 'Liste leeren',
  holds: serials,
  emptyList: 'Noch nichts',
  matched: 'Stimmt',
  missing: 'Fehlt',
  extra: 'Nicht auf der Liste',
  twice: 'Doppelt',
  noneOf: 'Keine',
  toSheet: 'In ein neues Blatt',
  written: (sheet) => `Der Abgleich steht im Blatt ${sheet}.`,
  noSerials: (number) => `${number} nennt keine Seriennummern.`,
  cellsEmpty: 'Die markierten Zellen sind leer. Markieren Sie Zellen mit Seriennummern.',
  taken: (count) => `${serials(count)} übernommen.`,
  all: 'Alles Erwartete ist angekommen, und nichts anderes.',
  heads: ['Seriennummer', 'Ergebnis'],
  sheet: 'Abgleich',
};
