/** Posted documents of the model: what each said and did, what stands, what is open, and who follows whom. */
import type { DocumentRequest } from '../../shared/api.ts';
import { add, portion } from './amounts.ts';
import type { Flow } from './pools.ts';
import type { Step } from './units.ts';

export type Kind = DocumentRequest['kind'];

/** A line as the document says it, in its own currency; what others do of it is reckoned against this. */
export interface SaidLine {
  readonly line: number;
  readonly sku: string;
  readonly quantity: number;
  readonly amount: number | null;
  readonly discount: number;
  readonly taxRate: string | null;
  readonly isTaxRecovered: boolean;
  readonly net: number;
  /** In the books' currency, with tax that is not recovered: what a bill clears. */
  readonly worth: number;
}

export interface AddOn {
  readonly amount: number;
  readonly currency: string;
  readonly rate: bigint;
  readonly by: 'quantity' | 'value' | 'weight';
}

export interface Posting {
  readonly account: string;
  readonly reason: string;
  readonly amount: number;
}

/** So much of an order's line is done by a line; a bill also clears an amount. */
export interface Done {
  readonly order: string;
  readonly orderLine: number;
  readonly line: number;
  readonly quantity: number;
  readonly amount: number;
}

export interface Link {
  readonly built: string;
  readonly component: string;
  readonly isOut: boolean;
}

/** What a document that nothing stands against will do. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly flows: readonly Flow[];
  readonly postings: readonly Posting[];
  readonly done: readonly Done[];
  readonly taken: readonly {
    readonly order: string;
    readonly place: number;
    readonly amount: number;
  }[];
  readonly lines: readonly SaidLine[];
  readonly addOns: readonly AddOn[];
  readonly links: readonly Link[];
}

export const emptyPlan: Plan = {
  steps: [],
  flows: [],
  postings: [],
  done: [],
  taken: [],
  lines: [],
  addOns: [],
  links: [],
};

export interface Posted {
  readonly number: string;
  readonly kind: Kind;
  readonly day: string;
  readonly party: string | null;
  readonly salesperson: string | null;
  readonly request: DocumentRequest | null;
  readonly currency: string;
  readonly plan: Plan;
  readonly follows: readonly string[];
  readonly closes: string | null;
  readonly reverses: string | null;
  reversedBy: string | null;
}

const orderKinds: readonly Kind[] = ['purchase_order', 'sales_order', 'customer_rma', 'vendor_rma'];

export class Orders {
  readonly posted = new Map<string, Posted>();

  /** Documents that stand, oldest first: neither reversals nor taken back. */
  standing(): Posted[] {
    return [...this.posted.values()].filter(
      ({ reverses, reversedBy }) => reverses === null && reversedBy === null,
    );
  }

  isOrder({ kind, closes, reverses, plan }: Posted): boolean {
    if (closes !== null || reverses !== null) return false;
    return orderKinds.includes(kind) || (kind === 'stock_transfer' && isDeparting(plan));
  }

  closedBy(number: string): Posted | undefined {
    return this.standing().findLast(({ closes }) => closes === number);
  }

  followers(number: string): Posted[] {
    return this.standing().filter(({ follows }) => follows.includes(number));
  }

  /** What standing documents did of a line. */
  done(number: string, line: number): { readonly quantity: number; readonly amount: number } {
    const all = this.standing()
      .flatMap(({ plan }) => plan.done)
      .filter(({ order, orderLine }) => order === number && orderLine === line);
    return {
      quantity: add(all.map(({ quantity }) => quantity)),
      amount: add(all.map(({ amount }) => amount)),
    };
  }

  open(number: string, { line, quantity }: SaidLine): number {
    return Math.max(0, quantity - this.done(number, line).quantity);
  }

  /** `open` until all is done or it was closed or taken back; null of what is no order. */
  status(document: Posted): 'open' | 'closed' | null {
    if (!this.isOrder(document)) return null;
    const { number, reversedBy, plan } = document;
    if (reversedBy !== null || this.closedBy(number) !== undefined) return 'closed';
    return plan.lines.some((line) => this.open(number, line) > 0) ? 'open' : 'closed';
  }

  /** What is left of an add-on cost of a document: of an order's for its receipts, of a receipt's for its bills. */
  takenOf(number: string, place: number): number {
    return add(
      this.standing()
        .flatMap(({ plan }) => plan.taken)
        .filter((taken) => taken.order === number && taken.place === place)
        .map(({ amount }) => amount),
    );
  }

  /**
   * What a receipt takes of each add-on cost of an order, in the add-on's currency: the part that the value received so
   * far, at the order's prices, is of the value ordered, less what was taken before; never more than all.
   */
  shareOfAddOns(order: Posted, done: readonly Done[]): number[] {
    const { number, plan } = order;
    const own = done.filter((one) => one.order === number);
    if (own.length === 0) return plan.addOns.map(() => 0);
    const received = ({ line, quantity }: SaidLine): number => {
      const now = add(own.filter(({ orderLine }) => orderLine === line).map((one) => one.quantity));
      return Math.min(quantity, this.done(number, line).quantity + now);
    };
    const worth = add(plan.lines.map(({ net }) => net));
    const came = add(
      plan.lines.map((line) =>
        worth > 0 ? portion(line.net, received(line), line.quantity) : received(line),
      ),
    );
    const whole = worth > 0 ? worth : add(plan.lines.map(({ quantity }) => quantity));
    return plan.addOns.map(({ amount }, place) =>
      Math.max(0, portion(amount, Math.min(came, whole), whole) - this.takenOf(number, place)),
    );
  }
}

export function isDeparting({ steps, flows }: Plan): boolean {
  return [...steps, ...flows].some(({ event }) => event === 'depart');
}
