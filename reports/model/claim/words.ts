/** The words of claims on vendors, a table of two languages. */
import type { Language } from '../../../shared/languages.ts';
import type { ClaimReason } from '../../../shared/reconcile/claim.ts';
import type { Decision } from '../../../shared/reconcile/decisions.ts';
import type { Misreading } from '../../../shared/reconcile/misreading.ts';
import type { ReconcileClass } from '../../../shared/reconcile/reconcile.ts';

type Field =
  | 'day'
  | 'number'
  | 'reference'
  | 'order'
  | 'receipts'
  | 'bills'
  | 'vendor'
  | 'item'
  | 'units'
  | 'each'
  | 'amount'
  | 'total'
  | 'serial'
  | 'serials'
  | 'found'
  | 'scannedAs'
  | 'why'
  | 'listed'
  | 'billed'
  | 'agreed'
  | 'decision'
  | 'claim';

export interface ClaimWords {
  readonly title: string;
  readonly sheet: string;
  /** The sheet of sums; a name that formulas need not quote, as that of the serials. */
  readonly summary: string;
  readonly sum: string;
  readonly to: string;
  readonly fields: Readonly<Record<Field, string>>;
  /** The first sentences of the letter; what the list is called where it has a number. */
  readonly opening: (list: string) => string;
  /** Beside the item that was listed: the one that came. */
  readonly cameAs: (item: string) => string;
  readonly closing: string;
  readonly signature: string;
  /** What stands above the units of a reason, and what is asked for them. */
  readonly reasons: Readonly<Record<ClaimReason, { readonly title: string; readonly ask: string }>>;
  readonly classes: Readonly<Record<ReconcileClass, string>>;
  readonly decisions: Readonly<Record<Decision, string>>;
  readonly readings: Readonly<Record<Misreading, string>>;
}

const en: ClaimWords = {
  title: 'Claim',
  sheet: 'Claim',
  summary: 'Summary',
  sum: 'Total',
  to: 'Vendor',
  fields: {
    day: 'Date',
    number: 'Our number',
    reference: 'Your list',
    order: 'Our order',
    receipts: 'Our receipt',
    bills: 'Your bill, our number',
    vendor: 'Your number with us',
    item: 'Item',
    units: 'Units',
    each: 'Each',
    amount: 'Amount',
    total: 'Claimed in all',
    serial: 'Serial',
    serials: 'Serials',
    found: 'Found',
    scannedAs: 'Scanned as',
    why: 'Why',
    listed: 'Listed',
    billed: 'Billed',
    agreed: 'Agreed',
    decision: 'Decision',
    claim: 'Claim',
  },
  opening: (list) =>
    `We compared your list${list === '' ? '' : ` ${list}`} with what arrived and with what was billed, serial by serial. Below is what does not agree. Every serial is named.`,
  cameAs: (item) => `came as ${item}`,
  closing:
    'Please confirm this claim in writing, with our number, and let us know if your records say otherwise.',
  signature: 'For the company: name, date, signature',
  reasons: {
    missing: {
      title: 'Listed or billed, and not in the delivery',
      ask: 'Please deliver these units, or credit them.',
    },
    billed_twice: {
      title: 'Billed more than once',
      ask: 'Please credit what was billed beyond one unit.',
    },
    wrong_item: {
      title: 'Another item than listed',
      ask: 'Please deliver what was listed, or credit it, and tell us what to do with the units that came.',
    },
    already_in_stock: {
      title: 'Delivered to us before',
      ask: 'These units are in our stock from an earlier delivery. Please credit them.',
    },
    sold_before: {
      title: 'Delivered to us and sold before',
      ask: 'We received and sold these units earlier. Please credit them, or explain.',
    },
    not_delivered: {
      title: 'Billed, neither listed nor delivered',
      ask: 'Please credit these units.',
    },
    faulty: {
      title: 'Delivered, and not accepted',
      ask: 'Please credit or replace these units.',
    },
    sent_back: {
      title: 'Going back to you',
      ask: 'Please give us a return number, and credit these units on their return.',
    },
    price: {
      title: 'Billed above the agreed price',
      ask: 'Please credit the difference.',
    },
  },
  classes: {
    matched: 'Fits',
    missing: 'Missing',
    extra: 'Not on the list',
    duplicate: 'Twice',
    wrong_item: 'Another item',
    already_in_stock: 'In stock already',
    sold_before: 'Left us before',
    near_match: 'Nearly the same',
  },
  decisions: {
    receive: 'Received',
    receive_listed: 'Received as listed',
    send_back: 'Sent back',
    claim: 'Claimed',
    wait: 'Waited for',
    leave: 'Left as it is',
  },
  readings: {
    look_alike: 'characters that look alike',
    transposed: 'two characters swapped',
    one_character: 'one character differs',
    dropped: 'a character is missing',
    dropped_prefix: 'the beginning is missing',
    excel_damage: 'made a number or a date by a spreadsheet',
    check_digit: 'the check digit is wrong',
  },
};

const de: ClaimWords = {
  title: 'Reklamation',
  sheet: 'Reklamation',
  summary: 'Zusammenfassung',
  sum: 'Summe',
  to: 'Lieferant',
  fields: {
    day: 'Datum',
    number: 'Unsere Nummer',
    reference: 'Ihre Liste',
    order: 'Unsere Bestellung',
    receipts: 'Unser Wareneingang',
    bills: 'Ihre Rechnung, unsere Nummer',
    vendor: 'Ihre Nummer bei uns',
    item: 'Artikel',
    units: 'Einheiten',
    each: 'Je Einheit',
    amount: 'Betrag',
    total: 'Zusammen gefordert',
    serial: 'Seriennummer',
    serials: 'Seriennummern',
    found: 'Befund',
    scannedAs: 'Gescannt als',
    why: 'Warum',
    listed: 'Gelistet',
    billed: 'Berechnet',
    agreed: 'Vereinbart',
    decision: 'Entscheidung',
    claim: 'Forderung',
  },
  opening: (list) =>
    `Wir haben Ihre Liste${list === '' ? '' : ` ${list}`} mit der Lieferung und mit Ihrer Rechnung verglichen, Seriennummer für Seriennummer. Nachfolgend steht, was nicht übereinstimmt. Jede Seriennummer ist genannt.`,
  cameAs: (item) => `kam als ${item}`,
  closing:
    'Bitte bestätigen Sie diese Reklamation schriftlich unter unserer Nummer, und sagen Sie uns, falls Ihre Unterlagen etwas anderes zeigen.',
  signature: 'Für die Firma: Name, Datum, Unterschrift',
  reasons: {
    missing: {
      title: 'Gelistet oder berechnet, und nicht in der Lieferung',
      ask: 'Bitte liefern Sie diese Einheiten nach, oder schreiben Sie sie gut.',
    },
    billed_twice: {
      title: 'Mehr als einmal berechnet',
      ask: 'Bitte schreiben Sie gut, was über eine Einheit hinaus berechnet wurde.',
    },
    wrong_item: {
      title: 'Ein anderer Artikel als gelistet',
      ask: 'Bitte liefern Sie den gelisteten Artikel, oder schreiben Sie ihn gut, und sagen Sie uns, was mit den gekommenen Einheiten geschehen soll.',
    },
    already_in_stock: {
      title: 'Uns schon früher geliefert',
      ask: 'Diese Einheiten sind aus einer früheren Lieferung auf Lager. Bitte schreiben Sie sie gut.',
    },
    sold_before: {
      title: 'Uns früher geliefert und verkauft',
      ask: 'Diese Einheiten haben wir früher erhalten und verkauft. Bitte schreiben Sie sie gut, oder klären Sie uns auf.',
    },
    not_delivered: {
      title: 'Berechnet, weder gelistet noch geliefert',
      ask: 'Bitte schreiben Sie diese Einheiten gut.',
    },
    faulty: {
      title: 'Geliefert und nicht angenommen',
      ask: 'Bitte schreiben Sie diese Einheiten gut, oder ersetzen Sie sie.',
    },
    sent_back: {
      title: 'Gehen an Sie zurück',
      ask: 'Bitte nennen Sie uns eine Rückgabenummer, und schreiben Sie diese Einheiten bei Rückgabe gut.',
    },
    price: {
      title: 'Über dem vereinbarten Preis berechnet',
      ask: 'Bitte schreiben Sie den Unterschied gut.',
    },
  },
  classes: {
    matched: 'Stimmt',
    missing: 'Fehlt',
    extra: 'Nicht auf der Liste',
    duplicate: 'Doppelt',
    wrong_item: 'Anderer Artikel',
    already_in_stock: 'Schon auf Lager',
    sold_before: 'Ging früher hinaus',
    near_match: 'Fast gleich',
  },
  decisions: {
    receive: 'Eingegangen',
    receive_listed: 'Eingegangen wie gelistet',
    send_back: 'Zurückgegeben',
    claim: 'Reklamiert',
    wait: 'Erwartet',
    leave: 'Dabei belassen',
  },
  readings: {
    look_alike: 'Zeichen, die sich ähnlich sehen',
    transposed: 'zwei Zeichen vertauscht',
    one_character: 'ein Zeichen weicht ab',
    dropped: 'ein Zeichen fehlt',
    dropped_prefix: 'der Anfang fehlt',
    excel_damage: 'durch eine Tabelle zu Zahl oder Datum geworden',
    check_digit: 'die Prüfziffer ist falsch',
  },
};

const tables: Readonly<Record<Language, ClaimWords>> = { en, de };

export function claimWords(language: Language): ClaimWords {
  return tables[language];
}
