/** The custom functions as data: Excel's metadata and the association are both made from this table. */

interface Argument {
  readonly name: string;
  readonly description: string;
  readonly isOptional?: boolean;
}

export interface FunctionFacts {
  readonly id: string;
  readonly description: string;
  readonly arguments: readonly Argument[];
}

const serials: Argument = {
  name: 'serial',
  description: 'One serial, or a range of them: the answer then has the same shape',
};
const asOf: Argument = {
  name: 'date',
  description: 'The day it is asked for; left out, today',
  isOptional: true,
};

export const functionTable = [
  {
    id: 'STATUS',
    description: 'Where a unit is in its life: in stock, sold, back at its vendor',
    arguments: [serials, asOf],
  },
  {
    id: 'COST',
    description:
      "A unit's true cost: its price less discount, its share of add-ons, and later costs",
    arguments: [serials, asOf],
  },
  {
    id: 'HISTORY',
    description: 'Everything that happened to a unit, oldest first, with heads',
    arguments: [
      { name: 'serial', description: 'One serial' },
      { ...asOf, description: 'Up to this day; left out, all of it' },
    ],
  },
] as const satisfies readonly FunctionFacts[];

export type FunctionId = (typeof functionTable)[number]['id'];

/** Excel's metadata of the functions, as `functions.json` holds it. */
export function describeFunctions(): Record<string, unknown> {
  const table: readonly FunctionFacts[] = functionTable;
  return {
    allowCustomDataForDataTypeAny: false,
    functions: table.map((facts) => ({
      id: facts.id,
      name: facts.id,
      description: facts.description,
      parameters: facts.arguments.map((argument) => ({
        name: argument.name,
        description: argument.description,
        type: 'any',
        dimensionality: argument.name === 'serial' && facts.id !== 'HISTORY' ? 'matrix' : 'scalar',
        ...(argument.isOptional === true ? { optional: true } : {}),
      })),
      result: { type: 'any', dimensionality: 'matrix' },
    })),
  };
}
