import { rangeSentencesDe, scanSentencesDe } from '../../../shared/messages/scans-de.ts';
import { countOf, formatCount } from '../formats.ts';
import type { Texts } from '../texts.ts';

export const scanning: Texts['scanning'] = {
  verdict: {
    inStock: (item, bin) => `${item}, in ${bin}`,
    returned: (item, bin) => `${item}, in ${bin} (zurückgenommen)`,
    other: (item, status) => `${item}: ${status}`,
    unknown: (serial) =>
      `${serial} steht nicht in den Büchern. Prüfen Sie das Etikett, oder buchen Sie den Eingang.`,
    several: (items) => `Mehrere Artikel haben diese Seriennummer: ${items}`,
    stock: 'auf Lager',
    aCustomer: 'einen Kunden',
    itsVendor: 'dem Lieferanten',
    soldTo: (customer, invoice) =>
      `Verkauft an ${customer}${invoice === null ? '' : ` (${invoice})`}`,
    returnExpected: (customer) => `Rückgabe erwartet, verkauft an ${customer}`,
    committed: (bin) => `Reserviert, in ${bin}`,
    atVendor: (vendor) => `Zurück bei ${vendor}`,
    writtenOff: 'Ausgebucht',
    consumed: 'In eine andere Einheit eingebaut',
    expected: 'Vom Lieferanten erwartet',
    inTransit: 'Unterwegs',
    empty: 'Der Scan war leer. Scannen Sie noch einmal.',
    malformed: 'Der Scan enthält Zeichen, die keine Seriennummer hat. Scannen Sie noch einmal.',
  },
  entry: {
    range: rangeSentencesDe,
    scan: scanSentencesDe,
    quoteIt: (message) =>
      `${message} In Anführungszeichen wird eine Seriennummer genommen, wie sie ist.`,
    nothingLeft:
      'Von dieser Liste bleibt nichts übrig. Geben Sie mindestens eine Seriennummer ein.',
  },
  field: {
    empty: 'Der Scan war leer. Scannen Sie noch einmal, oder geben Sie die Seriennummer ein.',
    ready: 'Bereit zum Scannen',
    lost: 'Nicht bereit. Zum Scannen hier klicken',
    expanded: (count) => countOf(count, 'Seriennummer', 'Seriennummern'),
    preview: (count, first, last) =>
      `${formatCount(count)} Seriennummern, ${first} bis ${last}. Die Eingabetaste übernimmt sie.`,
    pasted: (count) => `${formatCount(count)} Seriennummern eingefügt`,
  },
  camera: {
    open: 'Mit der Kamera scannen',
    close: 'Kamera schließen',
    picture: 'Bild der Kamera',
    starting: 'Die Kamera wird gestartet.',
    watching: 'Halten Sie den Barcode ins Bild.',
    read: (serial) => `Gelesen: ${serial}`,
    choose: 'Kamera',
    nameless: (number) => `Kamera ${number}`,
    light: 'Licht',
    again: 'Erneut versuchen',
    faults: {
      insecure:
        'Eine Kamera braucht eine sichere Seite (https). Öffnen Sie Serialbook über seine https-Adresse, oder nehmen Sie Scanner oder Tastatur.',
      none: 'Keine Kamera gefunden. Schließen Sie eine an und versuchen Sie es noch einmal, oder nehmen Sie Scanner oder Tastatur.',
      refused:
        'Die Kamera ist hier nicht erlaubt. Erlauben Sie sie in den Einstellungen von Excel oder des Browsers und versuchen Sie es noch einmal, oder nehmen Sie Scanner oder Tastatur.',
      inUse:
        'Ein anderes Programm benutzt die Kamera. Schließen Sie es und versuchen Sie es noch einmal, oder nehmen Sie Scanner oder Tastatur.',
      noReader:
        'Der Barcode-Leser konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    },
  },
};
