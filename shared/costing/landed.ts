/**
 * Landed cost: what a unit costs us once it lies in our stock. Each unit bears its price less discount and its share
 * of the document's add-on costs (freight, duty, insurance), in base currency (everest.md 4.1). The units' costs add up
 * to the document's goods and add-ons to the minor unit.
 */
import { allocate, convert, sum, type Minor, type Rate } from '../money.ts';

export type AddOnBasis = 'quantity' | 'value' | 'weight';

export interface AddOnCost {
  readonly name: string;
  readonly amount: Minor;
  readonly currency: string;
  readonly rate: Rate;
  readonly by: AddOnBasis;
}

/**
 * Goods to be costed, one unit or several together: their price less discount in the document's currency, their weight
 * in millionths, and how many they are.
 */
export interface UnitToCost {
  readonly net: Minor;
  readonly weight: number;
  readonly count?: number;
}

const weightOf: Readonly<Record<AddOnBasis, (unit: UnitToCost) => number>> = {
  quantity: (unit) => unit.count ?? 1,
  value: (unit) => unit.net,
  weight: (unit) => unit.weight,
};

/**
 * Amounts of one document in base currency, so that their sum is the converted sum: each unit bears its part of the
 * rounding by largest remainder.
 */
export function convertParts(
  amounts: readonly Minor[],
  from: string,
  to: string,
  rate: Rate,
): Minor[] {
  if (from === to) return [...amounts];
  return allocate(convert(sum(amounts), from, to, rate), amounts);
}

export interface LandedCosts {
  /** In base currency, one per unit in order: goods alone, and with add-ons. */
  readonly goods: readonly Minor[];
  readonly landed: readonly Minor[];
  /** Of each add-on in turn, what each unit bears. */
  readonly shares: readonly (readonly Minor[])[];
  readonly addOnTotal: Minor;
}

/**
 * The landed cost of each unit of a receipt. An add-on by weight needs a weight on at least one unit; the document's
 * checks see to it.
 *
 * Two units at 40.00 with freight 10.00: 45.00 each (everest.md G1).
 */
export function planLandedCosts(
  units: readonly UnitToCost[],
  addOns: readonly AddOnCost[],
  currency: string,
  rate: Rate,
  baseCurrency: string,
): LandedCosts {
  const goods = convertParts(
    units.map((unit) => unit.net),
    currency,
    baseCurrency,
    rate,
  );
  const landed = [...goods];
  let addOnTotal = 0;
  const shares: Minor[][] = [];
  for (const addOn of addOns) {
    const amount = convert(addOn.amount, addOn.currency, baseCurrency, addOn.rate);
    addOnTotal += amount;
    const own = allocate(amount, units.map(weightOf[addOn.by]));
    shares.push(own);
    own.forEach((share, index) => {
      landed[index] = (landed[index] ?? 0) + share;
    });
  }
  return { goods, landed, shares, addOnTotal };
}
