/**
 * A claim on a vendor -> the pages of a letter: a table for each reason with the units that it concerns, what is asked
 * for them, and one sum. Every serial that is claimed is named; what is in order is not mentioned.
 */
import { present } from '../../../shared/assert.ts';
import { sum, type Minor } from '../../../shared/money.ts';
import { claimReasons, type ClaimReason } from '../../../shared/reconcile/claim.ts';
import { dressDocument } from '../design.ts';
import type { Block, LabelledText, PageDocument, PageRow } from '../page.ts';
import { stackedCell, textCell } from '../page.ts';
import { planSerials } from '../plan-serials.ts';
import { printFormatsOf } from '../print-formats.ts';
import { wordsOf } from '../words/words.ts';
import type { ClaimFacts, ClaimRow } from './facts.ts';
import { claimWords } from './words.ts';

/** Units of one item that came as one item, and one amount each. */
interface ClaimLine {
  readonly item: string;
  readonly cameAs: string | null;
  readonly each: Minor;
  readonly serials: string[];
}

function linesOf(rows: readonly ClaimRow[], reason: ClaimReason): ClaimLine[] {
  const lines = new Map<string, ClaimLine>();
  for (const { serial, item, cameAs, claim } of rows) {
    if (claim?.reason !== reason) continue;
    const key = JSON.stringify([claim.amountMinor, item, cameAs]);
    const line = lines.get(key) ?? {
      item: item ?? '',
      cameAs,
      each: claim.amountMinor,
      serials: [],
    };
    line.serials.push(serial);
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** What is claimed in all. */
function totalOf(rows: readonly ClaimRow[]): Minor {
  return sum(rows.map(({ claim }) => claim?.amountMinor ?? 0));
}

interface PlannedReason {
  readonly blocks: readonly Block[];
  readonly annexes: readonly NonNullable<ReturnType<typeof planSerials>>['grid'][];
}

function planReason(facts: ClaimFacts, reason: ClaimReason): PlannedReason | null {
  const { language, currency } = facts;
  const words = claimWords(language);
  const print = wordsOf(language);
  const formats = printFormatsOf(print);
  const lines = linesOf(facts.rows, reason);
  if (lines.length === 0) return null;
  const asked = { serials: 'serial', hasBoxes: false, words: print, formats } as const;
  const annexes: PlannedReason['annexes'][number][] = [];
  const rows = lines.map(({ item, cameAs, each, serials }, index): PageRow => {
    const line = {
      line: index + 1,
      sku: item,
      serials: serials.map((serial) => ({ serial })),
    };
    const planned = present(planSerials(line, asked), 'the serials of a claim');
    if (planned.annex !== undefined) annexes.push(planned.annex);
    return {
      cells: [
        cameAs === null || cameAs === item
          ? textCell(item, 'strong')
          : stackedCell(item, words.cameAs(cameAs)),
        textCell(formats.count(serials.length)),
        textCell(formats.money(each, currency)),
        textCell(formats.money(each * serials.length, currency)),
      ],
      grid: planned.grid,
    };
  });
  const units = sum(lines.map(({ serials }) => serials.length));
  const amount = sum(lines.map(({ each, serials }) => each * serials.length));
  const { title, ask } = words.reasons[reason];
  const blocks: readonly Block[] = [
    {
      kind: 'table',
      heading: title,
      columns: [
        { head: words.fields.item, align: 'left', size: 'rest' },
        { head: words.fields.units, align: 'right', size: 'fit' },
        { head: words.fields.each, align: 'right', size: 'whole' },
        { head: `${words.fields.amount} (${currency})`, align: 'right', size: 'whole' },
      ],
      rows,
      // A single line is its own sum.
      ...(lines.length === 1
        ? {}
        : {
            foot: {
              cells: [
                [],
                textCell(formats.count(units), 'strong'),
                [],
                textCell(formats.money(amount, currency), 'strong'),
              ],
            },
          }),
    },
    { kind: 'note', text: ask },
  ];
  return { blocks, annexes };
}

function planMeta(facts: ClaimFacts): readonly LabelledText[] {
  const { language, number, day, vendor, reference, order, receipts, bills } = facts;
  const { fields } = claimWords(language);
  const formats = printFormatsOf(wordsOf(language));
  const meta: readonly (readonly [string, string | undefined])[] = [
    [fields.day, formats.day(day)],
    [fields.number, number],
    [fields.reference, reference],
    [fields.order, order],
    [fields.receipts, receipts.join(', ')],
    [fields.bills, bills.join(', ')],
    [fields.vendor, vendor.code],
  ];
  return meta.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, value }],
  );
}

/** The pages of the letter. */
export function planClaim(facts: ClaimFacts): PageDocument {
  const { language, currency, number, vendor, rows, design, seal } = facts;
  const words = claimWords(language);
  const print = wordsOf(language);
  const formats = printFormatsOf(print);
  const planned = claimReasons.flatMap((reason) => planReason(facts, reason) ?? []);
  const annexes = planned.flatMap((each) => each.annexes);
  const document: PageDocument = {
    title: words.title,
    number,
    company: facts.company,
    party: { label: words.to, name: vendor.name, lines: vendor.addressLines },
    meta: planMeta(facts),
    blocks: [
      { kind: 'note', text: words.opening(facts.reference ?? '') },
      ...planned.flatMap(({ blocks }) => blocks),
      {
        kind: 'totals',
        rows: [
          {
            label: words.fields.total,
            value: `${formats.money(totalOf(rows), currency)} ${currency}`,
            isStrong: true,
          },
        ],
      },
      { kind: 'note', text: words.closing },
      { kind: 'signatures', captions: [words.signature] },
      ...(annexes.length === 0
        ? []
        : [{ kind: 'annex' as const, title: words.fields.serial, grids: annexes }]),
    ],
    ...(seal === undefined ? {} : { seal }),
    paper: facts.paper,
    orientation: 'portrait',
    language,
  };
  return dressDocument(document, design ?? {});
}
