import type { Texts } from '../texts.ts';

export const host: Texts['host'] = {
  faults: {
    cell_being_edited:
      'Eine Zelle wird gerade bearbeitet. Drücken Sie im Blatt die Eingabetaste oder Esc und versuchen Sie es dann erneut; es geht nichts verloren.',
    sheet_protected:
      'Das Blatt ist geschützt. Heben Sie den Schutz auf (Überprüfen, Blattschutz aufheben) und versuchen Sie es dann erneut; es geht nichts verloren.',
    workbook_read_only:
      'Die Arbeitsmappe ist schreibgeschützt. Speichern Sie eine Kopie und arbeiten Sie dort; es geht nichts verloren.',
    workbook_behind:
      'Eine andere Arbeitsmappe liegt vorn. Klicken Sie in diese und versuchen Sie es dann erneut; es geht nichts verloren.',
    table_gone:
      'Die Tabelle wurde aus der Arbeitsmappe gelöscht. Schreiben Sie noch einmal, dann wird sie neu angelegt.',
    column_gone:
      'Eine Spalte der Tabelle wurde gelöscht. Machen Sie das in Excel rückgängig oder stellen Sie die Tabelle hier wieder her; es geht nichts verloren.',
    rows_filtered:
      'Ein Filter steht im Weg. Heben Sie den Filter der Tabelle auf und versuchen Sie es dann erneut; es geht nichts verloren.',
    report_gone:
      'Das Blatt des Berichts wurde aus der Arbeitsmappe gelöscht, daher ist er vergessen. Rufen Sie ihn in ein neues Blatt ab.',
    no_room:
      'Etwas unter der Tabelle lässt sich nicht nach unten verschieben. Schaffen Sie dort Platz und versuchen Sie es dann erneut; es geht nichts verloren.',
    too_large:
      'Das ist mehr, als Excel auf einmal annimmt. Nehmen Sie weniger auf einmal; es geht nichts verloren.',
    settings_unsaved:
      'Die Arbeitsmappe konnte sich das nicht merken. Speichern Sie die Arbeitsmappe oder eine Kopie und versuchen Sie es dann erneut; es geht nichts verloren.',
    stopped: 'Angehalten. Was geschrieben ist, bleibt; beim nächsten Schreiben folgt der Rest.',
    not_in_excel:
      'Diese Seite ist nicht in Excel geöffnet, daher gibt es kein Blatt. Öffnen Sie sie als Add-In Serialbook.',
    excel_failed: 'Excel hat das abgelehnt. Versuchen Sie es erneut; es geht nichts verloren.',
  },
  columnsGone: (heads: string) =>
    `Die Spalte ${heads} der Tabelle wurde gelöscht. Machen Sie das in Excel rückgängig oder stellen Sie die Tabelle hier wieder her; es geht nichts verloren.`,
  reportColumnsGone: (heads: string) =>
    `Die Spalte ${heads} des Berichts wurde gelöscht; ohne sie ist keine Zeile bekannt. Machen Sie das in Excel rückgängig oder rufen Sie den Bericht in ein neues Blatt ab; es geht nichts verloren.`,
  excelSaid: (words: string) =>
    `Excel hat abgelehnt: ${words} Versuchen Sie es erneut; es geht nichts verloren.`,
  finishCell:
    'Schließen Sie die Zelle ab: Drücken Sie im Blatt die Eingabetaste oder Esc. Was wartet, folgt von selbst.',
  comeBack:
    'Eine andere Arbeitsmappe liegt vorn. Klicken Sie in diese, dann folgt von selbst, was wartet.',
  offers: {
    retry: 'Erneut versuchen',
    rebuild: 'Tabelle wiederherstellen',
    resume: 'Rest schreiben',
    copy: 'Kopie speichern',
    less: 'Weniger auf einmal',
    open: 'In Excel öffnen',
  },
  listTooLarge:
    'Das Blatt hat mehr Zellen als eine Liste. Markieren Sie die Zellen der Liste, und versuchen Sie es erneut.',
};
