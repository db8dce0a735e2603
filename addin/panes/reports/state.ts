/** The period of a report, as a person chooses it. */
import type { ProfitKey } from '../../../shared/api.ts';

export interface ReportChoice {
  readonly by: ProfitKey;
  /** Days, or empty for no bound. */
  readonly from: string;
  readonly to: string;
}

export type Preset = 'month' | 'year' | 'all';

/** The bounds of a preset on a day. */
export function boundsOf(preset: Preset, today: string): Pick<ReportChoice, 'from' | 'to'> {
  if (preset === 'all') return { from: '', to: '' };
  if (preset === 'year')
    return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
  const [year = 0, month = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { from: `${today.slice(0, 7)}-01`, to: last };
}

/** The choice as the service takes it. */
export function queryOf({ by, from, to }: ReportChoice): {
  by: ProfitKey;
  from?: string;
  to?: string;
} {
  return { by, ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
}
