/** The desk on which the model judges one document: the books it looks into, the issues it notes, the header as read. */
import type { DocumentRequest } from '../../shared/api.ts';
import { readMoney, readRate, type Exchange } from './amounts.ts';
import { bins, location, roles, salespeople, type ModelSettings } from './masters.ts';
import type { AddOn, Kind, Orders, Posted } from './orders.ts';
import { isDeparting } from './orders.ts';
import type { Pools } from './pools.ts';
import type { Units } from './units.ts';

export interface ModelBooks {
  readonly base: string;
  readonly settings: ModelSettings;
  readonly units: Units;
  readonly pools: Pools;
  readonly orders: Orders;
  closedThrough: string | null;
  nextSerial: number;
}

export interface Header {
  readonly party: string | null;
  readonly salesperson: string | null;
  readonly exchange: Exchange;
  readonly followed: readonly Posted[];
  readonly addOns: readonly AddOn[];
}

const vendorKinds: readonly Kind[] = [
  'purchase_order',
  'goods_receipt',
  'vendor_bill',
  'vendor_rma',
  'debit_memo',
];
const customerKinds: readonly Kind[] = ['sales_order', 'invoice', 'customer_rma', 'credit_memo'];
const withAddOns: readonly Kind[] = [
  'purchase_order',
  'goods_receipt',
  'vendor_bill',
  'cost_adjustment',
  'assembly',
];

/** Which kinds each kind may follow. */
const follows: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  goods_receipt: ['purchase_order'],
  vendor_bill: ['goods_receipt'],
  invoice: ['sales_order', 'customer_rma'],
  customer_rma: ['invoice'],
  credit_memo: ['customer_rma', 'invoice'],
  vendor_rma: ['goods_receipt', 'credit_memo'],
  debit_memo: ['vendor_rma', 'goods_receipt', 'credit_memo'],
  stock_transfer: ['stock_transfer'],
};

export class Desk {
  readonly books: ModelBooks;
  readonly request: DocumentRequest;
  readonly header: Header;
  private readonly noted = new Set<string>();
  private hasErrors = false;

  constructor(books: ModelBooks, request: DocumentRequest) {
    this.books = books;
    this.request = request;
    this.header = this.readHeader();
  }

  /** Notes an error; a question is passed over where the document accepts it. */
  note(code: string, line = 0, serial = '', isQuestion = false): void {
    if (isQuestion && (this.request.accept ?? []).includes(code)) return;
    if (!isQuestion) this.hasErrors = true;
    this.noted.add(`${line} ${code}${isQuestion ? '?' : ''} ${serial}`);
  }

  ask(code: string, line = 0, serial = ''): void {
    this.note(code, line, serial, true);
  }

  get issues(): string[] {
    return [...this.noted].sort();
  }

  get isSound(): boolean {
    return !this.hasErrors;
  }

  private readHeader(): Header {
    const { request, books } = this;
    const { kind } = request;
    if (books.closedThrough !== null && request.occurredOn <= books.closedThrough) {
      this.note('period_closed');
    }
    const party = this.readParty();
    const currency = request.currency ?? books.base;
    const rate = this.readRate(currency, request.exchangeRate);
    const followed = this.readFollowed(party);
    this.checkVendorNumber(party);
    const addOns = (request.addOnCosts ?? []).map((addOn): AddOn => {
      if (!withAddOns.includes(kind)) this.note('add_on_not_taken');
      const own = addOn.currency ?? currency;
      const isShared = addOn.currency === undefined;
      const ownRate = isShared ? rate : this.readRate(own, addOn.exchangeRate);
      const amount = readMoney(addOn.amount, own);
      if (amount === null || (amount < 0 && kind !== 'cost_adjustment')) {
        this.note('add_on_amount_not_money');
      }
      return { amount: amount ?? 0, currency: own, rate: ownRate, by: addOn.by };
    });
    const salesperson = this.readSalesperson(party, followed);
    return { party, salesperson, exchange: { currency, base: books.base, rate }, followed, addOns };
  }

  /** Whose sale it is: the document's own, that of what it follows, or the customer's. */
  private readSalesperson(party: string | null, followed: readonly Posted[]): string | null {
    const { kind, salesperson } = this.request;
    if (!customerKinds.includes(kind)) return null;
    if (salesperson !== undefined) return salesperson;
    const before = followed.flatMap((one) => one.salesperson ?? []);
    return before[0] ?? salespeople[party ?? ''] ?? null;
  }

  private readParty(): string | null {
    const { kind, party } = this.request;
    const role = vendorKinds.includes(kind) || kind === 'cost_adjustment' ? 'vendor' : 'customer';
    const isNeeded = vendorKinds.includes(kind) || customerKinds.includes(kind);
    if (party === undefined) {
      if (isNeeded) this.note('party_missing');
      return null;
    }
    const own = roles[party];
    if (own === undefined) {
      this.note('party_unknown');
      return null;
    }
    if ((isNeeded || kind === 'cost_adjustment') && !own.includes(role)) {
      this.note('party_role_missing');
    }
    return party;
  }

  private readRate(currency: string, text: string | undefined): bigint {
    const one = 10n ** 12n;
    if (currency === this.books.base) {
      if (text !== undefined && readRate(text) !== one) this.note('exchange_rate_not_one');
      return one;
    }
    if (text !== undefined) return readRate(text);
    this.note('exchange_rate_missing');
    return one;
  }

  private readFollowed(party: string | null): Posted[] {
    const { kind, from, against } = this.request;
    const numbers = [from ?? []].flat();
    if (kind === 'vendor_bill' && numbers.length === 0) this.note('from_missing');
    const found: Posted[] = [];
    for (const number of new Set([...numbers, ...[against ?? []].flat()])) {
      const isAgainst = !numbers.includes(number);
      const followed = this.books.orders.posted.get(number);
      // Only what stands for itself is followed: not what took another back, nor what closed one.
      if (followed?.reverses !== null || followed.closes !== null) {
        this.note('from_unknown');
        continue;
      }
      if (!this.mayFollow(followed, isAgainst)) {
        this.note('from_wrong_kind');
        continue;
      }
      if (followed.reversedBy !== null || this.books.orders.closedBy(number) !== undefined) {
        this.note('from_closed');
        continue;
      }
      // A vendor RMA may follow a customer's return, and a bill of freight alone another vendor's receipt.
      const isPassedOn =
        (followed.kind === 'credit_memo' && (kind === 'vendor_rma' || kind === 'debit_memo')) ||
        (kind === 'vendor_bill' && (this.request.lines ?? []).length === 0);
      if (!isAgainst && !isPassedOn && party !== null && followed.party !== party) {
        this.note('from_other_party');
      }
      const expiresOn = followed.request?.expiresOn;
      if (followed.kind === 'customer_rma' && expiresOn !== undefined) {
        if (this.request.occurredOn > expiresOn) this.ask('rma_expired');
      }
      found.push(followed);
    }
    return found;
  }

  private mayFollow(followed: Posted, isAgainst: boolean): boolean {
    if (isAgainst) return followed.kind === 'goods_receipt';
    if (!(follows[this.request.kind] ?? []).includes(followed.kind)) return false;
    return followed.kind !== 'stock_transfer' || isDeparting(followed.plan);
  }

  private checkVendorNumber(party: string | null): void {
    const { kind, vendorRmaNumber } = this.request;
    if (kind !== 'vendor_rma' || vendorRmaNumber === undefined || party === null) return;
    const isUsed = this.books.orders
      .standing()
      .some(
        (other) =>
          other.kind === 'vendor_rma' &&
          other.closes === null &&
          other.party === party &&
          other.request?.vendorRmaNumber === vendorRmaNumber,
      );
    if (isUsed) this.ask('vendor_rma_number_used');
  }

  /** A bin by its code, of ours or others where that matters; null where it cannot be used. */
  readBin(code: string, isOurs: boolean | null, line = 0): string | null {
    if (code === location) {
      this.note('area_holds_no_stock', line);
      return null;
    }
    const bin = bins[code];
    if (bin === undefined) {
      this.note('area_unknown', line);
      return null;
    }
    if (isOurs !== null && bin.isOurs !== isOurs) {
      this.note('area_of_other_type', line);
      return null;
    }
    return code;
  }
}
