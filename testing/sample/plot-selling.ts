/** What Cedar Audio sold from May to November 2026, as tables: what was wanted, what was ordered, what came back. */
import type { CustomerName, ItemName, VendorName, Wanted } from './catalog.ts';

/** What customers took away: day, customer, and what was wanted. */
export const sales: readonly (readonly [day: string, customer: CustomerName, wanted: Wanted])[] = [
  [
    '2026-05-12',
    'lakeside',
    { amplifier: 1, speakers: 1, turntable: 1, cable: 12, installation: 1 },
  ],
  ['2026-05-15', 'songtao', { dac: 6, headphones: 4 }],
  ['2026-05-19', 'harbor', { turntable: 2, cartridge: 2 }],
  ['2026-05-22', 'dzwiek', { speakers: 2, cartridge: 1, cable: 24 }],
  ['2026-05-28', 'moss', { headphones: 2, dac: 1 }],
  ['2026-06-02', 'lakeside', { speakers: 2, amplifier: 1, cable: 20 }],
  ['2026-06-08', 'songtao', { amplifier: 2, speakers: 2 }],
  ['2026-06-11', 'harbor', { dac: 2, headphones: 1 }],
  ['2026-06-17', 'dzwiek', { turntable: 1, headphones: 2, cleaner: 6 }],
  ['2026-06-24', 'moss', { speakers: 1, cartridge: 1, cable: 8, cleaner: 2 }],
  ['2026-06-30', 'lakeside', { dac: 3 }],
  ['2026-07-07', 'songtao', { amplifier: 4, streamer: 3 }],
  ['2026-07-10', 'harbor', { streamer: 1, amplifier: 1 }],
  ['2026-07-16', 'dzwiek', { amplifier: 2, speakers: 2, streamer: 1, cable: 30 }],
  ['2026-07-23', 'moss', { streamer: 1, headphones: 1 }],
  ['2026-07-29', 'lakeside', { amplifier: 2, dac: 2, installation: 2 }],
  ['2026-08-04', 'songtao', { dac: 4, streamer: 2 }],
  ['2026-08-12', 'harbor', { amplifier: 3, speakers: 2, cable: 40, cleaner: 6 }],
  ['2026-08-19', 'dzwiek', { headphoneAmplifier: 4, headphones: 4, stand: 6 }],
  ['2026-08-26', 'moss', { headphoneAmplifier: 1, headphones: 1, stand: 1 }],
  ['2026-09-02', 'lakeside', { amplifier: 3, streamer: 1 }],
  ['2026-09-09', 'songtao', { amplifier: 5, headphoneAmplifier: 2 }],
  ['2026-09-16', 'harbor', { dac: 2, headphones: 3, stand: 3 }],
  ['2026-09-23', 'dzwiek', { turntable: 5 }],
  ['2026-09-30', 'moss', { turntable: 1, speakers: 1, cartridge: 1, cleaner: 3, installation: 1 }],
  ['2026-10-06', 'lakeside', { turntable: 3, headphones: 2, cleaner: 8, stand: 2 }],
  ['2026-10-14', 'songtao', { amplifier: 4, streamer: 2, dac: 1 }],
  ['2026-10-21', 'harbor', { headphoneAmplifier: 2, headphones: 3 }],
  ['2026-10-23', 'moss', { stereoSet: 1, installation: 1 }],
  ['2026-10-28', 'dzwiek', { amplifier: 2, turntable: 4, cable: 24, cleaner: 4 }],
  ['2026-11-04', 'moss', { amplifier: 1, speakers: 1, cable: 10 }],
  ['2026-11-11', 'lakeside', { headphoneAmplifier: 2, turntable: 2 }],
  ['2026-11-18', 'songtao', { turntable: 3, headphones: 4, headphoneAmplifier: 1 }],
  ['2026-11-20', 'harbor', { amplifier: 1, streamer: 1 }],
];

/** What customers ordered, and what of it was sent: all, a part, or nothing yet. */
export const salesOrders: readonly {
  readonly day: string;
  readonly customer: CustomerName;
  readonly wanted: Wanted;
  readonly deliveries: readonly (readonly [day: string, sent: Wanted])[];
}[] = [
  {
    day: '2026-09-28',
    customer: 'dzwiek',
    wanted: { headphones: 4, dac: 4, stand: 4 },
    deliveries: [['2026-10-05', { headphones: 4, dac: 4, stand: 4 }]],
  },
  {
    day: '2026-11-06',
    customer: 'songtao',
    wanted: { headphoneAmplifier: 4, dac: 6 },
    deliveries: [['2026-11-13', { headphoneAmplifier: 4, dac: 2 }]],
  },
  {
    day: '2026-11-16',
    customer: 'lakeside',
    wanted: { amplifier: 2, speakers: 2, cable: 20, installation: 1 },
    deliveries: [],
  },
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

/** Whom a maker's unit goes back to; what we build ourselves goes nowhere. */
export const vendorOf: Readonly<Partial<Record<ItemName, VendorName>>> = {
  amplifier: 'arbor',
  speakers: 'arbor',
  streamer: 'arbor',
  turntable: 'nordlicht',
  cartridge: 'nordlicht',
  dac: 'kestrel',
  headphones: 'kestrel',
  headphoneAmplifier: 'kestrel',
};
