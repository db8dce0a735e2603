/**
 * An e-invoice as EN 16931 means it, apart from any syntax: what each field is stands in its name and its business term
 * (BT). Amounts are whole minor units of `currency` and never below zero; a text that was not said is left out.
 */
import type { EInvoiceProfile, TaxCategory } from '../../shared/company/einvoice.ts';
import type { Day } from '../../shared/day.ts';
import { formatMoney, type Minor } from '../../shared/money.ts';

/** BG-4 and BG-7: who sells, and who buys. */
export interface TradeParty {
  /** BT-27, BT-44 */
  readonly name: string;
  /** BT-30 */
  readonly registration?: string;
  /** BT-31, BT-48 */
  readonly vatId?: string;
  /** BT-32 */
  readonly taxNumber?: string;
  /** BT-34, BT-49 with the scheme of the address. */
  readonly electronic?: { readonly scheme: string; readonly address: string };
  readonly street?: string;
  readonly city?: string;
  readonly postcode?: string;
  /** BT-40, BT-55 */
  readonly country: string;
  /** BG-6 */
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string };
}

/** BG-31 names it by serial: in core as an attribute, in the extended profile as an instance too. */
export interface ItemInstance {
  readonly serial: string;
  readonly manufacturerSerial?: string;
}

export interface TradeLine {
  /** BT-126, counts from 1. */
  readonly line: number;
  /** BT-155 */
  readonly sku: string;
  /** BT-153 */
  readonly name: string;
  /** BT-157, a GTIN. */
  readonly gtin?: string;
  /** BT-129 */
  readonly quantity: number;
  /** BT-130 */
  readonly unitCode: string;
  /** BT-148 */
  readonly grossMinor: Minor;
  /** BT-147 */
  readonly discountMinor: Minor;
  /** BT-146, for `baseQuantity` of it. */
  readonly priceMinor: Minor;
  /** BT-149: the whole quantity where the net of the line is no multiple of a price. */
  readonly baseQuantity: number;
  /** BT-131 */
  readonly netMinor: Minor;
  /** BT-151 */
  readonly category: TaxCategory;
  /** BT-152, per cent as text. */
  readonly rate: string;
  readonly lot?: string;
  readonly instances: readonly ItemInstance[];
}

/** BG-23: one category at one rate. */
export interface TaxBreakdown {
  readonly category: TaxCategory;
  readonly rate: string;
  /** BT-116 */
  readonly baseMinor: Minor;
  /** BT-117 */
  readonly taxMinor: Minor;
  /** BT-120 */
  readonly reason?: string;
  /** BT-121 */
  readonly reasonCode?: string;
}

export interface EInvoice {
  readonly profile: EInvoiceProfile;
  /** BT-3: 380 asks for money, 381 gives it back. */
  readonly type: '380' | '381';
  /** BT-1 */
  readonly number: string;
  /** BT-2 */
  readonly issuedOn: Day;
  /** BT-9 */
  readonly dueOn?: Day;
  /** BT-5 */
  readonly currency: string;
  /** BT-22 */
  readonly note?: string;
  /** BT-10 */
  readonly buyerReference?: string;
  /** BT-13 */
  readonly orderReference?: string;
  /** BT-25 */
  readonly preceding: readonly string[];
  readonly seller: TradeParty;
  readonly buyer: TradeParty;
  /** BT-72; left out of what delivers nothing. */
  readonly deliveredOn?: Day;
  /** BT-20 */
  readonly terms?: string;
  /** BG-17 */
  readonly account?: { readonly iban: string; readonly bic?: string };
  readonly lines: readonly TradeLine[];
  readonly taxes: readonly TaxBreakdown[];
  /** BT-106 and BT-109, as there are no allowances or charges of a document. */
  readonly netMinor: Minor;
  /** BT-110 */
  readonly taxMinor: Minor;
  /** BT-112 and BT-115, as nothing is paid in advance. */
  readonly totalMinor: Minor;
}

/** BT-24: what the file says of its own rules. */
export const customizations: Readonly<Record<EInvoiceProfile, string>> = {
  en16931: 'urn:cen.eu:en16931:2017',
  extended: 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended',
  xrechnung: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
  peppol: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
};

/** BT-23, where a profile asks for it. */
export const businessProcess = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';
export function hasProcess(profile: EInvoiceProfile): boolean {
  return profile === 'peppol' || profile === 'xrechnung';
}

/** BT-160: the names of what an item of a line is known by. */
export const attributeNames = {
  serial: 'Serial number',
  manufacturerSerial: "Manufacturer's serial number",
  lot: 'Lot',
} as const;

/** BG-32 of a line: its lot, and every serial, in order. */
export function attributesOf({ lot, instances }: TradeLine): (readonly [string, string])[] {
  return [
    ...(lot === undefined ? [] : [[attributeNames.lot, lot] as const]),
    ...instances.flatMap(({ serial, manufacturerSerial }) => [
      [attributeNames.serial, serial] as const,
      ...(manufacturerSerial === undefined
        ? []
        : [[attributeNames.manufacturerSerial, manufacturerSerial] as const]),
    ]),
  ];
}

/** BT-81: a SEPA transfer in euros, a transfer elsewhere. */
export function paymentMeansOf({ currency }: EInvoice): string {
  return currency === 'EUR' ? '58' : '30';
}

/** An amount as it is written: with two decimals where its currency has more, and the others are zeros. */
export function writeAmount(amount: Minor, currency: string): string {
  return formatMoney(amount, currency).replace(/(\.\d\d)0+$/, '$1');
}
