/** The page on a unit's life, written from the tables that the books run on. */
import { documentKinds, kindFacts } from '../../shared/documents/kinds.ts';
import { kindRules } from '../../shared/documents/rules.ts';
import {
  isGone,
  isOurs,
  transitions,
  unitEvents,
  unitStatuses,
  type UnitEvent,
  type UnitStatus,
} from '../../shared/stock/lifecycle.ts';
import { defaultSettings } from '../../shared/stock/settings.ts';
import { writePage, writeTable as table } from './markdown.ts';

const statusMeanings: Readonly<Record<UnitStatus, string>> = {
  none: 'not in the books: never here, or its receipt was taken back',
  expected: 'ordered by serial, not here yet',
  in_stock: 'here and free',
  committed: 'here, and held by a sales order or a vendor RMA',
  sold: 'with a customer',
  return_expected: 'with a customer, who may send it back',
  returned: 'back from a customer and free, in a bin for returns',
  in_transit: 'ours, on its way from one bin to another',
  at_vendor: 'sent back to its vendor',
  written_off: 'lost, broken or not found',
  consumed: 'built into another unit',
};

/** The documents that cause the events which no line's own event names. */
const otherCauses: Readonly<Partial<Record<UnitEvent, string>>> = {
  release: 'closing an order or an RMA',
  depart: 'Stock transfer that only leaves',
  arrive: 'Stock transfer from one that left',
  revalue: 'Cost adjustment',
  build: 'Assembly',
  consume: 'Assembly',
  recover: 'Assembly that takes apart',
  write_off: 'Quantity adjustment, stock count',
  find: 'Quantity adjustment, stock count',
  transfer: 'Stock transfer, stock count',
};

function causesOf(event: UnitEvent): string {
  const other = otherCauses[event];
  if (other !== undefined) return other;
  return documentKinds
    .filter((kind) => {
      const { event: own, in: into, out } = kindRules[kind];
      return [own, into, out].includes(event);
    })
    .map((kind) => kindFacts[kind].title)
    .join(', ');
}

function after(event: UnitEvent): string {
  const { to } = transitions[event];
  switch (to) {
    case 'free':
      return '`in_stock`, or `returned` in a bin for returns';
    case 'unchanged':
      return 'as before';
    case 'released':
      return 'free, `sold` or out of the books: as before it was held';
    default:
      return `\`${to}\``;
  }
}

/** The page as Markdown. */
export function writeLifecycle(): string {
  const statuses = unitStatuses.map((status) => [
    `\`${status}\``,
    statusMeanings[status],
    isOurs(status) ? 'yes' : 'no',
    isGone(status) ? 'yes' : '',
  ]);
  const events = unitEvents.map((event) => {
    const { from, bin, holds, beginsLife, source } = transitions[event];
    const code = bin === null ? null : defaultSettings.bins[bin];
    const before = from.map((status) => `\`${status}\``);
    if (beginsLife) before.push('or left for good: its next life');
    return [
      `\`${event}\``,
      causesOf(event),
      before.join(', '),
      after(event),
      code ?? 'stays, or as the document says',
      holds ? 'yes' : '',
      source,
    ];
  });
  const kinds = documentKinds.map((kind) => {
    const { event, in: into, out, follows, isOrder } = kindRules[kind];
    const does = [
      event,
      into === null ? null : `${into} (in)`,
      out === null ? null : `${out} (out)`,
    ];
    return [
      kindFacts[kind].title,
      kindFacts[kind].numberPrefix,
      does.filter((name) => name !== null).join(', ') || 'a plan of its own',
      follows.map((followed) => kindFacts[followed].title).join(', '),
      isOrder ? 'yes' : '',
    ];
  });
  return writePage([
    '# The life of a unit',
    'Written by `npm run docs` from the tables that the books run on. Change those, not this page.',
    '## Statuses',
    table(['Status', 'The unit is', 'Ours', 'Left for good'], statuses),
    '## Events',
    table(
      [
        'Event',
        'Caused by',
        'A unit that is',
        'Becomes',
        'In bin',
        'Held by the document',
        'Source',
      ],
      events,
    ),
    '## Documents',
    table(['Document', 'Number', 'What its lines do', 'May follow', 'Stays open'], kinds),
  ]);
}
