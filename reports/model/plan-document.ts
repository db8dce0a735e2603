/**
 * A document with lines -> page model, by its form. Each serial of a line is printed whole and once, in the order given,
 * below the line or in the annex.
 */
import { sum } from '../../shared/money.ts';
import { byBin } from './by-bin.ts';
import type { DocumentFacts, HeadDetail, LineFacts, PartyFacts, PrintFacts } from './facts.ts';
import { columnFacts, columnsOf, formOf, type Form, type LineColumn } from './forms.ts';
import type { Block, CellText, LabelledText, PageDocument, PageRow, SerialGrid } from './page.ts';
import { textCell } from './page.ts';
import { planSerials } from './plan-serials.ts';
import { printFormatsOf, type PrintFormats } from './print-formats.ts';
import { wordsOf, type PrintWords } from './words/words.ts';

/** A document whose form, words and columns are settled; paper and sheet are made from it. */
export interface SettledDocument {
  readonly facts: DocumentFacts;
  readonly form: Form;
  readonly words: PrintWords;
  readonly formats: PrintFormats;
  readonly columns: readonly LineColumn[];
  /** In the order in which they are printed. */
  readonly lines: readonly LineFacts[];
}

export function settleDocument(facts: DocumentFacts): SettledDocument {
  const form = formOf(facts);
  const words = wordsOf(facts.language);
  const lines = form.isByBin === true ? byBin(facts.lines) : facts.lines;
  const hasTaxes = (facts.taxes ?? []).length > 0;
  const columns = columnsOf(form, lines).filter((column) => column !== 'taxRate' || hasTaxes);
  return { facts, form, words, formats: printFormatsOf(words), columns, lines };
}

/** The mark of a document that does not stand as it was posted. */
export function markOf({ standing }: PrintFacts, words: PrintWords): string | undefined {
  if (standing === undefined) return undefined;
  if (standing.is === 'draft') return words.draft;
  if (standing.is === 'reversed') return words.reversedMark(standing.by);
  return words.reversalMark(standing.of);
}

export function planDetail(
  { label, value, isDay }: HeadDetail,
  words: PrintWords,
  formats: PrintFormats,
): LabelledText {
  return {
    label: typeof label === 'string' ? words.labels[label] : label.text,
    value: isDay === true ? formats.day(value as never) : value,
  };
}

/** Date, recording day and reference; a day recorded later than it happened is printed beside it. */
export function planMeta(facts: PrintFacts): readonly LabelledText[] {
  const words = wordsOf(facts.language);
  const { day } = printFormatsOf(words);
  const isLate = facts.recordedOn !== undefined && facts.recordedOn !== facts.occurredOn;
  return [
    { label: words.labels.date, value: day(facts.occurredOn) },
    ...(isLate ? [{ label: words.labels.recorded, value: day(facts.recordedOn) }] : []),
    ...(facts.reference === undefined || facts.reference === ''
      ? []
      : [{ label: words.labels.reference, value: facts.reference }]),
  ];
}

/** The party block; its code stands with the address, since the name is what a post office reads. */
export function planParty(label: string, party: PartyFacts): PageDocument['party'] {
  return { label, name: party.name, lines: party.addressLines };
}

/** What every planned document has of its facts around the blocks. */
export function planFrame(
  facts: PrintFacts,
): Pick<
  PageDocument,
  'number' | 'company' | 'seal' | 'mark' | 'paper' | 'orientation' | 'language'
> {
  const mark = markOf(facts, wordsOf(facts.language));
  return {
    number: facts.number,
    company: facts.company,
    ...(facts.seal === undefined ? {} : { seal: facts.seal }),
    ...(mark === undefined ? {} : { mark }),
    paper: facts.paper ?? 'a4',
    orientation: 'portrait',
    ...(facts.language === undefined ? {} : { language: facts.language }),
  };
}

function planCell(
  { facts, formats }: SettledDocument,
  column: LineColumn,
  line: LineFacts,
): readonly CellText[] {
  if (columnFacts[column].isBlank === true) return textCell('____________', 'muted');
  const value = columnFacts[column].read(line);
  if (value === undefined) return [];
  switch (value.type) {
    case 'money':
      return textCell(formats.money(value.amountMinor, facts.currency));
    case 'count':
      return textCell(formats.count(value.count));
    case 'rate':
      return textCell(formats.rate(value.rate));
    case 'text':
      return textCell(value.text, column === 'sku' || column === 'bin' ? 'strong' : 'normal');
  }
}

function planTotals({ facts, form, words, formats }: SettledDocument): readonly LabelledText[] {
  const { currency, netMinor, addOnCosts = [], taxes = [], totalMinor } = facts;
  if (!form.hasMoney || netMinor === undefined) return [];
  const money = (amount: number): string => formats.money(amount, currency);
  return [
    { label: words.labels.net, value: money(netMinor) },
    ...addOnCosts.map((cost) => ({ label: cost.name, value: money(cost.amountMinor) })),
    ...taxes.map((tax) => ({
      label: words.tax(formats.rate(tax.rate), money(tax.baseMinor)),
      value: money(tax.taxMinor),
    })),
    ...(totalMinor === undefined
      ? []
      : [{ label: words.total(currency), value: money(totalMinor), isStrong: true }]),
  ];
}

/** What the lines add up to where there is no money: units, or what a count changed. */
function planUnits({ facts, columns, words, formats }: SettledDocument): readonly LabelledText[] {
  if (facts.lines.length === 0) return [];
  const total = sum(facts.lines.map(({ quantity }) => quantity));
  if (!columns.includes('difference')) {
    if (facts.style === 'blind_count_sheet' || facts.style === 'count_sheet') return [];
    return [{ label: words.labels.units, value: formats.count(total), isStrong: true }];
  }
  const changes = facts.lines.map((line) => line.quantity - (line.expected ?? line.quantity));
  const [less, more] = [changes.filter((change) => change < 0), changes.filter((c) => c > 0)];
  return [
    { label: words.labels.writeOffs, value: formats.count(sum(less)) },
    { label: words.labels.findings, value: formats.count(sum(more)) },
    { label: words.labels.netDifference, value: formats.count(sum(changes)), isStrong: true },
  ];
}

function planTable(document: SettledDocument): {
  readonly table: Block;
  readonly annex: readonly SerialGrid[];
} {
  const { facts, form, words, formats, columns, lines } = document;
  const asked = { serials: facts.serials, hasBoxes: form.hasBoxes === true, words, formats };
  const isCarried = form.hasMoney && columns.includes('net');
  const annex: SerialGrid[] = [];
  let together = 0;
  const rows = lines.map((line): PageRow => {
    const cells = columns.map((column) => planCell(document, column, line));
    const serials = planSerials(line, asked);
    if (serials?.annex !== undefined) annex.push(serials.annex);
    together += line.netMinor ?? 0;
    return {
      cells,
      ...(serials === null ? {} : { grid: serials.grid }),
      ...(form.hasWriting === true && line.hasUnits === true ? { writingLines: 3 } : {}),
      ...(isCarried ? { carried: formats.money(together, facts.currency) } : {}),
    };
  });
  const table: Block = {
    kind: 'table',
    columns: columns.map((column) => ({
      head: words.heads[column],
      align: columnFacts[column].align,
      size: columnFacts[column].size,
    })),
    rows,
    ...(isCarried
      ? { carry: { forward: words.carriedForward, brought: words.broughtForward } }
      : {}),
  };
  return { table, annex };
}

/** What was built of what, a row a part. */
function planBuilds({ facts, words, formats }: SettledDocument): readonly Block[] {
  const builds = facts.builds ?? [];
  if (builds.length === 0) return [];
  const hasCost = builds.some(({ parts }) =>
    parts.some(({ costMinor }) => costMinor !== undefined),
  );
  return [
    {
      kind: 'table',
      heading: words.sentences.parts,
      columns: [
        { head: words.heads.builtUnit, align: 'left', size: 'whole' },
        { head: words.heads.part, align: 'left', size: 'rest' },
        { head: words.heads.partSerial, align: 'left', size: 'whole' },
        ...(hasCost ? [{ head: words.heads.unitCost, align: 'right', size: 'fit' } as const] : []),
      ],
      rows: builds.flatMap(({ sku, serial, parts }) =>
        parts.map((part, index): PageRow => ({
          cells: [
            index === 0
              ? [
                  { text: serial, tone: 'serial' },
                  { text: sku, tone: 'muted' },
                ]
              : [],
            textCell(part.sku),
            textCell(part.serial, 'serial'),
            ...(hasCost
              ? [
                  textCell(
                    part.costMinor === undefined
                      ? ''
                      : formats.money(part.costMinor, facts.currency),
                  ),
                ]
              : []),
          ],
        })),
      ),
    },
  ];
}

/** The units that a count missed or found, item by item. */
function planCounted({ facts, columns, words, formats }: SettledDocument): readonly Block[] {
  if (!columns.includes('difference')) return [];
  const lists = [
    { heading: words.sentences.missingUnits, units: facts.missing ?? [] },
    { heading: words.sentences.extraUnits, units: facts.extra ?? [] },
  ];
  return lists
    .filter(({ units }) => units.length > 0)
    .map(({ heading, units }) => ({
      kind: 'table',
      heading: `${heading} (${formats.count(units.length)})`,
      columns: [
        { head: words.heads.sku, align: 'left', size: 'rest' },
        { head: words.heads.serial, align: 'left', size: 'whole' },
        { head: words.heads.manufacturerSerial, align: 'left', size: 'whole' },
      ],
      rows: units.map(({ sku, serial, manufacturerSerial }) => ({
        cells: [textCell(sku), textCell(serial, 'serial'), textCell(manufacturerSerial ?? '')],
      })),
    }));
}

/** In place of lines: that a list of things to fetch has none left; a document of costs alone says them in its head. */
function planNothing({ form, words }: SettledDocument): readonly Block[] {
  return form.isByBin === true ? [{ kind: 'note', text: words.sentences.nothingLeft }] : [];
}

/** Lines to sign on, as the paper asks for. */
function planSigns({ form, words }: SettledDocument): readonly Block[] {
  const { signs = [] } = form;
  return signs.length === 0
    ? []
    : [{ kind: 'signatures', captions: signs.map((sign) => words.signs[sign]) }];
}

export function planDocument(facts: DocumentFacts): PageDocument {
  const document = settleDocument(facts);
  const { form, words, formats } = document;
  const { party } = facts;
  const { table, annex } = planTable(document);
  const totals = planTotals(document);
  const sums = totals.length > 0 ? totals : planUnits(document);
  const units = sum(facts.lines.map(({ quantity }) => quantity));
  const isCountSheet = facts.style === 'count_sheet' || facts.style === 'blind_count_sheet';
  const partyBlock =
    party === undefined ? undefined : planParty(words.labels[form.partyLabel], party);
  return {
    ...planFrame(facts),
    title: words.titles[form.title],
    ...(partyBlock === undefined ? {} : { party: partyBlock }),
    meta: [
      ...planMeta(facts),
      ...(party === undefined ? [] : [{ label: words.labels[form.codeLabel], value: party.code }]),
      ...(facts.details ?? []).map((detail) => planDetail(detail, words, formats)),
      ...(isCountSheet ? [] : [{ label: words.labels.contents, value: formats.units(units) }]),
    ],
    blocks: [
      ...(form.opening === undefined
        ? []
        : [{ kind: 'note', text: words.sentences[form.opening] } as const]),
      ...(facts.lines.length > 0 ? [table] : planNothing(document)),
      ...(sums.length === 0 ? [] : [{ kind: 'totals', rows: sums } as const]),
      ...planBuilds(document),
      ...planCounted(document),
      ...(facts.note === undefined ? [] : [{ kind: 'note', text: facts.note } as const]),
      ...planSigns(document),
      ...(annex.length === 0 ? [] : [{ kind: 'annex', title: words.annex, grids: annex } as const]),
    ],
  };
}
