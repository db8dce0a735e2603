/** What Cedar Audio bought from May to November 2026, as tables: deliveries, orders, bills, and costs that came late. */
import type { GoodsName, ItemName, SampleDocument, VendorName } from './catalog.ts';

type AddOns = NonNullable<SampleDocument['addOnCosts']>;
export type GoodsLine = readonly [goods: GoodsName, count: number, unitCost: string, lot?: string];

interface Purchase {
  readonly day: string;
  readonly vendor: VendorName;
  readonly reference: string;
  readonly lines: readonly GoodsLine[];
  readonly addOnCosts: AddOns;
  readonly euro?: boolean;
}

/** What came without an order. */
export const deliveries: readonly Purchase[] = [
  {
    day: '2026-05-04',
    vendor: 'arbor',
    reference: 'PL-ARB-0504',
    lines: [
      ['amplifier', 40, '705.00'],
      ['speakers', 30, '512.50'],
      ['cable', 200, '2.10'],
    ],
    addOnCosts: [
      { name: 'freight', amount: '418.50', by: 'weight' },
      { name: 'insurance', amount: '96.20', by: 'value' },
    ],
  },
  {
    day: '2026-05-06',
    vendor: 'nordlicht',
    reference: 'LS 26-1187',
    euro: true,
    lines: [
      ['turntable', 24, '431.00'],
      ['cartridge', 12, '58.90'],
    ],
    addOnCosts: [
      { name: 'freight', amount: '187.40', by: 'quantity' },
      { name: 'duty', amount: '262.15', by: 'value', currency: 'USD' },
    ],
  },
  {
    day: '2026-05-11',
    vendor: 'kestrel',
    reference: 'KS-PL-20260511',
    lines: [
      ['dac', 40, '187.30'],
      ['headphones', 40, '132.75'],
    ],
    addOnCosts: [
      { name: 'air freight', amount: '349.99', by: 'weight' },
      { name: 'duty', amount: '480.75', by: 'value' },
    ],
  },
  {
    day: '2026-06-01',
    vendor: 'nordlicht',
    reference: 'LS 26-1402',
    euro: true,
    lines: [['cleaner', 36, '7.40', 'NC-2552']],
    addOnCosts: [{ name: 'freight', amount: '14.80', by: 'quantity' }],
  },
];

interface Order extends Purchase {
  /** Whether the vendor says beforehand which serials will come. */
  readonly isAnnounced?: boolean;
  readonly deliveries: readonly {
    readonly day: string;
    readonly reference: string;
    readonly brings: readonly (readonly [goods: GoodsName, count: number, lot?: string])[];
  }[];
}

/** What was ordered, and how it came: at once, in two parts, in part, or not yet. */
export const purchaseOrders: readonly Order[] = [
  {
    day: '2026-06-15',
    vendor: 'arbor',
    reference: 'Order for the summer',
    lines: [
      ['amplifier', 36, '719.00'],
      ['speakers', 16, '518.00'],
      ['streamer', 30, '366.20'],
      ['cable', 300, '2.35'],
    ],
    addOnCosts: [{ name: 'freight', amount: '438.00', by: 'weight' }],
    deliveries: [
      {
        day: '2026-07-06',
        reference: 'PL-ARB-0706',
        brings: [
          ['amplifier', 20],
          ['streamer', 30],
        ],
      },
      {
        day: '2026-07-20',
        reference: 'PL-ARB-0720',
        brings: [
          ['amplifier', 16],
          ['speakers', 16],
          ['cable', 300],
        ],
      },
    ],
  },
  {
    day: '2026-07-22',
    vendor: 'kestrel',
    reference: 'Order for the autumn',
    lines: [
      ['headphones', 30, '129.40'],
      ['headphoneAmplifier', 36, '111.85'],
      ['dac', 24, '189.00'],
      ['stand', 40, '17.20'],
    ],
    addOnCosts: [
      { name: 'sea freight', amount: '188.60', by: 'weight' },
      { name: 'duty', amount: '305.33', by: 'value' },
    ],
    deliveries: [
      {
        day: '2026-08-17',
        reference: 'KS-PL-20260817',
        brings: [
          ['headphones', 30],
          ['headphoneAmplifier', 36],
          ['stand', 40],
        ],
      },
      { day: '2026-09-07', reference: 'KS-PL-20260907', brings: [['dac', 24]] },
    ],
  },
  {
    day: '2026-09-01',
    vendor: 'nordlicht',
    reference: 'Bestellung 26-77',
    euro: true,
    lines: [
      ['turntable', 20, '438.50'],
      ['cleaner', 24, '7.60'],
    ],
    addOnCosts: [{ name: 'freight', amount: '151.00', by: 'weight' }],
    deliveries: [
      {
        day: '2026-09-21',
        reference: 'LS 26-2290',
        brings: [
          ['turntable', 20],
          ['cleaner', 24, 'NC-2635'],
        ],
      },
    ],
  },
  {
    day: '2026-11-02',
    vendor: 'arbor',
    reference: 'Order for the holidays',
    lines: [
      ['amplifier', 20, '724.00'],
      ['streamer', 6, '349.00'],
    ],
    addOnCosts: [{ name: 'freight', amount: '196.00', by: 'weight' }],
    isAnnounced: true,
    deliveries: [{ day: '2026-11-17', reference: 'PL-ARB-1117', brings: [['amplifier', 12]] }],
  },
  {
    day: '2026-11-12',
    vendor: 'kestrel',
    reference: 'Order for the spring',
    lines: [
      ['dac', 20, '189.00'],
      ['stand', 30, '17.20'],
    ],
    addOnCosts: [{ name: 'air freight', amount: '142.00', by: 'weight' }],
    isAnnounced: true,
    deliveries: [],
  },
];

interface Bill {
  readonly day: string;
  readonly vendor: VendorName;
  readonly reference: string;
  /** References of the deliveries that it is for. */
  readonly receipts: readonly string[];
  /** What is billed at another cost than it was received at; null where no goods are billed. */
  readonly changed: Partial<Record<GoodsName, string>> | null;
  readonly addOnCosts: AddOns;
  readonly euro?: boolean;
}

/** Most bills ask what was agreed. One is dearer by goods, one by freight, one by the euro; the last delivery's is to come. */
export const bills: readonly Bill[] = [
  {
    day: '2026-05-25',
    vendor: 'arbor',
    reference: 'AEW 88120',
    receipts: ['PL-ARB-0504'],
    changed: {},
    addOnCosts: [
      { name: 'freight', amount: '418.50', by: 'weight' },
      { name: 'insurance', amount: '96.20', by: 'value' },
    ],
  },
  {
    day: '2026-05-27',
    vendor: 'nordlicht',
    reference: 'RE 26-0931',
    receipts: ['LS 26-1187'],
    changed: {},
    addOnCosts: [
      { name: 'freight', amount: '187.40', by: 'quantity' },
      { name: 'duty', amount: '262.15', by: 'value', currency: 'USD' },
    ],
    euro: true,
  },
  {
    day: '2026-06-03',
    vendor: 'kestrel',
    reference: 'KS-CI-0617',
    receipts: ['KS-PL-20260511'],
    changed: { headphones: '133.25' },
    addOnCosts: [
      { name: 'air freight', amount: '349.99', by: 'weight' },
      { name: 'duty', amount: '480.75', by: 'value' },
    ],
  },
  {
    day: '2026-06-22',
    vendor: 'nordlicht',
    reference: 'RE 26-1108',
    receipts: ['LS 26-1402'],
    changed: {},
    addOnCosts: [{ name: 'freight', amount: '14.80', by: 'quantity' }],
    euro: true,
  },
  {
    day: '2026-08-03',
    vendor: 'arbor',
    reference: 'AEW 88964',
    receipts: ['PL-ARB-0706', 'PL-ARB-0720'],
    changed: {},
    addOnCosts: [],
  },
  {
    day: '2026-08-06',
    vendor: 'northway',
    reference: 'NF-20417',
    receipts: ['PL-ARB-0706', 'PL-ARB-0720'],
    changed: null,
    addOnCosts: [{ name: 'freight', amount: '451.20', by: 'weight' }],
  },
  {
    day: '2026-09-28',
    vendor: 'kestrel',
    reference: 'KS-CI-0955',
    receipts: ['KS-PL-20260817', 'KS-PL-20260907'],
    changed: {},
    addOnCosts: [
      { name: 'sea freight', amount: '188.60', by: 'weight' },
      { name: 'duty', amount: '305.33', by: 'value' },
    ],
  },
  {
    day: '2026-10-09',
    vendor: 'nordlicht',
    reference: 'RE 26-1820',
    receipts: ['LS 26-2290'],
    changed: {},
    addOnCosts: [{ name: 'freight', amount: '151.00', by: 'weight' }],
    euro: true,
  },
  {
    day: '2026-11-03',
    vendor: 'northway',
    reference: 'NF-21188',
    receipts: ['KS-PL-20260817'],
    changed: null,
    addOnCosts: [{ name: 'duty', amount: '118.40', by: 'value' }],
  },
];

interface LateCost {
  readonly day: string;
  readonly vendor: VendorName;
  readonly reference: string;
  /** Reference of the delivery that it is for. */
  readonly receipt: string;
  readonly addOnCosts: AddOns;
  readonly note: string;
}

/** What the customs office asks for when some of the goods are sold. */
export const lateCosts: readonly LateCost[] = [
  {
    day: '2026-10-27',
    vendor: 'northway',
    reference: 'Customs notice 26-4471',
    receipt: 'KS-PL-20260817',
    addOnCosts: [{ name: 'duty', amount: '118.40', by: 'value' }],
    note: 'Headphones were put under another tariff',
  },
];

interface PriceProtection {
  readonly day: string;
  readonly vendor: VendorName;
  readonly item: ItemName;
  readonly unitCost: string;
  readonly note: string;
}

/** What vendors give for what is still on the shelf when they lower a price. */
export const priceProtections: readonly PriceProtection[] = [
  {
    day: '2026-11-10',
    vendor: 'arbor',
    item: 'streamer',
    unitCost: '349.00',
    note: 'Price protection: the N1 costs 349.00 from now on',
  },
];
