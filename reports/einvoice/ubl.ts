/** An e-invoice in UBL 2.1: an Invoice, or a CreditNote where it gives money back. The order of elements is the schema's. */
import type { Minor } from '../../shared/money.ts';
import {
  attributesOf,
  businessProcess,
  customizations,
  hasProcess,
  paymentMeansOf,
  writeAmount,
  type EInvoice,
  type TaxBreakdown,
  type TradeLine,
  type TradeParty,
} from './model.ts';
import { group, leaf, writeXml, type XmlElement } from './xml.ts';

const urn = 'urn:oasis:names:specification:ubl:schema:xsd';

/**
 * BT-24 of UBL: what goes beyond the core is no Factur-X here, so the extended profile says that it is the core with
 * item instances beside it.
 */
const extendedCustomization = `${customizations.en16931}#conformant#urn:serialbook:item-instances:1`;

type Amount = (name: string, amount: Minor) => XmlElement | null | undefined;

function writeParty(party: TradeParty, isOutside: boolean): XmlElement | null | undefined {
  const { electronic, contact } = party;
  const scheme = (id: string | undefined, kind: string) =>
    id === undefined
      ? null
      : group(
          'cac:PartyTaxScheme',
          leaf('cbc:CompanyID', id),
          group('cac:TaxScheme', leaf('cbc:ID', kind)),
        );
  return group(
    'cac:Party',
    electronic === undefined
      ? null
      : leaf('cbc:EndpointID', electronic.address, { schemeID: electronic.scheme }),
    group(
      'cac:PostalAddress',
      leaf('cbc:StreetName', party.street),
      leaf('cbc:CityName', party.city),
      leaf('cbc:PostalZone', party.postcode),
      group('cac:Country', leaf('cbc:IdentificationCode', party.country)),
    ),
    isOutside ? null : scheme(party.vatId, 'VAT'),
    scheme(party.taxNumber, 'FC'),
    group(
      'cac:PartyLegalEntity',
      leaf('cbc:RegistrationName', party.name),
      leaf('cbc:CompanyID', party.registration),
    ),
    group(
      'cac:Contact',
      leaf('cbc:Name', contact?.name),
      leaf('cbc:Telephone', contact?.phone),
      leaf('cbc:ElectronicMail', contact?.email),
    ),
  );
}

function writeCategory(
  name: string,
  { category, rate, reason, reasonCode }: Omit<TaxBreakdown, 'baseMinor' | 'taxMinor'>,
) {
  return group(
    name,
    leaf('cbc:ID', category),
    category === 'O' ? null : leaf('cbc:Percent', rate),
    leaf('cbc:TaxExemptionReasonCode', reasonCode),
    leaf('cbc:TaxExemptionReason', reason),
    group('cac:TaxScheme', leaf('cbc:ID', 'VAT')),
  );
}

function writeInstances({ lot, instances }: TradeLine) {
  const lotOf = group('cac:LotIdentification', leaf('cbc:LotNumberID', lot));
  if (instances.length === 0) return [group('cac:ItemInstance', lotOf)];
  return instances.map(({ serial }) =>
    group('cac:ItemInstance', leaf('cbc:SerialID', serial), lotOf),
  );
}

function writeLine(invoice: EInvoice, line: TradeLine, amount: Amount) {
  const isCredit = invoice.type === '381';
  const hasDiscount = line.discountMinor > 0;
  return group(
    isCredit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine',
    leaf('cbc:ID', line.line),
    leaf(isCredit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', line.quantity, {
      unitCode: line.unitCode,
    }),
    amount('cbc:LineExtensionAmount', line.netMinor),
    group(
      'cac:Item',
      leaf('cbc:Name', line.name),
      group('cac:SellersItemIdentification', leaf('cbc:ID', line.sku)),
      group('cac:StandardItemIdentification', leaf('cbc:ID', line.gtin, { schemeID: '0160' })),
      writeCategory('cac:ClassifiedTaxCategory', { category: line.category, rate: line.rate }),
      attributesOf(line).map(([name, value]) =>
        group('cac:AdditionalItemProperty', leaf('cbc:Name', name), leaf('cbc:Value', value)),
      ),
      invoice.profile === 'extended' ? writeInstances(line) : null,
    ),
    group(
      'cac:Price',
      amount('cbc:PriceAmount', line.priceMinor),
      line.baseQuantity === 1
        ? null
        : leaf('cbc:BaseQuantity', line.baseQuantity, { unitCode: line.unitCode }),
      hasDiscount
        ? group(
            'cac:AllowanceCharge',
            leaf('cbc:ChargeIndicator', 'false'),
            amount('cbc:Amount', line.discountMinor),
            amount('cbc:BaseAmount', line.grossMinor),
          )
        : null,
    ),
  );
}

function writePayment(invoice: EInvoice) {
  const { account, terms, number } = invoice;
  const means =
    account === undefined
      ? null
      : group(
          'cac:PaymentMeans',
          leaf('cbc:PaymentMeansCode', paymentMeansOf(invoice)),
          leaf('cbc:PaymentID', number),
          group(
            'cac:PayeeFinancialAccount',
            leaf('cbc:ID', account.iban),
            leaf('cbc:Name', invoice.seller.name),
            group('cac:FinancialInstitutionBranch', leaf('cbc:ID', account.bic)),
          ),
        );
  return [means, group('cac:PaymentTerms', leaf('cbc:Note', terms))];
}

function writeDelivery(invoice: EInvoice) {
  if (invoice.deliveredOn === undefined) return null;
  return group(
    'cac:Delivery',
    leaf('cbc:ActualDeliveryDate', invoice.deliveredOn),
    group(
      'cac:DeliveryLocation',
      group(
        'cac:Address',
        group('cac:Country', leaf('cbc:IdentificationCode', invoice.buyer.country)),
      ),
    ),
  );
}

export function writeUbl(invoice: EInvoice): string {
  const { profile, currency, type } = invoice;
  const isCredit = type === '381';
  const isOutside = invoice.taxes.some(({ category }) => category === 'O');
  const amount: Amount = (name, minor) =>
    leaf(name, writeAmount(minor, currency), { currencyID: currency });
  const root = group(
    isCredit ? 'CreditNote' : 'Invoice',
    leaf(
      'cbc:CustomizationID',
      profile === 'extended' ? extendedCustomization : customizations[profile],
    ),
    hasProcess(profile) ? leaf('cbc:ProfileID', businessProcess) : null,
    leaf('cbc:ID', invoice.number),
    leaf('cbc:IssueDate', invoice.issuedOn),
    isCredit ? null : leaf('cbc:DueDate', invoice.dueOn),
    leaf(isCredit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode', type),
    leaf('cbc:Note', invoice.note),
    leaf('cbc:DocumentCurrencyCode', currency),
    leaf('cbc:BuyerReference', invoice.buyerReference),
    group('cac:OrderReference', leaf('cbc:ID', invoice.orderReference)),
    invoice.preceding.map((number) =>
      group('cac:BillingReference', group('cac:InvoiceDocumentReference', leaf('cbc:ID', number))),
    ),
    group('cac:AccountingSupplierParty', writeParty(invoice.seller, isOutside)),
    group('cac:AccountingCustomerParty', writeParty(invoice.buyer, isOutside)),
    writeDelivery(invoice),
    writePayment(invoice),
    group(
      'cac:TaxTotal',
      amount('cbc:TaxAmount', invoice.taxMinor),
      invoice.taxes.map((tax) =>
        group(
          'cac:TaxSubtotal',
          amount('cbc:TaxableAmount', tax.baseMinor),
          amount('cbc:TaxAmount', tax.taxMinor),
          writeCategory('cac:TaxCategory', tax),
        ),
      ),
    ),
    group(
      'cac:LegalMonetaryTotal',
      amount('cbc:LineExtensionAmount', invoice.netMinor),
      amount('cbc:TaxExclusiveAmount', invoice.netMinor),
      amount('cbc:TaxInclusiveAmount', invoice.totalMinor),
      amount('cbc:PayableAmount', invoice.totalMinor),
    ),
    invoice.lines.map((line) => writeLine(invoice, line, amount)),
  );
  return writeXml(root, {
    xmlns: `${urn}:${isCredit ? 'CreditNote' : 'Invoice'}-2`,
    'xmlns:cac': `${urn}:CommonAggregateComponents-2`,
    'xmlns:cbc': `${urn}:CommonBasicComponents-2`,
  });
}
