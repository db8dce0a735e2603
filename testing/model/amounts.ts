/**
 * Money as the model reckons it: whole minor units, every rate and every share in whole numbers of any size. Written
 * from the contract alone, so that it can prove the product's arithmetic.
 */

/** Decimals of the currencies that histories use. */
const decimals: Readonly<Record<string, number>> = { USD: 2, EUR: 2, JPY: 0, KWD: 3 };

function decimalsOf(currency: string): number {
  return decimals[currency] ?? 2;
}

/** The minor units that a decimal text says; null where the currency has no such amount. */
export function readMoney(text: string, currency: string): number | null {
  const [whole = '', fraction = ''] = text.split('.');
  const places = decimalsOf(currency);
  if (/[1-9]/.test(fraction.slice(places))) return null;
  const amount = Number(whole.replace('-', '') + fraction.slice(0, places).padEnd(places, '0'));
  return text.startsWith('-') && amount !== 0 ? -amount : amount;
}

export function writeMoney(amount: number, currency: string): string {
  const places = decimalsOf(currency);
  const digits = String(Math.abs(amount)).padStart(places + 1, '0');
  const point = digits.length - places;
  const text = places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return amount < 0 ? `-${text}` : text;
}

/** `amount * part / whole`, half away from zero. */
export function portion(amount: number, part: number | bigint, whole: number | bigint): number {
  const product = BigInt(amount) * BigInt(part);
  const size = product < 0n ? -product : product;
  const rounded = Number((2n * size + BigInt(whole)) / (2n * BigInt(whole)));
  return product < 0n && rounded !== 0 ? -rounded : rounded;
}

/**
 * An amount in parts by weight: each its whole share, and the minor units left over to the largest remainders, the
 * first of equals first. Weights that are all nothing are all alike.
 */
export function split(amount: number, weights: readonly number[]): number[] {
  const isEven = weights.every((weight) => weight === 0);
  const used = weights.map((weight) => BigInt(isEven ? 1 : weight));
  const total = used.reduce((sum, weight) => sum + weight, 0n);
  const size = BigInt(Math.abs(amount));
  const parts = used.map((weight, index) => ({
    index,
    share: Number((size * weight) / total),
    rest: (size * weight) % total,
  }));
  let left = Math.abs(amount) - add(parts.map(({ share }) => share));
  const byRest = [...parts].sort((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  );
  for (const part of byRest) {
    if (left === 0) break;
    part.share += 1;
    left -= 1;
  }
  return parts.map(({ share }) => (amount < 0 && share !== 0 ? -share : share));
}

export function add(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** A rate text in 10^-12. */
export function readRate(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(12, '0'));
}

/** What the currency of a document is to the books. */
export interface Exchange {
  readonly currency: string;
  readonly base: string;
  readonly rate: bigint;
}

/** An amount in the books' currency, half away from zero. */
export function inBase(amount: number, { currency, base, rate }: Exchange): number {
  const up = 10n ** BigInt(decimalsOf(base));
  const down = 10n ** BigInt(decimalsOf(currency)) * 10n ** 12n;
  return portion(amount, rate * up, down);
}

/** Amounts in the books' currency that add up to their converted sum. */
export function allInBase(amounts: readonly number[], exchange: Exchange): number[] {
  if (exchange.currency === exchange.base || amounts.length === 0) return [...amounts];
  return split(inBase(add(amounts), exchange), amounts);
}

/** A per cent text as hundredths of a per cent of an amount. */
export function taxOn(amount: number, rate: string | null): number {
  return rate === null ? 0 : portion(amount, readRate(rate) / 10n ** 10n, 10_000);
}
