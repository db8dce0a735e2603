import type { Texts } from '../texts.ts';

export const commands: Texts['commands'] = {
  asked: 'Alle SERIAL-Formeln haben die Bücher neu abgefragt.',
  cellEmpty: 'Die Zelle ist leer. Wählen Sie eine Zelle mit einer Seriennummer.',
  none: (serial) => `Keine Einheit hat die Seriennummer ${serial}. Prüfen Sie den Text.`,
  refreshing: 'Die Bücher werden neu abgefragt.',
  history: (serial, sheet) => `Der Verlauf von ${serial} steht im Blatt ${sheet}.`,
};
