/**
 * A second opinion on the books: units as a plain map of lives, each a stack of what stands. It shares no rule with the
 * product; where the two differ, one of them is wrong.
 */

export interface ModelLine {
  readonly sku: string;
  readonly serials: readonly string[] | null;
  readonly quantity: number;
  /** In cents of the document's currency; null where the line says none. */
  readonly amount: number | null;
  readonly discount: number;
}

export type ModelKind =
  | 'goods_receipt'
  | 'invoice'
  | 'customer_rma'
  | 'credit_memo'
  | 'vendor_rma'
  | 'debit_memo'
  | 'stock_transfer';

export interface ModelDocument {
  readonly kind: ModelKind;
  readonly day: string;
  readonly party: string | null;
  /** Where goods go to, or must come from, as the document names it. */
  readonly to: string | null;
  readonly out: string | null;
  readonly follows: string | null;
  /** Ten-thousandths of a dollar for one unit of its currency. */
  readonly rate: number;
  readonly freight: number;
  readonly freightBy: 'quantity' | 'value';
  readonly accepts: boolean;
  readonly lines: readonly ModelLine[];
}

export interface ModelUnit {
  readonly status: string;
  readonly area: string;
  readonly holder: string | null;
  readonly cost: number;
  readonly vendor: string;
  readonly receivedOn: string;
  readonly customer: string | null;
  readonly price: number | null;
  readonly heldBy: string | null;
}

interface Life {
  readonly stack: { readonly document: string; readonly unit: ModelUnit }[];
  lastDay: string | null;
}

interface Effects {
  units: number;
  revenue: number;
  returns: number;
  cost: number;
  purchases: number;
  addOns: number;
  vendorReturns: number;
  gains: number;
}

interface PostedRecord {
  readonly kind: ModelKind;
  readonly party: string | null;
  readonly lives: readonly { readonly key: string; readonly life: number; readonly line: number }[];
  readonly effects: Effects;
  reversedBy: string | null;
  readonly isReversal: boolean;
}

const bins: Readonly<Record<string, 'ours' | 'returns' | 'theirs'>> = {
  MAIN: 'ours',
  SHOP: 'ours',
  VRMEX: 'ours',
  CRMA: 'returns',
  'CRMA-EX': 'theirs',
  RELEASED: 'theirs',
  LOAN: 'theirs',
  VRMA: 'theirs',
};
const ours = new Set(['in_stock', 'returned', 'committed']);
const gone = new Set(['sold', 'at_vendor']);

/** Splits an amount by weights, the cents left over to the largest remainders, the first of equals first. */
function share(amount: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const used = all === 0 ? weights.map(() => 1) : weights;
  const total = BigInt(all === 0 ? weights.length : all);
  const exact = used.map((weight) => BigInt(amount) * BigInt(weight));
  const parts = exact.map((product) => Number(product / total));
  let left = amount - parts.reduce((sum, part) => sum + part, 0);
  const order = exact
    .map((product, index) => ({ index, rest: Number(product % total) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order) {
    if (left === 0) break;
    parts[index]! += 1;
    left -= 1;
  }
  return parts;
}

function inDollars(amounts: readonly number[], rate: number): number[] {
  if (rate === 10_000) return [...amounts];
  const sum = amounts.reduce((all, amount) => all + amount, 0);
  const total = Number((BigInt(sum) * BigInt(rate) * 2n + 10_000n) / 20_000n);
  return share(total, amounts);
}

interface Chosen {
  readonly key: string;
  readonly line: number;
  readonly life: number;
  readonly before: ModelUnit | null;
  readonly net: number;
}

export class ModelLedger {
  readonly lives = new Map<string, Life[]>();
  readonly posted = new Map<string, PostedRecord>();
  readonly days: { readonly day: string; readonly effects: Effects; readonly sign: 1 | -1 }[] = [];
  private nextSerial = 100_000;
  private readonly policies: ReadonlyMap<string, string>;
  constructor(policies: ReadonlyMap<string, string>) {
    this.policies = policies;
  }

  /** The latest life of a serial that stands, from 1, and the unit in it; null where none does. */
  find(key: string): { life: number; unit: ModelUnit; lastDay: string } | null {
    const lives = this.lives.get(key) ?? [];
    for (let life = lives.length; life > 0; life -= 1) {
      const { stack, lastDay } = lives[life - 1]!;
      const top = stack.at(-1);
      if (top !== undefined) return { life, unit: top.unit, lastDay: lastDay ?? '' };
    }
    return null;
  }

  /** What a document would be refused for, as `line code serial`; what it would move where nothing is in its way. */
  judge(document: ModelDocument): { issues: string[]; chosen: Chosen[] } {
    const issues: string[] = [];
    const chosen: Chosen[] = [];
    const seen = new Set<string>();
    let fresh = this.nextSerial;
    document.lines.forEach((line, index) => {
      const place = index + 1;
      const note = (code: string, serial = ''): void => {
        issues.push(`${place} ${code} ${serial}`);
      };
      const net = Math.max(0, (line.amount ?? 0) - line.discount);
      const take = (key: string, serial: string): void => {
        const before = this.find(key);
        if (before === null) {
          const others = [...this.lives.keys()].filter(
            (other) => other !== key && other.split('/')[1] === key.split('/')[1],
          );
          const isElsewhere = others.some((other) => this.find(other) !== null);
          note(isElsewhere ? 'serial_of_other_item' : 'serial_unknown', serial);
          return;
        }
        this.judgeUnit(document, before.unit, before.lastDay, (code) => note(code, serial));
        const own = document.kind === 'credit_memo' ? before.unit.price : before.unit.cost;
        const isOwn = line.amount === null;
        chosen.push({
          key,
          line: place,
          life: before.life,
          before: before.unit,
          net: isOwn ? (own ?? 0) : net,
        });
      };
      if (line.serials === null) {
        if (document.kind === 'goods_receipt') {
          for (let count = 0; count < line.quantity; count += 1) {
            chosen.push({
              key: `${line.sku}/${fresh}`,
              line: place,
              life: 1,
              before: null,
              net,
            });
            fresh += 1;
          }
          return;
        }
        const free = this.findFree(line.sku, document.out, document.day).filter(
          (key) => !seen.has(key),
        );
        if (free.length < line.quantity) note('quantity_not_in_stock');
        for (const key of free.slice(0, line.quantity)) {
          seen.add(key);
          take(key, key.split('/')[1]!);
        }
        return;
      }
      for (const text of line.serials) {
        const key = `${line.sku}/${text.toUpperCase()}`;
        if (seen.has(key)) {
          note('serial_twice_in_document', text);
          continue;
        }
        seen.add(key);
        if (document.kind !== 'goods_receipt') {
          take(key, text);
          continue;
        }
        const before = this.find(key);
        const life = this.judgeReceipt(document, line.sku, before, (code) => note(code, text));
        chosen.push({ key, line: place, life, before: null, net });
      }
    });
    return { issues, chosen };
  }

  private findFree(sku: string, out: string | null, day: string): string[] {
    return [...this.lives.keys()]
      .flatMap((key) => {
        const found = this.find(key);
        if (!key.startsWith(`${sku}/`) || found === null) return [];
        const { unit, lastDay } = found;
        const isFree = (unit.status === 'in_stock' || unit.status === 'returned') && lastDay <= day;
        return isFree && (out === null || unit.area === out) ? [{ key, unit }] : [];
      })
      .sort((a, b) =>
        a.unit.receivedOn === b.unit.receivedOn
          ? a.key < b.key
            ? -1
            : 1
          : a.unit.receivedOn < b.unit.receivedOn
            ? -1
            : 1,
      )
      .map(({ key }) => key);
  }

  private judgeReceipt(
    document: ModelDocument,
    sku: string,
    before: ReturnType<ModelLedger['find']>,
    note: (code: string) => void,
  ): number {
    if (before === null) return 1;
    if (!gone.has(before.unit.status)) {
      note('serial_already_in_stock');
      return before.life;
    }
    const policy = this.policies.get(sku);
    if (policy === 'forbid') note('serial_life_forbidden');
    if (policy === 'ask' && !document.accepts) note('serial_begins_next_life');
    if (document.day < before.lastDay) note('date_before_unit');
    return before.life + 1;
  }

  /** Why a unit in its status cannot be moved by a document at all, or null. */
  private judgeStatus(document: ModelDocument, unit: ModelUnit): string | null {
    const { kind, party } = document;
    const { status } = unit;
    const isFree = status === 'in_stock' || status === 'returned';
    if (status === 'committed') {
      const holding = unit.heldBy === null ? undefined : this.posted.get(unit.heldBy);
      const isReleased =
        document.follows === null ? holding?.party === party : document.follows === unit.heldBy;
      return kind === 'debit_memo' && isReleased ? null : 'serial_committed';
    }
    switch (kind) {
      case 'customer_rma':
        if (status === 'return_expected') return 'serial_return_expected';
        return status === 'sold' ? null : 'serial_not_sold';
      case 'credit_memo':
        return status === 'sold' || status === 'return_expected' ? null : 'serial_not_sold';
      case 'stock_transfer':
        return isFree || gone.has(status) ? null : 'serial_not_transferable';
      default:
        return isFree ? null : 'serial_not_in_stock';
    }
  }

  private judgeUnit(
    document: ModelDocument,
    unit: ModelUnit,
    lastDay: string,
    note: (code: string) => void,
  ): void {
    const { kind, party } = document;
    const barred = this.judgeStatus(document, unit);
    if (barred !== null) {
      note(barred);
      return;
    }
    if (document.out !== null && unit.area !== document.out) note('serial_not_in_area');
    else if (kind === 'stock_transfer' && document.to !== null) {
      if (unit.area === document.to) note('areas_same');
      else if ((bins[unit.area] === 'theirs') !== (bins[document.to] === 'theirs')) {
        note('serial_in_area_of_other_type');
      }
    }
    if (document.follows !== null && unit.heldBy !== document.follows) {
      note('serial_not_on_document');
    }
    if ((kind === 'customer_rma' || kind === 'credit_memo') && unit.customer !== party) {
      if (!document.accepts) note('serial_not_sold_to_customer');
    }
    if (unit.vendor !== party) {
      if (kind === 'vendor_rma' && !document.accepts) note('serial_not_from_vendor');
      if (kind === 'debit_memo' && unit.status !== 'committed') note('serial_not_from_vendor');
    }
    if (document.day < lastDay) note('date_before_unit');
  }

  /** Enters a document that was judged well, under the number that it got. */
  post(number: string, document: ModelDocument, chosen: readonly Chosen[]): void {
    const nets = inDollars(
      chosen.map(({ net }) => net),
      document.rate,
    );
    const effects: Effects = {
      units: 0,
      revenue: 0,
      returns: 0,
      cost: 0,
      purchases: 0,
      addOns: 0,
      vendorReturns: 0,
      gains: 0,
    };
    const basis = chosen.map(({ net }) => (document.freightBy === 'value' ? net : 1));
    const [freight = 0] = inDollars([document.freight], document.rate);
    const freights = document.freight === 0 ? chosen.map(() => 0) : share(freight, basis);
    chosen.forEach(({ key, life, before }, index) => {
      const net = nets[index]!;
      const unit = moveUnit(number, document, before, net, freights[index]!, effects);
      const lives = this.lives.get(key) ?? [];
      this.lives.set(key, lives);
      const own = (lives[life - 1] ??= { stack: [], lastDay: null });
      own.stack.push({ document: number, unit });
      own.lastDay = document.day;
      const serial = key.split('/')[1]!;
      if (/^\d{6}$/.test(serial)) {
        this.nextSerial = Math.max(this.nextSerial, Number(serial) + 1);
      }
    });
    this.days.push({ day: document.day, effects, sign: 1 });
    this.posted.set(number, {
      kind: document.kind,
      party: document.party,
      lives: chosen.map(({ key, life, line }) => ({ key, life, line })),
      effects,
      reversedBy: null,
      isReversal: false,
    });
  }

  /** What a reversal would be refused for. */
  judgeReversal(number: string, day: string): string[] {
    const record = this.posted.get(number)!;
    if (record.isReversal) return ['reversal_stays'];
    if (record.reversedBy !== null) return ['document_reversed_before'];
    return record.lives.flatMap(({ key, life, line }) => {
      const own = this.lives.get(key)![life - 1]!;
      const isLater = (this.find(key)?.life ?? 0) > life;
      if (isLater || own.stack.at(-1)?.document !== number) {
        return [`${line} later_movement_stands ${key}`];
      }
      return day < (own.lastDay ?? '') ? [`${line} date_before_unit ${key}`] : [];
    });
  }

  reverse(number: string, by: string, day: string): void {
    const record = this.posted.get(number)!;
    record.reversedBy = by;
    for (const { key, life } of record.lives) {
      const own = this.lives.get(key)![life - 1]!;
      own.stack.pop();
      own.lastDay = own.stack.length === 0 ? null : day;
    }
    this.days.push({ day, effects: record.effects, sign: -1 });
    this.posted.set(by, { ...record, reversedBy: null, isReversal: true });
  }

  /** What the stock is worth: the costs of all units that are ours. */
  get stock(): number {
    let value = 0;
    for (const lives of this.lives.values()) {
      for (const { stack } of lives) {
        const unit = stack.at(-1)?.unit;
        if (unit !== undefined && ours.has(unit.status)) value += unit.cost;
      }
    }
    return value;
  }

  /** The sums of all that happened from one day to another. */
  sumBetween(from: string, to: string): Effects {
    const sums: Effects = {
      units: 0,
      revenue: 0,
      returns: 0,
      cost: 0,
      purchases: 0,
      addOns: 0,
      vendorReturns: 0,
      gains: 0,
    };
    for (const { day, effects, sign } of this.days) {
      if (day < from || day > to) continue;
      for (const name of Object.keys(sums) as (keyof Effects)[]) sums[name] += sign * effects[name];
    }
    return sums;
  }
}

function moveUnit(
  number: string,
  document: ModelDocument,
  before: ModelUnit | null,
  net: number,
  freight: number,
  effects: Effects,
): ModelUnit {
  const { kind, party } = document;
  const freeIn = (area: string): string => (bins[area] === 'returns' ? 'returned' : 'in_stock');
  if (kind === 'goods_receipt') {
    effects.purchases += net;
    effects.addOns += freight;
    const area = document.to ?? 'MAIN';
    return {
      status: freeIn(area),
      area,
      holder: null,
      cost: net + freight,
      vendor: party ?? '',
      receivedOn: document.day,
      customer: null,
      price: null,
      heldBy: null,
    };
  }
  const unit = before!;
  switch (kind) {
    case 'invoice':
      effects.units += 1;
      effects.revenue += net;
      effects.cost += unit.cost;
      return {
        ...unit,
        status: 'sold',
        area: 'RELEASED',
        holder: party,
        customer: party,
        price: net,
        heldBy: null,
      };
    case 'customer_rma':
      return {
        ...unit,
        status: 'return_expected',
        area: 'CRMA-EX',
        holder: party,
        heldBy: number,
      };
    case 'credit_memo': {
      effects.units -= 1;
      effects.returns += net;
      effects.cost -= unit.cost;
      const area = document.to ?? 'CRMA';
      const status = freeIn(area);
      return { ...unit, status, area, holder: null, customer: null, price: null, heldBy: null };
    }
    case 'vendor_rma':
      return { ...unit, status: 'committed', area: 'VRMEX', holder: null, heldBy: number };
    case 'debit_memo':
      effects.vendorReturns -= unit.cost;
      effects.gains += net - unit.cost;
      return { ...unit, status: 'at_vendor', area: 'VRMA', holder: party, heldBy: null };
    case 'stock_transfer': {
      const area = document.to ?? unit.area;
      return { ...unit, area, status: ours.has(unit.status) ? freeIn(area) : unit.status };
    }
  }
}
