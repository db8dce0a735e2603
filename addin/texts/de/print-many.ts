import { countOf, formatCount } from '../formats.ts';
import type { Texts } from '../texts.ts';

const documents = (n: number): string => countOf(n, 'Beleg', 'Belege');

export const printMany: Texts['printMany'] = {
  begin: 'Mehrere drucken',
  title: 'Mehrere Belege drucken',
  kind: 'Art',
  allKinds: 'Alle',
  party: 'Kunde oder Lieferant',
  anyParty: 'Alle',
  from: 'Von',
  to: 'Bis',
  file: 'Datei',
  files: {
    pdf: 'Eine PDF mit Lesezeichen',
    zip: 'Je eine PDF, als ZIP',
    xlsx: 'Je eine Excel-Mappe, als ZIP',
  },
  paper: 'Papier',
  found: 'Zu druckende Belege',
  all: (n) => (n === 1 ? 'Der eine Beleg' : `Alle ${documents(n)}`),
  choose: (number) => `${number} drucken`,
  none: 'Kein Beleg passt. Wählen Sie eine andere Zeit, eine andere Art oder einen anderen Partner.',
  tooMany: (most) =>
    `Mehr als ${formatCount(most)} Belege passen. Wählen Sie eine kürzere Zeit, eine einzelne Art oder einen einzelnen Partner.`,
  print: (n) => `${documents(n)} drucken`,
  nothing: 'Wählen Sie zuerst einen Beleg',
  printing: (n) => `${documents(n)} ${n === 1 ? 'wird' : 'werden'} gedruckt`,
  waiting: 'Eine andere Datei wird noch erstellt',
  done: (n) => `${documents(n)} ${n === 1 ? 'ist' : 'sind'} gedruckt.`,
  failed: 'Die Datei konnte nicht erstellt werden. Fordern Sie sie erneut an.',
  missing: (n) => `${documents(n)} ${n === 1 ? 'konnte' : 'konnten'} nicht gedruckt werden:`,
  save: 'Datei speichern',
};
