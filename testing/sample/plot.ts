/** What happened to Cedar Audio from May to November 2026, as tables: what came, what was wanted, what came back. */
import { type CustomerName, type ItemName, type SampleDocument, type vendors } from './catalog.ts';

export type VendorName = keyof typeof vendors;

export interface Delivery {
  readonly day: string;
  readonly vendor: VendorName;
  readonly reference: string;
  readonly lines: readonly (readonly [item: ItemName, count: number, unitCost: string])[];
  readonly addOnCosts: NonNullable<SampleDocument['addOnCosts']>;
  readonly euro?: boolean;
}

export const deliveries: readonly Delivery[] = [
  {
    day: '2026-05-04',
    vendor: 'arbor',
    reference: 'PL-ARB-0504',
    lines: [
      ['amplifier', 40, '705.00'],
      ['speakers', 30, '512.50'],
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
    day: '2026-07-06',
    vendor: 'arbor',
    reference: 'PL-ARB-0706',
    lines: [
      ['amplifier', 30, '719.00'],
      ['streamer', 24, '366.20'],
    ],
    addOnCosts: [{ name: 'freight', amount: '305.00', by: 'weight' }],
  },
  {
    day: '2026-08-17',
    vendor: 'kestrel',
    reference: 'KS-PL-20260817',
    lines: [
      ['headphones', 20, '129.40'],
      ['headphoneAmplifier', 28, '111.85'],
    ],
    addOnCosts: [
      { name: 'sea freight', amount: '92.10', by: 'quantity' },
      { name: 'duty', amount: '171.33', by: 'value' },
    ],
  },
  {
    day: '2026-09-21',
    vendor: 'nordlicht',
    reference: 'LS 26-2290',
    euro: true,
    lines: [['turntable', 16, '438.50']],
    addOnCosts: [{ name: 'freight', amount: '121.00', by: 'quantity' }],
  },
];

/** How many of each item a customer wants. */
export type Wanted = Partial<Record<ItemName, number>>;

/** The orders of the half-year: day, customer, and what was wanted. */
export const orders: readonly (readonly [day: string, customer: CustomerName, wanted: Wanted])[] = [
  ['2026-05-12', 'lakeside', { amplifier: 1, speakers: 1, turntable: 1 }],
  ['2026-05-15', 'songtao', { dac: 6, headphones: 4 }],
  ['2026-05-19', 'harbor', { turntable: 2, cartridge: 2 }],
  ['2026-05-22', 'dzwiek', { speakers: 2, cartridge: 1 }],
  ['2026-05-28', 'moss', { headphones: 2, dac: 1 }],
  ['2026-06-02', 'lakeside', { speakers: 2, amplifier: 1 }],
  ['2026-06-08', 'songtao', { amplifier: 2, speakers: 2 }],
  ['2026-06-11', 'harbor', { dac: 2, headphones: 1 }],
  ['2026-06-17', 'dzwiek', { turntable: 1, headphones: 2 }],
  ['2026-06-24', 'moss', { speakers: 1, cartridge: 1 }],
  ['2026-06-30', 'lakeside', { dac: 3 }],
  ['2026-07-07', 'songtao', { amplifier: 4, streamer: 3 }],
  ['2026-07-10', 'harbor', { streamer: 1, amplifier: 1 }],
  ['2026-07-16', 'dzwiek', { amplifier: 2, speakers: 2, streamer: 1 }],
  ['2026-07-23', 'moss', { streamer: 1, headphones: 1 }],
  ['2026-07-29', 'lakeside', { amplifier: 2, dac: 2 }],
  ['2026-08-04', 'songtao', { dac: 4, streamer: 2 }],
  ['2026-08-12', 'harbor', { amplifier: 3, speakers: 2 }],
  ['2026-08-19', 'dzwiek', { headphoneAmplifier: 4, headphones: 4 }],
  ['2026-08-26', 'moss', { headphoneAmplifier: 1, headphones: 1 }],
  ['2026-09-02', 'lakeside', { amplifier: 3, streamer: 1 }],
  ['2026-09-09', 'songtao', { amplifier: 5, headphoneAmplifier: 2 }],
  ['2026-09-16', 'harbor', { dac: 2, headphones: 3 }],
  ['2026-09-23', 'dzwiek', { turntable: 5 }],
  ['2026-09-30', 'moss', { turntable: 1, speakers: 1, cartridge: 1 }],
  ['2026-10-06', 'lakeside', { turntable: 3, headphones: 2 }],
  ['2026-10-14', 'songtao', { amplifier: 4, streamer: 2, dac: 1 }],
  ['2026-10-21', 'harbor', { headphoneAmplifier: 2, headphones: 3 }],
  ['2026-10-28', 'dzwiek', { amplifier: 2, turntable: 4 }],
  ['2026-11-04', 'moss', { amplifier: 1, speakers: 1 }],
  ['2026-11-11', 'lakeside', { headphoneAmplifier: 2, turntable: 2 }],
  ['2026-11-18', 'songtao', { turntable: 3, headphones: 4, headphoneAmplifier: 1 }],
  ['2026-11-20', 'harbor', { amplifier: 1, streamer: 1 }],
];

type Fate = 'to_vendor' | 'to_shelf' | 'stays' | 'not_yet';

export interface Complaint {
  /** Day of the invoice, and which of its units. */
  readonly sold: string;
  readonly unit: number;
  readonly after: number;
  readonly reason: string;
  readonly action: 'credit' | 'refund' | 'replace' | 'repair';
  readonly fate: Fate;
}

export const complaints: readonly Complaint[] = [
  {
    sold: '2026-05-15',
    unit: 1,
    after: 20,
    reason: 'No sound on the left channel',
    action: 'credit',
    fate: 'to_vendor',
  },
  {
    sold: '2026-05-22',
    unit: 0,
    after: 18,
    reason: 'Cabinet scratched in transport',
    action: 'refund',
    fate: 'stays',
  },
  {
    sold: '2026-06-11',
    unit: 2,
    after: 14,
    reason: 'Ordered by mistake, box unopened',
    action: 'credit',
    fate: 'to_shelf',
  },
  {
    sold: '2026-07-07',
    unit: 5,
    after: 27,
    reason: 'Does not join the wireless network',
    action: 'replace',
    fate: 'to_vendor',
  },
  {
    sold: '2026-08-12',
    unit: 0,
    after: 21,
    reason: 'Hum at all volumes',
    action: 'credit',
    fate: 'to_vendor',
  },
  {
    sold: '2026-08-19',
    unit: 1,
    after: 33,
    reason: 'Volume knob scrapes',
    action: 'repair',
    fate: 'to_vendor',
  },
  {
    sold: '2026-10-06',
    unit: 0,
    after: 9,
    reason: 'Wrong voltage for the country',
    action: 'refund',
    fate: 'to_shelf',
  },
  {
    sold: '2026-11-04',
    unit: 0,
    after: 12,
    reason: 'Display stays dark',
    action: 'credit',
    fate: 'not_yet',
  },
];

export const vendorOf: Readonly<Record<ItemName, VendorName>> = {
  amplifier: 'arbor',
  speakers: 'arbor',
  streamer: 'arbor',
  turntable: 'nordlicht',
  cartridge: 'nordlicht',
  dac: 'kestrel',
  headphones: 'kestrel',
  headphoneAmplifier: 'kestrel',
};
