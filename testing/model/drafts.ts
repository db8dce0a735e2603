/** Drafts of chance of the kinds that trade: what a company like the model's would order, receive, sell, return, move. */
import { items } from './masters.ts';
import type { Posted, SaidLine } from './orders.ts';
import type { Draft, Found, Line, Sources } from './random.ts';
import { skuOf } from './units.ts';

export type Maker = (sources: Sources, day: string) => Draft | null;

export const own = ['MAIN', 'SHOP', 'DEPOT', 'CRMA', 'REPAIRS'];

/** What is open of an order's line. */
function openLines({ model }: Sources, order: Posted): { said: SaidLine; open: number }[] {
  return order.plan.lines
    .map((said) => ({ said, open: model.orders.open(order.number, said) }))
    .filter(({ open }) => open > 0);
}

function held(sources: Sources, order: Posted): Found[] {
  return sources.found(({ unit }) => unit.heldBy === order.number);
}

/** The currency of an order, with its rate, as its followers say it. */
function exchangeOf(order: Posted | undefined): Pick<Draft, 'currency' | 'exchangeRate'> {
  const { currency, exchangeRate } = order?.request ?? {};
  return {
    ...(currency === undefined ? {} : { currency }),
    ...(exchangeRate === undefined ? {} : { exchangeRate }),
  };
}

function purchaseLines(sources: Sources, currency: string, most = 3): Line[] {
  const { chance } = sources;
  return Array.from({ length: 1 + chance.below(most) }, () => {
    const item = sources.item();
    const unitCost = sources.money(currency);
    const fields = { ...sources.discount(unitCost, currency), ...sources.tax(true) };
    return { item: item.sku, unitCost, ...sources.newGoods(item), ...fields };
  });
}

const purchaseOrder: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const exchange = sources.exchange();
  const currency = sources.currencyOf(exchange);
  const lines = purchaseLines(sources, currency).map(
    ({ serials, manufacturerSerials: _pattern, ...line }) =>
      serials === undefined || chance.isOneIn(2)
        ? { ...line, quantity: line.quantity ?? 1 + chance.below(4) }
        : { ...line, serials },
  );
  const addOnCosts = sources.addOns(currency);
  return {
    kind: 'purchase_order',
    occurredOn,
    party: sources.vendor(),
    ...exchange,
    addOnCosts,
    lines,
  };
};

/** Receives what an order has open: announced units, others in their place, parts of a quantity. */
function receiptOf(sources: Sources, order: Posted): Line[] {
  const { chance } = sources;
  const expected = held(sources, order);
  return chance.some(openLines(sources, order), 3).flatMap(({ said, open }): Line[] => {
    const item = items.get(said.sku)!;
    const price = chance.isOneIn(4) ? { unitCost: sources.money(order.currency) } : {};
    const own = expected.filter(({ key }) => skuOf(key) === said.sku);
    const lot = item.hasLots ? { lot: 'L2' } : {};
    if (own.length > 0 && !chance.isOneIn(4)) {
      return sources.linesOf(chance.some(own, 3), () => ({ ...price, ...lot }));
    }
    const goods = sources.newGoods(item);
    if (goods.quantity === undefined) return [{ item: said.sku, ...goods, ...price }];
    const quantity = chance.isOneIn(8) ? open + 1 : 1 + chance.below(open);
    return [{ item: said.sku, quantity, ...price, ...lot }];
  });
}

const goodsReceipt: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const party = sources.vendor();
  const open = sources.open('purchase_order', party);
  const isOrdered = open.length > 0 && !chance.isOneIn(4);
  const orders = isOrdered ? chance.some(open, chance.isOneIn(5) ? 2 : 1) : [];
  const exchange = isOrdered ? exchangeOf(orders[0]) : sources.exchange();
  const currency = sources.currencyOf(exchange);
  const ordered = orders.flatMap((order) => receiptOf(sources, order));
  const isDirect = ordered.length === 0 || chance.isOneIn(8);
  return {
    kind: 'goods_receipt',
    occurredOn,
    party,
    ...exchange,
    ...(orders.length === 0 ? {} : { from: orders.map(({ number }) => number) }),
    ...(chance.isOneIn(3) ? { area: chance.pick(own) } : {}),
    addOnCosts: chance.isOneIn(2) ? sources.addOns(currency) : [],
    lines: [...ordered, ...(isDirect ? purchaseLines(sources, currency) : [])],
  };
};

const vendorBill: Maker = (sources, occurredOn) => {
  const { chance, model } = sources;
  const party = sources.vendor();
  const receipts = chance.some(sources.posted('goods_receipt', party), 2);
  const [first] = receipts;
  if (first === undefined) return null;
  const left = new Map<string, number>();
  for (const receipt of receipts) {
    for (const said of receipt.plan.lines) {
      const open = model.orders.open(receipt.number, said);
      left.set(said.sku, (left.get(said.sku) ?? 0) + open);
    }
  }
  const exchange = first.request?.currency === undefined ? {} : sources.exchange();
  const currency = sources.currencyOf(exchange);
  const lines = [...left]
    .filter(([, open]) => open > 0 || chance.isOneIn(10))
    .map(([item, open]): Line => {
      const quantity = chance.isOneIn(10) ? open + 1 : Math.max(1, open - chance.below(open + 1));
      return { item, quantity, unitCost: sources.money(currency), ...sources.tax(true) };
    });
  const addOnCosts = chance.isOneIn(2) ? sources.addOns(currency) : [];
  if (lines.length === 0 && addOnCosts.length === 0) return null;
  const from = receipts.map(({ number }) => number);
  return { kind: 'vendor_bill', occurredOn, party, from, ...exchange, addOnCosts, lines };
};

/** Lines that sell or promise: free units, and quantities. */
function saleLines(sources: Sources, currency: string, isOrder: boolean): Line[] {
  const { chance } = sources;
  const price = (): Partial<Line> => {
    const unitPrice = sources.money(currency, 90_000);
    return { ...sources.discount(unitPrice, currency), ...sources.tax(false), unitPrice };
  };
  const named = chance.some(sources.free(), 4);
  const lines = sources.linesOf(chance.isOneIn(6) ? [] : named, price);
  const sku = chance.pick(['CABLE', 'SCREW', 'BOLTS', 'FEE', ...(isOrder ? ['LAPTOP'] : [])]);
  if (chance.isOneIn(3)) {
    lines.push({ item: sku, quantity: 1 + chance.below(sku === 'CABLE' ? 3 : 12), ...price() });
  }
  return lines;
}

const salesOrder: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const exchange = sources.exchange();
  const lines = saleLines(sources, sources.currencyOf(exchange), true);
  if (lines.length === 0) return null;
  const area = chance.isOneIn(8) ? { area: chance.pick(own) } : {};
  return {
    kind: 'sales_order',
    occurredOn,
    party: sources.customer(),
    ...exchange,
    ...area,
    lines,
  };
};

/** What an order has open: the units that it holds, and quantities of the others. */
function deliveryOf(sources: Sources, order: Posted): Line[] {
  const { chance } = sources;
  const price = (): Partial<Line> =>
    chance.isOneIn(4) ? { unitPrice: sources.money(order.currency, 90_000) } : {};
  const units = sources.linesOf(chance.some(held(sources, order), 4), price);
  const others = openLines(sources, order).flatMap(({ said, open }): Line[] => {
    const { tracking } = items.get(said.sku)!;
    if (tracking === 'serial') {
      const free = sources.free(({ key }) => skuOf(key) === said.sku);
      return chance.isOneIn(3) ? sources.linesOf(chance.some(free, 2), price) : [];
    }
    const isNamed = tracking === 'auto_serial' && units.some(({ item }) => item === said.sku);
    return isNamed ? [] : [{ item: said.sku, quantity: 1 + chance.below(open + 1), ...price() }];
  });
  return [...units, ...chance.some(others, 2)];
}

const invoice: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const party = sources.customer();
  const open = sources.open('sales_order', party);
  const [order] = !chance.isOneIn(4) ? chance.some(open, 1) : [];
  const exchange = order === undefined ? sources.exchange() : exchangeOf(order);
  const currency = sources.currencyOf(exchange);
  const lines =
    order === undefined ? saleLines(sources, currency, false) : deliveryOf(sources, order);
  if (chance.isOneIn(6)) {
    const back = sources.linesOf(chance.some(sources.sold(party), 2), () => ({
      direction: 'in' as const,
      ...(chance.isOneIn(2) ? { unitPrice: sources.money(currency, 3000) } : {}),
    }));
    lines.push(...back);
  }
  if (lines.length === 0) return null;
  const area = chance.isOneIn(8) ? { area: chance.pick(own) } : {};
  const from = order === undefined ? {} : { from: order.number };
  return { kind: 'invoice', occurredOn, party, ...from, ...exchange, ...area, lines };
};

/** A replacement that follows an RMA. */
const replacement: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const [rma] = chance.some(sources.open('customer_rma', null), 1);
  if (rma === undefined) return null;
  const skus = rma.plan.lines.map(({ sku }) => sku);
  const free = sources.free(({ key }) => skus.includes(skuOf(key)) || chance.isOneIn(12));
  const unitPrice = chance.isOneIn(2) ? '0' : sources.money(sources.model.base);
  const lines = sources.linesOf(chance.some(free, 1), () => ({ unitPrice }));
  if (lines.length === 0) return null;
  const from = rma.number;
  return { kind: 'invoice', occurredOn, party: rma.party ?? 'bolt', from, lines };
};

const unknown = (sources: Sources): Line[] =>
  sources.chance.isOneIn(8) ? [{ item: 'LAPTOP', serials: [`U${sources.chance.below(6)}`] }] : [];

const customerRma: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const party = sources.customer();
  const sold = chance.some(sources.sold(party), 3);
  const action = chance.pick(['credit', 'refund', 'replace', 'repair'] as const);
  const lines = [
    ...sources.linesOf(sold, () => ({ reason: 'broken', action })),
    ...unknown(sources),
  ];
  if (chance.isOneIn(10)) lines.push({ item: 'SCREW', quantity: 1 + chance.below(5) });
  if (lines.length === 0) return null;
  const expiry = chance.isOneIn(5) ? { expiresOn: sources.nextDay() } : {};
  const invoiceOf = sold[0]?.unit.sale?.invoice;
  const from = chance.isOneIn(6) && invoiceOf !== undefined ? { from: invoiceOf } : {};
  return { kind: 'customer_rma', occurredOn, party, ...from, ...expiry, lines };
};

const creditMemo: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const party = sources.customer();
  const [rma] = chance.isOneIn(2) ? chance.some(sources.open('customer_rma', party), 1) : [];
  const exchange = chance.isOneIn(3) ? sources.exchange() : {};
  const currency = sources.currencyOf(exchange);
  const price = (): Partial<Line> =>
    chance.isOneIn(2) ? { unitPrice: sources.money(currency), ...sources.tax(false) } : {};
  const back = chance.some(rma === undefined ? sources.sold(party) : held(sources, rma), 3);
  const lines = [...sources.linesOf(back, price), ...unknown(sources)];
  if (chance.isOneIn(5)) {
    const sku = chance.pick(['SCREW', 'BOLTS', 'FEE']);
    const cost = chance.isOneIn(2) ? { unitCost: sources.money(currency, 500) } : {};
    const quantity = 1 + chance.below(6);
    lines.push({ item: sku, quantity, unitPrice: sources.money(currency, 900), ...cost });
  }
  if (chance.isOneIn(10)) {
    const unitPrice = sources.money(currency, 2000);
    const given = chance.some(sources.free(), 1);
    lines.push(...sources.linesOf(given, () => ({ unitPrice, direction: 'out' as const })));
  }
  if (lines.length === 0) return null;
  const area = chance.isOneIn(4) ? { area: chance.pick(own) } : {};
  const from = rma === undefined ? {} : { from: rma.number };
  return { kind: 'credit_memo', occurredOn, party, ...from, ...exchange, ...area, lines };
};

const vendorRma: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const party = sources.vendor();
  const mine = sources.free(({ unit }) => unit.vendor === party || chance.isOneIn(12));
  const chosen = chance.some(mine, 3);
  const lines = sources.linesOf(chosen);
  if (chance.isOneIn(6)) lines.push({ item: 'SCREW', quantity: 1 + chance.below(9) });
  if (lines.length === 0) return null;
  const receipt = chosen[0]?.unit.receipt ?? null;
  const from = chance.isOneIn(6) && receipt !== null ? { from: receipt } : {};
  const given = chance.isOneIn(3) ? { vendorRmaNumber: `R-${chance.below(3)}` } : {};
  return { kind: 'vendor_rma', occurredOn, party, ...from, ...given, lines };
};

const debitMemo: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const party = sources.vendor();
  const [rma] = chance.isOneIn(2) ? chance.some(sources.open('vendor_rma', party), 1) : [];
  const exchange = chance.isOneIn(4) ? sources.exchange() : {};
  const currency = sources.currencyOf(exchange);
  const price = (): Partial<Line> =>
    chance.isOneIn(2) ? { unitCost: sources.money(currency), ...sources.tax(false) } : {};
  const mine = sources.free(({ unit }) => unit.vendor === party);
  const sent = chance.some(rma === undefined ? mine : held(sources, rma), 3);
  const lines = sources.linesOf(sent, price);
  if (chance.isOneIn(4)) {
    const sku = chance.pick(['SCREW', 'SCREW', 'BOLTS', 'CABLE']);
    lines.push({ item: sku, quantity: 1 + chance.below(4), ...price() });
  }
  if (lines.length === 0) return null;
  const from = rma === undefined ? {} : { from: rma.number };
  return { kind: 'debit_memo', occurredOn, party, ...from, ...exchange, lines };
};

const stockTransfer: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const open = sources.open('stock_transfer', null);
  const [way] = chance.isOneIn(2) ? chance.some(open, 1) : [];
  const toArea = chance.pick(['MAIN', 'SHOP', 'DEPOT', 'CRMA', 'REPAIRS']);
  const goods = (sku: string): Line => ({ item: sku, quantity: 1 + chance.below(8) });
  if (way !== undefined) {
    const lines = sources.linesOf(chance.some(held(sources, way), 3));
    for (const { said, open } of openLines(sources, way)) {
      const { tracking } = items.get(said.sku)!;
      if (tracking !== 'quantity') continue;
      lines.push({
        item: said.sku,
        quantity: chance.isOneIn(8) ? open + 1 : 1 + chance.below(open),
      });
    }
    const to = chance.isOneIn(3) ? { toArea } : {};
    if (lines.length === 0) return null;
    return { kind: 'stock_transfer', occurredOn, from: way.number, ...to, lines };
  }
  const isOut = chance.isOneIn(6);
  const moved = isOut
    ? sources.found(({ unit }) => unit.status === 'sold' || unit.status === 'at_vendor')
    : sources.free(({ unit }) => unit.area !== toArea);
  const lines = sources.linesOf(chance.some(moved, 3));
  if (chance.isOneIn(3)) lines.push(goods(chance.pick(['SCREW', 'BOLTS', 'CABLE'])));
  if (lines.length === 0) return null;
  const from = chance.isOneIn(4) ? { fromArea: chance.pick(own) } : {};
  const inTransit = !isOut && chance.isOneIn(2) ? { inTransit: true } : {};
  const to = isOut ? 'LOAN' : toArea;
  const isBound = !('inTransit' in inTransit) || chance.isOneIn(2);
  const source = 'fromArea' in from ? from.fromArea : null;
  const bound = isBound && to !== source ? { toArea: to } : {};
  return { kind: 'stock_transfer', occurredOn, ...from, ...bound, ...inTransit, lines };
};

export const tradeMakers = {
  purchase_order: purchaseOrder,
  goods_receipt: goodsReceipt,
  vendor_bill: vendorBill,
  sales_order: salesOrder,
  invoice,
  replacement,
  customer_rma: customerRma,
  credit_memo: creditMemo,
  vendor_rma: vendorRma,
  debit_memo: debitMemo,
  stock_transfer: stockTransfer,
};
