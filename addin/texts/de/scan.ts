import { countOf, formatCount } from '../formats.ts';
import type { Texts } from '../texts.ts';

const scans = (count: number): string => countOf(count, 'Scan', 'Scans');
const scansAre = (count: number): string => `${scans(count)} ${count === 1 ? 'ist' : 'sind'}`;

export const scan: Texts['scan'] = {
  title: 'Scannen',
  field: 'Seriennummern scannen, einfügen oder eingeben',
  hint: 'Auch ein Bereich wie A0001-A0010 oder A0001+9',
  last: 'Letzter Scan',
  lastOf: (count) => `und ${formatCount(count)} davor`,
  ready: 'Noch nichts gescannt',
  counters: 'Scans bisher',
  tones: {
    all: 'alle',
    good: 'auf Lager',
    look: 'zu klären',
    bad: 'fehlerhaft',
    waiting: 'wartend',
  },
  marks: { good: 'Auf Lager', look: 'Zu klären', bad: 'Fehlerhaft', waiting: 'Wartet' },
  spoken: (good, trouble, sentence) => `${good} auf Lager, ${trouble} zu klären. ${sentence}`,
  twice: (no) => `Schon als Nr. ${formatCount(no)} gescannt; zählt einmal.`,
  echo: (no) =>
    `Schon als Nr. ${formatCount(no)} in dieser Liste, eben doppelt gelesen; zählt einmal.`,
  isWaiting: 'Wartet auf die Prüfung',
  write: 'Ins Blatt schreiben',
  writing: 'Wird geschrieben',
  automatic: 'Jeden Scan sofort ins Blatt schreiben',
  saidWritten: 'Fertig: Die Scans stehen im Blatt.',
  undo: 'Rückgängig',
  undoHint: 'Den letzten Schritt rückgängig machen (Strg+Z)',
  clear: 'Leeren',
  cleared: 'Geleert. „Rückgängig“ bringt die Scans zurück.',
  takenBack: (serial) => `${serial} ist zurückgenommen.`,
  takenBackMany: (count) => `${scansAre(count)} zurückgenommen.`,
  cameBack: (count) => `${scansAre(count)} wieder da.`,
  remove: 'Herausnehmen',
  removeOf: (serial) => `${serial} herausnehmen`,
  removeBad: (count) => `Fehlerhafte herausnehmen (${formatCount(count)})`,
  removed: (count) => `${scans(count)} herausgenommen. „Rückgängig“ bringt sie zurück.`,
  retry: 'Erneut versuchen',
  list: 'Scans, neueste zuerst',
  choose: 'Artikel wählen:',
  emptyText: '(leer)',
  empty:
    'Noch nichts gescannt. Scannen Sie ein Etikett, fügen Sie eine Spalte mit Seriennummern ein, oder geben Sie einen Bereich ein.',
  emptyFilter: 'Kein Scan ist von dieser Art.',
  troubled: (count, since) => `${scans(count)} aufbewahrt seit ${since}.`,
  silent: 'Der Dienst antwortet nicht.',
  kept: {
    browser: 'In diesem Browser aufbewahrt; die Arbeitsmappe folgt.',
    both: 'In diesem Browser und in der Arbeitsmappe aufbewahrt.',
    workbook: 'In der Arbeitsmappe aufbewahrt.',
    underWay: 'Auf dem Weg in die Arbeitsmappe. Lassen Sie Serialbook offen.',
  },
  notKept: (count, sentence) =>
    `${scansAre(count)} noch nicht aufbewahrt: Lassen Sie Serialbook offen. ${sentence}`,
  elsewhere: (count, since) =>
    `${scans(count)} von ${since} in dieser Arbeitsmappe ${count === 1 ? 'stammt' : 'stammen'} von einem anderen Computer oder Browser.`,
  bring: 'Hierher holen',
  putAway: 'Dort lassen',
  written: (count) =>
    `${count === 1 ? '1 Seriennummer steht' : `${formatCount(count)} Seriennummern stehen`} im Blatt Scans, als Text.`,
  start: 'Beleg beginnen',
  startAll: (count) => `Mit ${countOf(count, 'Seriennummer', 'Seriennummern')}`,
  documents: {
    receive: 'Wareneingang',
    sell: 'Verkauf',
    return: 'Rückgabe',
    transfer: 'Umlagerung',
    count: 'Zählung',
  },
};
