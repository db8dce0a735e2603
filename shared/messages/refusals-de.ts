/** What is refused beside documents, in German. Words are those of docs/guide/de-words.md. */
import type { DocumentKind } from '../documents/kinds.ts';
import { stylesOfKinds, type PrintStyle } from '../documents/print-styles.ts';
import { rightsDe, rolesDe } from '../people/words.ts';
import type { Decision } from '../reconcile/decisions.ts';
import type { ReconcileResult } from '../reconcile/outcome.ts';
import type { RefusalTexts } from '../refusals.ts';
import { nameKind } from './de.ts';
import { fileFaultsDe } from './file-faults.ts';
import { rangeSentencesDe } from './scans-de.ts';
import type { AreaKind, BinType, DefaultBin } from '../stock/masters.ts';

/** Kinds of places as they stand after `ist`. */
const kinds: Readonly<Record<AreaKind, string>> = {
  location: 'ein Lagerort',
  area: 'ein Lagerbereich',
  bin: 'ein Lagerplatz',
};

const binTypes: Readonly<Record<BinType, string>> = {
  stock: 'für eigene Ware',
  out: 'für Ware, die uns nicht gehört',
};

/** What goes into each usual bin, as it stands after `für`. */
const usualBins: Readonly<Record<DefaultBin, string>> = {
  receipt: 'Ware, die eingeht',
  sold: 'verkaufte Einheiten',
  customerReturn: 'Einheiten, die Kunden zurückbringen',
  customerReturnExpected: 'von Kunden angekündigte Einheiten',
  vendorReturn: 'an Lieferanten zurückgesandte Einheiten',
  vendorReturnExpected: 'für Lieferanten bereitgestellte Einheiten',
  expected: 'in einer Bestellung genannte Einheiten',
  salesOrder: 'von einem Auftrag gehaltene Einheiten',
  writeOff: 'ausgebuchte Einheiten',
  inTransit: 'Einheiten unterwegs zwischen Lagerplätzen',
  built: 'gebaute Einheiten',
  consumed: 'in andere eingebaute Einheiten',
};

const decisionsDe: Readonly<Record<Decision, string>> = {
  receive: 'den Wareneingang zu buchen',
  receive_listed: 'den Wareneingang unter der gelisteten Seriennummer zu buchen',
  send_back: 'die Rückgabe',
  claim: 'die Reklamation',
  wait: 'zu warten',
  leave: 'es dabei zu belassen',
};

const resultsDe: Readonly<Record<ReconcileResult, string>> = {
  receipt: 'einen Wareneingang',
  announcement: 'eine Ankündigung',
  vendor_rma: 'eine Lieferanten-RMA',
  debit_memo: 'eine Lastschrift',
  bill: 'eine Eingangsrechnung',
};

/** What each paper is called in a sentence. */
const papers: Readonly<Record<PrintStyle, string>> = {
  standard: 'den Beleg selbst',
  packing_slip: 'einen Lieferschein',
  confirmation: 'eine Auftragsbestätigung',
  pick_list: 'eine Pickliste',
  put_away: 'eine Einlagerungsliste',
  shipping_label: 'ein Versandetikett',
};

function papersOf(kind: DocumentKind): string {
  return stylesOfKinds[kind].map((style) => papers[style]).join(' oder ');
}

export const refusalsDe: RefusalTexts = {
  row_twice: ({ name, before }) =>
    `${name} steht zweimal in der Liste, zuerst in Zeile ${before}. Nehmen Sie eine der Zeilen heraus.`,
  item_in_documents: ({ sku }) =>
    `${sku} steht in Belegen; wie der Artikel geführt wird und ob Groß- und Kleinschreibung zählt, bleibt deshalb. Nur „mit Seriennummer“ und „mit Seriennummer beim Versand“ lassen sich tauschen. Legen Sie sonst einen neuen Artikel an.`,
  area_bin_type: ({ code, kind }) =>
    `${code} ist ${kinds[kind]}, und nur Lagerplätze haben einen Platztyp. Lassen Sie ihn weg, oder machen Sie daraus einen Lagerplatz.`,
  area_in_itself: ({ code }) =>
    `${code} liegt in ${code}, also in sich selbst. Berichtigen Sie, worin der Platz liegt.`,
  area_parent_unknown: ({ code, parent }) =>
    `${code} liegt in ${parent}, und das ist nicht bekannt. Berichtigen Sie, worin der Platz liegt.`,
  area_fixed: ({ code }) =>
    `${code} bleibt, was es ist: Art und Platztyp ändern sich nicht. Legen Sie stattdessen einen neuen Lagerplatz an.`,
  lot_item_unknown: ({ item, lot }) =>
    `Es gibt keinen Artikel ${item} für die Charge ${lot}. Legen Sie zuerst den Artikel an.`,
  lot_untracked: ({ item }) =>
    `${item} wird nicht im Bestand geführt und hat deshalb keine Chargen. Führen Sie den Artikel nach Menge oder nach Seriennummer.`,
  lot_vendor_unknown: ({ vendor, lot }) =>
    `Es gibt keinen Lieferanten ${vendor} für die Charge ${lot}. Legen Sie zuerst den Lieferanten an.`,
  lot_vendor_wrong: ({ vendor, lot }) =>
    `${vendor} ist kein Lieferant; die Charge ${lot} kann nicht von dort kommen. Berichtigen Sie den Lieferanten.`,
  usual_bin_needed: ({ bin }) =>
    `Der Lagerplatz für ${usualBins[bin]} muss genannt sein. Nennen Sie einen Lagerplatz.`,
  usual_bin_unknown: ({ bin, code }) =>
    `Es gibt keinen Lagerplatz ${code} für ${usualBins[bin]}. Legen Sie zuerst den Lagerplatz an.`,
  usual_bin_kind: ({ bin, code, kind }) =>
    `${code} ist ${kinds[kind]}; für ${usualBins[bin]} braucht es einen Lagerplatz. Nennen Sie einen Lagerplatz.`,
  usual_bin_type: ({ bin, code, binType, wanted }) =>
    `${code} ist ein Lagerplatz ${binTypes[binType]}; für ${usualBins[bin]} braucht es einen ${binTypes[wanted]}. Nennen Sie einen anderen Lagerplatz.`,
  period_closed_later: ({ closed, through }) =>
    `Die Bücher sind schon bis ${closed} geschlossen, also weiter als bis ${through}. Schließen Sie sie bis zu einem späteren Tag, oder öffnen Sie sie wieder.`,
  period_none_closed: () => 'Keine Periode ist geschlossen; es gibt nichts wieder zu öffnen.',
  period_reopen_later: ({ closed }) =>
    `Die Bücher sind bis ${closed} geschlossen; wieder geöffnet werden sie bis zu einem früheren Tag. Geben Sie einen früheren Tag an.`,
  days_backwards: ({ from, to }) =>
    `Der Zeitraum läuft rückwärts: Er beginnt am ${from} und endet am ${to}. Tauschen Sie die Tage.`,
  expense_amount: ({ amount, currency }) =>
    `${amount} ist kein Betrag in ${currency}. Geben Sie ihn mit den Nachkommastellen von ${currency} ein.`,
  expense_day: ({ day, from, to }) =>
    `${day} liegt nicht zwischen ${from} und ${to}, und nur diese Tage werden erfasst. Ändern Sie den Tag, oder erfassen Sie dessen Zeitraum.`,
  expenses_closed: ({ from, closed }) =>
    `Die Bücher sind bis ${closed} abgeschlossen, daher werden ab ${from} keine Ausgaben erfasst. Beginnen Sie nach diesem Tag, oder öffnen Sie den Zeitraum wieder.`,
  draft_elsewhere: ({ said, address }) =>
    `Der Beleg nennt die Kennung ${said}, die Adresse aber ${address}. Senden Sie ihn an seine eigene Adresse.`,
  draft_posted: ({ number }) =>
    `Dieser Beleg ist als ${number} gebucht und kein Entwurf mehr. Beginnen Sie einen neuen.`,
  report_too_long: ({ rows, most, format }) =>
    `Der Bericht hat ${rows} Zeilen, und eine Datei dieser Art fasst ${most}. Filtern Sie enger, oder wählen Sie ${format === 'pdf' ? 'xlsx oder csv' : 'csv'}.`,
  style_of_kind: ({ kind, style }) =>
    `Zu ${nameKind(kind, 'toWhom')} gibt es ${papers[style]} nicht. Drucken Sie ${papersOf(kind)}.`,
  label_is_paper: () => 'Ein Versandetikett ist Papier und kein Blatt. Fordern Sie es als PDF an.',
  no_bin: ({ area }) =>
    `${area} ist kein Lagerplatz, an dem Bestand liegt. Nennen Sie einen Lagerplatz.`,
  batch_too_long: ({ most }) =>
    `Es sind mehr als ${most} Belege, und eine Datei fasst nicht mehr. Wählen Sie einen kürzeren Zeitraum oder eine einzelne Art.`,
  batch_empty: () =>
    'Kein Beleg passt zu dem, was gefragt war. Wählen Sie einen anderen Zeitraum, eine andere Art oder einen anderen Partner.',
  batch_unprinted: () => 'Die Datei ließ sich nicht erstellen. Fordern Sie sie erneut an.',
  jobs_full: () =>
    'Gerade werden viele Dateien erstellt. Versuchen Sie es in einer Minute noch einmal.',
  job_unfinished: () =>
    'Die Datei ist noch nicht fertig. Fragen Sie nach, wie weit sie ist, und holen Sie sie danach.',
  no_job: () =>
    'Diese Datei gibt es nicht mehr: Dateien werden eine Stunde lang aufbewahrt. Fordern Sie sie erneut an.',
  rma_no_unit: ({ item, serial }) =>
    `Es gibt keine Einheit von ${item} mit der Seriennummer ${serial}. Prüfen Sie Artikel und Etikett.`,
  rma_not_sold: ({ serial }) =>
    `${serial} wurde nie verkauft, daher kann kein Kunde die Einheit zurückgeben. Fordern Sie das Formular für den Lieferanten oder das interne an.`,
  rma_no_vendor: ({ serial }) =>
    `${serial} kam von keinem Lieferanten, den die Bücher kennen, und kann an keinen zurück. Fordern Sie das interne Formular an.`,
  range_refused: ({ part, reason }) => rangeSentencesDe[reason](part),
  reconcile_amount: ({ serial, amount, currency }) =>
    `${amount}, die Kosten von ${serial}, ist kein Betrag in ${currency}. Berichtigen Sie ihn in der Liste.`,
  reconcile_id_reused: ({ number }) =>
    `${number} wurde unter dieser Kennung mit anderen Listen abgeglichen. Senden Sie diese unter einer eigenen Kennung.`,
  reconcile_other_vendor: ({ number, vendor }) =>
    `${number} ist ein Beleg von ${vendor}. Wählen Sie einen Beleg des Lieferanten, von dem die Liste kommt.`,
  reconcile_wrong_kind: ({ number, kind, wanted }) =>
    `${number} ist ${nameKind(kind, 'who')}; gebraucht wird hier ${nameKind(wanted, 'who')}. Geben Sie die Nummer an.`,
  reconcile_row: ({ row, rows }) =>
    `Eine Zeile ${row} gibt es nicht: der Abgleich hat ${rows} Zeilen. Wählen Sie eine davon.`,
  reconcile_decision: ({ serial, decision }) =>
    `${serial}: ${decisionsDe[decision]} passt nicht zum Befund. Wählen Sie, was die Zeile anbietet.`,
  reconcile_no_rows: () =>
    'Keine offene Zeile ist von dieser Art, daher wurde nichts entschieden. Wählen Sie andere Zeilen.',
  reconcile_settled: ({ serial, document }) =>
    `${serial} ist durch ${document} erledigt. Stornieren Sie zuerst ${document}, um neu zu entscheiden.`,
  reconcile_moved: ({ user }) =>
    `Inzwischen hat ${user} hier etwas entschieden. Sehen Sie es an, und entscheiden Sie erneut.`,
  reconcile_none_to_undo: () => 'Es gibt keine Entscheidung mehr, die zurückzunehmen wäre.',
  reconcile_nothing: ({ result }) =>
    `Keine offene Zeile ist für ${resultsDe[result]} entschieden. Entscheiden Sie zuerst die Zeilen.`,
  reconcile_items_missing: ({ units, serial }) =>
    `Der Artikel von ${units === 1 ? serial : `${units} Seriennummern, zuerst ${serial},`} ist nicht bekannt. Nennen Sie den Artikel der Liste.`,
  reconcile_no_order: () =>
    'Seriennummern werden für eine Bestellung angekündigt. Nennen Sie die Bestellung, und gleichen Sie erneut ab.',
  reconcile_announced: ({ number }) =>
    `${number} hält schon angekündigte Seriennummern. Buchen Sie den Wareneingang dazu, oder schließen Sie die Bestellung zuerst.`,
  vendor_file: ({ name, reason }) =>
    `Die Datei ${name} wurde nicht gelesen. ${fileFaultsDe[reason]}`,
  no_reconciliation: () => 'Diesen Abgleich gibt es nicht. Prüfen Sie die Nummer.',
  no_draft: () => 'Diesen Entwurf gibt es nicht. Er ist vielleicht gebucht oder verworfen worden.',
  no_draft_id: () => 'Ein Entwurf hat eine UUID als Kennung. Prüfen Sie die Adresse.',
  no_document: () => 'Diesen Beleg gibt es nicht. Prüfen Sie die Nummer.',
  no_party: () => 'Diesen Kunden oder Lieferanten gibt es nicht. Prüfen Sie den Code.',
  no_unit: () => 'Diese Einheit gibt es nicht. Prüfen Sie Artikel und Seriennummer.',
  no_item: () => 'Diesen Artikel gibt es nicht. Prüfen Sie die Adresse.',
  no_approval: () => 'Unter dieser Nummer wurde nichts erbeten. Prüfen Sie die Nummer.',
  approval_needed: ({ number }) =>
    `Das liegt über einer Grenze, also muss jemand anderes zustimmen: Es ist als ${number} erbeten. Senden Sie es unverändert erneut, wenn es erlaubt ist.`,
  approval_own: ({ number }) =>
    `Niemand stimmt dem zu, was er selbst erbeten hat; ${number} bleibt also offen. Bitten Sie jemand anderen.`,
  approval_decided: ({ number, by }) =>
    `Über ${number} hat ${by} schon entschieden. Erbitten Sie es neu, wenn es noch gebraucht wird.`,
  no_person: () => 'Diesen Namen hat niemand. Prüfen Sie die Adresse.',
  right_missing: ({ right, role }) =>
    `Die Rolle ${rolesDe[role]} darf das nicht: ${rightsDe[right]}. Bitten Sie die Person darum, die Serialbook betreut.`,
  kind_not_yours: ({ kind, role }) =>
    `Die Rolle ${rolesDe[role]} bucht und ändert ${nameKind(kind, 'whom')} nicht. Legen Sie einen Entwurf ab, und bitten Sie jemanden, der es darf.`,
  cost_not_yours: ({ role }) =>
    `Die Rolle ${rolesDe[role]} schreibt keine Kosten. Lassen Sie Stückkosten und Nebenkosten weg; was einer Bestellung folgt, übernimmt ihre.`,
  cost_hidden: () =>
    'Was Einheiten kosten, zeigt Ihre Rolle nicht. Lassen Sie die Kosten in Ihrer Anfrage weg.',
  place_not_yours: ({ area }) =>
    `${area} liegt an einem Lagerort, der nicht Ihrer ist. Wählen Sie einen eigenen Lagerplatz, oder bitten Sie jemanden von dort.`,
  person_own_role: ({ name }) =>
    `Niemand ändert die eigene Rolle; ${name} behält sie also. Bitten Sie einen anderen Verwalter oder Leiter.`,
  person_admin: ({ name }) =>
    `Nur ein Verwalter ändert, wer Verwalter ist, und dessen Token; ${name} bleibt also, wie es ist. Bitten Sie einen Verwalter.`,
  person_location: ({ name, location }) =>
    `${location} ist kein Lagerort; ${name} kann nicht daran gebunden werden. Nennen Sie Lagerorte aus den Büchern.`,
  no_seal: () => 'Die Bücher haben kein Siegel mit dieser Nummer vergeben. Prüfen Sie die Nummer.',
  no_address: ({ method, address }) =>
    `Unter ${method} ${address} gibt es nichts. Prüfen Sie die Adresse.`,
};
