import type { Texts } from '../texts.ts';

const amount = 'muss eine Zahl sein, wie 47.99';
const day = 'muss ein Tag sein, wie 2026-01-31';
const code = 'braucht 1 bis 60 Zeichen';
const text = 'darf höchstens 2.000 Zeichen haben';

/** What fields are called, and what may stand in them. */
const fields: ReadonlyMap<string, readonly [name: string, rule: string]> = new Map([
  ['occurredOn', ['Datum', day]],
  ['expiresOn', ['Offen bis', day]],
  ['expectedOn', ['Erwartet am', day]],
  ['party', ['Partner', code]],
  ['from', ['Aus Belegen', code]],
  ['against', ['Zum Wareneingang', code]],
  ['reference', ['Referenz', text]],
  ['salesperson', ['Verkäufer', code]],
  ['currency', ['Währung', 'muss aus drei Großbuchstaben bestehen, wie USD']],
  ['exchangeRate', ['Wechselkurs', amount]],
  ['vendorRmaNumber', ['RMA-Nummer des Lieferanten', code]],
  ['area', ['Lagerplatz', code]],
  ['fromArea', ['Von Lagerplatz', code]],
  ['toArea', ['Nach Lagerplatz', code]],
  ['item', ['Artikel', code]],
  ['quantity', ['Menge', 'muss eine ganze Zahl sein']],
  ['unitCost', ['Stückkosten', amount]],
  ['unitPrice', ['Stückpreis', amount]],
  ['discount', ['Rabatt', amount]],
  ['taxRate', ['Steuer %', amount]],
  ['reason', ['Grund', text]],
  ['lot', ['Charge', code]],
  ['manufacturerSerial', ['Herstellernummer', text]],
  ['name', ['Bezeichnung der Nebenkosten', code]],
  ['amount', ['Betrag der Nebenkosten', amount]],
]);

export const posting: Texts['posting'] = {
  cannotSend: ({ line, field }) => {
    const [name, rule] = fields.get(field) ?? [
      field,
      'hat eine andere Form, als die Bücher nehmen',
    ];
    return `${line === null ? '' : `Zeile ${line}, `}${name}: ${rule}.`;
  },
  toCheck: (count: number) =>
    count === 1 ? '1 Beleg ist zu prüfen' : `${count} Belege sind zu prüfen`,
  about: ({ title, on, party, at }) =>
    `${title} vom ${on}${party === '' ? '' : ` für ${party}`}, gesendet am ${at}.`,
  changedMeanwhile:
    'Während die Bücher prüften, wurde gescannt oder geändert. Prüfen Sie noch einmal.',
  safe: 'Ob er in den Büchern steht, ist nicht bekannt. Fragen Sie die Bücher ab: Nichts wird doppelt gebucht.',
  ask: 'Bücher abfragen',
  absent: 'Er steht bisher nicht in den Büchern.',
  change: 'Ändern',
  posting: 'Wird gebucht',
  unwritten: (number: string) => `${number} ist gebucht, aber das Blatt zeigt es noch nicht.`,
  write: 'Ins Blatt schreiben',
  save: 'PDF speichern',
  saveFile: 'Datei speichern',
  opening: 'Wird geöffnet',
  postedOn: (day: string) => `gebucht am ${day}`,
  changedByHand: (heads: string) => `von Hand geändert: ${heads}; die Bücher bleiben, wie sie sind`,
  copied: (number: string) => `gehört nicht zu ${number}: Die Zeile ist eine Kopie`,
  undone: (number: string) => `gebucht als ${number}; der Vermerk wurde rückgängig gemacht`,
  notCompared: (number: string) =>
    `aus ${number}; aktualisieren Sie sie aus den Büchern, um sie zu vergleichen`,
  takenBack: (number: string) => `storniert durch ${number}`,
  hiddenRows: (count: number) =>
    count === 1
      ? '1 ausgeblendete Zeile gehört dazu.'
      : `${count} ausgeblendete Zeilen gehören dazu.`,
  differing: (count: number) =>
    count === 1
      ? '1 gebuchte Zeile weicht von den Büchern ab.'
      : `${count} gebuchte Zeilen weichen von den Büchern ab.`,
  missingRows: (count: number) =>
    count === 1
      ? '1 gebuchte Zeile wurde aus dem Blatt gelöscht.'
      : `${count} gebuchte Zeilen wurden aus dem Blatt gelöscht.`,
  refresh: 'Aus den Büchern aktualisieren',
  bringBack: 'Gelöschte Zeilen zurückholen',
  refreshed: (count: number) =>
    count === 0
      ? 'Das Blatt stimmt mit den Büchern überein.'
      : count === 1
        ? '1 Zeile wurde aus den Büchern aktualisiert.'
        : `${count} Zeilen wurden aus den Büchern aktualisiert.`,
  written: (done: string, total: string) => `${done} von ${total} Zeilen geschrieben`,
  stopWriting: 'Anhalten',
};
