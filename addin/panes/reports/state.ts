/** The period of a report, as a person chooses it. */
import type { ProfitKey } from '../../../shared/api.ts';

export interface ReportChoice {
  readonly by: ProfitKey;
  /** Days, or empty for no bound. */
  readonly from: string;
  readonly to: string;
}

export const presets = ['month', 'year', 'all'] as const;
export type Preset = (typeof presets)[number];

/** The bounds of a preset on a day. */
export function boundsOf(preset: Preset, today: string): Pick<ReportChoice, 'from' | 'to'> {
  if (preset === 'all') return { from: '', to: '' };
  if (preset === 'year')
    return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
  const [year = 0, month = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { from: `${today.slice(0, 7)}-01`, to: last };
}

/** What is wrong with a period, or null. */
export function checkPeriod({ from, to }: ReportChoice): 'backwards' | null {
  return from !== '' && to !== '' && from > to ? 'backwards' : null;
}

/** The preset that the bounds are those of, so that it can be shown as chosen. */
export function presetOf(choice: ReportChoice, today: string): Preset | null {
  const isOf = (preset: Preset): boolean => {
    const { from, to } = boundsOf(preset, today);
    return from === choice.from && to === choice.to;
  };
  return presets.find(isOf) ?? null;
}

/** The choice as the service takes it. */
export function queryOf({ by, from, to }: ReportChoice): {
  by: ProfitKey;
  from?: string;
  to?: string;
} {
  return { by, ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
}
