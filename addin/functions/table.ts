/** The custom functions as data: Excel's metadata, the association and the page about them are made from this table. */

interface Argument {
  readonly name: string;
  readonly description: string;
  readonly isOptional?: boolean;
  /** Whether it takes a whole range at once. */
  readonly isRange?: boolean;
}

export interface FunctionFacts {
  readonly id: string;
  readonly description: string;
  readonly arguments: readonly Argument[];
  /** Formulas to begin with, and what they answer. */
  readonly examples: readonly (readonly [formula: string, meaning: string])[];
}

const serials: Argument = {
  name: 'serial',
  description: 'One serial, or a range of them: the answer then has the same shape',
  isRange: true,
};
const oneSerial: Argument = { name: 'serial', description: 'One serial' };
const asOf: Argument = {
  name: 'date',
  description: 'The day it is asked for; left out, today',
  isOptional: true,
};
const optional = (name: string, description: string): Argument => ({
  name,
  description,
  isOptional: true,
});

/** A function that answers one fact of each serial. */
function factOf<Id extends string>(id: Id, description: string, example: string) {
  return {
    id,
    description,
    arguments: [serials, asOf],
    examples: [[`=SERIAL.${id}("CA-AMP-0101")`, example]],
  } as const;
}

export const functionTable = [
  factOf(
    'STATUS',
    'Where a unit is in its life: in stock, sold, back at its vendor',
    'in stock, or where else it is',
  ),
  {
    id: 'COST',
    description:
      "A unit's true cost: its price less discount, its share of add-ons, and later costs",
    arguments: [serials, asOf],
    examples: [
      ['=SERIAL.COST("CA-AMP-0101")', 'what this unit cost'],
      ['=SERIAL.COST(A2:A20)', 'what each unit of the range cost, beside it'],
      ['=SERIAL.COST(A2, "2026-06-30")', 'what it stood at on that day'],
    ],
  },
  factOf('ITEM', 'The item that a unit is of', 'its item'),
  factOf('VENDOR', 'The vendor that a unit came from', 'the code of the vendor'),
  factOf(
    'CUSTOMER',
    'The customer that a unit is with, empty while it is ours',
    'the code, or empty',
  ),
  factOf('RECEIVED', 'The day on which a unit was received, as 2026-01-31', 'the day'),
  factOf(
    'SOLD',
    'The day of the sale that a unit is in, empty while it is ours',
    'the day, or empty',
  ),
  factOf('PRICE', 'What a unit was sold for, less discount; empty while it is ours', 'the price'),
  factOf('MARGIN', "A sold unit's price less its true cost; empty while it is ours", 'the margin'),
  factOf('AREA', 'The bin that a unit lies in', 'its bin'),
  factOf(
    'CHECK',
    'What stands in the way of selling a unit, in a sentence, or that it is still to be received; "ok" where nothing does',
    'ok, or why not',
  ),
  {
    id: 'HISTORY',
    description: 'Everything that happened to a unit, oldest first, with heads',
    arguments: [oneSerial, { ...asOf, description: 'Up to this day; left out, all of it' }],
    examples: [['=SERIAL.HISTORY("CA-AMP-0101")', 'a row for each document that touched it']],
  },
  {
    id: 'WHY',
    description: "The parts of a unit's true cost, with heads and their sum",
    arguments: [oneSerial, asOf],
    examples: [['=SERIAL.WHY("CA-AMP-0101")', 'price, freight, duty, late costs; they add up']],
  },
  {
    id: 'LIST',
    description:
      'The units that fit all filters, with heads, at most 100,000; a filter that is left out fits all',
    arguments: [
      optional('item', 'An item'),
      optional('status', 'Where in their life: in stock, sold, committed'),
      optional('area', 'A bin'),
      optional('vendor', 'The vendor they came from'),
      optional('customer', 'The customer they are with'),
      asOf,
    ],
    examples: [
      ['=SERIAL.LIST("CA-AMP-60", "in stock")', 'every unit of the item in stock'],
      ['=ROWS(SERIAL.LIST(, "sold", , , "MOSS"))-1', 'how many units a customer has'],
    ],
  },
  {
    id: 'PNL',
    description: 'A figure of the true-cost profit and loss, or the whole of it with heads',
    arguments: [
      {
        name: 'figure',
        description:
          'units, revenue, returns, netRevenue, cost, lateCost, margin or marginPercent; "all" for the table',
      },
      optional('from', 'The first day; left out, from the beginning'),
      optional('to', 'The last day; left out, to the end'),
      optional(
        'by',
        'total, month, item, serial, customer, vendor, salesperson or area; left out, total',
      ),
      optional(
        'key',
        'Of which month (2026-05), item, customer ...; left out, the total; of an empty cell, nothing',
      ),
      { ...asOf, description: 'As the books stood at the end of this day; left out, now' },
    ],
    examples: [
      ['=SERIAL.PNL("margin", "2026-05-01", "2026-05-31")', 'the margin of a month'],
      ['=SERIAL.PNL("revenue", , , "customer", "MOSS")', 'what a customer bought'],
      ['=SERIAL.PNL("all", , , "month")', 'every figure of every month'],
    ],
  },
  {
    id: 'EXPAND',
    description: 'The serials that a text means: A0001-A0005, A9+3, not A0003; one a row',
    arguments: [
      {
        name: 'text',
        description: 'A text such as A0001-A0005, or cells with such texts',
        isRange: true,
      },
    ],
    examples: [['=SERIAL.EXPAND("A0001-A0003, B7")', 'A0001, A0002, A0003 and B7, one a row']],
  },
  {
    id: 'COMPRESS',
    description: 'Serials as one short text: A0001-A0005, B7',
    arguments: [{ name: 'serials', description: 'Cells with serials', isRange: true }],
    examples: [['=SERIAL.COMPRESS(A2:A500)', 'A0001-A0499 and what stands apart']],
  },
  {
    id: 'DIFF',
    description: 'The serials that are in one list and not in the other, one a row',
    arguments: [
      { name: 'list', description: 'Cells with serials', isRange: true },
      { name: 'other', description: 'Cells with the serials to take away', isRange: true },
    ],
    examples: [['=SERIAL.DIFF(A2:A50, C2:C60)', 'what is in A and not in C']],
  },
] as const satisfies readonly FunctionFacts[];

export type FunctionId = (typeof functionTable)[number]['id'];

/** Where the page about a function is, beside the add-in's own page. */
export function helpPath(id: string): string {
  return `assets/functions.html#${id.toLowerCase()}`;
}

/** Excel's metadata of the functions, as `functions.json` holds it; help stands under `base`. */
export function describeFunctions(base: string): Record<string, unknown> {
  const table: readonly FunctionFacts[] = functionTable;
  return {
    allowCustomDataForDataTypeAny: false,
    functions: table.map((facts) => ({
      id: facts.id,
      name: facts.id,
      description: facts.description,
      helpUrl: base + helpPath(facts.id),
      parameters: facts.arguments.map((argument) => ({
        name: argument.name,
        description: argument.description,
        type: 'any',
        dimensionality: argument.isRange === true ? 'matrix' : 'scalar',
        ...(argument.isOptional === true ? { optional: true } : {}),
      })),
      result: { type: 'any', dimensionality: 'matrix' },
    })),
  };
}
