/**
 * A claim on a vendor -> one sheet: a row for every serial of the reconciliation, what each list says of it and what is
 * claimed, with sums that follow the rows. What is in order stands there too, so that the vendor can check the whole.
 */
import { sum, type Minor } from '../../../shared/money.ts';
import {
  fitColumns,
  moneyCell,
  moneyFormula,
  planFormats,
  rangeName,
  textCell,
  type SheetCell,
  type SheetPlan,
  type SheetRow,
} from '../sheet.ts';
import { printFormatsOf } from '../print-formats.ts';
import { wordsOf } from '../words/words.ts';
import type { ClaimFacts, ClaimRow } from './facts.ts';
import { claimWords } from './words.ts';

const widths = [28, 18, 20, 28, 26, 14, 14, 14, 20, 14, 34] as const;
/** Places of the columns of amounts. */
const amountPlaces = { listed: 5, billed: 6, agreed: 7, claim: 9 } as const;
/** Places of the columns that a summary reads. */
export const claimPlaces = { ...amountPlaces, found: 2 } as const;

function topRows(facts: ClaimFacts): readonly SheetRow[] {
  const { language, number, day, company, vendor, reference, order, receipts, bills } = facts;
  const words = claimWords(language);
  const formats = printFormatsOf(wordsOf(language));
  const said: readonly (readonly [string, string | undefined])[] = [
    [words.to, [vendor.name, ...vendor.addressLines].join(', ') + ` (${vendor.code})`],
    [words.fields.day, formats.day(day)],
    [words.fields.reference, reference],
    [words.fields.order, order],
    [words.fields.receipts, receipts.join(', ')],
    [words.fields.bills, bills.join(', ')],
  ];
  return [
    { role: 'title', cells: [textCell(`${words.title} ${number}`)] },
    { role: 'fact', cells: [textCell([company.name, ...company.addressLines].join(', '))] },
    ...said.flatMap(([label, value]): SheetRow[] =>
      value === undefined || value === ''
        ? []
        : [{ role: 'fact', cells: [textCell(`${label}: ${value}`)] }],
    ),
  ];
}

function lineOf(row: ClaimRow, { language, currency }: ClaimFacts): SheetRow {
  const words = claimWords(language);
  const money = (amount: Minor | null): SheetCell | null =>
    amount === null ? null : moneyCell(amount, currency);
  const { claim, decision, reading } = row;
  return {
    role: 'line',
    cells: [
      textCell(row.serial),
      textCell(row.item ?? ''),
      textCell(words.classes[row.class]),
      textCell(row.candidate ?? row.cameAs ?? ''),
      textCell(reading === null ? '' : words.readings[reading]),
      money(row.listedMinor),
      money(row.billedMinor),
      money(row.agreedMinor),
      textCell(decision === null ? '' : words.decisions[decision]),
      money(claim?.amountMinor ?? null),
      textCell(claim === null ? '' : words.reasons[claim.reason].title),
    ],
  };
}

export function planClaimSheet(facts: ClaimFacts): SheetPlan {
  const { language, currency, paper, seal, rows, number } = facts;
  const words = claimWords(language);
  const { fields } = words;
  const top = topRows(facts);
  const heads = [
    fields.serial,
    fields.item,
    fields.found,
    fields.scannedAs,
    fields.why,
    `${fields.listed} (${currency})`,
    `${fields.billed} (${currency})`,
    `${fields.agreed} (${currency})`,
    fields.decision,
    `${fields.claim} (${currency})`,
    words.title,
  ];
  const headRow = top.length + 1;
  const lines = rows.map((row) => lineOf(row, facts));
  const totalOf = (place: number, amounts: readonly (Minor | null)[]): SheetCell => {
    const total = sum(amounts.map((amount) => amount ?? 0));
    const range = rangeName(place, headRow + 1, headRow + lines.length);
    return moneyFormula(`SUM(${range})`, total, total, currency);
  };
  const totals = Array.from({ length: widths.length }, (): SheetCell | null => null);
  totals[0] = textCell(fields.total);
  totals[amountPlaces.listed] = totalOf(
    amountPlaces.listed,
    rows.map(({ listedMinor }) => listedMinor),
  );
  totals[amountPlaces.billed] = totalOf(
    amountPlaces.billed,
    rows.map(({ billedMinor }) => billedMinor),
  );
  totals[amountPlaces.claim] = totalOf(
    amountPlaces.claim,
    rows.map(({ claim }) => claim?.amountMinor ?? null),
  );
  const isRight = new Set<number>(Object.values(amountPlaces));
  return {
    name: words.sheet,
    title: `${words.title} ${number}`,
    columns: fitColumns(
      widths.map((width, place) => ({
        head: heads[place] ?? '',
        width,
        align: isRight.has(place) ? 'right' : 'left',
      })),
      lines,
    ),
    rows: [
      ...top,
      { role: 'head', cells: heads.map((head) => textCell(head)) },
      ...lines,
      ...(lines.length === 0 ? [] : [{ role: 'total' as const, cells: totals }]),
      ...(seal === undefined
        ? []
        : [
            { role: 'empty' as const, cells: [] },
            { role: 'remark' as const, cells: [textCell(wordsOf(language).seal(seal))] },
          ]),
    ],
    headRow,
    tableRows: lines.length,
    tableName: 'Claim',
    formats: planFormats(currency),
    orientation: 'landscape',
    paper,
  };
}
