/** Figures as they stand on paper: `1,234.56`, all decimals of the currency, a hyphen for less than nothing. */
import { formatMoney, type Minor } from '../../shared/money.ts';

function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `-1,234.56`; whole yen for JPY, fils for KWD. */
export function printMoney(amount: Minor, currency: string): string {
  const text = formatMoney(amount, currency);
  const point = text.indexOf('.');
  return point < 0 ? groupDigits(text) : groupDigits(text.slice(0, point)) + text.slice(point);
}

/** `10,000`. */
export function printCount(count: number): string {
  return groupDigits(String(count));
}
