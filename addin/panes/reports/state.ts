/** What a person chose in the pane of reports: the report, its filters, its period. */
import {
  filterNames,
  makeQuestion,
  reportRules,
  type FilterName,
  type Filters,
  type Question,
  type ReportName,
} from '../../reporting/question.ts';

export interface Choice {
  readonly report: ReportName;
  readonly filters: Filters;
}

const noFilters: Filters = {
  by: '',
  from: '',
  to: '',
  asOf: '',
  item: '',
  serial: '',
  status: '',
  area: '',
  vendor: '',
  customer: '',
  lot: '',
};

/** What a report is asked before anything is entered. */
export function beginChoice(report: ReportName): Choice {
  return { report, filters: { ...noFilters, by: reportRules[report].keys[0] ?? '' } };
}

/** Another report, with what was entered for this one where that one takes it too. */
export function chooseReport({ filters }: Choice, report: ReportName): Choice {
  const { keys } = reportRules[report];
  const by = keys.includes(filters.by) ? filters.by : (keys[0] ?? '');
  return { report, filters: { ...filters, by } };
}

export function setFilters(choice: Choice, filters: Partial<Filters>): Choice {
  return { ...choice, filters: { ...choice.filters, ...filters } };
}

export const presets = ['month', 'lastMonth', 'quarter', 'year', 'lastYear', 'all'] as const;
export type Preset = (typeof presets)[number];
export type Bounds = Pick<Filters, 'from' | 'to'>;

/** Whole months: from the first day of one to the last day of another, counted from January of a year. */
function monthsOf(year: number, first: number, last: number): Bounds {
  const dayOf = (month: number, day: number): string =>
    new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
  return { from: dayOf(first, 1), to: dayOf(last + 1, 0) };
}

/** The bounds of a preset on a day. */
export function boundsOf(preset: Preset, today: string): Bounds {
  const [year = 0, ordinal = 1] = today.split('-').map(Number);
  const month = ordinal - 1;
  const quarter = month - (month % 3);
  switch (preset) {
    case 'month':
      return monthsOf(year, month, month);
    case 'lastMonth':
      return monthsOf(year, month - 1, month - 1);
    case 'quarter':
      return monthsOf(year, quarter, quarter + 2);
    case 'year':
      return monthsOf(year, 0, 11);
    case 'lastYear':
      return monthsOf(year - 1, 0, 11);
    case 'all':
      return { from: '', to: '' };
  }
}

/** The preset that the bounds are those of, so that it can be shown as chosen. */
export function presetOf({ filters }: Choice, today: string): Preset | null {
  const isOf = (preset: Preset): boolean => {
    const { from, to } = boundsOf(preset, today);
    return from === filters.from && to === filters.to;
  };
  return presets.find(isOf) ?? null;
}

export type ChoiceTrouble =
  | { readonly kind: 'backwards' }
  | { readonly kind: 'needed'; readonly filters: readonly FilterName[] };

/** What stands in the way of asking, or null. */
export function checkChoice({ report, filters }: Choice): ChoiceTrouble | null {
  const { needed, filters: taken } = reportRules[report];
  const missing = needed.filter((name) => filters[name].trim() === '');
  if (missing.length > 0) return { kind: 'needed', filters: missing };
  const { from, to } = filters;
  const isBackwards = taken.includes('from') && from !== '' && to !== '' && from > to;
  return isBackwards ? { kind: 'backwards' } : null;
}

export function questionOf({ report, filters }: Choice, language: Question['language']): Question {
  return makeQuestion(report, filters, language);
}

/** The choice that asks a question again. */
export function choiceOf(question: Question): Choice {
  const filters = filterNames.map((name): [FilterName, string] => [name, question[name] ?? '']);
  const { report } = question;
  return { report, filters: { ...noFilters, ...Object.fromEntries(filters) } };
}
