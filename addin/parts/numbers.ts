/** What a field for a number takes, by its meaning, and what is said of a text that it does not take. */
import { readAmount, readCount, readPercent } from '../texts/decimals.ts';
import { textsOf } from '../texts/texts.ts';

const texts = textsOf('parts');

/** `signed` is money that may come back, `count` a whole number from 0 up; the others are from 0 up. */
export type Meaning = 'amount' | 'signed' | 'rate' | 'percent' | 'count';

function fromZeroUp(read: (text: string) => string | null): (text: string) => string | null {
  return (text) => {
    const amount = read(text);
    return amount?.startsWith('-') === true ? null : amount;
  };
}

/** As the books take it; null for what is no such number. */
export const readers: Readonly<Record<Meaning, (text: string) => string | null>> = {
  amount: fromZeroUp(readAmount),
  signed: readAmount,
  rate: fromZeroUp(readAmount),
  percent: fromZeroUp(readPercent),
  count: readCount,
};

/** What a number is called that a field refuses, and how it is to be written; null where it is fine or empty. */
export function refusalOf(meaning: Meaning, text: string): string | null {
  if (text.trim() === '' || readers[meaning](text) !== null) return null;
  return texts.wanted[meaning]();
}
