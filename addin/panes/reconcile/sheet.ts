/**
 * A reconciliation as a sheet: every unit in a row of a real table, what each list says of it, and above it what was
 * found, by formulas that a person can follow: filtered or changed, they still add up.
 */
import { reconcileClasses } from '../../../shared/reconcile/reconcile.ts';
import type { ReportCell, ReportSheet } from '../../host/port.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Kept, KeptRow } from './use-kept.ts';

const texts = textsOf('reconcile');

const moneyFormat = '#,##0.00';

const columns = [
  { width: 7, align: 'left' },
  { width: 24, align: 'left' },
  { width: 16, align: 'left' },
  { width: 18, align: 'left' },
  { width: 24, align: 'left' },
  { width: 26, align: 'left' },
  { width: 12, align: 'right' },
  { width: 12, align: 'right' },
  { width: 12, align: 'right' },
  { width: 20, align: 'left' },
  { width: 12, align: 'right' },
  { width: 14, align: 'left' },
] as const satisfies ReportSheet['columns'];

function text(value: string | null, isStrong = false): ReportCell {
  return value === null || value === '' ? null : { kind: 'text', text: value, isStrong };
}

function money(value: string | null | undefined): ReportCell {
  return value === null || value === undefined
    ? null
    : { kind: 'number', value: Number(value), format: moneyFormat };
}

function rowOf(row: KeptRow): ReportCell[] {
  return [
    { kind: 'number', value: row.row, format: '0' },
    text(row.serial),
    text(row.item),
    text(texts.classes[row.class]),
    text(row.candidate ?? null),
    text(row.reason === undefined ? null : texts.reasons[row.reason]),
    money(row.expectedCost),
    money(row.billedCost),
    money(row.agreedCost),
    text(row.decision === null ? texts.undecided : texts.decisions[row.decision]),
    money(row.claim),
    text(row.sentBack ?? row.receipt),
  ];
}

export function planSheet(kept: Kept): ReportSheet {
  const { heads } = texts;
  const found = reconcileClasses.filter((name) => kept.totals[name].units > 0);
  // Title, facts, a blank row, a row a class, the total, a blank row.
  const headRow = found.length + 6;
  const columnOf = (letter: string): string =>
    `$${letter}$${headRow + 1}:$${letter}$${headRow + kept.rows.length}`;
  const formula = (of: string, format: string, isStrong = false): ReportCell => ({
    kind: 'formula',
    formula: of,
    format,
    isStrong,
  });
  /** A row above the table whose sums stand over their columns. */
  const summary = (
    name: string,
    count: string,
    sumOf: (letter: string) => string,
    isStrong = false,
  ): ReportCell[] => {
    const cells: ReportCell[] = [null, text(name, isStrong), formula(count, '0', isStrong)];
    for (const letter of ['D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'])
      cells.push(
        ['G', 'H', 'K'].includes(letter) ? formula(sumOf(letter), moneyFormat, isStrong) : null,
      );
    return cells;
  };
  const facts = [kept.reference, kept.order, kept.receipt, kept.currency];
  const above: ReportCell[][] = [
    [text(`${kept.number} · ${kept.vendorName}`, true)],
    [text(facts.filter((part) => part !== null).join(' · '))],
    [],
    ...found.map((name, index) =>
      summary(
        texts.classes[name],
        `=COUNTIF(${columnOf('D')},$B$${index + 4})`,
        (letter) => `=SUMIF(${columnOf('D')},$B$${index + 4},${columnOf(letter)})`,
      ),
    ),
    summary(
      texts.totalsHead,
      `=ROWS(${columnOf('D')})`,
      (letter) => `=SUM(${columnOf(letter)})`,
      true,
    ),
    [],
  ];
  return {
    name: texts.sheet,
    tableName: 'SerialbookReconciliation',
    headRow,
    tableRows: kept.rows.length,
    columns,
    rows: [...above, heads.map((head) => text(head)), ...kept.rows.map(rowOf)],
    isLandscape: true,
  };
}
