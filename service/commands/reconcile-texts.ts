/** What reconciling says on the command line, by language. */
import type { Language } from '../../shared/languages.ts';

export interface CommandTexts {
  readonly language: Language;
  readonly usage: string;
  readonly found: string;
  readonly units: string;
  readonly amount: string;
  readonly serial: string;
  readonly item: string;
  readonly why: string;
  readonly noVendor: string;
  readonly nothingToClaim: string;
  readonly noFile: (path: string) => string;
  readonly noSerials: (path: string) => string;
  readonly unread: (at: string, reason: string) => string;
  readonly scannedAs: (serial: string, why: string) => string;
  readonly mayBe: (serials: string) => string;
  readonly leftOut: (row: number, text: string) => string;
  readonly kept: (number: string) => string;
  readonly written: (path: string) => string;
}

export const commandTexts: Readonly<Record<Language, CommandTexts>> = {
  en: {
    language: 'en',
    usage: "Name the vendor's list: serialbook reconcile FILE --receipt GR-1",
    found: 'Found',
    units: 'Units',
    amount: 'Amount',
    serial: 'Serial',
    item: 'Item',
    why: 'Why',
    noVendor: "Say whose list it is: --receipt or --order of the vendor's, or --vendor CODE.",
    nothingToClaim: 'Nothing is to be claimed.',
    noFile: (path) => `${path} cannot be read. Check the name.`,
    noSerials: (path) =>
      `No serials were found in ${path}. Open it in the pane and say which column they are in.`,
    unread: (at, reason) => `${at} ${reason}`.trim(),
    scannedAs: (serial, why) => `scanned as ${serial}: ${why}`,
    mayBe: (serials) => `may be ${serials}`,
    leftOut: (row, text) => `Row ${row} names no serial: ${text}`,
    kept: (number) => `Kept as ${number}.`,
    written: (path) => `${path} is written.`,
  },
  de: {
    language: 'de',
    usage: 'Nennen Sie die Liste des Lieferanten: serialbook reconcile DATEI --receipt GR-1',
    found: 'Befund',
    units: 'Einheiten',
    amount: 'Betrag',
    serial: 'Seriennummer',
    item: 'Artikel',
    why: 'Warum',
    noVendor:
      'Sagen Sie, wessen Liste es ist: --receipt oder --order des Lieferanten, oder --vendor CODE.',
    nothingToClaim: 'Es gibt nichts zu reklamieren.',
    noFile: (path) => `${path} lässt sich nicht lesen. Prüfen Sie den Namen.`,
    noSerials: (path) =>
      `In ${path} wurden keine Seriennummern gefunden. Öffnen Sie die Datei im Aufgabenbereich, und sagen Sie, in welcher Spalte sie stehen.`,
    unread: (at, reason) => `${at} ${reason}`.trim(),
    scannedAs: (serial, why) => `gescannt als ${serial}: ${why}`,
    mayBe: (serials) => `vielleicht ${serials}`,
    leftOut: (row, text) => `Zeile ${row} nennt keine Seriennummer: ${text}`,
    kept: (number) => `Aufbewahrt als ${number}.`,
    written: (path) => `${path} ist geschrieben.`,
  },
};
