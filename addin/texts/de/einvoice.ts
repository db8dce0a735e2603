import type { einvoice as english } from '../en/einvoice.ts';

export const einvoice: typeof english = {
  saved: 'Gespeichert. Ab jetzt steht es auf E-Rechnungen.',
  savedFor: (code: string) => `Für ${code} gespeichert.`,
  seller: 'Ihr Unternehmen',
  buyer: (code: string) => `Kunde ${code}`,
  customer: 'Kunde',
  customerHint: 'Was ein Kunde auf seinen E-Rechnungen braucht.',
  malformed: 'So kann es nicht sein.',
  hints: {
    vatId: 'Mit dem Land davor, etwa DE123456789.',
    country: 'Zwei Buchstaben, etwa DE.',
    electronicScheme: 'EM für eine E-Mail-Adresse, 0088 für eine GLN.',
    paymentDays: 'Von der Rechnung bis zum Fälligkeitstag.',
    buyerReference: 'Was der Käufer genannt haben will, etwa eine Leitweg-ID.',
  },
  categories: {
    '': 'Nicht gewählt',
    Z: 'Z: Steuersatz null',
    E: 'E: steuerbefreit',
    AE: 'AE: Umkehr der Steuerschuld',
    K: 'K: innergemeinschaftliche Lieferung',
    G: 'G: Ausfuhr',
    O: 'O: nicht steuerbar',
  },
  file: 'E-Rechnung',
  facturx: 'PDF mit Daten (ZUGFeRD)',
  ubl: 'Nur Daten (UBL)',
};
