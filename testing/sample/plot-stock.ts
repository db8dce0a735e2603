/** What happened inside Cedar Audio's own walls in 2026, as tables: what moved, broke, turned up, and was built. */
import type { CustomerName, ItemName, SupplyName, Wanted } from './catalog.ts';

/** What went to the shop in Boston by van; what has not arrived is on its way. */
export const shipments: readonly {
  readonly leaves: string;
  readonly arrives: string | null;
  readonly carries: Wanted;
}[] = [
  {
    leaves: '2026-10-19',
    arrives: '2026-10-21',
    carries: { amplifier: 2, speakers: 2, headphones: 3, headphoneAmplifier: 2 },
  },
  { leaves: '2026-11-19', arrives: null, carries: { streamer: 2, headphones: 2, cable: 40 } },
];

/** What the shop in Boston sold. */
export const shopSales: readonly (readonly [
  day: string,
  customer: CustomerName,
  wanted: Wanted,
])[] = [['2026-11-12', 'lakeside', { headphones: 2, speakers: 1 }]];

interface Mishap {
  readonly day: string;
  readonly reason: string;
  readonly loses?: readonly [name: ItemName | SupplyName, count: number];
  /** What one of a maker's units that turned up is worth. */
  readonly finds?: readonly [item: ItemName, unitCost: string];
}

/** What was broken or cut off, and what turned up. */
export const mishaps: readonly Mishap[] = [
  {
    day: '2026-08-28',
    reason: 'Dropped while unpacking, headband broken',
    loses: ['headphones', 1],
  },
  {
    day: '2026-10-02',
    reason: 'Found behind the counter, never booked in',
    finds: ['cartridge', '68.00'],
  },
  { day: '2026-10-02', reason: 'End of the drum, too short to sell', loses: ['cable', 3] },
];

/** How many metres of cable a stereo set has, and how many sets were built when. */
export const sets = { builtOn: '2026-10-16', count: 3, cable: 10, takenApartOn: '2026-11-16' };

/** The count of a quarter's end: the showroom has another's amplifier and no headphones, the drum is short of cable. */
export const count = { day: '2026-10-30', missingCable: 4 };
