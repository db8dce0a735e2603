/** What the sample company trades in, with whom, and where its stock lies. */
import type { documentSchema, itemSchema, partySchema, areaSchema } from '../../shared/api.ts';
import type { lotSchema } from '../../shared/api/lots.ts';
import type { z } from 'zod';

export type SampleItem = z.input<typeof itemSchema>;
export type SampleParty = z.input<typeof partySchema>;
export type SampleArea = z.input<typeof areaSchema>;
export type SampleLot = z.input<typeof lotSchema>;
export type SampleDocument = z.input<typeof documentSchema>;

/** An item with its usual price, and how its maker writes serials: `serialAt(0)` is the first that ever came. */
export interface CatalogItem {
  readonly fields: SampleItem;
  /** In US dollars, whole. */
  readonly price: number;
  readonly serialAt: (index: number) => string;
  /** How many of the first units stay in stock, so that a demo finds them. */
  readonly kept: number;
}

const numbered =
  (prefix: string, first: number, width: number) =>
  (index: number): string =>
    prefix + String(first + index).padStart(width, '0');

/** Serials as makers of small things write them: each of these was damaged by a spreadsheet somewhere. */
const awkward = [
  '12E5',
  '+49',
  'A 1',
  '=B2',
  '007',
  '1-2',
  '12E6',
  '+50',
  'A 2',
  '1/4',
  '0x1F',
  '3.10',
];

function item(sku: string, description: string, weight: string, gtin: string): SampleItem {
  return { sku, description, tracking: 'serial', serialSource: 'manufacturer', weight, gtin };
}

export const catalog = {
  amplifier: {
    fields: item('CA-AMP-60', 'Cedar A60 integrated amplifier', '9.4', '05012345600109'),
    price: 1290,
    serialAt: numbered('CA-AMP-', 101, 4),
    kept: 36,
  },
  speakers: {
    fields: item('CA-SPK-PINE', 'Cedar Pine bookshelf speakers, pair', '13.8', '05012345600208'),
    price: 980,
    serialAt: numbered('CA-SPK-', 301, 4),
    kept: 14,
  },
  turntable: {
    fields: item('NL-TT-33', 'Nordlicht 33 turntable', '7.2', '04012345600339'),
    price: 860,
    serialAt: numbered('TT33-26-', 187, 5),
    kept: 18,
  },
  cartridge: {
    fields: item('NL-CART-MM1', 'Nordlicht MM1 cartridge', '0.05', '04012345600407'),
    price: 145,
    serialAt: (index: number) => awkward[index] ?? `M ${index}`,
    kept: 6,
  },
  dac: {
    fields: item('KS-DAC-2', 'Kestrel DAC 2 converter', '1.1', '06901234500028'),
    price: 420,
    serialAt: (index: number) => String(12345678901234567n + BigInt(index)).padStart(20, '0'),
    kept: 18,
  },
  headphones: {
    fields: item('KS-HP-OAK', 'Kestrel Oak headphones', '0.6', '06901234500103'),
    price: 310,
    serialAt: numbered('HPO', 8842031, 7),
    kept: 30,
  },
  streamer: {
    fields: item('CA-STR-N1', 'Cedar N1 network streamer', '2.3', '05012345600406'),
    price: 690,
    serialAt: numbered('CA-STR-', 1, 4),
    kept: 11,
  },
  headphoneAmplifier: {
    fields: item('KS-HPA-1', 'Kestrel HPA 1 headphone amplifier', '1.4', '06901234500202'),
    price: 260,
    serialAt: numbered('KHA1-', 5001, 5),
    kept: 14,
  },
  stereoSet: {
    fields: item('CA-SET-A60', 'Cedar A60 stereo set, wired and tested', '24', '05012345600604'),
    price: 2190,
    serialAt: numbered('CA-SET-', 1, 4),
    kept: 0,
  },
} as const satisfies Readonly<Record<string, CatalogItem>>;

export type ItemName = keyof typeof catalog;

/** What has no serials that anybody scans: counted by quantity or lot, numbered by the store, or not stock at all. */
export const supplies = {
  cable: {
    fields: {
      sku: 'CA-CBL-25',
      description: 'Speaker cable 2 x 2.5 mm², one metre',
      tracking: 'quantity',
      weight: '0.06',
    },
    price: '6.50',
  },
  cleaner: {
    fields: {
      sku: 'NL-CLEAN-250',
      description: 'Nordlicht record cleaner, 250 ml',
      tracking: 'quantity',
      lotTracked: true,
      weight: '0.27',
    },
    price: '18.00',
  },
  stand: {
    fields: {
      sku: 'KS-STAND',
      description: 'Kestrel headphone stand',
      tracking: 'auto_serial',
      serialSource: 'generated',
      weight: '0.4',
    },
    price: '45.00',
  },
  installation: {
    fields: { sku: 'CA-INSTALL', description: 'Installation at home', tracking: 'none' },
    price: '180.00',
  },
} as const satisfies Readonly<Record<string, { fields: SampleItem; price: string }>>;

export type SupplyName = keyof typeof supplies;
export type GoodsName = ItemName | SupplyName;

/** How many of each. */
export type Wanted = Partial<Record<GoodsName, number>>;

export function isItem(name: string): name is ItemName {
  return name in catalog;
}

export function skuOf(name: GoodsName): string {
  return isItem(name) ? catalog[name].fields.sku : supplies[name].fields.sku;
}

/** The usual price, in US dollars. */
export function priceOf(name: GoodsName): string {
  return isItem(name) ? `${catalog[name].price}.00` : supplies[name].price;
}

/** The names and counts of what is wanted, in its order. */
export function listWanted(wanted: Wanted): [name: GoodsName, count: number][] {
  return Object.entries(wanted).map(([name, count]) => [name as GoodsName, count]);
}

/** Record cleaner keeps for about a year. */
export const lots: readonly SampleLot[] = [
  {
    item: supplies.cleaner.fields.sku,
    lot: 'NC-2552',
    vendor: 'NORDLICHT',
    manufacturedOn: '2025-12-22',
    expiresOn: '2026-12-31',
  },
  {
    item: supplies.cleaner.fields.sku,
    lot: 'NC-2635',
    vendor: 'NORDLICHT',
    manufacturedOn: '2026-08-24',
    expiresOn: '2027-08-31',
  },
];

export const vendors = {
  arbor: {
    code: 'ARBOR',
    name: 'Arbor Electronics Works, Inc.',
    roles: ['vendor'],
    address: ['218 Mill Race Road', 'Corvallis, OR 97330', 'USA'],
  },
  nordlicht: {
    code: 'NORDLICHT',
    name: 'Nordlicht Akustik GmbH',
    roles: ['vendor'],
    address: ['Am Alten Speicher 4', '24103 Kiel', 'Germany'],
  },
  kestrel: {
    code: 'KESTREL',
    name: 'Kestrel Sound (Shenzhen) Co., Ltd.',
    roles: ['vendor'],
    address: ['Building 7, Bantian Technology Park', 'Longgang, Shenzhen', 'China'],
  },
  northway: {
    code: 'NORTHWAY',
    name: 'Northway Freight & Customs, LLC',
    roles: ['vendor'],
    address: ['Pier 2, Commercial Street', 'Portland, ME 04101', 'USA'],
  },
} as const;

export type VendorName = keyof typeof vendors;

/** One of them sells a unit back to us and is a vendor too. */
export const customers = {
  lakeside: {
    code: 'LAKESIDE',
    name: 'Lakeside Listening Room',
    roles: ['customer'],
    salesperson: 'Iris Bell',
    address: ['77 Shoreline Drive', 'Burlington, VT 05401', 'USA'],
  },
  harbor: {
    code: 'HARBOR',
    name: 'Harbor Street Hi-Fi',
    roles: ['customer', 'vendor'],
    salesperson: 'Iris Bell',
    address: ['9 Harbor Street', 'Portland, ME 04101', 'USA'],
  },
  moss: {
    code: 'MOSS',
    name: 'Moss & Daughters Piano Rooms',
    roles: ['customer'],
    salesperson: 'Tom Adeyemi',
    address: ['1402 Juniper Avenue', 'Boulder, CO 80304', 'USA'],
  },
  dzwiek: {
    code: 'DZWIEK',
    name: 'Dźwięk i Spółka Sp. z o.o.',
    roles: ['customer'],
    salesperson: 'Marek Lis',
    address: ['ul. Żółkiewskiego 12', '90-001 Łódź', 'Poland'],
  },
  songtao: {
    code: 'SONGTAO',
    name: '上海松涛音响有限公司',
    roles: ['customer'],
    salesperson: 'Marek Lis',
    address: ['静安区南京西路1266号', '上海', '中国'],
  },
} as const;

export type CustomerName = keyof typeof customers;

export const areas: readonly SampleArea[] = [
  { code: 'HQ', kind: 'location', description: 'Cedar Audio, Portland' },
  {
    code: 'SHOWROOM',
    kind: 'bin',
    description: 'Showroom',
    parent: 'HQ',
    binType: 'stock',
    stockType: 'normal',
  },
  { code: 'BOSTON', kind: 'location', description: 'Cedar Audio, Boston' },
  {
    code: 'BOSTON-SHOP',
    kind: 'bin',
    description: 'Shop in Boston',
    parent: 'BOSTON',
    binType: 'stock',
    stockType: 'normal',
  },
];

/** US dollars for one euro, by month. */
export const euroRates: Readonly<Record<string, string>> = {
  '05': '1.0842',
  '06': '1.0791',
  '07': '1.0868',
  '08': '1.0903',
  '09': '1.0915',
  '10': '1.0877',
  '11': '1.0829',
};
