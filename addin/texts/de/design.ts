import type { design as english } from '../en/design.ts';

export const design: typeof english = {
  saved: 'Die Gestaltung der Belege ist gespeichert. Ab jetzt wird so gedruckt.',
  bankHint: 'Eine IBAN wird geprüft und in Vierergruppen gedruckt.',
  accentHint: 'Etwa #174d70; dunkel genug, um auf Weiß gelesen zu werden.',
  addressHint: 'Je eine Zeile.',
  linkHint: 'Wohin GS1-Barcodes auf Etiketten führen.',
  logoHint: 'PNG oder JPEG, höchstens 500 KB.',
  chooseLogo: 'Logo wählen',
  removeLogo: 'Logo entfernen',
  preview: 'So sieht der Kopf einer Rechnung aus',
  sampleTitle: 'Rechnung',
  papers: { letter: 'US-Letter' },
  documentBarcode: { none: 'Keiner' },
  serials: {
    none: 'Keine',
    serial: 'Seriennummern',
    manufacturer: 'Herstellernummern',
    both: 'Beide',
  },
};
