/** The issues in German. Words are those of docs/guide/de-words.md. */
import type { DocumentKind } from '../documents/kinds.ts';
import type { AmountField, AreaField } from '../issues.ts';
import type { UnitStatus } from '../stock/lifecycle.ts';
import type { IssueTexts } from './texts.ts';

const statusPhrases: Readonly<Record<UnitStatus, string>> = {
  none: 'nicht in den Büchern',
  expected: 'vom Lieferanten erwartet',
  in_stock: 'auf Lager',
  committed: 'reserviert',
  sold: 'verkauft',
  return_expected: 'verkauft, und ihre Rückgabe wird erwartet',
  returned: 'von einem Kunden zurückgenommen',
  in_transit: 'unterwegs',
  at_vendor: 'zurück beim Lieferanten',
  written_off: 'ausgebucht',
  consumed: 'in eine andere Einheit eingebaut',
};

/** Each kind with its gender, which decides its article. */
const kinds: Readonly<Record<DocumentKind, readonly [gender: 'm' | 'f', name: string]>> = {
  purchase_order: ['f', 'Bestellung'],
  goods_receipt: ['m', 'Wareneingang'],
  vendor_bill: ['f', 'Eingangsrechnung'],
  vendor_rma: ['f', 'Lieferanten-RMA'],
  debit_memo: ['f', 'Lastschrift'],
  sales_order: ['m', 'Auftrag'],
  invoice: ['f', 'Rechnung'],
  customer_rma: ['f', 'Kunden-RMA'],
  credit_memo: ['f', 'Gutschrift'],
  stock_transfer: ['f', 'Umlagerung'],
  quantity_adjustment: ['f', 'Mengenkorrektur'],
  cost_adjustment: ['f', 'Kostenkorrektur'],
  stock_count: ['f', 'Zählung'],
  assembly: ['f', 'Montage'],
};

const articles = {
  who: { m: 'ein', f: 'eine' },
  whom: { m: 'einen', f: 'eine' },
  toWhom: { m: 'einem', f: 'einer' },
} as const;

/** A kind as it stands in a sentence: `ein Wareneingang`, `einen Wareneingang`, `einer Rechnung`. */
export function nameKind(kind: DocumentKind, use: keyof typeof articles): string {
  const [gender, name] = kinds[kind];
  return `${articles[use][gender]} ${name}`;
}

/** `einen Wareneingang oder eine Bestellung`. */
function anyOf(wanted: readonly DocumentKind[]): string {
  return wanted.map((kind) => nameKind(kind, 'whom')).join(' oder ');
}

const roles = { vendor: 'Lieferant', customer: 'Kunde' } as const;

/** Fields of a document as the forms call them. */
const fields: Readonly<Record<AreaField | AmountField, string>> = {
  area: 'Lagerplatz',
  fromArea: 'Von Lagerplatz',
  toArea: 'Nach Lagerplatz',
  unitCost: 'Stückkosten',
  unitPrice: 'Stückpreis',
  discount: 'Rabatt',
};

function fieldOf(name: AreaField | AmountField): string {
  return `„${fields[name]}“`;
}

function by(document: string | null): string {
  return document === null ? '' : ` (${document})`;
}

const unnamed = 'Die Einheit';

const sentences: IssueTexts['sentences'] = {
  document_id_reused: (d) =>
    `Unter der Kennung dieses Belegs wurde schon ${d.number} mit anderem Inhalt gebucht. Senden Sie geänderten Inhalt unter einer neuen Kennung.`,
  period_closed: (d) =>
    `Die Bücher sind bis ${d.closedThrough} geschlossen, und dieser Beleg ist vom ${d.occurredOn}. Nehmen Sie ein späteres Datum, oder lassen Sie die Periode wieder öffnen.`,
  reversal_stays: (d) =>
    `${d.number} storniert selbst ${d.reverses} und bleibt. Buchen Sie stattdessen einen neuen Beleg.`,
  document_reversed_before: (d) =>
    `${d.number} wurde schon durch ${d.by} storniert. Buchen Sie stattdessen einen neuen Beleg.`,
  not_an_order: (d) =>
    `${d.number} ist ${nameKind(d.kind, 'who')}. Dabei bleibt nichts offen, also gibt es nichts zu schließen. Stornieren Sie den Beleg, wenn er nicht gelten soll.`,
  transfer_in_transit: (d) =>
    `${d.number} ist unterwegs und lässt sich nicht schließen. Nehmen Sie die Ware durch eine zweite Umlagerung an, oder stornieren Sie den Beleg.`,
  document_closed_before: (d) =>
    `${d.number} wurde schon durch ${d.by} geschlossen. Stornieren Sie ${d.by}, um den Beleg wieder zu öffnen.`,
  party_missing: (d) => `Der ${roles[d.role]} fehlt. Nennen Sie ihn mit seinem Kürzel.`,
  party_unknown: (d) =>
    `Es gibt keinen Partner ${d.party}. Prüfen Sie das Kürzel, oder legen Sie den Partner zuerst an.`,
  party_role_missing: (d) =>
    `${d.party} ist kein ${roles[d.role]}. Geben Sie dem Partner diese Rolle, oder wählen Sie einen anderen.`,
  party_discontinued: (d) =>
    `${d.party} ist stillgelegt, also wird nichts mehr bestellt. Wählen Sie einen anderen Partner, oder heben Sie die Stilllegung auf.`,
  exchange_rate_missing: (d) =>
    `Der Beleg ist in ${d.currency}, und die Bücher sind in ${d.baseCurrency}. Geben Sie den Wechselkurs an: ${d.baseCurrency} für einen ${d.currency}.`,
  exchange_rate_not_one: (d) =>
    `Der Beleg ist in ${d.currency}, der Währung der Bücher, also ist sein Wechselkurs 1. Lassen Sie den Kurs weg, oder berichtigen Sie die Währung.`,
  from_missing: (d) =>
    `Vor ${nameKind(d.kind, 'toWhom')} braucht es ${anyOf(d.wanted)}, und keiner dieser Belege ist genannt. Geben Sie unter „Aus Belegen“ die Nummer an.`,
  from_unknown: (d) =>
    `Einen Beleg ${d.number}, auf den dieser folgen könnte, gibt es nicht. Prüfen Sie die Nummer unter „Aus Belegen“.`,
  from_wrong_kind: (d) =>
    `${d.number} ist ${nameKind(d.kind, 'who')}; dieser Beleg kann nur auf ${anyOf(d.wanted)} folgen. Nennen Sie einen anderen, oder lassen Sie „Aus Belegen“ leer.`,
  from_other_party: (d) =>
    `${d.number} gehört zu ${d.party}, einem anderen Partner. Nehmen Sie denselben Partner, oder lassen Sie „Aus Belegen“ leer.`,
  from_closed: (d) =>
    `${d.number} ist ${d.standing === 'closed' ? 'geschlossen' : 'storniert'}, also kann nichts darauf folgen. Nennen Sie einen anderen Beleg, oder lassen Sie „Aus Belegen“ leer.`,
  rma_expired: (d) =>
    `${d.number} war bis ${d.expiresOn} offen. Stimmen Sie zu, um die Ware trotzdem zurückzunehmen, oder vereinbaren Sie eine neue RMA.`,
  vendor_rma_number_used: (d) =>
    `Die RMA-Nummer ${d.vendorRmaNumber} des Lieferanten steht schon auf ${d.number}. Stimmen Sie zu, um sie noch einmal zu verwenden, oder berichtigen Sie sie.`,
  against_missing: () =>
    `Die späten Kosten nennen keinen Wareneingang. Geben Sie unter „Zum Wareneingang“ die Nummer dessen an, zu dem sie gehören.`,
  cost_adjustment_empty: () =>
    `Die Korrektur nennt keine Kosten. Geben Sie Nebenkosten zu einem Wareneingang an, oder Zeilen mit den neuen Kosten ihrer Einheiten.`,
  document_has_no_lines: () =>
    `Der Beleg hat keine Zeilen. Scannen Sie mindestens eine Einheit, oder fügen Sie eine Zeile hinzu.`,
  add_on_not_taken: (d) =>
    `„${d.name}“ kann hier nicht stehen: Zu ${nameKind(d.kind, 'toWhom')} gehören keine Nebenkosten. Geben Sie sie beim Wareneingang ein.`,
  add_on_amount_not_money: (d) =>
    `„${d.name}“: ${d.amount} ist kein Betrag in ${d.currency}. Schreiben Sie Ziffern und einen Punkt, mit nicht mehr Nachkommastellen, als die Währung hat.`,
  add_on_has_no_weight: (d) =>
    `„${d.name}“ wird nach Gewicht verteilt, und kein Artikel hier hat eines. Geben Sie die Gewichte der Artikel ein, oder verteilen Sie nach Menge oder Wert.`,
  add_on_has_no_bearer: (d) =>
    `„${d.name}“ findet keine Einheit, die es tragen kann. Fügen Sie Ware hinzu, die im Bestand geführt wird und Kosten tragen kann, oder nehmen Sie den Posten heraus.`,
  area_missing: (d) => `Die Angabe ${fieldOf(d.field)} fehlt. Nennen Sie den Lagerplatz.`,
  area_unknown: (d) => `Es gibt keinen Lagerplatz ${d.area}. Prüfen Sie das Kürzel.`,
  area_holds_no_stock: (d) =>
    `${d.area} ist ein Lagerort oder ein Lagerbereich; Bestand liegt nur auf Lagerplätzen. Nennen Sie einen Lagerplatz dort.`,
  area_of_other_type: (d) =>
    d.wanted === 'stock'
      ? `${d.area} ist für Ware, die uns nicht gehört. Wählen Sie einen Lagerplatz für eigenen Bestand.`
      : `${d.area} ist für eigenen Bestand. Wählen Sie einen Lagerplatz für Ware, die uns verlassen hat.`,
  areas_same: (d) =>
    `Die Ware ginge von ${d.area} nach ${d.area}. Wählen Sie einen anderen Lagerplatz.`,
  item_unknown: (d) =>
    `Es gibt keinen Artikel ${d.item}. Prüfen Sie das Kürzel, oder legen Sie den Artikel zuerst an.`,
  item_holds_no_stock: (d) =>
    d.tracking === 'none'
      ? `${d.item} wird nicht im Bestand geführt und lässt sich mit ${nameKind(d.kind, 'toWhom')} nicht bewegen. Nehmen Sie die Zeile heraus.`
      : `${d.item} wird nach Menge geführt und hat keine Einheiten, die sich in ${nameKind(d.kind, 'toWhom')} nennen ließen. Nehmen Sie die Zeile heraus.`,
  direction_missing: (d) =>
    `Die Zeile für ${d.item} sagt nicht, ob die Ware zu- oder abgeht. Geben Sie „Zu- oder Abgang“ an.`,
  direction_not_taken: (d) =>
    `In ${nameKind(d.kind, 'toWhom')} gehen alle Zeilen in eine Richtung. Lassen Sie „Zu- oder Abgang“ leer.`,
  item_not_on_order: (d) =>
    `${d.item} steht nicht auf ${d.number}. Stimmen Sie zu, um den Artikel trotzdem zu nehmen, oder nehmen Sie die Zeile heraus.`,
  component_not_linked: (d) =>
    `${d.item} wird nach Seriennummer geführt, also wird jede Einheit in eine genannte Einheit eingebaut. Führen Sie sie unter den Bestandteilen dieser Einheit auf.`,
  amount_missing: (d) =>
    `Die Angabe ${fieldOf(d.field)} fehlt. Geben Sie den Betrag ein; 0.00 ist erlaubt, wo nichts zu zahlen war.`,
  amount_not_money: (d) =>
    `${fieldOf(d.field)}: ${d.amount} ist kein Betrag in ${d.currency}. Schreiben Sie Ziffern und einen Punkt, mit nicht mehr Nachkommastellen, als die Währung hat.`,
  tax_rate_not_percent: (d) =>
    `Der Steuersatz ${d.taxRate} ist kein Prozentsatz wie 19 oder 7.25. Berichtigen Sie ihn.`,
  discount_above_price: (d) =>
    `Der Rabatt von ${d.discount} ist höher als der Preis von ${d.price}. Senken Sie den Rabatt; er gilt für eine Einheit.`,
  amount_too_large: () =>
    `Die Beträge ergeben mehr, als sich genau festhalten lässt. Prüfen Sie sie, oder teilen Sie den Beleg.`,
  total_negative: (d) =>
    `Was zurückgenommen wird, ist mehr wert als das Verkaufte: Die Summe wäre ${d.total}. Machen Sie daraus einen Beleg der anderen Art.`,
  quantity_missing: (d) =>
    `Die Zeile für ${d.item} nennt weder Seriennummern noch eine Menge. Geben Sie eines davon an.`,
  quantity_not_positive: (d) =>
    `Die Menge ${d.quantity} ist nicht größer als null. Berichtigen Sie sie.`,
  quantity_differs_from_serials: (d) =>
    `Die Zeile nennt die Menge ${d.quantity} und ${d.serials} ${d.serials === 1 ? 'Seriennummer' : 'Seriennummern'}. Berichtigen Sie die Menge, oder scannen Sie den Rest.`,
  quantity_not_in_stock: (d) =>
    `Von ${d.item} werden ${d.wanted} gebraucht, und ${d.available} sind frei. Senken Sie die Menge, oder buchen Sie zuerst einen Wareneingang.`,
  quantity_above_ordered: (d) =>
    `Von ${d.item} kamen ${d.wanted}, und auf ${d.number} sind ${d.open} offen. Stimmen Sie zu, um den Überschuss zu nehmen, oder senken Sie die Menge.`,
  bill_item_not_received: (d) =>
    `${d.item} steht auf keinem Wareneingang, auf den diese Eingangsrechnung folgt. Nennen Sie den Wareneingang unter „Aus Belegen“, oder nehmen Sie die Zeile heraus.`,
  bill_above_received: (d) =>
    `Von ${d.item} werden ${d.billed} berechnet, und ${d.open} sind empfangen und noch nicht berechnet. Stimmen Sie zu, um den Überschuss als Preisabweichung zu buchen, oder fragen Sie den Lieferanten.`,
  count_needs_serials: (d) =>
    `Von ${d.item} wurden ${d.counted} gezählt, und eine Zahl allein sagt nicht, welche. Scannen Sie die Seriennummern derer, die da sind.`,
  serials_missing: (d) =>
    `${d.item} wird nach Seriennummer geführt, und die Zeile nennt keine. Scannen Sie die Seriennummer jeder Einheit.`,
  serials_not_taken: (d) =>
    `${d.item} wird nicht nach Seriennummer geführt, und die Zeile nennt Seriennummern. Geben Sie nur eine Menge an.`,
  lot_missing: (d) =>
    `${d.item} wird nach Charge geführt, und keine Charge ist genannt. Geben Sie die Charge an, die auf der Ware steht.`,
  lot_expired: (d) =>
    `Die Charge ${d.lot} war bis ${d.expiresOn} haltbar. Stimmen Sie zu, um sie trotzdem zu nehmen, oder nehmen Sie Ware einer anderen Charge.`,
  serial_empty: (d) =>
    `Die Seriennummer an Stelle ${d.position} der Zeile ist leer. Scannen Sie sie noch einmal, oder nehmen Sie sie heraus.`,
  serial_malformed: () =>
    `Der Text enthält Zeichen, die keine Seriennummer hat, oder ist länger als 100 Zeichen. Scannen Sie die Seriennummer noch einmal.`,
  serial_twice_in_document: (d, serial) =>
    `${serial} steht zweimal in diesem Beleg, zuerst in Zeile ${d.firstLine}. Nehmen Sie eine heraus.`,
  serial_unknown: (d, serial) =>
    `Keine Einheit von ${d.item} hat die Seriennummer ${serial}. Prüfen Sie den Text, oder buchen Sie zuerst den Wareneingang der Einheit.`,
  serial_of_other_item: (d, serial) =>
    `${serial} gehört zum Artikel ${d.otherItem}, nicht zu ${d.item}. Nehmen Sie die richtige Einheit, oder setzen Sie sie in eine Zeile für ${d.otherItem}.`,
  serial_already_in_stock: (d, serial) =>
    `${serial} ist schon ${statusPhrases[d.status]}${d.area === null ? '' : `, in ${d.area}`}${by(d.document)}. Prüfen Sie das Etikett, oder nehmen Sie die Einheit aus diesem Beleg.`,
  serial_life_forbidden: (d, serial) =>
    `${serial} hat uns schon verlassen${by(d.document)}, und Seriennummern dieses Artikels dürfen nicht wiederkommen. Prüfen Sie das Etikett, oder ändern Sie die Regel des Artikels.`,
  serial_begins_next_life: (d, serial) =>
    `${serial} war schon hier und ist ${statusPhrases[d.status]}${by(d.document)}. Stimmen Sie zu, damit ihr nächstes Leben mit eigenen Kosten beginnt, oder prüfen Sie das Etikett.`,
  serial_not_in_stock: (d, serial) =>
    `${serial} ist nicht auf Lager: Die Einheit ist ${statusPhrases[d.status]}${d.holder === null ? '' : `, bei ${d.holder}`}${by(d.document)}. Nehmen Sie sie heraus, oder nehmen Sie die Einheit zuerst zurück.`,
  serial_committed: (d, serial) =>
    `${serial} ist für ${d.document ?? 'einen anderen Beleg'} reserviert. Nennen Sie diesen unter „Aus Belegen“, oder nehmen Sie eine andere Einheit.`,
  serial_in_transit: (d, serial) =>
    `${serial} ist unterwegs${by(d.document)}. Nehmen Sie die Einheit zuerst mit einer Umlagerung aus diesem Beleg an.`,
  auto_serial_has_manufacturer_serial: (d, serial) =>
    `${serial} trägt die Herstellernummer ${d.manufacturerSerial}, und diese wurde nicht gescannt. Stimmen Sie zu, um die Einheit trotzdem zu nehmen, oder scannen Sie, was hinausgeht.`,
  unit_not_assembled: (_d, serial) =>
    `${serial} wurde hier nicht aus anderen Einheiten gebaut und lässt sich nicht zerlegen. Prüfen Sie das Etikett.`,
  cost_below_zero: (d, serial) =>
    `Die Kosten ${serial === unnamed ? 'dessen, was übrig bleibt,' : `von ${serial}`} wären ${d.cost}. Senken Sie die Gutschrift, oder geben Sie Kosten von null oder mehr an.`,
  serial_not_sold: (d, serial) =>
    `${serial} ist nicht bei einem Kunden: Die Einheit ist ${statusPhrases[d.status]}${d.area === null ? '' : `, in ${d.area}`}. Prüfen Sie das Etikett.`,
  serial_return_expected: (d, serial) =>
    `Die Rückgabe von ${serial} wird schon erwartet${by(d.document)}. Nehmen Sie jenen Beleg, oder nehmen Sie die Einheit aus diesem.`,
  serial_not_transferable: (d, serial) =>
    `${serial} ist ${statusPhrases[d.status]}${by(d.document)} und lässt sich nicht umlagern. Nehmen Sie die Einheit heraus.`,
  serial_not_in_area: (d, serial) =>
    `${serial} liegt nicht in ${d.area}, sondern ${d.actualArea === null ? 'auf keinem Lagerplatz' : `in ${d.actualArea}`}. Nehmen Sie die Einheit von dort, oder lagern Sie sie zuerst um.`,
  serial_in_area_of_other_type: (d, serial) =>
    `${serial} liegt in ${d.actualArea}, und ${d.area} ist für Ware eines anderen Eigentümers. Lagern Sie nur unter eigenen Lagerplätzen um, oder nur unter fremden.`,
  serial_not_on_document: (d, serial) =>
    `${serial} steht nicht auf ${d.number}. Nehmen Sie die Einheit heraus, oder lassen Sie „Aus Belegen“ leer.`,
  serial_not_sold_to_customer: (d, serial) =>
    `${serial} wurde an ${d.soldTo ?? 'jemand anderen'} verkauft${by(d.invoice)}, nicht an ${d.customer}. Stimmen Sie zu, um die Einheit trotzdem zurückzunehmen, oder ändern Sie den Kunden.`,
  serial_not_from_vendor: (d, serial) =>
    `${serial} kam ${d.boughtFrom === null ? 'von keinem Lieferanten' : `von ${d.boughtFrom}`}, nicht von ${d.vendor}. Schicken Sie die Einheit an ihren eigenen Lieferanten zurück, oder prüfen Sie das Etikett.`,
  date_before_unit: (d, serial) =>
    serial === unnamed
      ? `Das Datum ist ${d.occurredOn}, und ${d.document ?? 'der Beleg'} ist vom ${d.lastOn}. Nehmen Sie diesen Tag oder einen späteren.`
      : `Der Beleg ist vom ${d.occurredOn}, und ${serial} wurde am ${d.lastOn} bewegt${by(d.document)}. Nehmen Sie diesen Tag oder einen späteren.`,
  later_movement_stands: (d, serial) =>
    serial === unnamed
      ? `${d.document} beruht auf diesem Beleg. Stornieren Sie zuerst ${d.document}.`
      : `${serial} wurde seither durch ${d.document} bewegt. Stornieren Sie zuerst diesen Beleg.`,
  unit_moved_meanwhile: (d, serial) =>
    `${serial} wurde durch ${d.document ?? 'einen anderen Beleg'} bewegt, während dieser gebucht wurde. Schlagen Sie die Einheit nach, und versuchen Sie es dann erneut.`,
};

export const de: IssueTexts = { unnamed, sentences };
