/** How what was bought becomes documents: orders, receipts, bills, late costs, and a unit that was bought back. */
import { present } from '../../shared/assert.ts';
import type { Day } from '../../shared/day.ts';
import {
  catalog,
  customers,
  euroRates,
  isItem,
  skuOf,
  vendors,
  type GoodsName,
  type SampleDocument,
} from './catalog.ts';
import type { Diary, Lines, Stocked } from './diary.ts';
import {
  bills,
  deliveries,
  lateCosts,
  priceProtections,
  purchaseOrders,
  type GoodsLine,
} from './plot-buying.ts';

/** The euro with the rate of its month. */
export function euroOf(day: Day): { currency: string; exchangeRate: string } {
  return { currency: 'EUR', exchangeRate: present(euroRates[day.slice(5, 7)], 'a rate') };
}

type AddOns = NonNullable<SampleDocument['addOnCosts']>;

function addOnsOf(addOns: AddOns): AddOns {
  return addOns.map((addOn) =>
    addOn.currency === undefined ? addOn : { ...addOn, exchangeRate: '1' },
  );
}

/** Receives the goods of a delivery: serials where the maker has them, else a quantity, with its lot. */
function receiveLines(diary: Diary, lines: readonly GoodsLine[]): Lines {
  return lines.map(([goods, count, unitCost, lot]) => {
    diary.shelve(goods, count);
    return {
      item: skuOf(goods),
      unitCost,
      ...(isItem(goods) ? { serials: diary.receive(goods, count) } : { quantity: count }),
      ...(lot === undefined ? {} : { lot }),
    };
  });
}

function writeReceipt(
  diary: Diary,
  day: Day,
  lines: readonly GoodsLine[],
  {
    reference,
    ...fields
  }: Omit<SampleDocument, 'id' | 'kind' | 'occurredOn' | 'lines'> & {
    reference: string;
  },
): void {
  const number = diary.post('goods_receipt', day, {
    ...fields,
    reference,
    area: 'MAIN',
    lines: receiveLines(diary, lines),
  });
  const arrived = lines.map(([goods, count, unitCost]) => ({ goods, count, unitCost }));
  diary.file(reference, { number, lines: arrived });
}

function planDeliveries(diary: Diary): void {
  for (const { day, vendor, reference, lines, addOnCosts, euro } of deliveries) {
    diary.on(day, (on) => {
      writeReceipt(diary, on, lines, {
        party: vendors[vendor].code,
        reference,
        ...(euro === true ? euroOf(on) : {}),
        addOnCosts: addOnsOf(addOnCosts),
      });
    });
  }
}

function planPurchaseOrders(diary: Diary): void {
  for (const order of purchaseOrders) {
    const { vendor, reference, lines, euro } = order;
    const party = vendors[vendor].code;
    const costOf = (goods: GoodsName): string =>
      present(
        lines.find(([name]) => name === goods),
        'a line of the order',
      )[2];
    diary.on(order.day, (day) => {
      const from = diary.post('purchase_order', day, {
        party,
        reference,
        ...(euro === true ? euroOf(day) : {}),
        addOnCosts: addOnsOf(order.addOnCosts),
        lines: lines.map(([goods, count, unitCost]) => ({
          item: skuOf(goods),
          unitCost,
          ...(order.isAnnounced === true && isItem(goods)
            ? { serials: diary.announce(goods, count) }
            : { quantity: count }),
        })),
      });
      for (const delivery of order.deliveries) {
        diary.on(delivery.day, (on) => {
          const brought = delivery.brings.map(([goods, count, lot]): GoodsLine => {
            const unitCost = costOf(goods);
            return lot === undefined ? [goods, count, unitCost] : [goods, count, unitCost, lot];
          });
          writeReceipt(diary, on, brought, {
            party,
            from,
            reference: delivery.reference,
            ...(euro === true ? euroOf(on) : {}),
          });
        });
      }
    });
  }
}

function planBills(diary: Diary): void {
  for (const { day, vendor, reference, receipts, changed, addOnCosts, euro } of bills) {
    diary.on(day, (on) => {
      const arrivals = receipts.map((receipt) => diary.arrivalOf(receipt));
      diary.post('vendor_bill', on, {
        party: vendors[vendor].code,
        from: arrivals.map(({ number }) => number),
        reference,
        ...(euro === true ? euroOf(on) : {}),
        addOnCosts: addOnsOf(addOnCosts),
        lines:
          changed === null
            ? []
            : arrivals
                .flatMap(({ lines }) => lines)
                .map(({ goods, count, unitCost }) => ({
                  item: skuOf(goods),
                  quantity: count,
                  unitCost: changed[goods] ?? unitCost,
                })),
      });
    });
  }
}

function planLateCosts(diary: Diary): void {
  for (const { day, vendor, reference, receipt, addOnCosts, note } of lateCosts) {
    diary.on(day, (on) => {
      diary.post('cost_adjustment', on, {
        party: vendors[vendor].code,
        against: diary.arrivalOf(receipt).number,
        reference,
        addOnCosts: addOnsOf(addOnCosts),
        note,
      });
    });
  }
}

/** All that lies on the shelf, what is kept for visitors too, is worth the vendor's new price. */
function planPriceProtections(diary: Diary): void {
  for (const { day, vendor, item, unitCost, note } of priceProtections) {
    diary.on(day, (on) => {
      const { kept, serialAt, fields } = catalog[item];
      const onShelf = diary.forSale.filter((unit) => unit.item === item);
      const serials = [
        ...Array.from({ length: kept }, (_, index) => serialAt(index)),
        ...onShelf.map(({ serial }) => serial),
      ];
      diary.post('cost_adjustment', on, {
        party: vendors[vendor].code,
        lines: [{ item: fields.sku, unitCost, serials }],
        note,
      });
    });
  }
}

export function planBuying(diary: Diary): void {
  planDeliveries(diary);
  planPurchaseOrders(diary);
  planBills(diary);
  planLateCosts(diary);
  planPriceProtections(diary);
}

/** The turntable that Harbor Street bought in May comes back in part exchange: its serial begins its second life. */
export function planBuyBack(diary: Diary, unit: Stocked): void {
  diary.on('2026-10-12', (day) => {
    const party = customers.harbor.code;
    const reference = 'Part exchange';
    const line = { item: catalog[unit.item].fields.sku, unitCost: '390.00' };
    const from = diary.post('goods_receipt', day, {
      party,
      reference,
      area: 'MAIN',
      accept: ['serial_begins_next_life'],
      lines: [{ ...line, serials: [unit.serial] }],
    });
    diary.post('vendor_bill', day, { party, from, reference, lines: [{ ...line, quantity: 1 }] });
  });
}
