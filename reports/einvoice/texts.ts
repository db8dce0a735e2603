/**
 * Where each text of an e-invoice stands, by its business term: what is checked for characters that XML cannot write, and
 * what the page on e-invoices lists.
 */
import type { EInvoiceIssue } from '../../shared/company/einvoice-issues.ts';
import type { EInvoice, TradeParty } from './model.ts';
import { findForbidden } from './xml.ts';

type Text = string | undefined;

function partyTexts(party: TradeParty, names: readonly string[]): (readonly [string, Text])[] {
  const { contact, electronic } = party;
  const texts = [
    party.name,
    party.registration,
    party.vatId,
    party.taxNumber,
    electronic?.address,
    party.street,
    party.city,
    party.postcode,
    contact?.name,
    contact?.phone,
    contact?.email,
  ];
  return names.map((term, index) => [term, texts[index]] as const);
}

const sellerTerms = [
  ...['BT-27', 'BT-30', 'BT-31', 'BT-32', 'BT-34', 'BT-35', 'BT-37', 'BT-38'],
  ...['BT-41', 'BT-42', 'BT-43'],
];
const buyerTerms = [...['BT-44', 'BT-47', 'BT-48', 'BT-48', 'BT-49', 'BT-50', 'BT-52', 'BT-53']];

function* textsOf(invoice: EInvoice): Generator<readonly [string, Text]> {
  yield ['BT-1', invoice.number];
  yield ['BT-10', invoice.buyerReference];
  yield ['BT-13', invoice.orderReference];
  yield ['BT-20', invoice.terms];
  yield ['BT-22', invoice.note];
  yield* partyTexts(invoice.seller, sellerTerms);
  yield* partyTexts(invoice.buyer, buyerTerms);
  for (const tax of invoice.taxes) yield ['BT-120', tax.reason];
  for (const line of invoice.lines) {
    yield ['BT-153', line.name];
    yield ['BT-155', line.sku];
    yield ['BT-161', line.lot];
    for (const { serial, manufacturerSerial } of line.instances) {
      yield ['BT-161', serial];
      yield ['BT-161', manufacturerSerial];
    }
  }
}

/** Every text that XML cannot write, with the character that is in its way. */
export function checkCharacters(invoice: EInvoice): EInvoiceIssue[] {
  const issues: EInvoiceIssue[] = [];
  for (const [term, text = ''] of textsOf(invoice)) {
    const character = findForbidden(text);
    if (character !== null) issues.push({ code: 'einvoice_character', term, character, text });
  }
  return issues;
}
