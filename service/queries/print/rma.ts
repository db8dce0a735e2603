/** A customer RMA or vendor RMA as paper: each unit with the sale or the receipt that it came by. */
import type { UnitCard } from '../../../shared/api.ts';
import type { Day } from '../../../shared/day.ts';
import { parseMoney, type Minor } from '../../../shared/money.ts';
import type { PartyFacts, PrintFacts, RmaFacts } from '../../../reports/model/facts.ts';
import type { Books } from '../../books.ts';
import type { DocumentFacts } from '../document-facts.ts';
import { dayIn, defined, textOf } from './facts.ts';
import { keyOfUnit, type UnitsAtHand } from './units.ts';

export function rmaOf(
  books: Books,
  facts: DocumentFacts,
  shared: PrintFacts,
  party: PartyFacts,
  atHand: UnitsAtHand,
): RmaFacts {
  const { header } = facts;
  const units = facts.lines.flatMap((line) => line.units.map((unit) => ({ line, unit })));
  const filled = units.map(({ line, unit }) => {
    const { card, history } = atHand.get(keyOfUnit(unit)) ?? {};
    const earlierReturns = (history ?? [])
      .filter((row) => row.kind === 'credit_memo')
      .map((row) => ({ number: row.document, occurredOn: row.occurredOn as Day }));
    return {
      card,
      shared: {
        line: line.line,
        sku: line.sku,
        description: line.fields.description,
        serial: unit.serial,
        reason: line.fields.reason ?? '',
        ...(unit.manufacturerSerial === null
          ? {}
          : { manufacturerSerial: unit.manufacturerSerial }),
        ...(earlierReturns.length === 0 ? {} : { earlierReturns }),
      },
      action: line.fields.action ?? 'credit',
    };
  });
  const { baseCurrency } = books.store;
  const money = (text: string | null | undefined): Minor | undefined =>
    text === null || text === undefined ? undefined : (parseMoney(text, baseCurrency) ?? undefined);
  const receiptOf = (card: UnitCard | undefined) =>
    defined({
      receiptNumber: card?.receiptNumber ?? undefined,
      receivedOn: (card?.receivedOn ?? undefined) as Day | undefined,
    });
  if (facts.kind === 'customer_rma') {
    return {
      ...shared,
      currency: baseCurrency,
      kind: 'customer_rma',
      customer: party,
      ...defined({ expiresOn: dayIn(header, 'expiresOn') }),
      units: filled.map(({ card, shared: unit, action }) => ({
        ...unit,
        action,
        ...receiptOf(card),
        ...defined({
          invoiceNumber: card?.invoiceNumber ?? undefined,
          soldOn: (card?.soldOn ?? undefined) as Day | undefined,
          unitPriceMinor: money(card?.unitPrice),
          vendor: card?.vendor ?? undefined,
          warrantyUntil: (card?.warrantyUntil ?? undefined) as Day | undefined,
        }),
      })),
    };
  }
  return {
    ...shared,
    currency: baseCurrency,
    kind: 'vendor_rma',
    vendor: party,
    ...defined({
      vendorRmaNumber: textOf(header, 'vendorRmaNumber'),
      vendorRmaOn: dayIn(header, 'vendorRmaDate'),
    }),
    units: filled.map(({ card, shared: unit }) => ({
      ...unit,
      ...receiptOf(card),
      ...defined({ unitCostMinor: money(card?.unitCost) }),
    })),
  };
}
