import { rangeSentencesDe } from '../../../shared/messages/scans-de.ts';
import type { Texts } from '../texts.ts';

export const functions: Texts['functions'] = {
  range: rangeSentencesDe,
  lostDigits:
    'Excel hält diese Seriennummer als Zahl und hat Ziffern verloren. Formatieren Sie die Zelle als Text und geben Sie die Seriennummer neu ein.',
  noDay: (text: string) =>
    `${text} ist kein Tag. Geben Sie ein Datum an oder einen Text wie 2026-01-31.`,
  hidden: 'Sie dürfen keine Kosten sehen. Wenden Sie sich an die Person, die Serialbook betreut.',
  unknown: (serial: string) =>
    `Keine Einheit hat die Seriennummer ${serial}. Prüfen Sie die Schreibweise.`,
  several: (serial: string, items: string) =>
    `${serial} ist eine Seriennummer mehrerer Artikel (${items}). Schlagen Sie sie im Aufgabenbereich nach.`,
  noStatus: (text: string, known: string) =>
    `${text} ist kein Status. Geben Sie einen von diesen an: ${known}.`,
  noFigure: (text: string, known: string) =>
    `„${text}“ ist keine Kennzahl. Geben Sie eine von diesen an: ${known}.`,
  noGroup: (text: string, known: string) =>
    `Nach ${text} lässt sich nicht gliedern. Geben Sie eines von diesen an: ${known}.`,
  tooMany: (most: string) =>
    `Mehr als ${most} Einheiten passen dazu. Geben Sie einen weiteren Filter an, etwa einen Artikel oder einen Lagerplatz.`,
};
