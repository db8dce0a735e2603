/** Double-entry postings -> plan of a sheet, with the proof below that debit and credit are the same. */
import type { AnswerOf } from '../../shared/api.ts';
import type { PlannedReport, PlannedTable } from '../../shared/report/plan.ts';
import { cellsOf, planList, type ListColumn } from './report-columns.ts';
import {
  dayCell,
  decimalCell,
  planReport,
  shownSum,
  sumOf,
  textCell,
  textsOfFrame,
  type ReportFrame,
} from './report-frame.ts';

type Posting = AnswerOf<'journal'>['rows'][number];

export interface JournalFacts {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly rows: readonly Posting[];
}

/** An amount of nothing is left blank, as in any journal. */
function amountCell(text: string): number | null {
  const amount = decimalCell(text);
  return amount === 0 ? null : amount;
}

const columns: readonly ListColumn<Posting>[] = [
  { id: 'date', kind: 'day', read: (row) => dayCell(row.date) },
  { id: 'document', kind: 'text', isKey: true, width: 18, read: (row) => row.document },
  { id: 'account', kind: 'text', isKey: true, width: 36, read: (row) => row.account },
  { id: 'debit', kind: 'money', read: (row) => amountCell(row.debit) },
  { id: 'credit', kind: 'money', read: (row) => amountCell(row.credit) },
  { id: 'party', kind: 'text', isKey: true, width: 16, read: (row) => textCell(row.party) },
  { id: 'currency', kind: 'text', width: 10, read: (row) => row.currency },
  { id: 'memo', kind: 'text', isKey: true, width: 30, read: (row) => textCell(row.memo) },
];

function planProof(debit: number, credit: number, frame: ReportFrame): PlannedTable {
  const texts = textsOfFrame(frame);
  const { proof } = texts;
  const cell = (label: string): string => `[proof/${label}/amount]`;
  const scale = 10_000;
  const difference = (Math.round(debit * scale) - Math.round(credit * scale)) / scale;
  return {
    id: 'proof',
    columns: [
      { id: 'name', head: texts.proofHead, kind: 'text', width: 12, isKey: true },
      { id: 'amount', head: texts.amount, kind: 'money', width: 18 },
    ],
    rows: [
      [proof.debit, { formula: 'SUM([journal:debit])', value: debit }],
      [proof.credit, { formula: 'SUM([journal:credit])', value: credit }],
      [
        proof.difference,
        { formula: `ROUND(${cell(proof.debit)}-${cell(proof.credit)},4)`, value: difference },
      ],
    ],
  };
}

export function planJournalSheet(facts: JournalFacts, frame: ReportFrame): PlannedReport {
  const { from, to, rows } = facts;
  const { currency } = frame;
  const texts = textsOfFrame(frame);
  const main = planList('journal', texts, columns, rows);
  const debit = sumOf(cellsOf(main, 'debit'), currency);
  const credit = sumOf(cellsOf(main, 'credit'), currency);
  return planReport(frame, {
    sheetName: texts.sheets.journal,
    tableName: 'Journal',
    title: texts.titles.journal,
    asked: [texts.period(from, to), texts.inCurrency(currency)],
    main,
    totals: {
      date: texts.shown,
      debit: shownSum('debit', debit),
      credit: shownSum('credit', credit),
    },
    below: [planProof(debit, credit, frame)],
  });
}
