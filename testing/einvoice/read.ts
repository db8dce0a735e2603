/** An e-invoice read back from its XML, in either syntax, into the same few figures. Amounts are hundredths. */
import { XmlReader, attributeOf } from '../../reports/seal/xml.ts';

export interface Element {
  readonly name: string;
  readonly attributes: string;
  readonly children: Element[];
  text: string;
}

/** The tree of an XML file; names without their prefix. */
export function readTree(xml: string): Element {
  const root: Element = { name: '', attributes: '', children: [], text: '' };
  const open: Element[] = [root];
  const reader = new XmlReader({
    open: (name, attributes) => {
      const element: Element = { name, attributes, children: [], text: '' };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close: () => void open.pop(),
    text: (text) => {
      const last = open.at(-1);
      if (last !== undefined) last.text += text;
    },
  });
  reader.push(new TextEncoder().encode(xml));
  reader.end();
  const [document] = root.children;
  if (document === undefined || open.length > 1) throw new Error('the XML has no end');
  return document;
}

/** Every element at a path below one, in order. */
export function all(element: Element, path: string): Element[] {
  return path
    .split('/')
    .reduce<Element[]>(
      (found, name) =>
        found.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [element],
    );
}

export function textAt(element: Element, path: string): string {
  return all(element, path)[0]?.text ?? '';
}

/** Hundredths of an amount, exactly; a text that has more decimals is none. */
export function hundredths(text: string): number {
  const found = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (found === null) throw new Error(`${text} is no amount of two decimals`);
  const [, sign = '', whole = '', decimals = ''] = found;
  return Number(`${sign}${whole}${decimals.padEnd(2, '0')}`);
}

export interface ReadLine {
  readonly id: string;
  readonly quantity: number;
  readonly net: number;
  readonly price: number;
  readonly base: number;
  readonly category: string;
  readonly rate: string;
  /** BG-32: what the item is known by, name and value. */
  readonly attributes: readonly (readonly [string, string])[];
  /** Of the instances, which the extended profile has. */
  readonly serials: readonly string[];
}

export interface ReadInvoice {
  readonly type: string;
  readonly number: string;
  readonly currency: string;
  readonly preceding: readonly string[];
  readonly seller: string;
  readonly buyer: string;
  readonly lines: readonly ReadLine[];
  readonly taxes: readonly {
    readonly category: string;
    readonly rate: string;
    readonly base: number;
    readonly tax: number;
    readonly reason: string;
  }[];
  readonly lineTotal: number;
  readonly taxBasis: number;
  readonly taxTotal: number;
  readonly grandTotal: number;
  readonly payable: number;
}

const amountAt = (element: Element, path: string): number => hundredths(textAt(element, path));

export function readUbl(xml: string): ReadInvoice {
  const root = readTree(xml);
  const kind = root.name === 'CreditNote' ? 'CreditNote' : 'Invoice';
  const counted = kind === 'CreditNote' ? 'CreditedQuantity' : 'InvoicedQuantity';
  const party = (side: string): string =>
    textAt(root, `Accounting${side}Party/Party/PartyLegalEntity/RegistrationName`);
  return {
    type: textAt(root, `${kind}TypeCode`),
    number: textAt(root, 'ID'),
    currency: textAt(root, 'DocumentCurrencyCode'),
    preceding: all(root, 'BillingReference/InvoiceDocumentReference/ID').map(({ text }) => text),
    seller: party('Supplier'),
    buyer: party('Customer'),
    lines: all(root, `${kind}Line`).map((line) => ({
      id: textAt(line, 'ID'),
      quantity: Number(textAt(line, counted)),
      net: amountAt(line, 'LineExtensionAmount'),
      price: amountAt(line, 'Price/PriceAmount'),
      base: Number(textAt(line, 'Price/BaseQuantity') || '1'),
      category: textAt(line, 'Item/ClassifiedTaxCategory/ID'),
      rate: textAt(line, 'Item/ClassifiedTaxCategory/Percent'),
      attributes: all(line, 'Item/AdditionalItemProperty').map(
        (each) => [textAt(each, 'Name'), textAt(each, 'Value')] as const,
      ),
      serials: all(line, 'Item/ItemInstance/SerialID').map(({ text }) => text),
    })),
    taxes: all(root, 'TaxTotal/TaxSubtotal').map((tax) => ({
      category: textAt(tax, 'TaxCategory/ID'),
      rate: textAt(tax, 'TaxCategory/Percent'),
      base: amountAt(tax, 'TaxableAmount'),
      tax: amountAt(tax, 'TaxAmount'),
      reason: textAt(tax, 'TaxCategory/TaxExemptionReason'),
    })),
    lineTotal: amountAt(root, 'LegalMonetaryTotal/LineExtensionAmount'),
    taxBasis: amountAt(root, 'LegalMonetaryTotal/TaxExclusiveAmount'),
    taxTotal: amountAt(root, 'TaxTotal/TaxAmount'),
    grandTotal: amountAt(root, 'LegalMonetaryTotal/TaxInclusiveAmount'),
    payable: amountAt(root, 'LegalMonetaryTotal/PayableAmount'),
  };
}

export function readCii(xml: string): ReadInvoice {
  const root = readTree(xml);
  const trade = 'SupplyChainTradeTransaction';
  const settled = `${trade}/ApplicableHeaderTradeSettlement`;
  const sums = `${settled}/SpecifiedTradeSettlementHeaderMonetarySummation`;
  const agreed = `${trade}/ApplicableHeaderTradeAgreement`;
  const price = 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice';
  const lineTax = 'SpecifiedLineTradeSettlement/ApplicableTradeTax';
  return {
    type: textAt(root, 'ExchangedDocument/TypeCode'),
    number: textAt(root, 'ExchangedDocument/ID'),
    currency: textAt(root, `${settled}/InvoiceCurrencyCode`),
    preceding: all(root, `${settled}/InvoiceReferencedDocument/IssuerAssignedID`).map(
      ({ text }) => text,
    ),
    seller: textAt(root, `${agreed}/SellerTradeParty/Name`),
    buyer: textAt(root, `${agreed}/BuyerTradeParty/Name`),
    lines: all(root, `${trade}/IncludedSupplyChainTradeLineItem`).map((line) => ({
      id: textAt(line, 'AssociatedDocumentLineDocument/LineID'),
      quantity: Number(textAt(line, 'SpecifiedLineTradeDelivery/BilledQuantity')),
      net: amountAt(
        line,
        'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount',
      ),
      price: amountAt(line, `${price}/ChargeAmount`),
      base: Number(textAt(line, `${price}/BasisQuantity`) || '1'),
      category: textAt(line, `${lineTax}/CategoryCode`),
      rate: textAt(line, `${lineTax}/RateApplicablePercent`),
      attributes: all(line, 'SpecifiedTradeProduct/ApplicableProductCharacteristic').map(
        (each) => [textAt(each, 'Description'), textAt(each, 'Value')] as const,
      ),
      serials: all(
        line,
        'SpecifiedTradeProduct/IndividualTradeProductInstance/SupplierAssignedSerialID',
      ).map(({ text }) => text),
    })),
    taxes: all(root, `${settled}/ApplicableTradeTax`).map((tax) => ({
      category: textAt(tax, 'CategoryCode'),
      rate: textAt(tax, 'RateApplicablePercent'),
      base: amountAt(tax, 'BasisAmount'),
      tax: amountAt(tax, 'CalculatedAmount'),
      reason: textAt(tax, 'ExemptionReason'),
    })),
    lineTotal: amountAt(root, `${sums}/LineTotalAmount`),
    taxBasis: amountAt(root, `${sums}/TaxBasisTotalAmount`),
    taxTotal: amountAt(root, `${sums}/TaxTotalAmount`),
    grandTotal: amountAt(root, `${sums}/GrandTotalAmount`),
    payable: amountAt(root, `${sums}/DuePayableAmount`),
  };
}

/** Whether no element is empty and none of its attributes is: EN 16931 allows neither. */
export function findEmpty(element: Element): string[] {
  const own =
    element.children.length === 0 &&
    element.text === '' &&
    element.name !== 'ApplicableHeaderTradeDelivery'
      ? [element.name]
      : [];
  const currency = attributeOf(element.attributes, 'currencyID');
  return [
    ...own,
    ...(currency === '' ? [`${element.name}@currencyID`] : []),
    ...element.children.flatMap(findEmpty),
  ];
}
