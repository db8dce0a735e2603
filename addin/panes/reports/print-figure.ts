/** Figures of a plan as a person reads them. */
import type { ColumnKind, PlannedReport } from '../../../shared/report/plan.ts';
import { formatAmount, formatCount } from '../../texts/formats.ts';

/** A figure as its column's format has it: money with the decimals of the currency. */
export function printFigure(kind: ColumnKind, value: number, { formats }: PlannedReport): string {
  if (kind !== 'money') return formatCount(value);
  const decimals = (formats.money.split('.')[1] ?? '').length;
  return formatAmount(value.toFixed(decimals));
}
