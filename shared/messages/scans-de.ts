/** What is said of scans and ranges, in German. Words are those of docs/guide/de-words.md. */
import { maxRangeSerials, type rangeSentences } from '../serial/range.ts';
import type { scanSentences } from '../serial/scan-text.ts';

export const scanSentencesDe: typeof scanSentences = {
  serial_empty: 'Der Scan war leer. Scannen Sie noch einmal.',
  serial_malformed:
    'Der Scan enthält Zeichen, die keine Seriennummer hat. Scannen Sie noch einmal.',
  serial_missing:
    'Dieser Code nennt ein Produkt und keine Seriennummer. Scannen Sie den Code mit der Seriennummer.',
  gs1: {
    gs1_check_digit: (value) =>
      `Die Prüfziffer von ${value} stimmt nicht. Scannen Sie den Code noch einmal.`,
    gs1_date: (value) => `${value} ist kein Datum und keine Uhrzeit. Lesen Sie das Etikett.`,
    gs1_value: (value) =>
      `${value} verletzt eine Regel von GS1 für solche Werte. Lesen Sie das Etikett.`,
    gs1_character: (value) =>
      `${value} enthält ein Zeichen, das GS1 nicht erlaubt. Scannen Sie noch einmal.`,
    gs1_too_short: (value) => `${value} ist zu kurz. Scannen Sie den Code noch einmal.`,
    gs1_too_long: (value) => `${value} ist zu lang. Scannen Sie den Code noch einmal.`,
    gs1_unknown_identifier: (value) =>
      `${value} beginnt mit keinem Datenbezeichner, den GS1 vergeben hat.`,
    gs1_repeated: (value) => `${value} steht neben einem anderen Wert derselben Art.`,
    gs1_separator_lost: (value, readings) =>
      `In ${value} hat der Scanner vielleicht ein Trennzeichen verloren. Geben Sie ein, was auf dem Etikett steht: ${readings}.`,
    gs1_link_malformed: (value) => `${value} lässt sich nicht als Teil einer Webadresse lesen.`,
  },
};

export const rangeSentencesDe: typeof rangeSentences = {
  unread: (part) =>
    `${part} lässt sich nicht lesen. Schließen Sie die Anführungszeichen, oder trennen Sie Seriennummern durch Kommas.`,
  tooMany: (part) =>
    `${part} ist mehr als ${maxRangeSerials.toLocaleString('de-DE')} Seriennummern. Teilen Sie den Bereich.`,
  digitMissing: (part) =>
    `${part} bräuchte eine Ziffer mehr. Geben Sie die Seriennummern mit führenden Nullen an.`,
  downwards: (part) => `${part} läuft abwärts. Schreiben Sie die kleinere Seriennummer zuerst.`,
  twice: (serial) => `${serial} steht zweimal da. Nehmen Sie eine heraus.`,
};
