/**
 * What a spreadsheet makes of a serial that is put into a cell as if it were a number, a day or a truth value, and what
 * a cell that shows such a thing may have been. Two texts belong together where what one becomes is what the other
 * shows. Texts are folded (`foldSerial`), so months and truth values are in capitals.
 */

const digits = /^\d+$/;
const scientific = /^(\d+)(?:\.(\d+))?E\+?(\d{1,2})$/;
const shownScientific = /^(\d)(?:\.(\d{1,5}))?E\+?(\d{1,2})$/;
/** A cell holds so many digits of a number; those behind become zeros. */
const keptDigits = 15;
/** A cell as wide as Excel makes it shows so many; a longer number is shown by its power of ten. */
const shownDigits = 11;
/** The decimals that a cell's format may ask for; a cell without one shows {@link generalDecimals} at most. */
const decimalsShown = [0, 1, 2, 3, 4, 5];
const generalDecimals = 5;
/** The format that Excel offers for such numbers, and in which it writes them to a CSV file. */
const usualDecimals = 2;

/** The digits of a text that Excel takes for a whole number, in full; null where it takes it for none. */
function digitsInExcel(text: string): string | null {
  if (digits.test(text)) return text.replace(/^0+(?=\d)/, '');
  const parts = scientific.exec(text);
  if (parts === null) return null;
  const decimals = parts[2] ?? '';
  const zeros = Number(parts[3]) - decimals.length;
  if (zeros < 0) return null;
  return `${parts[1] ?? ''}${decimals}${'0'.repeat(zeros)}`.replace(/^0+(?=\d)/, '');
}

/** The first digits of a number, rounded there, and its power of ten. */
function roundTo(whole: string, decimals: number): { mantissa: string; power: number } {
  const [mantissa = '', power = ''] = Number(whole).toExponential(decimals).split('e+');
  return { mantissa, power: Number(power) };
}

function numberForms(text: string): string[] {
  const whole = digitsInExcel(text);
  if (whole === null) return [];
  const forms = [
    whole.length > keptDigits ? whole.slice(0, keptDigits).padEnd(whole.length, '0') : whole,
  ];
  if (whole.length <= shownDigits && !scientific.test(text)) return forms;
  for (const decimals of decimalsShown) {
    const { mantissa, power } = roundTo(whole, decimals);
    forms.push(`${mantissa}E${power}`);
    // What was shown so and saved is a number with zeros when it is opened again.
    if (decimals === usualDecimals || decimals === generalDecimals)
      forms.push(mantissa.replace('.', '').padEnd(power + 1, '0'));
  }
  return forms;
}

/** The forms that a shown number may be: what it is, and the longer one whose zeros at the end were not shown. */
function numberShown(text: string): string[] {
  const parts = shownScientific.exec(text);
  if (parts === null) return [text];
  const [, first = '', decimals = '', power = ''] = parts;
  const spell = (shown: string): string =>
    `${first}${shown === '' ? '' : `.${shown}`}E${Number(power)}`;
  return [
    spell(decimals),
    spell(decimals.padEnd(usualDecimals, '0')),
    spell(decimals.padEnd(generalDecimals, '0')),
  ];
}

/** The months as English and German Excel take and show them; the longest names first, so that none hides another. */
const months: readonly (readonly string[])[] = [
  ['JANUARY', 'JANUAR', 'JAN'],
  ['FEBRUARY', 'FEBRUAR', 'FEB'],
  ['MARCH', 'MÄRZ', 'MRZ', 'MAR', 'MÄR'],
  ['APRIL', 'APR'],
  ['MAY', 'MAI'],
  ['JUNE', 'JUNI', 'JUN'],
  ['JULY', 'JULI', 'JUL'],
  ['AUGUST', 'AUG'],
  ['SEPTEMBER', 'SEPT', 'SEP'],
  ['OCTOBER', 'OKTOBER', 'OCT', 'OKT'],
  ['NOVEMBER', 'NOV'],
  ['DECEMBER', 'DEZEMBER', 'DEC', 'DEZ'],
];
const monthOf = new Map(months.flatMap((names, at) => names.map((name) => [name, at + 1])));
const month = `(${[...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')})`;

/** A day as far as it is said; the year by its last two digits. */
interface Day {
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
}

function dayOf(year: number | null, monthRead: number, day: number | null): Day[] {
  const possible = monthRead >= 1 && monthRead <= 12 && (day === null || (day >= 1 && day <= 31));
  return possible ? [{ year: year === null ? null : year % 100, month: monthRead, day }] : [];
}

/** A number beside a month: the day, or the year where no month has so many days. */
function besideMonth(monthRead: number, beside: number): Day[] {
  return beside >= 1 && beside <= 31
    ? dayOf(null, monthRead, beside)
    : dayOf(beside, monthRead, null);
}

const between = '[-./ ]{0,2}';
const time = '(?: 00:00(?::00)?)?';
/** How days are written, and what each writing may mean: of two numbers, either may be the month. */
const writings: readonly (readonly [RegExp, (parts: readonly string[]) => Day[]])[] = [
  [
    new RegExp(`^${month}${between}(\\d{1,2}|\\d{4})$`),
    ([name = '', beside]) => besideMonth(monthOf.get(name) ?? 0, Number(beside)),
  ],
  [
    new RegExp(`^(\\d{1,2})${between}${month}$`),
    ([beside, name = '']) => besideMonth(monthOf.get(name) ?? 0, Number(beside)),
  ],
  [
    new RegExp(`^(\\d{1,2})${between}${month}${between}(\\d{2}|\\d{4})$`),
    ([day, name = '', year]) => dayOf(Number(year), monthOf.get(name) ?? 0, Number(day)),
  ],
  [
    /^(\d{1,2})[-./](\d{1,2})\.?$/,
    ([first, second]) => [
      ...besideMonth(Number(first), Number(second)),
      ...besideMonth(Number(second), Number(first)),
    ],
  ],
  [/^(\d{1,2})[-/](\d{4})$/, ([monthRead, year]) => dayOf(Number(year), Number(monthRead), null)],
  [/^(\d{4})[-/](\d{1,2})$/, ([year, monthRead]) => dayOf(Number(year), Number(monthRead), null)],
  [
    new RegExp(`^(\\d{1,2})[-./](\\d{1,2})[-./](\\d{2}|\\d{4})${time}$`),
    ([first, second, year]) => [
      ...dayOf(Number(year), Number(first), Number(second)),
      ...dayOf(Number(year), Number(second), Number(first)),
    ],
  ],
  [
    new RegExp(`^(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})${time}$`),
    ([year, monthRead, day]) => dayOf(Number(year), Number(monthRead), Number(day)),
  ],
];
const mayBeDay = /^\d[^A-Z]*[-./]|[JFMASOND]/;
const longestDay = 20;

function daysIn(text: string): Day[] {
  if (text.length > longestDay || !mayBeDay.test(text)) return [];
  return writings.flatMap(([writing, read]) => {
    const parts = writing.exec(text);
    return parts === null ? [] : read(parts.slice(1));
  });
}

/** Excel's number of a day counts from here; between these two it is a day of 1982 to 2064. */
const dayZero = Date.UTC(1899, 11, 30);
const [firstDay, lastDay] = [30_000, 60_000];
const msInDay = 86_400_000;

function dayByNumber(text: string): Day[] {
  const count = /^\d{5}$/.test(text) ? Number(text) : 0;
  if (count < firstDay || count > lastDay) return [];
  const date = new Date(dayZero + count * msInDay);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

const keyOf = ({ year, month: named, day }: Day): string =>
  `${String(year ?? '')}/${String(named)}/${String(day ?? '')}`;

/** How a cell shows a day: 1-Mar, 1. Mrz, 3/1/2026, 01.03.2026, 2026-03-01. */
const shownDay = new RegExp(
  `^(?:\\d{1,2}(?:-|\\. )${month}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}|\\d{4}-\\d{2}-\\d{2})${time}$`,
);
/** How a cell shows a month of a year: Mar-26, Mrz 26. */
const shownMonth = new RegExp(`^${month}[- ](\\d{2})$`);

function daysShown(text: string): Day[] {
  const parts = shownMonth.exec(text);
  if (parts !== null) return dayOf(Number(parts[2]), monthOf.get(parts[1] ?? '') ?? 0, null);
  return shownDay.test(text) ? daysIn(text) : dayByNumber(text);
}

/** Keys of all that a shown day may have been typed as: without its year, which Excel adds, or as the first of a month. */
function dayKeys(text: string): string[] {
  return daysShown(text).flatMap((day) => [
    keyOf(day),
    ...(day.year === null || day.day === null ? [] : [keyOf({ ...day, year: null })]),
    ...(day.day === 1 ? [keyOf({ ...day, day: null })] : []),
  ]);
}

/** Truth values by the languages in which Excel takes and shows them. */
const truths: Readonly<Record<string, string>> = {
  TRUE: 'true',
  WAHR: 'true',
  VRAI: 'true',
  PRAWDA: 'true',
  FALSE: 'false',
  FALSCH: 'false',
  FAUX: 'false',
  FAŁSZ: 'false',
};

function truthIn(text: string): string[] {
  const truth = truths[text];
  return truth === undefined ? [] : [truth];
}

/** Everything that Excel may make of a text that is put into a cell; empty where it stays a text. */
export function madeOf(text: string): string[] {
  return [...numberForms(text), ...daysIn(text).map(keyOf), ...truthIn(text)];
}

/** What a text may be as a cell's content: one of {@link madeOf} of the serial that was put there. */
export function shownAs(text: string): string[] {
  return [...numberShown(text), ...dayKeys(text), ...truthIn(text)];
}

/** Whether one of two different texts may be what Excel made of the other. */
export function isBent(text: string, other: string): boolean {
  const meets = (made: readonly string[], shown: readonly string[]): boolean =>
    made.length > 0 && shown.some((key) => made.includes(key));
  return meets(madeOf(text), shownAs(other)) || meets(madeOf(other), shownAs(text));
}
