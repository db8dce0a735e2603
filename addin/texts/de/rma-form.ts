import { countOf } from '../formats.ts';
import type { Texts } from '../texts.ts';

export const rmaForm: Texts['rmaForm'] = {
  button: 'RMA-Formular',
  opening: 'RMA-Formular wird geöffnet',
  readers: {
    customer: 'Für den Kunden',
    vendor: 'Für den Lieferanten',
    vendorWithCost: 'Für den Lieferanten, mit Kosten',
    house: 'Für uns, alles zur Einheit',
  },
  opened: (units) =>
    units === 1
      ? 'Das RMA-Formular ist geöffnet.'
      : `Das RMA-Formular über ${countOf(units, 'Einheit', 'Einheiten')} ist geöffnet.`,
  save: 'RMA-Formular speichern',
};
