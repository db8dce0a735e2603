/**
 * A claim on a vendor -> its summary: a row for every class that was found, counted and summed by formulas from the
 * sheet of its serials. The classes add up to what was listed, billed and claimed, as each serial has one class.
 */
import { sum, type Minor } from '../../../shared/money.ts';
import { reconcileClasses, type ReconcileClass } from '../../../shared/reconcile/reconcile.ts';
import {
  cellName,
  moneyFormula,
  planFormats,
  rangeName,
  textCell,
  type SheetCell,
  type SheetPlan,
  type SheetRow,
} from '../sheet.ts';
import type { ClaimFacts, ClaimRow } from './facts.ts';
import { claimPlaces } from './sheet.ts';
import { claimWords } from './words.ts';

/** The amounts that are summed, with their columns of the sheet of serials. */
const amounts: readonly (readonly [
  field: 'listed' | 'billed' | 'claim',
  place: number,
  read: (row: ClaimRow) => Minor | null,
])[] = [
  ['listed', claimPlaces.listed, ({ listedMinor }) => listedMinor],
  ['billed', claimPlaces.billed, ({ billedMinor }) => billedMinor],
  ['claim', claimPlaces.claim, ({ claim }) => claim?.amountMinor ?? null],
];

/** Below the title. */
const headRow = 2;

function groupRows(rows: readonly ClaimRow[]): ReadonlyMap<ReconcileClass, readonly ClaimRow[]> {
  const groups = new Map<ReconcileClass, ClaimRow[]>();
  for (const row of rows) {
    const group = groups.get(row.class);
    if (group === undefined) groups.set(row.class, [row]);
    else group.push(row);
  }
  return groups;
}

function totalOf(rows: readonly ClaimRow[], read: (row: ClaimRow) => Minor | null): Minor {
  return sum(rows.map((row) => read(row) ?? 0));
}

function countFormula(formula: string, value: number): SheetCell {
  return { kind: 'formula', formula, value, format: 'count' };
}

/** The row of a class; `at` is its row on the summary. */
function lineOf(
  named: ReconcileClass,
  rows: readonly ClaimRow[],
  at: number,
  facts: ClaimFacts,
  serials: SheetPlan,
): SheetRow {
  const first = serials.headRow + 1;
  const last = serials.headRow + serials.tableRows;
  const rangeAt = (place: number): string => `${serials.name}!${rangeName(place, first, last)}`;
  const classes = rangeAt(claimPlaces.found);
  return {
    role: 'line',
    cells: [
      textCell(claimWords(facts.language).classes[named]),
      countFormula(`COUNTIF(${classes},${cellName(0, at)})`, rows.length),
      ...amounts.map(([, place, read]) => {
        const total = totalOf(rows, read);
        const formula = `SUMIF(${classes},${cellName(0, at)},${rangeAt(place)})`;
        return moneyFormula(formula, total, total, facts.currency);
      }),
    ],
  };
}

/** The summary beside `serials`, the sheet of the claim's serials that it sums. */
export function planClaimSummary(facts: ClaimFacts, serials: SheetPlan): SheetPlan {
  const { language, currency, rows, paper } = facts;
  const words = claimWords(language);
  const { fields } = words;
  const groups = groupRows(rows);
  const found = reconcileClasses.filter((named) => groups.has(named));
  const lines = found.map((named, index) =>
    lineOf(named, groups.get(named) ?? [], headRow + index + 1, facts, serials),
  );
  const sumOf = (place: number): string =>
    `SUM(${rangeName(place, headRow + 1, headRow + lines.length)})`;
  const totals: readonly SheetCell[] = amounts.map(([, , read], index) => {
    const total = totalOf(rows, read);
    return moneyFormula(sumOf(index + 2), total, total, currency);
  });
  const heads = [
    fields.found,
    fields.serials,
    ...amounts.map(([field]) => `${fields[field]} (${currency})`),
  ];
  return {
    name: words.summary,
    title: serials.title,
    columns: heads.map((head, place) => ({
      head,
      width: place === 0 ? 28 : 18,
      align: place === 0 ? 'left' : 'right',
    })),
    rows: [
      { role: 'title', cells: [textCell(serials.title)] },
      { role: 'head', cells: heads.map((head) => textCell(head)) },
      ...lines,
      ...(lines.length === 0
        ? []
        : [
            {
              role: 'total' as const,
              cells: [textCell(words.sum), countFormula(sumOf(1), rows.length), ...totals],
            },
          ]),
    ],
    headRow,
    tableRows: 0,
    tableName: 'ClaimSummary',
    formats: planFormats(currency),
    orientation: 'portrait',
    paper,
  };
}
