/**
 * The facts of a posted invoice or credit memo -> an e-invoice, or everything that keeps it from being a valid one. The
 * sums are those that were posted, to the minor unit; the rules of EN 16931 are asked of them and never bend them.
 */
import {
  profileNeeds,
  taxCategoryRules,
  type EInvoiceBuyer,
  type EInvoiceItem,
  type EInvoiceProfile,
  type EInvoiceSeller,
  type EInvoiceSyntax,
  type TaxCategory,
} from '../../shared/company/einvoice.ts';
import type { EInvoiceField, EInvoiceIssue } from '../../shared/company/einvoice-issues.ts';
import { addDays, type Day } from '../../shared/day.ts';
import { exponentOf, parsePercent, type Minor } from '../../shared/money.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { Company } from '../model/facts.ts';
import type { EInvoice, ItemInstance, TaxBreakdown, TradeLine, TradeParty } from './model.ts';
import { checkCharacters } from './texts.ts';

export interface EInvoiceLineFacts {
  readonly line: number;
  readonly sku: string;
  readonly description: string;
  readonly gtin?: string;
  readonly quantity: number;
  /** Null where each unit came back at its own price. */
  readonly unitPriceMinor: Minor | null;
  readonly discountMinor: Minor;
  readonly taxRate: string | null;
  readonly netMinor: Minor;
  readonly taxMinor: Minor;
  readonly lot?: string;
  readonly item: EInvoiceItem;
  readonly instances: readonly ItemInstance[];
}

export interface EInvoiceFacts {
  /** Whether it asks for money; a reversed invoice gives it back, and so does a credit memo. */
  readonly asksForMoney: boolean;
  readonly number: string;
  readonly issuedOn: Day;
  readonly currency: string;
  readonly note?: string;
  readonly orderReference?: string;
  readonly preceding: readonly string[];
  readonly seller: {
    readonly company: Company;
    /** Without blanks; empty where there is none. */
    readonly iban: string;
    readonly paymentTerms: string;
    readonly fields: EInvoiceSeller;
  };
  readonly buyer: { readonly code: string; readonly name: string; readonly fields: EInvoiceBuyer };
  readonly lines: readonly EInvoiceLineFacts[];
  readonly netMinor: Minor;
  readonly taxMinor: Minor;
}

/** A credit note must say how it is paid, and nothing is. */
const creditTerms = 'The amount is credited to you.';

function said(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
}

/** Leaves out what was not said. */
function dropUnsaid<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as never;
}

/** A rate as it is written, `7.25` or `19`, whatever zeros it was entered with. */
function writeRate(rate: string | null): string {
  return String((parsePercent(rate ?? '0') ?? 0) / 100);
}

function categoryOf(line: EInvoiceLineFacts, facts: EInvoiceFacts): TaxCategory | '' {
  if (writeRate(line.taxRate) !== '0') return 'S';
  return line.item.zeroTax || facts.buyer.fields.zeroTax || facts.seller.fields.zeroTax;
}

/** Why a line has no tax, as whoever chose its category says. */
function reasonOf(line: EInvoiceLineFacts, facts: EInvoiceFacts): string | undefined {
  const chosen = [line.item, facts.buyer.fields, facts.seller.fields].find(
    ({ zeroTax }) => zeroTax !== '',
  );
  return said(chosen?.zeroTaxReason);
}

/** BT-146 to BT-149: a price that times the quantity is the net, or the net itself for the whole quantity. */
function priceOf(line: EInvoiceLineFacts) {
  const { unitPriceMinor, discountMinor, quantity, netMinor } = line;
  const gross = unitPriceMinor ?? 0;
  const price = gross - discountMinor;
  if (unitPriceMinor !== null && price * quantity === netMinor) {
    return { grossMinor: gross, discountMinor, priceMinor: price, baseQuantity: 1 };
  }
  const whole = { grossMinor: netMinor, discountMinor: 0, priceMinor: netMinor };
  return { ...whole, baseQuantity: Math.max(1, quantity) };
}

function mapLine(line: EInvoiceLineFacts, category: TaxCategory): TradeLine {
  return {
    line: line.line,
    sku: line.sku,
    name: said(line.description) ?? line.sku,
    quantity: line.quantity,
    unitCode: said(line.item.unitCode) ?? 'C62',
    ...priceOf(line),
    netMinor: line.netMinor,
    category,
    rate: writeRate(line.taxRate),
    instances: line.instances,
    ...dropUnsaid({ gtin: said(line.gtin), lot: said(line.lot) }),
  };
}

/** BG-23: the sums of each category at each rate, in the order of the lines. */
function sumTaxes(facts: EInvoiceFacts, categories: readonly TaxCategory[]): TaxBreakdown[] {
  const sums = new Map<string, TaxBreakdown & { readonly reasons: ReadonlySet<string> }>();
  facts.lines.forEach((line, index) => {
    const category = categories[index] ?? 'S';
    const rate = writeRate(line.taxRate);
    const key = `${category} ${rate}`;
    const before = sums.get(key);
    const reason = category === 'S' || category === 'Z' ? undefined : reasonOf(line, facts);
    sums.set(key, {
      category,
      rate,
      baseMinor: (before?.baseMinor ?? 0) + line.netMinor,
      taxMinor: (before?.taxMinor ?? 0) + line.taxMinor,
      reasons: new Set([...(before?.reasons ?? []), ...(reason === undefined ? [] : [reason])]),
    });
  });
  return [...sums.values()].map(({ reasons, ...tax }) => {
    const usual = taxCategoryRules[tax.category].reason;
    const reason = reasons.size > 0 ? [...reasons].join('; ') : usual?.text;
    return { ...tax, ...dropUnsaid({ reason, reasonCode: usual?.code }) };
  });
}

function mapParty(name: string, fields: EInvoiceSeller | EInvoiceBuyer): TradeParty {
  const scheme = said(fields.electronicScheme);
  const address = said(fields.electronicAddress);
  return {
    name,
    country: fields.country,
    ...dropUnsaid({
      vatId: said(fields.vatId),
      street: said(fields.street),
      city: said(fields.city),
      postcode: said(fields.postcode),
      electronic: scheme === undefined || address === undefined ? undefined : { scheme, address },
    }),
  };
}

function mapSeller({ company, fields }: EInvoiceFacts['seller']): TradeParty {
  const contact = dropUnsaid({
    name: said(fields.contact),
    phone: said(company.phone),
    email: said(company.email),
  });
  return {
    ...mapParty(company.name, fields),
    ...dropUnsaid({
      registration: said(company.registration),
      taxNumber: said(company.taxNumber),
      contact: Object.keys(contact).length === 0 ? undefined : contact,
    }),
  };
}

/** BT-9 and BT-20: until when, and on which terms. */
function payUntil(facts: EInvoiceFacts): { dueOn?: Day; terms?: string } {
  const terms = said(facts.seller.paymentTerms);
  if (!facts.asksForMoney) return { terms: creditTerms };
  const days = said(facts.buyer.fields.paymentDays) ?? said(facts.seller.fields.paymentDays);
  const dueOn = days === undefined ? undefined : addDays(facts.issuedOn, Number(days));
  return dropUnsaid({ dueOn, terms });
}

/** Business terms of what may be missing, by holder. */
const terms: Readonly<
  Record<'seller' | 'buyer', Readonly<Partial<Record<EInvoiceField, string>>>>
> = {
  seller: {
    vatId: 'BT-31',
    registration: 'BT-30',
    postcode: 'BT-38',
    city: 'BT-37',
    country: 'BT-40',
    electronicScheme: 'BT-34-1',
    electronicAddress: 'BT-34',
    paymentDays: 'BT-9',
    zeroTax: 'BT-151',
    zeroTaxReason: 'BT-120',
    contact: 'BT-41',
    phone: 'BT-42',
    email: 'BT-43',
    iban: 'BT-84',
  },
  buyer: {
    vatId: 'BT-48',
    postcode: 'BT-53',
    city: 'BT-52',
    country: 'BT-55',
    electronicScheme: 'BT-49-1',
    electronicAddress: 'BT-49',
    buyerReference: 'BT-10',
  },
};

/** Which fields the categories, the due day and the profile ask for, and that nobody entered. */
function findMissing(
  facts: EInvoiceFacts,
  profile: EInvoiceProfile,
  categories: readonly (TaxCategory | '')[],
): EInvoiceIssue[] {
  const { seller, buyer } = facts;
  const { company } = seller;
  const sellerTexts: Partial<Record<EInvoiceField, string | undefined>> = {
    ...seller.fields,
    ...company,
    iban: seller.iban,
  };
  const buyerTexts: Partial<Record<EInvoiceField, string | undefined>> = { ...buyer.fields };
  const missing = new Set<`seller ${EInvoiceField}` | `buyer ${EInvoiceField}`>();
  const askSeller = (field: EInvoiceField): void => {
    if (said(sellerTexts[field]) === undefined) missing.add(`seller ${field}`);
  };
  const askBuyer = (field: EInvoiceField): void => {
    if (said(buyerTexts[field]) === undefined) missing.add(`buyer ${field}`);
  };
  const needs = profileNeeds[profile];
  ['country' as const, ...needs.seller].forEach(askSeller);
  ['country' as const, ...needs.buyer].forEach(askBuyer);
  const used = new Set(categories);
  if (used.has('')) missing.add('seller zeroTax');
  for (const category of used) {
    if (category === '') continue;
    const rules = taxCategoryRules[category];
    const hasTaxNumber = said(company.taxNumber) !== undefined;
    if (rules.seller === 'vatId' || (rules.seller === 'vatIdOrTaxNumber' && !hasTaxNumber)) {
      askSeller('vatId');
    }
    if (rules.needsBuyerVatId) askBuyer('vatId');
  }
  const lacksReason = facts.lines.some((line, index) => {
    const category = categories[index] ?? '';
    return (
      category !== '' &&
      taxCategoryRules[category].needsReason &&
      reasonOf(line, facts) === undefined
    );
  });
  if (lacksReason) missing.add('seller zeroTaxReason');
  // The seller is known by its VAT id or its registration, and outside of VAT by the latter alone.
  if (used.has('O') || said(seller.fields.vatId) === undefined) askSeller('registration');
  const until = payUntil(facts);
  if (until.dueOn === undefined && until.terms === undefined) missing.add('seller paymentDays');
  return [...missing].map((each) => {
    const [holder, field] = each.split(' ') as ['seller' | 'buyer', EInvoiceField];
    return {
      code: 'einvoice_missing',
      term: terms[holder][field] ?? '',
      field,
      holder,
      name: holder === 'buyer' ? buyer.code : '',
    };
  });
}

/** BR-CO-17 lets the tax of a category be less than one unit of the currency away from its rate of the sum. */
function isNear({ baseMinor, taxMinor, rate }: TaxBreakdown, currency: string): boolean {
  const exact = BigInt(baseMinor) * BigInt(parsePercent(rate) ?? 0);
  const difference = BigInt(taxMinor) * 10_000n - exact;
  const one = 10_000n * 10n ** BigInt(exponentOf(currency));
  return difference < one && difference > -one;
}

function findMiscounted(invoice: EInvoice): EInvoiceIssue[] {
  const { currency, taxes, lines, netMinor, taxMinor, totalMinor } = invoice;
  const issues: EInvoiceIssue[] = taxes
    .filter((tax) => !isNear(tax, currency))
    .map(({ rate }) => ({ code: 'einvoice_tax_apart', term: 'BT-117', rate }));
  if (taxes.length > 1 && taxes.some(({ category }) => category === 'O')) {
    issues.push({ code: 'einvoice_outside_mixed', term: 'BT-151' });
  }
  const written: readonly (readonly [string, readonly Minor[]])[] = [
    ['BT-131', lines.map((line) => line.netMinor)],
    ['BT-116', taxes.map((tax) => tax.baseMinor)],
    ['BT-117', taxes.map((tax) => tax.taxMinor)],
    ['BT-112', [netMinor, taxMinor, totalMinor]],
  ];
  const step = 10 ** Math.max(0, exponentOf(currency) - 2);
  const uneven = written.find(([, amounts]) => amounts.some((amount) => amount % step !== 0));
  if (uneven !== undefined) {
    issues.push({ code: 'einvoice_decimals', term: uneven[0], currency });
  }
  return issues;
}

/** The e-invoice of a document in a profile and syntax, or every reason why there is none. */
export function mapEInvoice(
  facts: EInvoiceFacts,
  profile: EInvoiceProfile,
  syntax: EInvoiceSyntax,
): Result<EInvoice, readonly EInvoiceIssue[]> {
  if (!profileNeeds[profile].syntaxes.includes(syntax)) {
    return fail([{ code: 'einvoice_profile', profile, syntax }]);
  }
  const asked = facts.lines.map((line) => categoryOf(line, facts));
  const missing = findMissing(facts, profile, asked);
  // What has no category yet counts as exempt, so that all else that is wrong is told at once.
  const categories = asked.map((category): TaxCategory => (category === '' ? 'E' : category));
  const { seller, buyer } = facts;
  const bic = said(seller.fields.bic);
  const isDelivered = facts.asksForMoney || categories.includes('K');
  const invoice: EInvoice = {
    profile,
    type: facts.asksForMoney ? '380' : '381',
    number: facts.number,
    issuedOn: facts.issuedOn,
    currency: facts.currency,
    preceding: facts.preceding,
    seller: mapSeller(seller),
    buyer: mapParty(buyer.name, buyer.fields),
    ...payUntil(facts),
    ...dropUnsaid({
      note: said(facts.note),
      orderReference: said(facts.orderReference),
      buyerReference: said(buyer.fields.buyerReference),
      deliveredOn: isDelivered ? facts.issuedOn : undefined,
      account:
        said(seller.iban) === undefined ? undefined : { iban: seller.iban, ...dropUnsaid({ bic }) },
    }),
    lines: facts.lines.map((line, index) => mapLine(line, categories[index] ?? 'S')),
    taxes: sumTaxes(facts, categories),
    netMinor: facts.netMinor,
    taxMinor: facts.taxMinor,
    totalMinor: facts.netMinor + facts.taxMinor,
  };
  const issues = [...missing, ...findMiscounted(invoice), ...checkCharacters(invoice)];
  return issues.length > 0 ? fail(issues) : succeed(invoice);
}
