/** What labels say beside their facts, and why some cannot be printed: a sentence for a person, in both languages. */
import type { Language } from '../../shared/languages.ts';
import type { RangeFault } from '../../shared/serial/range.ts';
import { rangeSentences } from '../../shared/serial/range.ts';

export interface LabelWords {
  readonly title: (stock: string) => string;
  readonly manufacturerSerial: string;
  readonly lot: string;
  readonly expiry: string;
  readonly documentUnknown: (number: string) => string;
  readonly documentEmpty: (number: string) => string;
  readonly unitUnknown: (item: string, serial: string) => string;
  readonly itemUnknown: (item: string) => string;
  readonly noneNamed: string;
  readonly tooMany: (labels: number, most: number) => string;
  readonly gtinMissing: (item: string) => string;
  readonly codeTooWide: (serial: string, stock: string) => string;
  readonly textTooLong: (serial: string, stock: string) => string;
  readonly range: Readonly<Record<RangeFault['reason'], (part: string) => string>>;
}

const en: LabelWords = {
  title: (stock) => `Labels, ${stock}`,
  manufacturerSerial: 'MSN',
  lot: 'Lot',
  expiry: 'Exp.',
  documentUnknown: (number) => `There is no document ${number}. Check the number.`,
  documentEmpty: (number) =>
    `${number} names no units. Choose another document, or give the serials.`,
  unitUnknown: (item, serial) =>
    `There is no ${item} with serial ${serial}. Check both, or print a range, which needs no units.`,
  itemUnknown: (item) => `There is no item ${item}. Check its code.`,
  noneNamed: 'No units are named. Name some.',
  tooMany: (labels, most) =>
    `These would be ${labels} labels, and ${most} are printed at once. Print them in parts.`,
  gtinMissing: (item) =>
    `${item} has no GTIN, and a GS1 barcode begins with one. Enter it at the item, or choose Code 128 or QR.`,
  codeTooWide: (serial, stock) =>
    `The barcode of “${serial}” would be too fine to be read on ${stock}. Choose QR or a larger label.`,
  textTooLong: (serial, stock) =>
    `The text of “${serial}” does not fit ${stock}. Choose a larger label, or leave lines out.`,
  range: rangeSentences,
};

const de: LabelWords = {
  title: (stock) => `Etiketten, ${stock}`,
  manufacturerSerial: 'HSN',
  lot: 'Charge',
  expiry: 'Verfall',
  documentUnknown: (number) => `Es gibt keinen Beleg ${number}. Prüfen Sie die Nummer.`,
  documentEmpty: (number) =>
    `${number} nennt keine Einheiten. Wählen Sie einen anderen Beleg, oder geben Sie die Seriennummern an.`,
  unitUnknown: (item, serial) =>
    `Es gibt kein ${item} mit der Seriennummer ${serial}. Prüfen Sie beides, oder drucken Sie einen Bereich, der keine Einheiten braucht.`,
  itemUnknown: (item) => `Es gibt keinen Artikel ${item}. Prüfen Sie seinen Code.`,
  noneNamed: 'Es sind keine Einheiten genannt. Nennen Sie welche.',
  tooMany: (labels, most) =>
    `Das wären ${labels} Etiketten, und ${most} werden auf einmal gedruckt. Drucken Sie sie in Teilen.`,
  gtinMissing: (item) =>
    `${item} hat keine GTIN, und ein GS1-Barcode beginnt mit einer. Tragen Sie sie beim Artikel ein, oder wählen Sie Code 128 oder QR.`,
  codeTooWide: (serial, stock) =>
    `Der Barcode von „${serial}“ wäre auf ${stock} zu fein, um gelesen zu werden. Wählen Sie QR oder ein größeres Etikett.`,
  textTooLong: (serial, stock) =>
    `Der Text von „${serial}“ passt nicht auf ${stock}. Wählen Sie ein größeres Etikett, oder lassen Sie Zeilen weg.`,
  range: {
    unread: (part) =>
      `${part} ist nicht lesbar. Schließen Sie die Anführungszeichen, oder trennen Sie Seriennummern durch Kommas.`,
    tooMany: (part) => `${part} sind mehr als 100000 Seriennummern. Teilen Sie sie auf.`,
    digitMissing: (part) =>
      `${part} bräuchte eine Stelle mehr. Geben Sie die Seriennummern mit führenden Nullen an.`,
    downwards: (part) => `${part} läuft abwärts. Schreiben Sie die niedrigere Seriennummer zuerst.`,
    twice: (serial) => `${serial} steht zweimal da. Nehmen Sie eine heraus.`,
  },
};

const tables: Readonly<Record<Language, LabelWords>> = { en, de };

export function labelWordsOf(language: Language): LabelWords {
  return tables[language];
}
