/**
 * Money as integers of a currency's minor unit (cents for USD, whole yen for JPY, fils for KWD).
 * No amount is ever a fraction: shares are split by largest remainder, so that the parts always add up to the whole.
 */
import { assert } from './assert.ts';

/** An amount in minor units: always a safe integer. */
export type Minor = number;

/** Minor digits of the currencies that do not have two (ISO 4217). */
const exponents: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** How many decimals a currency has: 2 unless ISO 4217 says otherwise. */
export function exponentOf(currency: string): number {
  return exponents[currency] ?? 2;
}

const decimalPattern = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/;

/**
 * The minor units of a decimal text such as `47.99`; null where it is not one, has more decimals than the
 * currency (zeros apart) or is too large to be exact.
 */
export function parseMoney(text: string, currency: string): Minor | null {
  const match = decimalPattern.exec(text);
  if (match === null) return null;
  const exponent = exponentOf(currency);
  const fraction = match[3] ?? '';
  if (/[1-9]/.test(fraction.slice(exponent))) return null;
  const digits = (match[2] ?? '') + fraction.slice(0, exponent).padEnd(exponent, '0');
  const amount = Number(digits);
  if (!Number.isSafeInteger(amount)) return null;
  return amount === 0 ? 0 : match[1] === '-' ? -amount : amount;
}

/** The decimal text of an amount with all its currency's decimals: `47.99`, `-0.05`, `1200` for JPY. */
export function formatMoney(amount: Minor, currency: string): string {
  assert(Number.isSafeInteger(amount), `amount ${amount} is not a whole number of minor units`);
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** An exchange rate in units of 10^-12: base units for one unit of the document's currency. */
export type Rate = bigint;
const rateScale = 10n ** 12n;
export const rateOfOne: Rate = rateScale;

/** The rate that a decimal text says, up to 12 decimals; null where it says none or is not above zero. */
export function parseRate(text: string): Rate | null {
  const match = decimalPattern.exec(text);
  if (match === null || match[1] === '-') return null;
  const rate = BigInt((match[2] ?? '') + (match[3] ?? '').padEnd(12, '0'));
  return rate > 0n ? rate : null;
}

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const half = denominator / 2n;
  return numerator < 0n ? -((-numerator + half) / denominator) : (numerator + half) / denominator;
}

/** The share `part` of `whole` that an amount has, half up to the minor unit. */
export function divide(amount: Minor, part: number, whole: number): Minor {
  return toSafe(divideHalfUp(BigInt(amount) * BigInt(part), BigInt(whole)));
}

function toSafe(amount: bigint): Minor {
  const result = Number(amount);
  assert(Number.isSafeInteger(result), `amount ${String(amount)} is beyond exact arithmetic`);
  return result;
}

/** An amount of one currency in another, half up (away from zero) to the other's minor unit. */
export function convert(amount: Minor, from: string, to: string, rate: Rate): Minor {
  if (from === to && rate === rateOfOne) return amount;
  const up = 10n ** BigInt(exponentOf(to));
  const down = 10n ** BigInt(exponentOf(from)) * rateScale;
  return toSafe(divideHalfUp(BigInt(amount) * rate * up, down));
}

/** Hundredths of a per cent of a decimal text such as `19` or `7.25`; null where it is none or above 1000 %. */
export function parsePercent(text: string): number | null {
  const match = /^(\d{1,4})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (match === null) return null;
  const hundredths = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return hundredths <= 100_000 ? hundredths : null;
}

/** So many hundredths of a per cent of an amount, half up to the minor unit. */
export function percentOf(amount: Minor, hundredths: number): Minor {
  return toSafe(divideHalfUp(BigInt(amount) * BigInt(hundredths), 10_000n));
}

/** What share `part` is of `whole`, in per cent with two decimals as text; null where `whole` is 0. */
export function formatPercentOf(part: Minor, whole: Minor): string | null {
  if (whole === 0) return null;
  const hundredths = divideHalfUp(
    BigInt(part) * 10_000n * (whole < 0 ? -1n : 1n),
    BigInt(Math.abs(whole)),
  );
  return formatMoney(toSafe(hundredths), 'USD');
}

/**
 * Whether amounts of this size can be summed, taxed and converted exactly: nine hundred million million minor units.
 * A rough sum in floating point is near enough to ask.
 */
export function isExactlySummed(roughTotal: number): boolean {
  return Math.abs(roughTotal) <= 9e14;
}

/** Sums amounts; throws where the sum is no longer exact. */
export function sum(amounts: Iterable<Minor>): Minor {
  let total = 0;
  for (const amount of amounts) total += amount;
  assert(Number.isSafeInteger(total), 'a sum is beyond exact arithmetic');
  return total;
}

/**
 * Splits an amount by weights so that the parts add up to it exactly: each part is rounded towards zero, and the
 * minor units left over go one each to the largest remainders, the earlier part first where they are equal.
 * Weights are whole numbers from 0 up; where all are 0 the amount is split evenly. No weights, no parts.
 *
 * `allocate(100, [1, 1, 1])` is `[34, 33, 33]`.
 */
export function allocate(amount: Minor, weights: readonly number[]): Minor[] {
  if (weights.length === 0) {
    assert(amount === 0, 'an amount has no part to go to');
    return [];
  }
  let total = 0;
  for (const weight of weights) {
    assert(Number.isSafeInteger(weight) && weight >= 0, `weight ${weight} is not a whole number`);
    total += weight;
  }
  if (total === 0) return allocateEvenly(amount, weights.length);
  const size = Math.abs(amount);
  if (weights.every((weight) => weight === weights[0]))
    return allocateEvenly(amount, weights.length);
  const isExact = Number.isSafeInteger(total) && size * largest(weights) <= 2 ** 53 - 1;
  const remainders = new Array<number>(weights.length);
  const parts = isExact
    ? weights.map((weight, index) => {
        const product = size * weight;
        remainders[index] = product % total;
        return (product - (product % total)) / total;
      })
    : allocateExactly(size, weights, remainders);
  let left = size - sum(parts);
  const order = remainders.map((_, index) => index);
  order.sort((a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b);
  for (const index of order) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  assert(left === 0, 'an allocation did not add up');
  return amount < 0 ? parts.map((part) => (part === 0 ? 0 : -part)) : parts;
}

/** Equal shares: the first parts carry the minor units that are left over. */
function allocateEvenly(amount: Minor, count: number): Minor[] {
  const share = Math.trunc(amount / count);
  const left = amount - share * count;
  const step = Math.sign(left);
  return Array.from({ length: count }, (_, index) =>
    index < Math.abs(left) ? share + step : share === 0 ? 0 : share,
  );
}

function largest(weights: readonly number[]): number {
  let max = 0;
  for (const weight of weights) if (weight > max) max = weight;
  return max;
}

/** The parts where products pass 2^53. Remainders are ranked, since their values may not fit a number. */
function allocateExactly(size: number, weights: readonly number[], ranks: number[]): Minor[] {
  let total = 0n;
  for (const weight of weights) total += BigInt(weight);
  const remainders: bigint[] = [];
  const parts = weights.map((weight) => {
    const product = BigInt(size) * BigInt(weight);
    remainders.push(product % total);
    return toSafe(product / total);
  });
  const distinct = [...new Set(remainders)].sort((a, b) => (a < b ? -1 : 1));
  const rankOf = new Map(distinct.map((remainder, rank) => [remainder, rank]));
  remainders.forEach((remainder, index) => {
    ranks[index] = rankOf.get(remainder) ?? 0;
  });
  return parts;
}
