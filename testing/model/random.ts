/** What drafts of chance are made of: days, amounts, currencies, serials, lines. */
import type { DocumentRequest } from '../../shared/api.ts';
import { parseDay, addDays } from '../../shared/day.ts';
import { present } from '../../shared/assert.ts';
import { writeMoney } from './amounts.ts';
import type { Chance } from './chance.ts';
import type { ModelLedger } from './ledger.ts';
import type { RequestLine } from './lines.ts';
import { items, lots, type ModelItem } from './masters.ts';
import type { Kind, Posted } from './orders.ts';
import { isFree, isGone, keyOf, skuOf, type Life, type Unit } from './units.ts';

/** A draft but for what the history gives it: its id. */
export type Draft = Omit<DocumentRequest, 'id'>;
export type Line = RequestLine;

export interface Found {
  readonly key: string;
  readonly life: Life;
  readonly unit: Unit;
}

const names = Array.from({ length: 14 }, (_, index) => `S${index}`);

export class Sources {
  readonly chance: Chance;
  readonly model: ModelLedger;
  /** The day that most documents have; it only grows. */
  day = '2024-01-01';

  constructor(chance: Chance, model: ModelLedger) {
    this.chance = chance;
    this.model = model;
  }

  nextDay(): string {
    const today = present(parseDay(this.day), 'a day');
    const isBack = this.chance.isOneIn(9);
    const day = addDays(today, isBack ? -this.chance.below(8) : this.chance.below(3));
    if (!isBack) this.day = day;
    return day;
  }

  vendor(): string {
    return this.chance.pick(['acme', 'acme', 'acme', 'zenith', 'trader']);
  }

  customer(): string {
    return this.chance.pick(['bolt', 'bolt', 'bolt', 'carol', 'trader']);
  }

  /** An amount of a currency as text; now and then nothing, or with more decimals than there are. */
  money(currency: string, most = 50_000): string {
    if (this.chance.isOneIn(25)) return '0';
    if (this.chance.isOneIn(60)) return `${this.chance.below(100)}.12345`;
    return writeMoney(this.chance.below(most), currency);
  }

  /** The currency of a document with its rate; the books' own needs none. */
  exchange(): { readonly currency?: string; readonly exchangeRate?: string } {
    const { base } = this.model;
    if (!this.chance.isOneIn(4)) return {};
    const currency = this.chance.pick(['USD', 'EUR', 'JPY', 'KWD']);
    if (currency === base) return this.chance.isOneIn(2) ? { currency } : {};
    const whole = base === 'JPY' ? 80 + this.chance.below(100) : this.chance.below(4);
    const rest = String(1 + this.chance.below(999_999)).padStart(6, '0');
    return { currency, exchangeRate: `${whole}.${rest}` };
  }

  currencyOf({ currency }: { readonly currency?: string | undefined }): string {
    return currency ?? this.model.base;
  }

  addOns(currency: string, count = 2): NonNullable<Draft['addOnCosts']> {
    return Array.from({ length: this.chance.below(count + 1) }, (_, index) => ({
      name: `cost ${index + 1}`,
      amount: this.money(currency, 4000),
      by: this.chance.pick(['quantity', 'quantity', 'value', 'weight'] as const),
      ...(this.chance.isOneIn(8) && this.model.base !== 'EUR' && currency !== 'EUR'
        ? { currency: 'EUR', exchangeRate: '1.0825' }
        : {}),
    }));
  }

  found(isWanted: (found: Found) => boolean): Found[] {
    return [...this.model.units.all()].filter(isWanted);
  }

  free(isWanted: (found: Found) => boolean = () => true): Found[] {
    return this.found((found) => isFree(found.unit.status) && isWanted(found));
  }

  sold(customer: string): Found[] {
    return this.found(({ unit }) => unit.status === 'sold' && unit.sale?.customer === customer);
  }

  /** Documents of a kind that stand and are open, of a party where one is given. */
  open(kind: Kind, party: string | null): Posted[] {
    const { orders } = this.model;
    return orders
      .standing()
      .filter((one) => one.kind === kind && (party === null || one.party === party))
      .filter((one) => orders.status(one) === 'open');
  }

  posted(kind: Kind, party: string | null): Posted[] {
    return this.model.orders
      .standing()
      .filter(
        (one) =>
          one.kind === kind && one.closes === null && (party === null || one.party === party),
      );
  }

  /** Serials of an item that may begin: new ones, and such as left for good. */
  beginning(item: ModelItem): string[] {
    return names.filter((name) => {
      const found = this.model.units.find(keyOf(item.sku, name));
      return found === null || (isGone(found.unit.status) && item.policy !== 'forbid');
    });
  }

  /** A serial as somebody may write it. */
  written(text: string): string {
    if (this.chance.isOneIn(12)) return ` ${text.toLowerCase()} `;
    return this.chance.isOneIn(8) ? text.toLowerCase() : text;
  }

  /** Lines that name units: one an item. */
  linesOf(found: readonly Found[], fields: (sku: string) => Partial<Line> = () => ({})): Line[] {
    const bySku = new Map<string, string[]>();
    for (const { key, life } of found) {
      const serials = bySku.get(skuOf(key)) ?? [];
      bySku.set(skuOf(key), serials);
      serials.push(this.written(life.text));
    }
    return [...bySku].map(([item, serials]) => ({ item, serials, ...fields(item) }));
  }

  /** Which items can be received, found or ordered in a line. */
  item(): ModelItem {
    return this.chance.pick([...items.values()].filter(({ sku }) => sku !== 'PC'));
  }

  /** How a line says the goods that begin with it. */
  newGoods(item: ModelItem): Pick<Line, 'serials' | 'quantity' | 'lot' | 'manufacturerSerials'> {
    const { chance } = this;
    const lot = item.hasLots ? { lot: chance.pick(Object.keys(lots)) } : {};
    if (item.tracking === 'quantity') return { quantity: 1 + chance.below(40) };
    if (item.tracking === 'none') return { quantity: 1 + chance.below(3) };
    if (item.isGenerated && !chance.isOneIn(4)) {
      const quantity = 1 + chance.below(4);
      const pattern = { manufacturerSerials: { prefix: 'M', start: '098', quantity } };
      return { quantity, ...lot, ...(chance.isOneIn(4) ? pattern : {}) };
    }
    const serials = chance.some(this.beginning(item), 3).map((name) => this.written(name));
    const isMarked = chance.isOneIn(6);
    const marked = serials.map((serial) => ({ serial, manufacturerSerial: `M-${serial.trim()}` }));
    return { serials: isMarked ? marked : serials, ...lot };
  }

  /** A tax, now and then. */
  tax(isPurchase: boolean): Partial<Line> {
    if (!this.chance.isOneIn(4)) return {};
    const taxRate = this.chance.pick(['19', '7.25', '0', '10']);
    return isPurchase && this.chance.isOneIn(3) ? { taxRate, taxRecoverable: false } : { taxRate };
  }

  discount(amount: string, currency: string): Partial<Line> {
    if (!this.chance.isOneIn(5) || /\.\d{4,}/.test(amount)) return {};
    const most = Math.floor(Number(amount) * (currency === 'JPY' ? 1 : 100));
    const off = writeMoney(this.chance.below(most + 1), currency === 'JPY' ? 'JPY' : 'USD');
    return { discount: this.chance.isOneIn(40) ? '999999' : off };
  }
}
