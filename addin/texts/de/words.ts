import type { Texts } from '../texts.ts';

export const words: Texts['words'] = {
  kinds: {
    purchase_order: 'Bestellung',
    goods_receipt: 'Wareneingang',
    vendor_bill: 'Eingangsrechnung',
    vendor_rma: 'Lieferanten-RMA',
    debit_memo: 'Lastschrift',
    sales_order: 'Auftrag',
    invoice: 'Rechnung',
    customer_rma: 'Kunden-RMA',
    credit_memo: 'Gutschrift',
    stock_transfer: 'Umlagerung',
    quantity_adjustment: 'Mengenkorrektur',
    cost_adjustment: 'Kostenkorrektur',
    stock_count: 'Zählung',
    assembly: 'Montage',
  },
  statuses: {
    none: 'nicht in den Büchern',
    expected: 'erwartet',
    in_stock: 'auf Lager',
    committed: 'reserviert',
    sold: 'verkauft',
    return_expected: 'Rückgabe erwartet',
    returned: 'zurückgenommen',
    in_transit: 'unterwegs',
    at_vendor: 'beim Lieferanten',
    written_off: 'ausgebucht',
    consumed: 'verbaut',
  },
};
