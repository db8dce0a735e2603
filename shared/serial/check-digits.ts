/**
 * Check digits of the numbers that serials often are: the last figure, or one in the middle, follows from the others, so
 * that a slip of a hand shows. A table; a text of another shape has none.
 */

export const checkDigitNames = ['imei', 'iccid', 'gtin', 'vin'] as const;
export type CheckDigitName = (typeof checkDigitNames)[number];

export interface CheckDigitRule {
  readonly name: CheckDigitName;
  /** Whether a text has the shape of such a number. */
  readonly fits: (text: string) => boolean;
  /** Where the check digit stands, from 0. */
  readonly placeIn: (text: string) => number;
  /** What it should be, of a text that fits. */
  readonly digitOf: (text: string) => string;
}

/** Every second figure from the right doubled, its own figures added (ISO/IEC 7812). */
export function luhn(body: string): string {
  let total = 0;
  for (let at = body.length - 1, isDoubled = true; at >= 0; at -= 1, isDoubled = !isDoubled) {
    const figure = Number(body[at]) * (isDoubled ? 2 : 1);
    total += figure > 9 ? figure - 9 : figure;
  }
  return String((10 - (total % 10)) % 10);
}

/** Weights of 3 and 1 from the right (GS1 General Specifications 7.9). */
export function thirds(body: string): string {
  let total = 0;
  for (let at = body.length - 1, weight = 3; at >= 0; at -= 1, weight = 4 - weight) {
    total += Number(body[at]) * weight;
  }
  return String((10 - (total % 10)) % 10);
}

/** Figures of letters and weights of places (ISO 3779, as 49 CFR 565 has them). */
const vinFigures: Readonly<Record<string, number>> = {
  ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, J: 1, K: 2, L: 3, M: 4, N: 5 },
  ...{ P: 7, R: 9, S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 },
};
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

function modulo11(text: string): string {
  let total = 0;
  vinWeights.forEach((weight, at) => {
    const character = text[at] ?? '';
    total += weight * (vinFigures[character] ?? Number(character));
  });
  const rest = total % 11;
  return rest === 10 ? 'X' : String(rest);
}

const last = (text: string): number => text.length - 1;
const body = (text: string): string => text.slice(0, -1);

/** In the order in which they are tried; what is declared goes by its name. */
export const checkDigitRules: readonly CheckDigitRule[] = [
  {
    name: 'imei',
    fits: (text) => /^\d{15}$/.test(text),
    placeIn: last,
    digitOf: (text) => luhn(body(text)),
  },
  {
    name: 'iccid',
    fits: (text) => /^89\d{17,18}$/.test(text),
    placeIn: last,
    digitOf: (text) => luhn(body(text)),
  },
  {
    name: 'vin',
    fits: (text) => /^[A-HJ-NPR-Z0-9]{8}[\dX][A-HJ-NPR-Z0-9]{8}$/.test(text),
    placeIn: () => 8,
    digitOf: modulo11,
  },
  {
    name: 'gtin',
    fits: (text) => /^(?:\d{8}|\d{12,14})$/.test(text),
    placeIn: last,
    digitOf: (text) => thirds(body(text)),
  },
];

export type CheckDigitVerdict =
  | { readonly is: 'none' }
  | { readonly is: 'right' }
  | { readonly is: 'wrong'; readonly expected: string };

/** Whether a text has the check digit that a rule asks for; none where it has not the shape. Case does not count. */
export function checkDigit(text: string, name: CheckDigitName): CheckDigitVerdict {
  const upper = text.toUpperCase();
  const rule = checkDigitRules.find((each) => each.name === name);
  if (rule?.fits(upper) !== true) return { is: 'none' };
  const expected = rule.digitOf(upper);
  return upper[rule.placeIn(upper)] === expected ? { is: 'right' } : { is: 'wrong', expected };
}
