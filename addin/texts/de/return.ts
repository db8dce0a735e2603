import { countOf } from '../formats.ts';
import type { Texts } from '../texts.ts';

export const returns: Texts['returns'] = {
  title: 'Rückgabe',
  field: 'Zurückgegebene Einheit scannen',
  empty: 'Scannen Sie eine Seriennummer. Einkauf und Verkauf füllen das Formular.',
  asking: 'Die Bücher werden abgefragt',
  none: (serial) => `Keine Einheit hat die Seriennummer ${serial}. Prüfen Sie das Etikett.`,
  found: (serial, status) => `${serial}: ${status}`,
  several: 'Mehrere Artikel haben diese Seriennummer. Wählen Sie einen.',
  severalSwitch: 'Mehrere Einheiten eines Kunden in einem Beleg',
  severalField: 'Scannen, was zurückkam',
  severalEmpty: 'Scannen Sie die Einheiten, die ein Kunde zurückbringt.',
  severalUnits: 'Zurückgekommene Einheiten',
  severalOf: (count, customer) => `${countOf(count, 'Einheit', 'Einheiten')} von ${customer}`,
  severalNone: 'Scannen Sie zuerst die Einheiten, die zurückkamen.',
  severalRemove: (serial) => `${serial} herausnehmen`,
  severalPosted: (number) => `${number} ist gebucht.`,
  severalNext: 'Nächste Rückgabe',
  severalTwice: (serial) => `${serial} steht schon in der Liste.`,
  severalItems: (serial) =>
    `Mehrere Artikel haben die Seriennummer ${serial}. Nehmen Sie diese Einheit einzeln zurück, und wählen Sie dort den Artikel.`,
  severalStatus: (serial, status) =>
    `${serial} ist ${status}. Nur Einheiten, die ein Kunde hat, können zurückkommen.`,
  severalCustomer: (serial, customer, first) =>
    `${serial} wurde an ${customer} verkauft, diese Liste ist von ${first}. Nehmen Sie die Einheit in einem eigenen Beleg zurück.`,
  severalStep: (serial, status, first) =>
    `${serial} ist ${status}, die anderen sind ${first}. Nehmen Sie die Einheit in einem eigenen Beleg zurück.`,
  severalCurrency: (serial) =>
    `${serial} wurde in einer anderen Währung oder zu einem anderen Kurs verkauft. Nehmen Sie die Einheit in einem eigenen Beleg zurück.`,
  story: 'Was die Bücher wissen',
  facts: {
    serial: 'Seriennummer',
    item: 'Artikel',
    status: 'Status',
    customer: 'Kunde',
    invoice: 'Rechnung',
    price: 'Preis',
    vendor: 'Lieferant',
    receipt: 'Wareneingang',
    unitCost: 'Stückkosten',
  },
  steps: 'Schritte der Rückgabe',
  reason: 'Grund',
  action: 'Was der Kunde bekommt',
  date: 'Datum',
  price: 'Gutschrift für die Einheit',
  priceIn: (currency) => `Gutschrift für die Einheit, ${currency}`,
  tax: 'Steuer %',
  vendorRma: 'RMA-Nummer des Lieferanten',
  vendorCredit: 'Was der Lieferant gibt',
  open: (number) => `${number} öffnen`,
  busy: 'Wird gebucht',
  stays: (status) =>
    `Status dieser Einheit: ${status}. Nur Einheiten, die verkauft oder auf Lager sind, können zurückgehen.`,
  held: (document) =>
    `Diese Einheit wird von ${document} gehalten. Stornieren Sie diesen Beleg zuerst, oder schließen Sie ihn ab.`,
  done: 'Die Einheit ist wieder beim Lieferanten.',
  skipped: 'nicht nötig',
  later: 'später',
  stepTitles: {
    customer_rma: 'RMA für den Kunden',
    credit_memo: 'Einheit zurücknehmen',
    vendor_rma: 'An den Lieferanten zurück',
    debit_memo: 'An den Lieferanten versenden',
  },
  stepsDone: {
    customer_rma: 'RMA für den Kunden',
    credit_memo: 'Einheit zurückgenommen',
    vendor_rma: 'RMA für den Lieferanten',
    debit_memo: 'An den Lieferanten versandt',
  },
  buttons: {
    customer_rma: 'RMA erstellen',
    credit_memo: 'Jetzt zurücknehmen',
    vendor_rma: 'Lieferanten-RMA erstellen',
    debit_memo: 'An Lieferanten senden',
  },
  actions: {
    credit: 'Gutschrift',
    refund: 'Erstattung',
    replace: 'Ersatz',
    repair: 'Reparatur',
  },
  reasons: [
    'Bei Ankunft defekt',
    'Defekt',
    'Falscher Artikel',
    'Nicht gewünscht',
    'Transportschaden',
  ],
};
