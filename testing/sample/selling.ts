/** How what was sold becomes documents: invoices, sales orders, and complaints with all that follows them. */
import { present } from '../../shared/assert.ts';
import { addDays, type Day } from '../../shared/day.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { euroOf, planBuyBack } from './buying.ts';
import {
  catalog,
  customers,
  priceOf,
  vendors,
  type CustomerName,
  type VendorName,
} from './catalog.ts';
import type { Diary, Fields, Lines, Stocked } from './diary.ts';
import { goodsOf, parcelOf, takeParcels, writeTransfer, type Parcel } from './moving.ts';
import { complaints, sales, salesOrders, vendorOf, type Complaint } from './plot-selling.ts';

interface Sale {
  readonly customer: CustomerName;
  readonly units: readonly {
    readonly unit: Stocked;
    readonly unitPrice: string;
    readonly currency: string;
  }[];
  readonly number: string;
}

function isAbroad(customer: CustomerName): boolean {
  return customer === 'dzwiek';
}

const taxRates: Partial<Record<CustomerName, string>> = {
  lakeside: '6',
  moss: '8.85',
  harbor: '5.5',
};

/** What a customer pays: the list price, in euros where they are abroad, and less where they buy more units. */
function amountsOf(parcel: Parcel, customer: CustomerName): { list: number; discount: number } {
  const price = present(parseMoney(priceOf(parcel.goods), 'USD'), 'a price');
  const list = price * (isAbroad(customer) ? 0.94 : 1);
  const count = parcel.units.length;
  const part = count >= 4 ? 0.08 : count >= 2 ? 0.03 : 0;
  return { list: Math.round(list), discount: Math.round(list * part) };
}

function linesOf(parcels: readonly Parcel[], customer: CustomerName): Lines {
  return parcels.map((parcel) => {
    const { list, discount } = amountsOf(parcel, customer);
    const taxRate = taxRates[customer];
    return {
      ...goodsOf(parcel),
      unitPrice: formatMoney(list, 'USD'),
      ...(discount === 0 ? {} : { discount: formatMoney(discount, 'USD') }),
      ...(taxRate === undefined ? {} : { taxRate }),
    };
  });
}

function soldUnits(parcel: Parcel, customer: CustomerName): Sale['units'] {
  const { list, discount } = amountsOf(parcel, customer);
  const unitPrice = formatMoney(list - discount, 'USD');
  const currency = isAbroad(customer) ? 'EUR' : 'USD';
  return parcel.units.map((unit) => ({ unit, unitPrice, currency }));
}

/** Invoices parcels; what has no serials leaves the main bin. */
export function writeInvoice(
  diary: Diary,
  day: Day,
  customer: CustomerName,
  parcels: readonly Parcel[],
  fields: Partial<Fields> = {},
): Sale | null {
  if (parcels.length === 0) return null;
  for (const { goods, count } of parcels) diary.shelve(goods, -count);
  const number = diary.post('invoice', day, {
    party: customers[customer].code,
    reference: `PO ${day.slice(5).replace('-', '')}-${customers[customer].code.slice(0, 3)}`,
    ...(isAbroad(customer) ? euroOf(day) : {}),
    ...fields,
    lines: linesOf(parcels, customer),
  });
  return { customer, units: parcels.flatMap((parcel) => soldUnits(parcel, customer)), number };
}

function planSales(diary: Diary): void {
  for (const [on, customer, wanted] of sales) {
    diary.on(on, (day) => {
      const sale = writeInvoice(diary, day, customer, takeParcels(diary.forSale, wanted));
      if (sale === null) return;
      for (const complaint of complaints) {
        if (complaint.sold === on) planComplaint(diary, day, sale, complaint);
      }
      if (on === '2026-05-19') {
        planBuyBack(diary, present(sale.units[0], 'the unit bought back').unit);
      }
    });
  }
}

/** An order holds its units; what is sent is invoiced from it, at the order's prices. */
function planSalesOrders(diary: Diary): void {
  for (const { day: on, customer, wanted, deliveries } of salesOrders) {
    diary.on(on, (day) => {
      const ordered = takeParcels(diary.forSale, wanted);
      const number = diary.post('sales_order', day, {
        party: customers[customer].code,
        reference: `PO ${day.slice(5).replace('-', '')}-${customers[customer].code.slice(0, 3)}`,
        ...(isAbroad(customer) ? euroOf(day) : {}),
        lines: linesOf(ordered, customer),
      });
      const held = ordered.flatMap(({ units }) => units);
      for (const [sentOn, sent] of deliveries) {
        diary.on(sentOn, (later) => {
          writeInvoice(diary, later, customer, takeParcels(held, sent), { from: number });
        });
      }
    });
  }
}

/** RMA, credit memo a few days later, and then what becomes of the unit. */
function planComplaint(diary: Diary, soldOn: Day, sale: Sale, complaint: Complaint): void {
  const { unit, unitPrice, currency } = present(
    sale.units[complaint.unit],
    'the unit of a complaint',
  );
  const item = catalog[unit.item].fields.sku;
  const serials = [unit.serial];
  const party = customers[sale.customer].code;
  const { reason, action, fate } = complaint;
  diary.on(addDays(soldOn, complaint.after), (day) => {
    const rma = diary.post('customer_rma', day, {
      party,
      from: sale.number,
      expiresOn: addDays(day, 30),
      lines: [{ item, serials, reason, action }],
    });
    if (fate === 'not_yet') return;
    diary.on(addDays(day, 4), (backOn) => {
      const replacement = action === 'replace' ? diary.take(unit.item, 1) : [];
      const memo = diary.post('credit_memo', backOn, {
        party,
        from: rma,
        ...(currency === 'EUR' ? euroOf(backOn) : {}),
        area: 'CRMA',
        lines: [
          { item, serials, unitPrice, reason },
          ...replacement.map(({ serial }) => ({
            item,
            direction: 'out' as const,
            serials: [serial],
            unitPrice,
            area: 'MAIN',
          })),
        ],
      });
      planFate(diary, backOn, unit, complaint, memo);
    });
  });
}

/** What becomes of a unit that came back: its maker gets it, or it is sold again, or it lies where it is. */
function planFate(
  diary: Diary,
  backOn: Day,
  unit: Stocked,
  { fate, reason }: Complaint,
  memo: string,
): void {
  if (fate === 'to_vendor') {
    const vendor = present(vendorOf[unit.item], 'the maker of a unit');
    planVendorReturn(diary, addDays(backOn, 2), unit, { vendor, from: memo, reason });
  } else if (fate === 'to_shelf') {
    diary.on(addDays(backOn, 3), (day) => {
      writeTransfer(diary, day, [parcelOf(unit)], {
        fromArea: 'CRMA',
        toArea: 'MAIN',
        note: 'Checked and put back on the shelf',
      });
    });
  }
}

interface VendorReturn {
  readonly vendor: VendorName;
  readonly reason: string;
  /** The credit memo by which the unit came back. */
  readonly from?: string;
  /** What the vendor gives for the unit, where that is not its whole cost. */
  readonly credit?: string;
}

function planVendorReturn(
  diary: Diary,
  day: Day,
  unit: Stocked,
  { vendor, reason, from, credit }: VendorReturn,
): void {
  const line = { item: catalog[unit.item].fields.sku, serials: [unit.serial], reason };
  const party = vendors[vendor].code;
  diary.on(day, (saidOn) => {
    const vendorRmaNumber = `${party.slice(0, 3)}-R${saidOn.slice(2).replaceAll('-', '')}`;
    const rma = diary.post('vendor_rma', saidOn, {
      party,
      vendorRmaNumber,
      ...(from === undefined ? {} : { from }),
      lines: [{ ...line, action: 'credit' }],
    });
    // The last one is still being packed.
    if (saidOn > '2026-11-01') return;
    diary.on(addDays(saidOn, 6), (sentOn) => {
      const given = credit === undefined ? line : { ...line, unitCost: credit };
      diary.post('debit_memo', sentOn, { party, from: rma, vendorRmaNumber, lines: [given] });
    });
  });
}

/** Units that go back to their maker without ever having been sold; one maker keeps the freight. */
function planFaultyGoods(diary: Diary): void {
  diary.on('2026-06-04', (day) => {
    const reason = 'Dead on arrival';
    for (const unit of diary.take('dac', 1)) {
      planVendorReturn(diary, day, unit, { vendor: 'kestrel', reason, credit: '187.30' });
    }
  });
  diary.on('2026-11-09', (day) => {
    const reason = 'Remote is missing';
    for (const unit of diary.take('streamer', 1)) {
      planVendorReturn(diary, day, unit, { vendor: 'arbor', reason });
    }
  });
}

export function planSelling(diary: Diary): void {
  planSales(diary);
  planSalesOrders(diary);
  planFaultyGoods(diary);
}
