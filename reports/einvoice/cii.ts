/**
 * An e-invoice as UN/CEFACT Cross Industry Invoice (D16B), the syntax of Factur-X and ZUGFeRD. The order of elements is
 * the schema's.
 */
import type { Day } from '../../shared/day.ts';
import type { Minor } from '../../shared/money.ts';
import {
  attributesOf,
  businessProcess,
  customizations,
  hasProcess,
  paymentMeansOf,
  writeAmount,
  type EInvoice,
  type TradeLine,
  type TradeParty,
} from './model.ts';
import { group, leaf, writeXml } from './xml.ts';

const namespaces = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
};

function writeDay(name: string, day: Day | undefined) {
  return day === undefined
    ? null
    : group(name, leaf('udt:DateTimeString', day.replaceAll('-', ''), { format: '102' }));
}

function writeParty(name: string, party: TradeParty, isOutside: boolean) {
  const { contact, electronic } = party;
  const registration = (id: string | undefined, schemeID: string) =>
    group('ram:SpecifiedTaxRegistration', leaf('ram:ID', id, { schemeID }));
  return group(
    name,
    leaf('ram:Name', party.name),
    group('ram:SpecifiedLegalOrganization', leaf('ram:ID', party.registration)),
    group(
      'ram:DefinedTradeContact',
      leaf('ram:PersonName', contact?.name),
      group('ram:TelephoneUniversalCommunication', leaf('ram:CompleteNumber', contact?.phone)),
      group('ram:EmailURIUniversalCommunication', leaf('ram:URIID', contact?.email)),
    ),
    group(
      'ram:PostalTradeAddress',
      leaf('ram:PostcodeCode', party.postcode),
      leaf('ram:LineOne', party.street),
      leaf('ram:CityName', party.city),
      leaf('ram:CountryID', party.country),
    ),
    electronic === undefined
      ? null
      : group(
          'ram:URIUniversalCommunication',
          leaf('ram:URIID', electronic.address, { schemeID: electronic.scheme }),
        ),
    isOutside ? null : registration(party.vatId, 'VA'),
    registration(party.taxNumber, 'FC'),
  );
}

function writeInstances({ lot, instances }: TradeLine) {
  if (instances.length === 0) {
    return [group('ram:IndividualTradeProductInstance', leaf('ram:BatchID', lot))];
  }
  return instances.map(({ serial }) =>
    group(
      'ram:IndividualTradeProductInstance',
      leaf('ram:BatchID', lot),
      leaf('ram:SupplierAssignedSerialID', serial),
    ),
  );
}

function writeLine(invoice: EInvoice, line: TradeLine) {
  const amount = (minor: Minor) => writeAmount(minor, invoice.currency);
  const basis =
    line.baseQuantity === 1
      ? null
      : leaf('ram:BasisQuantity', line.baseQuantity, { unitCode: line.unitCode });
  return group(
    'ram:IncludedSupplyChainTradeLineItem',
    group('ram:AssociatedDocumentLineDocument', leaf('ram:LineID', line.line)),
    group(
      'ram:SpecifiedTradeProduct',
      leaf('ram:GlobalID', line.gtin, { schemeID: '0160' }),
      leaf('ram:SellerAssignedID', line.sku),
      leaf('ram:Name', line.name),
      attributesOf(line).map(([name, value]) =>
        group(
          'ram:ApplicableProductCharacteristic',
          leaf('ram:Description', name),
          leaf('ram:Value', value),
        ),
      ),
      invoice.profile === 'extended' ? writeInstances(line) : null,
    ),
    group(
      'ram:SpecifiedLineTradeAgreement',
      group(
        'ram:GrossPriceProductTradePrice',
        leaf('ram:ChargeAmount', amount(line.grossMinor)),
        basis,
        line.discountMinor > 0
          ? group(
              'ram:AppliedTradeAllowanceCharge',
              group('ram:ChargeIndicator', leaf('udt:Indicator', 'false')),
              leaf('ram:ActualAmount', amount(line.discountMinor)),
            )
          : null,
      ),
      group(
        'ram:NetPriceProductTradePrice',
        leaf('ram:ChargeAmount', amount(line.priceMinor)),
        basis,
      ),
    ),
    group(
      'ram:SpecifiedLineTradeDelivery',
      leaf('ram:BilledQuantity', line.quantity, { unitCode: line.unitCode }),
    ),
    group(
      'ram:SpecifiedLineTradeSettlement',
      group(
        'ram:ApplicableTradeTax',
        leaf('ram:TypeCode', 'VAT'),
        leaf('ram:CategoryCode', line.category),
        line.category === 'O' ? null : leaf('ram:RateApplicablePercent', line.rate),
      ),
      group(
        'ram:SpecifiedTradeSettlementLineMonetarySummation',
        leaf('ram:LineTotalAmount', amount(line.netMinor)),
      ),
    ),
  );
}

function writeDelivery(invoice: EInvoice) {
  const { deliveredOn, buyer } = invoice;
  const name = 'ram:ApplicableHeaderTradeDelivery';
  if (deliveredOn === undefined) return { name, attributes: {}, content: [] };
  return group(
    name,
    group(
      'ram:ShipToTradeParty',
      group('ram:PostalTradeAddress', leaf('ram:CountryID', buyer.country)),
    ),
    group('ram:ActualDeliverySupplyChainEvent', writeDay('ram:OccurrenceDateTime', deliveredOn)),
  );
}

/** D16B has room for one document that went before; where there are more, a note (BT-22) names them all. */
function tellPreceding({ preceding }: EInvoice): string | undefined {
  return preceding.length > 1 ? `Preceding invoices: ${preceding.join(', ')}` : undefined;
}

function writeSettlement(invoice: EInvoice) {
  const { currency, account } = invoice;
  const amount = (minor: Minor) => writeAmount(minor, currency);
  return group(
    'ram:ApplicableHeaderTradeSettlement',
    account === undefined ? null : leaf('ram:PaymentReference', invoice.number),
    leaf('ram:InvoiceCurrencyCode', currency),
    account === undefined
      ? null
      : group(
          'ram:SpecifiedTradeSettlementPaymentMeans',
          leaf('ram:TypeCode', paymentMeansOf(invoice)),
          group(
            'ram:PayeePartyCreditorFinancialAccount',
            leaf('ram:IBANID', account.iban),
            leaf('ram:AccountName', invoice.seller.name),
          ),
          group('ram:PayeeSpecifiedCreditorFinancialInstitution', leaf('ram:BICID', account.bic)),
        ),
    invoice.taxes.map((tax) =>
      group(
        'ram:ApplicableTradeTax',
        leaf('ram:CalculatedAmount', amount(tax.taxMinor)),
        leaf('ram:TypeCode', 'VAT'),
        leaf('ram:ExemptionReason', tax.reason),
        leaf('ram:BasisAmount', amount(tax.baseMinor)),
        leaf('ram:CategoryCode', tax.category),
        leaf('ram:ExemptionReasonCode', tax.reasonCode),
        tax.category === 'O' ? null : leaf('ram:RateApplicablePercent', tax.rate),
      ),
    ),
    group(
      'ram:SpecifiedTradePaymentTerms',
      leaf('ram:Description', invoice.terms),
      writeDay('ram:DueDateDateTime', invoice.dueOn),
    ),
    group(
      'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
      leaf('ram:LineTotalAmount', amount(invoice.netMinor)),
      leaf('ram:TaxBasisTotalAmount', amount(invoice.netMinor)),
      leaf('ram:TaxTotalAmount', amount(invoice.taxMinor), { currencyID: currency }),
      leaf('ram:GrandTotalAmount', amount(invoice.totalMinor)),
      leaf('ram:DuePayableAmount', amount(invoice.totalMinor)),
    ),
    group('ram:InvoiceReferencedDocument', leaf('ram:IssuerAssignedID', invoice.preceding[0])),
  );
}

export function writeCii(invoice: EInvoice): string {
  const { profile } = invoice;
  const isOutside = invoice.taxes.some(({ category }) => category === 'O');
  const root = group(
    'rsm:CrossIndustryInvoice',
    group(
      'rsm:ExchangedDocumentContext',
      hasProcess(profile)
        ? group(
            'ram:BusinessProcessSpecifiedDocumentContextParameter',
            leaf('ram:ID', businessProcess),
          )
        : null,
      group(
        'ram:GuidelineSpecifiedDocumentContextParameter',
        leaf('ram:ID', customizations[profile]),
      ),
    ),
    group(
      'rsm:ExchangedDocument',
      leaf('ram:ID', invoice.number),
      leaf('ram:TypeCode', invoice.type),
      writeDay('ram:IssueDateTime', invoice.issuedOn),
      group('ram:IncludedNote', leaf('ram:Content', invoice.note)),
      group('ram:IncludedNote', leaf('ram:Content', tellPreceding(invoice))),
    ),
    group(
      'rsm:SupplyChainTradeTransaction',
      invoice.lines.map((line) => writeLine(invoice, line)),
      group(
        'ram:ApplicableHeaderTradeAgreement',
        leaf('ram:BuyerReference', invoice.buyerReference),
        writeParty('ram:SellerTradeParty', invoice.seller, isOutside),
        writeParty('ram:BuyerTradeParty', invoice.buyer, isOutside),
        group(
          'ram:BuyerOrderReferencedDocument',
          leaf('ram:IssuerAssignedID', invoice.orderReference),
        ),
      ),
      writeDelivery(invoice),
      writeSettlement(invoice),
    ),
  );
  return writeXml(root, namespaces);
}
