/**
 * The sample company "Cedar Audio", made day by day: about 300 units from three vendors, sold to five customers from
 * May to November 2026, with returns on both sides, a showroom, and a unit that was sold and bought back. The same code
 * gives the same file.
 */
import { present } from '../../shared/assert.ts';
import { addDays, type Day } from '../../shared/day.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import {
  areas,
  catalog,
  customers,
  euroRates,
  vendors,
  type CustomerName,
  type ItemName,
  type SampleArea,
  type SampleItem,
  type SampleParty,
} from './catalog.ts';
import { renderJson } from './json-text.ts';
import { Diary, type Fields, type Stocked } from './diary.ts';
import {
  complaints,
  deliveries,
  orders,
  vendorOf,
  type Complaint,
  type Delivery,
  type VendorName,
  type Wanted,
} from './plot.ts';

export interface SampleCompany {
  readonly company: {
    readonly name: string;
    readonly addressLines: readonly string[];
    readonly email: string;
    readonly phone: string;
  };
  readonly items: readonly SampleItem[];
  readonly parties: readonly SampleParty[];
  readonly areas: readonly SampleArea[];
  readonly documents: readonly Diary['documents'][number][];
}

function euroOf(day: Day): { currency: string; exchangeRate: string } {
  return { currency: 'EUR', exchangeRate: present(euroRates[day.slice(5, 7)], 'a rate') };
}

function writeDelivery(diary: Diary, day: Day, delivery: Delivery): void {
  diary.post('goods_receipt', day, {
    party: vendors[delivery.vendor].code,
    reference: delivery.reference,
    ...(delivery.euro === true ? euroOf(day) : {}),
    area: 'MAIN',
    addOnCosts: delivery.addOnCosts.map((addOn) =>
      addOn.currency === undefined ? addOn : { ...addOn, exchangeRate: '1' },
    ),
    lines: delivery.lines.map(([item, count, unitCost]) => ({
      item: catalog[item].fields.sku,
      unitCost,
      serials: diary.receive(item, count),
    })),
  });
}

interface Sale {
  readonly customer: CustomerName;
  readonly lines: readonly {
    readonly unit: Stocked;
    readonly unitPrice: string;
    readonly currency: string;
  }[];
  readonly number: string;
}

/** What a customer pays: the list price, in euros where they are abroad, and less where they buy more. */
function priceOf(item: ItemName, count: number, isEuro: boolean): Fields['lines'] {
  const list = (parseMoney(`${catalog[item].price}.00`, 'USD') ?? 0) * (isEuro ? 0.94 : 1);
  const discount = count >= 4 ? Math.round(list * 0.08) : count >= 2 ? Math.round(list * 0.03) : 0;
  return [
    {
      item: catalog[item].fields.sku,
      unitPrice: formatMoney(Math.round(list), 'USD'),
      ...(discount === 0 ? {} : { discount: formatMoney(discount, 'USD') }),
    },
  ];
}

const taxRates: Partial<Record<CustomerName, string>> = {
  lakeside: '6',
  moss: '8.85',
  harbor: '5.5',
};

function writeInvoice(diary: Diary, day: Day, customer: CustomerName, wanted: Wanted): Sale | null {
  const isEuro = customer === 'dzwiek';
  const sold: Sale['lines'][number][] = [];
  const lines: NonNullable<Fields['lines']> = [];
  for (const [name, count] of Object.entries(wanted)) {
    const item = name as ItemName;
    const units = diary.take(item, count);
    const [line] = priceOf(item, units.length, isEuro) ?? [];
    if (line === undefined || units.length === 0) continue;
    const taxRate = taxRates[customer];
    lines.push({
      ...line,
      ...(taxRate === undefined ? {} : { taxRate }),
      serials: units.map(({ serial }) => serial),
    });
    const net =
      (parseMoney(line.unitPrice ?? '0', 'USD') ?? 0) -
      (parseMoney(line.discount ?? '0', 'USD') ?? 0);
    const unitPrice = formatMoney(net, 'USD');
    for (const unit of units) sold.push({ unit, unitPrice, currency: isEuro ? 'EUR' : 'USD' });
  }
  if (lines.length === 0) return null;
  const number = diary.post('invoice', day, {
    party: customers[customer].code,
    reference: `PO ${day.slice(5).replace('-', '')}-${customers[customer].code.slice(0, 3)}`,
    ...(isEuro ? euroOf(day) : {}),
    lines,
  });
  return { customer, lines: sold, number };
}

/** RMA, credit memo a few days later, and then what becomes of the unit. */
function planComplaint(diary: Diary, soldOn: Day, sale: Sale, complaint: Complaint): void {
  const line = present(sale.lines[complaint.unit], 'the unit of a complaint');
  const { unit, unitPrice, currency } = line;
  const sku = catalog[unit.item].fields.sku;
  const serials = [unit.serial];
  const party = customers[sale.customer].code;
  const { reason, action, fate } = complaint;
  const saidOn = addDays(soldOn, complaint.after);
  diary.on(saidOn, (day) => {
    const rma = diary.post('customer_rma', day, {
      party,
      from: sale.number,
      lines: [{ item: sku, serials, reason, action }],
    });
    if (fate === 'not_yet') return;
    diary.on(addDays(day, 4), (backOn) => {
      const memo = diary.post('credit_memo', backOn, {
        party,
        from: rma,
        ...(currency === 'EUR' ? euroOf(backOn) : {}),
        area: 'CRMA',
        lines: [{ item: sku, serials, unitPrice, reason }],
      });
      if (fate === 'to_vendor') {
        planVendorReturn(diary, addDays(backOn, 2), unit, vendorOf[unit.item], memo, reason);
      } else if (fate === 'to_shelf') {
        diary.on(addDays(backOn, 3), (shelvedOn) => {
          writeTransfer(
            diary,
            shelvedOn,
            'CRMA',
            'MAIN',
            [unit],
            'Checked and put back on the shelf',
          );
        });
      }
    });
  });
}

function planVendorReturn(
  diary: Diary,
  day: Day,
  unit: Stocked,
  vendor: VendorName,
  from: string | null,
  reason: string,
): void {
  const line = { item: catalog[unit.item].fields.sku, serials: [unit.serial], reason };
  const party = vendors[vendor].code;
  diary.on(day, (saidOn) => {
    const vendorRmaNumber = `${party.slice(0, 3)}-R${saidOn.slice(2).replaceAll('-', '')}`;
    const rma = diary.post('vendor_rma', saidOn, {
      party,
      vendorRmaNumber,
      ...(from === null ? {} : { from }),
      lines: [{ ...line, action: 'credit' }],
    });
    // The last one is still being packed.
    if (saidOn > '2026-11-01') return;
    diary.on(addDays(saidOn, 6), (sentOn) => {
      diary.post('debit_memo', sentOn, { party, from: rma, vendorRmaNumber, lines: [line] });
    });
  });
}

function writeTransfer(
  diary: Diary,
  day: Day,
  fromArea: string,
  toArea: string,
  units: readonly Stocked[],
  note: string,
): void {
  diary.post('stock_transfer', day, {
    fromArea,
    toArea,
    note,
    lines: units.map((unit) => ({ item: catalog[unit.item].fields.sku, serials: [unit.serial] })),
  });
}

/** Five things to listen to; in September two go back and the speakers are sold as they stand. */
function planShowroom(diary: Diary): void {
  const shown: ItemName[] = ['amplifier', 'speakers', 'turntable', 'dac', 'headphones'];
  diary.on('2026-05-13', (day) => {
    const units = shown.flatMap((item) => diary.take(item, 1));
    writeTransfer(diary, day, 'MAIN', 'SHOWROOM', units, 'For the listening room');
    const [amplifier, speakers, , dac] = units;
    if (amplifier === undefined || speakers === undefined || dac === undefined) return;
    diary.on('2026-09-14', (later) => {
      writeTransfer(
        diary,
        later,
        'SHOWROOM',
        'MAIN',
        [amplifier, dac],
        'Back from the listening room',
      );
    });
    diary.on('2026-09-18', (later) => {
      diary.post('invoice', later, {
        party: customers.moss.code,
        reference: 'Showroom sale',
        area: 'SHOWROOM',
        lines: [
          {
            item: catalog.speakers.fields.sku,
            serials: [speakers.serial],
            unitPrice: '980.00',
            discount: '245.00',
          },
        ],
      });
    });
  });
}

/** The turntable that Harbor Street bought in May comes back in part exchange: its serial begins its second life. */
function planBuyBack(diary: Diary, sale: Sale): void {
  const line = present(sale.lines[0], 'the unit bought back');
  diary.on('2026-10-12', (day) => {
    diary.post('goods_receipt', day, {
      party: customers.harbor.code,
      reference: 'Part exchange',
      area: 'MAIN',
      accept: ['serial_begins_next_life'],
      lines: [
        {
          item: catalog[line.unit.item].fields.sku,
          unitCost: '390.00',
          serials: [line.unit.serial],
        },
      ],
    });
  });
}

/** Makes the company. */
export function generateCompany(): SampleCompany {
  const diary = new Diary();
  for (const delivery of deliveries) {
    diary.on(delivery.day, (day) => writeDelivery(diary, day, delivery));
  }
  planShowroom(diary);
  for (const [on, customer, wanted] of orders) {
    diary.on(on, (day) => {
      const sale = writeInvoice(diary, day, customer, wanted);
      if (sale === null) return;
      for (const complaint of complaints) {
        if (complaint.sold === on) planComplaint(diary, day, sale, complaint);
      }
      if (on === '2026-05-19') planBuyBack(diary, sale);
    });
  }
  diary.on('2026-06-04', (day) => {
    const [unit] = diary.take('dac', 1);
    if (unit !== undefined) planVendorReturn(diary, day, unit, 'kestrel', null, 'Dead on arrival');
  });
  diary.on('2026-11-09', (day) => {
    const [unit] = diary.take('streamer', 1);
    if (unit !== undefined) planVendorReturn(diary, day, unit, 'arbor', null, 'Remote is missing');
  });
  diary.run();
  return {
    company: {
      name: 'Cedar Audio',
      addressLines: ['31 Wharf Lane', 'Portland, ME 04101', 'USA'],
      email: 'books@cedar-audio.example',
      phone: '+1 207 555 0142',
    },
    items: Object.values(catalog).map(({ fields }) => fields),
    parties: [...Object.values(vendors), ...Object.values(customers)].map((party) => ({
      ...party,
      roles: [...party.roles],
      address: [...party.address],
    })),
    areas,
    documents: diary.documents,
  };
}

/** The file's text, as the formatter leaves it. */
export function renderCompany(company: SampleCompany): string {
  return `${renderJson(company, '', 0)}\n`;
}
