/** What a person chose in the pane of reports: the report, its filters, its period. */
import {
  filterNames,
  makeQuestion,
  reportRules,
  type FilterName,
  type Filters,
  type Preset,
  type Question,
  type ReportName,
} from '../../reporting/question.ts';
import { boundsOf, settlePeriod } from '../../reporting/periods.ts';

export interface Choice {
  readonly report: ReportName;
  readonly filters: Filters;
  /** The period that moves with the calendar; null where days were entered, or none. */
  readonly period: Preset | null;
}

const noFilters = Object.fromEntries(filterNames.map((name) => [name, ''])) as Filters;

/** What a report is asked before anything is entered. */
export function beginChoice(report: ReportName): Choice {
  return { report, filters: { ...noFilters, by: reportRules[report].keys[0] ?? '' }, period: null };
}

/** Another report, with what was entered for this one where that one takes it too. */
export function chooseReport({ filters, period }: Choice, report: ReportName): Choice {
  const { keys } = reportRules[report];
  const by = keys.includes(filters.by) ? filters.by : (keys[0] ?? '');
  return { report, filters: { ...filters, by }, period };
}

/** Days that are entered by hand stay as they are, and move no more. */
export function setFilters(choice: Choice, filters: Partial<Filters>): Choice {
  const isEntered = filters.from !== undefined || filters.to !== undefined;
  const period = isEntered ? null : choice.period;
  return { ...choice, filters: { ...choice.filters, ...filters }, period };
}

/** The last day of a month, `2026-02`. */
function endOf(month: string): string {
  const [year = 0, ordinal = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, ordinal, 0)).toISOString().slice(0, 10);
}

/** What a row of the profit and loss is narrowed by; of months their days, of the total nothing. */
const narrowings = ['item', 'customer', 'vendor', 'salesperson', 'area'] as const;

/** The choice that lists the units of a row of the profit and loss; null where its rows are units already. */
export function chooseUnits(choice: Choice, key: string): Choice | null {
  const { report, filters } = choice;
  const { by, from, to } = filters;
  if (report !== 'profit' || by === 'serial') return null;
  if (by === 'month') {
    const [first, last] = [`${key}-01`, endOf(key)];
    const days = { from: from > first ? from : first, to: to !== '' && to < last ? to : last };
    return setFilters(choice, { by: 'serial', ...days });
  }
  const name = narrowings.find((each) => each === by);
  return setFilters(choice, { by: 'serial', ...(name === undefined ? {} : { [name]: key }) });
}

/** Which period is chosen: one that moves, all days, or days that were entered. */
export function presetOf({ period, filters }: Choice): Preset | null {
  if (period !== null) return period;
  return filters.from === '' && filters.to === '' ? 'all' : null;
}

/** A period that moves, with the days that it has today beside it. */
export function choosePeriod(choice: Choice, preset: Preset, today: string): Choice {
  const filters = { ...choice.filters, ...boundsOf(preset, today) };
  return { ...choice, filters, period: preset === 'all' ? null : preset };
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

export function questionOf(choice: Choice, language: Question['language']): Question {
  const { report, filters, period } = choice;
  if (period === null || !reportRules[report].filters.includes('from')) {
    return makeQuestion(report, filters, language);
  }
  return { ...makeQuestion(report, { ...filters, from: '', to: '' }, language), period };
}

/** The choice that asks a question again. */
export function choiceOf(question: Question, today: string): Choice {
  const { report, period = null } = question;
  const settled = settlePeriod(question, today);
  const filters = filterNames.map((name): [FilterName, string] => [name, settled[name] ?? '']);
  return { report, filters: { ...noFilters, ...Object.fromEntries(filters) }, period };
}
