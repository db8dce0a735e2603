/** The model's profit and loss: one fact a sale, a return or a late cost, and the sums of the accounts by day. */
import type { Posted } from './orders.ts';
import { skuOf } from './units.ts';

export interface Fact {
  readonly document: string;
  readonly day: string;
  readonly sign: 1 | -1;
  readonly keys: Readonly<Record<ProfitKey, string>>;
  readonly units: number;
  readonly revenue: number;
  readonly returns: number;
  readonly cost: number;
  readonly late: number;
}

export type ProfitKey =
  'total' | 'item' | 'serial' | 'customer' | 'vendor' | 'salesperson' | 'area';
export const profitKeys: readonly ProfitKey[] = [
  'total',
  'item',
  'serial',
  'customer',
  'vendor',
  'salesperson',
  'area',
];

export interface Figures {
  units: number;
  revenue: number;
  returns: number;
  cost: number;
  late: number;
}

const nothing: Readonly<Figures> = { units: 0, revenue: 0, returns: 0, cost: 0, late: 0 };

/** What a document adds to the profit and loss. */
export function factsOf({ number, day, party, salesperson, plan }: Posted): Fact[] {
  const base = { document: number, day, sign: 1 as const };
  const facts = plan.steps.map((step): Fact => {
    const { before, event, key } = step;
    const { sale, holder } = before;
    const isWithCustomer = before.status === 'sold' || before.status === 'return_expected';
    const owner = isWithCustomer ? (sale?.customer ?? holder) : null;
    const keys = {
      total: 'total',
      item: skuOf(key),
      serial: `${skuOf(key)}/${step.text}`,
      customer: (event === 'revalue' ? owner : party) ?? '',
      vendor: before.vendor ?? '',
      salesperson: (event === 'sell' ? salesperson : sale?.salesperson) ?? '',
      area: (event === 'sell' ? before.area : sale?.from) ?? '',
    };
    return { ...base, keys, ...figuresOf(event, 1, step) };
  });
  const others = plan.flows.map((flow): Fact => {
    const { sku, event, quantity, from } = flow;
    const customer = event === 'revalue' ? '' : (party ?? '');
    const seller = event === 'revalue' ? '' : (salesperson ?? '');
    const keys = {
      ...{ total: 'total', item: sku, serial: '', customer, vendor: '' },
      ...{ salesperson: seller, area: from ?? '' },
    };
    return { ...base, keys, ...figuresOf(event, quantity, flow) };
  });
  return [...facts, ...others].filter(({ units, late }) => units !== 0 || late !== 0);
}

function figuresOf(
  event: string,
  quantity: number,
  { stock, revenue, late }: { stock: number; revenue: number; late: number },
): Figures {
  if (event === 'revalue') return { ...nothing, cost: late, late };
  if (event === 'sell') return { ...nothing, units: quantity, revenue, cost: 0 - stock };
  if (event !== 'take_back') return { ...nothing };
  return { ...nothing, units: -quantity, returns: 0 - revenue, cost: 0 - stock };
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The figures of a period by key, without those that are all nothing. */
export function sumFacts(
  facts: readonly Fact[],
  key: ProfitKey | 'month',
  { from, to }: Period,
): Map<string, Figures> {
  const sums = new Map<string, Figures>();
  for (const fact of facts) {
    if (fact.day < from || fact.day > to) continue;
    const name = key === 'month' ? fact.day.slice(0, 7) : fact.keys[key];
    // Goods without units have no row among units.
    if (key === 'serial' && name === '') continue;
    const sum = sums.get(name) ?? { ...nothing };
    sums.set(name, sum);
    for (const field of ['units', 'revenue', 'returns', 'cost', 'late'] as const) {
      sum[field] += fact.sign * fact[field];
    }
  }
  for (const [name, sum] of sums) {
    if (Object.values(sum).every((figure) => figure === 0)) sums.delete(name);
  }
  return sums;
}

/** What accounts changed by in a period, by account and reason. */
export function sumAccounts(posted: Iterable<Posted>, { from, to }: Period): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { day, plan, reverses } of posted) {
    if (day < from || day > to) continue;
    for (const { account, reason, amount } of plan.postings) {
      const name = `${account} ${reason}`;
      sums.set(name, (sums.get(name) ?? 0) + (reverses === null ? amount : -amount));
    }
  }
  return sums;
}
