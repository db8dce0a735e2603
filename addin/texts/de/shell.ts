import type { Texts } from '../texts.ts';

export const shell: Texts['shell'] = {
  panes: {
    home: 'Start',
    scan: 'Scannen',
    lookUp: 'Nachschlagen',
    receive: 'Wareneingang',
    sell: 'Verkaufen',
    return: 'Rückgabe',
    transfer: 'Umlagern',
    count: 'Zählen',
    reconcile: 'Abgleichen',
    assemble: 'Montieren',
    documents: 'Belege',
    labels: 'Etiketten',
    reports: 'Berichte',
    settings: 'Einstellungen',
  },
  more: 'Weitere Bereiche',
  close: 'Schließen',
  loading: 'Einen Moment',
  notLoaded:
    'Dieser Bereich konnte nicht geladen werden. Prüfen Sie, ob der Dienst läuft, und versuchen Sie es erneut.',
  retry: 'Erneut versuchen',
  outsideExcel:
    'Diese Seite ist nicht in Excel geöffnet. Nachschlagen, Belege und Berichte gehen; Blätter nicht.',
  tooOld:
    'Dieses Excel ist zu alt für Serialbook, das ExcelApi 1.7 braucht (Excel 2021, Microsoft 365 oder Excel im Web).',
};
