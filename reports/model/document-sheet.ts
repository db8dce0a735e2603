/**
 * A document with lines -> sheet, by its form: one row a line, one row a serial below it as text, totals as live formulas,
 * and below them what was built or found.
 */
import { parsePercent, percentOf, sum } from '../../shared/money.ts';
import { picturesOf } from './design.ts';
import type { DocumentFacts, LineFacts, PartyFacts, PrintedSerial, PrintFacts } from './facts.ts';
import { columnFacts, type LineColumn } from './forms.ts';
import {
  markOf,
  planDetail,
  planMeta,
  settleDocument,
  type SettledDocument,
} from './plan-document.ts';
import type { LabelledText } from './page.ts';
import { wordsOf, type HeadKey } from './words/words.ts';
import {
  cellName,
  countCell,
  dayCell,
  fitColumns,
  moneyCell,
  moneyFormula,
  placeCells,
  planFormats,
  rangeName,
  textCell,
  type SheetCell,
  type SheetColumn,
  type SheetPlan,
  type SheetRow,
} from './sheet.ts';

/** What a serial's own row has beside the number and item of its line. */
const serialColumns: readonly {
  readonly key: Extract<HeadKey, 'serial' | 'manufacturerSerial' | 'lot' | 'warrantyUntil'>;
  readonly width: number;
  readonly read: (unit: PrintedSerial) => SheetCell | null;
}[] = [
  { key: 'serial', width: 32, read: ({ serial }) => textCell(serial) },
  { key: 'manufacturerSerial', width: 26, read: (unit) => textCell(unit.manufacturerSerial) },
  { key: 'lot', width: 14, read: ({ lot }) => textCell(lot) },
  { key: 'warrantyUntil', width: 14, read: (unit) => dayCell(unit.warrantyUntil) },
];
type SerialColumn = (typeof serialColumns)[number];

/** A column of the lines, of the serials, or of both. */
interface GridColumn {
  readonly key: HeadKey;
  readonly line?: LineColumn;
  readonly serial?: SerialColumn;
  readonly sheet: SheetColumn;
}

function lineColumn(key: LineColumn, { words }: SettledDocument): GridColumn {
  const { sheetWidth, align } = columnFacts[key];
  const side = key === 'line' ? 'left' : align;
  return { key, line: key, sheet: { head: words.heads[key], width: sheetWidth, align: side } };
}

function planColumns(document: SettledDocument): readonly GridColumn[] {
  const { facts, words } = document;
  const columns = document.columns.map((key) => lineColumn(key, document));
  const units = facts.serials === 'none' ? [] : document.lines.flatMap((line) => line.serials);
  const serials = serialColumns
    .filter(({ key, read }) =>
      key === 'serial' ? units.length > 0 : units.some((unit) => read(unit) !== null),
    )
    .filter(({ key }) => key !== 'manufacturerSerial' || facts.serials !== 'serial')
    .map((serial): GridColumn => ({
      key: serial.key,
      serial,
      sheet: { head: words.heads[serial.key], width: serial.width, align: 'left' },
    }));
  // Lots stand in one column, whether a line says them or each unit.
  const kept = columns.map((column) => {
    const same = serials.find(({ key }) => key === column.key);
    return same?.serial === undefined ? column : { ...column, serial: same.serial };
  });
  const added = serials.filter(({ key }) => columns.every((column) => column.key !== key));
  const after = kept.findIndex(({ key }) => key === 'description');
  const at = after < 0 ? kept.length : after + 1;
  return [...kept.slice(0, at), ...added, ...kept.slice(at)];
}

interface Grid {
  readonly document: SettledDocument;
  readonly keys: readonly GridColumn[];
  readonly firstRow: number;
}

function placeOf(grid: Grid, key: HeadKey): number {
  return grid.keys.findIndex((column) => column.key === key);
}

/** Quantity times price less discount, where that gives the stored net. */
function planNet(grid: Grid, line: LineFacts, netMinor: number, row: number): SheetCell {
  const { currency } = grid.document.facts;
  const priceKey = placeOf(grid, 'unitPrice') >= 0 ? 'unitPrice' : 'unitCost';
  const price = priceKey === 'unitPrice' ? line.unitPriceMinor : line.unitCostMinor;
  if (price === undefined || placeOf(grid, priceKey) < 0) return moneyCell(netMinor, currency);
  const hasDiscount = placeOf(grid, 'discount') >= 0;
  const one = cellName(placeOf(grid, priceKey), row);
  const off = hasDiscount ? `(${one}-${cellName(placeOf(grid, 'discount'), row)})` : one;
  return moneyFormula(
    `${cellName(placeOf(grid, 'quantity'), row)}*${off}`,
    line.quantity * (price - (hasDiscount ? (line.discountMinor ?? 0) : 0)),
    netMinor,
    currency,
  );
}

function planTaxRate(rate: string): SheetCell {
  const hundredths = parsePercent(rate);
  return hundredths === null
    ? { kind: 'text', text: rate }
    : { kind: 'number', value: hundredths / 100, format: 'rate' };
}

/** What was counted less what was expected, and so a formula. */
function planDifference(grid: Grid, count: number, row: number): SheetCell {
  const [counted, expected] = [placeOf(grid, 'counted'), placeOf(grid, 'expected')];
  return {
    kind: 'formula',
    formula: `${cellName(counted, row)}-${cellName(expected, row)}`,
    value: count,
    format: 'count',
  };
}

function planCell(grid: Grid, column: GridColumn, line: LineFacts, row: number): SheetCell | null {
  if (column.line === undefined) return null;
  const value = columnFacts[column.line].read(line);
  if (value === undefined) return null;
  switch (value.type) {
    case 'count':
      return column.line === 'difference'
        ? planDifference(grid, value.count, row)
        : countCell(value.count);
    case 'money':
      return column.line === 'net'
        ? planNet(grid, line, value.amountMinor, row)
        : moneyCell(value.amountMinor, grid.document.facts.currency);
    case 'rate':
      return planTaxRate(value.rate);
    case 'text':
      return textCell(value.text);
  }
}

/** A serial repeats number and item of its line, so that a filter or a pivot finds it. */
function planSerialRow(grid: Grid, line: LineFacts, unit: PrintedSerial): SheetRow {
  const cells = grid.keys.map((column): SheetCell | null => {
    if (column.serial !== undefined) return column.serial.read(unit);
    if (column.line === 'line') return countCell(line.line);
    return column.line === 'sku' || column.line === 'bin'
      ? textCell(column.line === 'sku' ? line.sku : line.bin)
      : null;
  });
  return { role: 'serial', cells };
}

function planLines(grid: Grid): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  for (const line of grid.document.lines) {
    const at = grid.firstRow + rows.length;
    rows.push({ role: 'line', cells: grid.keys.map((key) => planCell(grid, key, line, at)) });
    if (grid.document.facts.serials === 'none') continue;
    for (const unit of line.serials) rows.push(planSerialRow(grid, line, unit));
  }
  return rows;
}

interface Total {
  readonly label: string;
  readonly cell: SheetCell;
  readonly amountMinor: number;
}

function planTaxes(grid: Grid, lastRow: number): readonly Total[] {
  const { lines, facts } = grid.document;
  const { taxes = [] } = facts;
  const [rates, nets] = [placeOf(grid, 'taxRate'), placeOf(grid, 'net')];
  return taxes.map((tax) => {
    const hundredths = parsePercent(tax.rate);
    const base = sum(
      lines
        .filter((line) => line.taxRate !== undefined && parsePercent(line.taxRate) === hundredths)
        .map((line) => line.netMinor ?? 0),
    );
    const canFollow = hundredths !== null && rates >= 0 && nets >= 0 && base === tax.baseMinor;
    const rate = (hundredths ?? 0) / 100;
    const decimals =
      facts.currency === '' ? 2 : planFormats(facts.currency).money.split('.')[1]?.length;
    const formula = canFollow
      ? `ROUND(SUMIF(${rangeName(rates, grid.firstRow, lastRow)},${rate},${rangeName(nets, grid.firstRow, lastRow)})*${rate}/100,${decimals ?? 0})`
      : '';
    const computed = canFollow ? percentOf(base, hundredths) : Number.NaN;
    return {
      label: grid.document.words.taxAlone(grid.document.formats.rate(tax.rate)),
      amountMinor: tax.taxMinor,
      cell: moneyFormula(formula, computed, tax.taxMinor, facts.currency),
    };
  });
}

function planTotals(grid: Grid, lastRow: number): readonly SheetRow[] {
  const { document, keys } = grid;
  const { facts, words } = document;
  const { currency, netMinor, totalMinor, addOnCosts = [] } = facts;
  const labelAt = Math.max(0, placeOf(grid, 'description'));
  const quantityAt = Math.max(placeOf(grid, 'quantity'), placeOf(grid, 'counted'));
  if (quantityAt < 0) return [];
  const units = sum(document.lines.map((line) => line.quantity));
  const hasLines = lastRow >= grid.firstRow;
  const unitsCell: SheetCell = hasLines
    ? {
        kind: 'formula',
        formula: `SUM(${rangeName(quantityAt, grid.firstRow, lastRow)})`,
        value: units,
        format: 'count',
      }
    : countCell(units);
  const netAt = placeOf(grid, 'net');
  if (netAt < 0 || netMinor === undefined) {
    const cells = placeCells(keys.length, [
      [labelAt, textCell(words.labels.units)],
      [quantityAt, unitsCell],
    ]);
    return [{ role: 'total', cells }];
  }
  const net: Total = {
    label: words.labels.net,
    amountMinor: netMinor,
    cell: moneyFormula(
      `SUM(${rangeName(netAt, grid.firstRow, lastRow)})`,
      hasLines ? sum(document.lines.map((line) => line.netMinor ?? 0)) : Number.NaN,
      netMinor,
      currency,
    ),
  };
  const parts: readonly Total[] = [
    net,
    ...addOnCosts.map((cost) => ({
      label: cost.name,
      amountMinor: cost.amountMinor,
      cell: moneyCell(cost.amountMinor, currency),
    })),
    ...planTaxes(grid, lastRow),
  ];
  const rows = parts.map((part, index): SheetRow => ({
    role: index === 0 ? 'total' : 'figure',
    cells: placeCells(keys.length, [
      [labelAt, textCell(part.label)],
      ...(index === 0 ? [[quantityAt, unitsCell] as const] : []),
      [netAt, part.cell],
    ]),
  }));
  if (totalMinor === undefined) return rows;
  const total = moneyFormula(
    `SUM(${rangeName(netAt, lastRow + 1, lastRow + parts.length)})`,
    sum(parts.map((part) => part.amountMinor)),
    totalMinor,
    currency,
  );
  const cells = placeCells(keys.length, [
    [labelAt, textCell(words.total(currency))],
    [netAt, total],
  ]);
  return [...rows, { role: 'total', cells }];
}

/** Company, party and the facts of the head, in few rows, so that the frozen part stays small. */
export function planHeadRows(
  title: string,
  facts: PrintFacts,
  party: { readonly label: string; readonly facts: PartyFacts } | undefined,
  details: readonly LabelledText[],
): readonly SheetRow[] {
  const { company } = facts;
  const meta = [...planMeta(facts), ...details].map(({ label, value }) => `${label}: ${value}`);
  const mark = markOf(facts, wordsOf(facts.language));
  const said =
    company.taxNumber === undefined ? [] : [wordsOf(facts.language).taxNumber(company.taxNumber)];
  return [
    { role: 'title', cells: [textCell(`${title} ${facts.number}`.trim())] },
    ...(mark === undefined ? [] : [{ role: 'mark' as const, cells: [textCell(mark)] }]),
    {
      role: 'fact',
      cells: [textCell([company.name, ...company.addressLines, ...said].join(', '))],
    },
    ...(party === undefined
      ? []
      : [
          {
            role: 'fact' as const,
            cells: [
              textCell(
                `${party.label}: ${[party.facts.name, ...party.facts.addressLines].join(', ')} (${party.facts.code})`,
              ),
            ],
          },
        ]),
    { role: 'fact', cells: [textCell(meta.join('   '))] },
  ];
}

/** Note, footer and seal, below everything. */
export function planTailRows(facts: PrintFacts, isInvoice = false): readonly SheetRow[] {
  const { design, company } = facts;
  const texts = [
    facts.note,
    ...(isInvoice ? [design?.paymentTerms, company.bankLine] : []),
    design?.footer,
    facts.seal === undefined ? undefined : wordsOf(facts.language).seal(facts.seal),
  ].filter((text) => text !== undefined && text !== '');
  return texts.flatMap((text): SheetRow[] => [
    { role: 'empty', cells: [] },
    { role: 'remark', cells: [textCell(text)] },
  ]);
}

function section(title: string, rows: readonly SheetRow[]): readonly SheetRow[] {
  return rows.length === 0
    ? []
    : [{ role: 'empty', cells: [] }, { role: 'section', cells: [textCell(title)] }, ...rows];
}

/** What was built of what, and what a count missed or found: item, serial, and what belongs to it. */
function planSections({ facts, columns, words }: SettledDocument): readonly SheetRow[] {
  const counted = (units: DocumentFacts['missing'] = []): SheetRow[] =>
    (columns.includes('difference') ? units : []).map(({ sku, serial, manufacturerSerial }) => ({
      role: 'figure',
      cells: [null, textCell(sku), textCell(serial), textCell(manufacturerSerial)],
    }));
  const parts = (facts.builds ?? []).flatMap(({ sku, serial, parts: made }) =>
    made.map((part): SheetRow => ({
      role: 'figure',
      cells: [
        null,
        textCell(part.sku),
        textCell(`${sku} ${serial}`),
        textCell(part.serial),
        part.costMinor === undefined ? null : moneyCell(part.costMinor, facts.currency),
      ],
    })),
  );
  const heads = ['part', 'builtUnit', 'partSerial'] as const;
  const partHead: SheetRow = {
    role: 'head',
    cells: [null, ...heads.map((head) => textCell(words.heads[head]))],
  };
  return [
    ...section(words.sentences.parts, parts.length === 0 ? [] : [partHead, ...parts]),
    ...section(words.sentences.missingUnits, counted(facts.missing)),
    ...section(words.sentences.extraUnits, counted(facts.extra)),
  ];
}

export function planDocumentSheet(facts: DocumentFacts): SheetPlan {
  const document = settleDocument(facts);
  const { form, words, formats } = document;
  const title = words.titles[form.title];
  const keys = planColumns(document);
  const columns = keys.map(({ sheet }) => sheet);
  const partyBlock =
    facts.party === undefined
      ? undefined
      : { label: words.labels[form.partyLabel], facts: facts.party };
  const details = (facts.details ?? []).map((detail) => planDetail(detail, words, formats));
  const top = planHeadRows(title, facts, partyBlock, details);
  const headRow = top.length + 1;
  const grid: Grid = { document, keys, firstRow: headRow + 1 };
  const lines = planLines(grid);
  const sections = planSections(document);
  const rows: SheetRow[] = [
    ...top,
    { role: 'head', cells: columns.map(({ head }) => textCell(head)) },
    ...lines,
    ...planTotals(grid, headRow + lines.length),
    ...sections,
    ...planTailRows(facts, form.title === 'invoice'),
  ];
  return {
    name: title,
    title: `${title} ${facts.number}`.trim(),
    columns: fitColumns(columns, [...lines, ...sections]),
    rows,
    headRow,
    tableRows: 0,
    tableName: 'Lines',
    formats: planFormats(facts.currency),
    orientation: columns.length > 8 ? 'landscape' : 'portrait',
    paper: facts.paper ?? 'a4',
    ...picturesOf(facts.design, facts.number),
  };
}
