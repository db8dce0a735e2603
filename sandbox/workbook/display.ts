/**
 * The text that a cell shows, for General and for the number formats that an inventory uses. A format outside that
 * list shows the bare number: the grid beside the task pane has its own, complete formatter.
 */
import type { CellValue } from './cell.ts';
import { momentOfDayNumber } from './cell-entry.ts';

function showGeneral(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (size < 1e11 && size >= 1e-9)) return String(Number(value.toPrecision(10)));
  const [mantissa = '', exponent = ''] = value.toExponential(5).split('e');
  const shortMantissa = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  const sign = exponent.startsWith('-') ? '-' : '+';
  return `${shortMantissa}E${sign}${exponent.replace(/[+-]/, '').padStart(2, '0')}`;
}

function showScientific(value: number, format: string): string {
  const decimals = /\.(0+)E/.exec(format)?.[1]?.length ?? 0;
  const [mantissa = '', exponent = ''] = value.toExponential(decimals).split('e');
  const sign = exponent.startsWith('-') ? '-' : '+';
  return `${mantissa}E${sign}${exponent.replace(/[+-]/, '').padStart(2, '0')}`;
}

const decimalPattern = /^([^0#]*)(#,##)?(0+)(\.0+)?([^0#]*)$/;

function showDecimal(value: number, section: string): string | null {
  const plain = section.replace(/"([^"]*)"|\\(.)|_.|\*./g, '$1$2').replace(/\[[^\]]*\]/g, '');
  const match = decimalPattern.exec(plain);
  if (match === null) return null;
  const [, before = '', grouping, zeros = '', fraction = '', after = ''] = match;
  const isPercent = after.includes('%');
  const decimals = Math.max(0, fraction.length - 1);
  const text = Math.abs(isPercent ? value * 100 : value).toFixed(decimals);
  const [whole = '', rest] = text.split('.');
  const padded = whole.padStart(zeros.length, '0');
  const grouped = grouping === undefined ? padded : padded.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${before}${grouped}${rest === undefined ? '' : `.${rest}`}${after}`;
}

function showNumber(value: number, format: string): string {
  const sections = format.split(';');
  const [first = format, negative, zero] = sections;
  if (value < 0 && negative !== undefined) return showDecimal(value, negative) ?? String(value);
  if (value === 0 && zero !== undefined)
    return showDecimal(value, zero) ?? zero.replaceAll('"', '');
  const text = showDecimal(value, first);
  if (text === null) return String(value);
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

const dateTokens = /yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM\/PM/gi;

function showMoment(value: number, format: string): string {
  const moment = momentOfDayNumber(value);
  const isTwelve = /AM\/PM/i.test(format);
  const hours = isTwelve ? ((moment.getUTCHours() + 11) % 12) + 1 : moment.getUTCHours();
  const pad = (part: number): string => String(part).padStart(2, '0');
  const name = (options: Intl.DateTimeFormatOptions): string =>
    moment.toLocaleString('en-US', { ...options, timeZone: 'UTC' });
  return format.replace(dateTokens, (token: string, index: number) => {
    const isMinutes =
      /^mm?$/i.test(token) &&
      (/h[^a-z]*$/i.test(format.slice(0, index)) ||
        /^[^a-z]*s/i.test(format.slice(index + token.length)));
    if (isMinutes) {
      return token.length === 2 ? pad(moment.getUTCMinutes()) : String(moment.getUTCMinutes());
    }
    switch (token.toLowerCase()) {
      case 'yyyy':
        return String(moment.getUTCFullYear()).padStart(4, '0');
      case 'yy':
        return pad(moment.getUTCFullYear() % 100);
      case 'mmmm':
        return name({ month: 'long' });
      case 'mmm':
        return name({ month: 'short' });
      case 'mm':
        return pad(moment.getUTCMonth() + 1);
      case 'm':
        return String(moment.getUTCMonth() + 1);
      case 'dddd':
        return name({ weekday: 'long' });
      case 'ddd':
        return name({ weekday: 'short' });
      case 'dd':
        return pad(moment.getUTCDate());
      case 'd':
        return String(moment.getUTCDate());
      case 'hh':
        return pad(hours);
      case 'h':
        return String(hours);
      case 'ss':
        return pad(moment.getUTCSeconds());
      case 's':
        return String(moment.getUTCSeconds());
      default:
        return moment.getUTCHours() < 12 ? 'AM' : 'PM';
    }
  });
}

function isDateFormat(format: string): boolean {
  return /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').replace(/general/gi, ''));
}

export function displayText(value: CellValue, numberFormat: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (numberFormat === 'General' || numberFormat === '@' || numberFormat === '') {
    return showGeneral(value);
  }
  if (/E[+-]0+/i.test(numberFormat)) return showScientific(value, numberFormat);
  if (isDateFormat(numberFormat)) return showMoment(value, numberFormat);
  return showNumber(value, numberFormat);
}
