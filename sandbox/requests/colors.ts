/** Colours as Excel takes them: `#RRGGBB` or one of the HTML names; they are kept and answered as `#RRGGBB`. */
import { invalidArgument } from '../workbook/fault.ts';

const named: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  lime: '#00FF00',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  grey: '#808080',
  silver: '#C0C0C0',
  maroon: '#800000',
  navy: '#000080',
  teal: '#008080',
  purple: '#800080',
  olive: '#808000',
  aqua: '#00FFFF',
  fuchsia: '#FF00FF',
  pink: '#FFC0CB',
  gold: '#FFD700',
  lightgray: '#D3D3D3',
  lightgrey: '#D3D3D3',
  lightgreen: '#90EE90',
  lightblue: '#ADD8E6',
  lightyellow: '#FFFFE0',
  darkred: '#8B0000',
  darkgreen: '#006400',
  darkblue: '#00008B',
  darkgray: '#A9A9A9',
};

export function colorOf(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument();
  if (value === '') return '';
  const color = named[value.toLowerCase()] ?? value;
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw invalidArgument();
  return color.toUpperCase();
}
