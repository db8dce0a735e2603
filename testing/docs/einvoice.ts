/** The page on e-invoices: which element each business term of EN 16931 stands in, found in what the writers write. */
import { writeCii } from '../../reports/einvoice/cii.ts';
import {
  attributeNames,
  customizations,
  type EInvoice,
  type TradeParty,
} from '../../reports/einvoice/model.ts';
import { writeUbl } from '../../reports/einvoice/ubl.ts';
import {
  eInvoiceProfiles,
  profileNeeds,
  taxCategoryRules,
  zeroTaxCategories,
} from '../../shared/company/einvoice.ts';
import { eInvoiceFields } from '../../shared/company/einvoice-issues.ts';
import type { Day } from '../../shared/day.ts';
import { readTree, textAt, type Element } from '../einvoice/read.ts';
import { writePage, writeTable } from './markdown.ts';

function partyOf(side: 'seller' | 'buyer'): TradeParty {
  return {
    name: `${side} name`,
    registration: `${side} registration`,
    vatId: `${side} VAT id`,
    electronic: { scheme: `${side} scheme`, address: `${side} address` },
    street: `${side} street`,
    city: `${side} city`,
    postcode: `${side} postcode`,
    country: `${side} country`,
    ...(side === 'buyer'
      ? {}
      : {
          taxNumber: 'tax number',
          contact: { name: 'contact name', phone: 'contact phone', email: 'contact e-mail' },
        }),
  };
}

/** An invoice whose every value stands in it once, so that its place tells what it is. No rule would let it pass. */
const sample: EInvoice = {
  profile: 'extended',
  type: '380',
  number: 'number',
  issuedOn: '2026-03-01' as Day,
  dueOn: '2026-03-02' as Day,
  deliveredOn: '2026-03-03' as Day,
  currency: 'EUR',
  note: 'note',
  buyerReference: 'buyer reference',
  orderReference: 'order reference',
  preceding: ['preceding'],
  seller: partyOf('seller'),
  buyer: partyOf('buyer'),
  terms: 'terms',
  account: { iban: 'iban', bic: 'bic' },
  lines: [
    {
      line: 1,
      sku: 'sku',
      name: 'item name',
      gtin: 'gtin',
      quantity: 12,
      unitCode: 'C62',
      grossMinor: 1301,
      discountMinor: 1302,
      priceMinor: 1303,
      baseQuantity: 13,
      netMinor: 1304,
      category: 'S',
      rate: '19',
      lot: 'lot',
      instances: [{ serial: 'serial', manufacturerSerial: 'manufacturer serial' }],
    },
  ],
  taxes: [
    {
      category: 'AE',
      rate: '7',
      baseMinor: 1401,
      taxMinor: 1402,
      reason: 'why',
      reasonCode: 'vatex',
    },
  ],
  netMinor: 1501,
  taxMinor: 1502,
  totalMinor: 1503,
};

/** Term, what it is, and the value by which it is found. */
const terms: readonly (readonly [term: string, what: string, value: string])[] = [
  ['BT-1', 'Number', 'number'],
  ['BT-2', 'Day of issue', '2026-03-01'],
  ['BT-3', 'Type: 380 asks for money, 381 gives it back', '380'],
  ['BT-5', 'Currency', 'EUR'],
  ['BT-9', 'Due day', '2026-03-02'],
  ['BT-10', "Buyer's reference", 'buyer reference'],
  ['BT-13', 'Reference of the order', 'order reference'],
  ['BT-20', 'Terms of payment', 'terms'],
  ['BT-22', 'Note', 'note'],
  ['BT-25', 'Invoice that went before', 'preceding'],
  ['BT-27', 'Seller', 'seller name'],
  ['BT-30', 'Registration of the seller', 'seller registration'],
  ['BT-31', 'VAT id of the seller', 'seller VAT id'],
  ['BT-32', 'Tax number of the seller', 'tax number'],
  ['BT-34', 'Electronic address of the seller', 'seller address'],
  ['BT-35', 'Street of the seller', 'seller street'],
  ['BT-37', 'City of the seller', 'seller city'],
  ['BT-38', 'Postcode of the seller', 'seller postcode'],
  ['BT-40', 'Country of the seller', 'seller country'],
  ['BT-41', 'Contact person', 'contact name'],
  ['BT-42', 'Telephone', 'contact phone'],
  ['BT-43', 'E-mail', 'contact e-mail'],
  ['BT-44', 'Buyer', 'buyer name'],
  ['BT-48', 'VAT id of the buyer', 'buyer VAT id'],
  ['BT-49', 'Electronic address of the buyer', 'buyer address'],
  ['BT-50', 'Street of the buyer', 'buyer street'],
  ['BT-52', 'City of the buyer', 'buyer city'],
  ['BT-53', 'Postcode of the buyer', 'buyer postcode'],
  ['BT-55, BT-80', 'Country of the buyer, and where it is delivered', 'buyer country'],
  ['BT-72', 'Day of delivery', '2026-03-03'],
  ['BT-84', 'IBAN', 'iban'],
  ['BT-86', 'BIC', 'bic'],
  ['BT-106, BT-109', 'Net of all lines', '15.01'],
  ['BT-110', 'Tax', '15.02'],
  ['BT-112, BT-115', 'Total, which is what is to be paid', '15.03'],
  ['BT-116', 'What a tax is of', '14.01'],
  ['BT-117', 'Tax of a category at a rate', '14.02'],
  ['BT-118', 'Its category', 'AE'],
  ['BT-119', 'Its rate', '7'],
  ['BT-120', 'Why there is none', 'why'],
  ['BT-121', 'The same as a code', 'vatex'],
  ['BT-126', 'Line', '1'],
  ['BT-129', 'Quantity', '12'],
  ['BT-131', 'Net of a line', '13.04'],
  ['BT-146', 'Price less discount', '13.03'],
  ['BT-147', 'Discount on the price', '13.02'],
  ['BT-148', 'Price', '13.01'],
  ['BT-149', 'How many the price is for', '13'],
  ['BT-151', 'Tax category of a line', 'S'],
  ['BT-152', 'Tax rate of a line', '19'],
  ['BT-153', 'Name of the item', 'item name'],
  ['BT-155', 'Item', 'sku'],
  ['BT-157', 'GTIN', 'gtin'],
  ['BT-161', 'Serial', 'serial'],
  ['BT-161', "Manufacturer's serial", 'manufacturer serial'],
  ['BT-161', 'Lot', 'lot'],
];

/** The paths of every text of a file, below its root. */
function listPaths(xml: string): ReadonlyMap<string, ReadonlySet<string>> {
  const paths = new Map<string, Set<string>>();
  const walk = (element: Element, path: string): void => {
    const { children, text } = element;
    if (children.length === 0) {
      const value = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
      paths.set(value, (paths.get(value) ?? new Set<string>()).add(path));
    }
    for (const child of children) walk(child, path === '' ? child.name : `${path}/${child.name}`);
  };
  walk(readTree(xml), '');
  return paths;
}

/** Every element of this value; that a term stands in none is a fault of the page. */
function placesOf(paths: ReadonlyMap<string, ReadonlySet<string>>, value: string): string {
  const found = [...(paths.get(value) ?? [])];
  if (found.length === 0) throw new Error(`${value} stands in no element`);
  return found.map((path) => `\`${path}\``).join(', ');
}

function writeTerms(syntax: string, xml: string): string {
  const paths = listPaths(xml);
  const rows = terms.map(([term, what, value]) => [term, what, placesOf(paths, value)]);
  return writeTable(['Term', 'What', `Element of ${syntax}`], rows);
}

function listFields(fields: (typeof profileNeeds)['peppol']['seller']): string {
  return fields.map((field) => eInvoiceFields.en[field]).join(', ');
}

function writeCategories(): string {
  const rows = zeroTaxCategories.map((category) => {
    const { seller, needsBuyerVatId, needsReason, reason } = taxCategoryRules[category];
    const numbers = { vatId: 'VAT id', vatIdOrTaxNumber: 'VAT id or tax number', none: '' };
    const why = needsReason ? 'to be entered' : (reason?.text ?? '');
    return [category, numbers[seller], needsBuyerVatId ? 'VAT id' : '', why];
  });
  return writeTable(['Category', 'Seller needs', 'Buyer needs', 'Why there is no tax'], rows);
}

export function writeEInvoicePage(): string {
  const profiles = eInvoiceProfiles.map((profile) => {
    const { seller, buyer, syntaxes } = profileNeeds[profile];
    const id = `\`${customizations[profile]}\``;
    return [profile, id, syntaxes.join(', '), listFields(seller), listFields(buyer)];
  });
  const { serial, manufacturerSerial, lot } = attributeNames;
  return writePage([
    '# E-invoices by EN 16931',
    'A posted invoice or credit memo as data: every amount is the one that was posted, to the minor unit, and every serial is in it. ' +
      'What keeps a document from being valid is told at once, each with where to enter it.',
    '```\nGET /api/documents/INV-100042/einvoice?syntax=ubl&profile=en16931\nserialbook einvoice INV-100042 --syntax facturx --out invoice.pdf\n```',
    '`ubl` and `cii` are XML. `facturx` is the printed invoice as PDF/A-3b with the CII file attached to it.',
    '## Profiles',
    'Every profile asks for the countries of seller and buyer, and for what the tax categories of its lines need. ' +
      'A seller without a VAT id needs a registration, and an invoice needs terms of payment or days to pay. In UBL, ' +
      `\`extended\` is \`${textAt(readTree(writeUbl(sample)), 'CustomizationID')}\`.`,
    writeTable(['Profile', 'BT-24', 'Syntaxes', 'Seller needs', 'Buyer needs'], profiles),
    '## Lines without tax',
    'The category is that of the item; if it has none, that of the customer; then that of the company.',
    writeCategories(),
    '## Serials',
    `Every serial is an attribute of its item (BG-32), named _${serial}_, _${manufacturerSerial}_ and _${lot}_. The profile ` +
      '`extended` has an item instance for each besides: `cac:ItemInstance` of UBL, `ram:IndividualTradeProductInstance` of CII. ' +
      "The core has no instances, and the standard's own checks warn of them; an invoice with them stays valid.",
    '## Terms in UBL',
    'A credit memo is a `CreditNote` with `CreditNoteLine` and `CreditedQuantity` in place of what is named here.',
    writeTerms('UBL', writeUbl(sample)),
    '## Terms in CII',
    'D16B has room for one invoice that went before. Where there are more, a note (BT-22) names them all.',
    writeTerms('CII', writeCii(sample)),
  ]);
}
