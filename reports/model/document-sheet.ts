/**
 * Invoice, packing slip and every other document with lines -> sheet: one row a line, one row a serial below it
 * as text, totals as live formulas.
 */
import { parsePercent, percentOf, sum } from '../../shared/money.ts';
import { columnFacts, type LineColumn } from './document-columns.ts';
import type {
  DocumentFacts,
  InvoiceFacts,
  LineFacts,
  PartyFacts,
  PrintedSerial,
  PrintFacts,
} from './facts.ts';
import { planMeta, settleDocument, settleInvoice, type LinedDocument } from './plan-document.ts';
import type { LabelledText } from './page.ts';
import {
  cellName,
  countCell,
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

type SheetColumnKey = LineColumn | 'serial' | 'manufacturerSerial';

const serialHeads: Readonly<Record<'serial' | 'manufacturerSerial', SheetColumn>> = {
  serial: { head: 'Serial', width: 32, align: 'left' },
  manufacturerSerial: { head: 'Manufacturer serial', width: 26, align: 'left' },
};

function isSerialColumn(key: SheetColumnKey): key is 'serial' | 'manufacturerSerial' {
  return key === 'serial' || key === 'manufacturerSerial';
}

function columnOf(key: SheetColumnKey): SheetColumn {
  if (isSerialColumn(key)) return serialHeads[key];
  const { head, sheetWidth, align } = columnFacts[key];
  return { head, width: sheetWidth, align: key === 'line' ? 'left' : align };
}

function planColumns(document: LinedDocument): readonly SheetColumnKey[] {
  const units = document.serials === 'none' ? [] : document.lines.flatMap((line) => line.serials);
  if (units.length === 0) return document.columns;
  const hasOther = units.some((unit) => unit.manufacturerSerial !== undefined);
  const serials: SheetColumnKey[] = hasOther ? ['serial', 'manufacturerSerial'] : ['serial'];
  const after = document.columns.indexOf('description');
  const at = after < 0 ? document.columns.length : after + 1;
  return [...document.columns.slice(0, at), ...serials, ...document.columns.slice(at)];
}

interface Grid {
  readonly document: LinedDocument;
  readonly keys: readonly SheetColumnKey[];
  readonly firstRow: number;
}

function placeOf(grid: Grid, key: SheetColumnKey): number {
  return grid.keys.indexOf(key);
}

/** Quantity times price less discount, where that gives the stored net. */
function planNet(grid: Grid, line: LineFacts, netMinor: number, row: number): SheetCell {
  const { currency } = grid.document.facts;
  const priceKey = grid.keys.includes('unitPrice') ? 'unitPrice' : 'unitCost';
  const price = priceKey === 'unitPrice' ? line.unitPriceMinor : line.unitCostMinor;
  if (price === undefined || !grid.keys.includes(priceKey)) return moneyCell(netMinor, currency);
  const hasDiscount = grid.keys.includes('discount');
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

function planCell(grid: Grid, key: SheetColumnKey, line: LineFacts, row: number): SheetCell | null {
  if (isSerialColumn(key)) return null;
  const value = columnFacts[key].read(line);
  if (value === undefined) return null;
  if (value.type === 'count') return countCell(value.count);
  if (value.type === 'money') {
    return key === 'net'
      ? planNet(grid, line, value.amountMinor, row)
      : moneyCell(value.amountMinor, grid.document.facts.currency);
  }
  return key === 'taxRate' ? planTaxRate(value.text) : textCell(value.text);
}

/** A serial repeats number and item of its line, so that a filter or a pivot finds it. */
function planSerialRow(grid: Grid, line: LineFacts, unit: PrintedSerial): SheetRow {
  const cells = grid.keys.map((key): SheetCell | null => {
    if (key === 'line') return countCell(line.line);
    if (key === 'sku') return textCell(line.sku);
    if (key === 'serial') return textCell(unit.serial);
    return key === 'manufacturerSerial' ? textCell(unit.manufacturerSerial) : null;
  });
  return { role: 'serial', cells };
}

function planLines(grid: Grid): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  for (const line of grid.document.lines) {
    const at = grid.firstRow + rows.length;
    rows.push({ role: 'line', cells: grid.keys.map((key) => planCell(grid, key, line, at)) });
    if (grid.document.serials === 'none') continue;
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
  const { lines, taxes, facts } = grid.document;
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
      label: `Tax ${tax.rate} %`,
      amountMinor: tax.taxMinor,
      cell: moneyFormula(formula, computed, tax.taxMinor, facts.currency),
    };
  });
}

function planTotals(grid: Grid, lastRow: number): readonly SheetRow[] {
  const { document, keys } = grid;
  const { currency } = document.facts;
  const labelAt = Math.max(0, placeOf(grid, 'description'));
  const quantityAt = placeOf(grid, 'quantity');
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
  const { netMinor, totalMinor } = document;
  if (netAt < 0 || netMinor === undefined) {
    if (quantityAt < 0) return [];
    const cells = placeCells(keys.length, [
      [labelAt, textCell('Units')],
      [quantityAt, unitsCell],
    ]);
    return [{ role: 'total', cells }];
  }
  const net: Total = {
    label: 'Net',
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
    ...document.addOnCosts.map((cost) => ({
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
    [labelAt, textCell(`Total ${currency}`)],
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
  return [
    { role: 'title', cells: [textCell(`${title} ${facts.number}`)] },
    { role: 'fact', cells: [textCell([company.name, ...company.addressLines].join(', '))] },
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

/** Note and seal, below everything. */
export function planTailRows(facts: PrintFacts): readonly SheetRow[] {
  const texts = [
    ...(facts.note === undefined ? [] : [facts.note]),
    ...(facts.seal === undefined ? [] : [`Seal ${facts.seal}`]),
  ];
  return texts.flatMap((text): SheetRow[] => [
    { role: 'empty', cells: [] },
    { role: 'remark', cells: [textCell(text)] },
  ]);
}

function planLinedSheet(document: LinedDocument): SheetPlan {
  const { facts, title, party } = document;
  const keys = planColumns(document);
  const columns = keys.map(columnOf);
  const partyBlock = party === undefined ? undefined : { label: document.partyLabel, facts: party };
  const top = planHeadRows(title, facts, partyBlock, document.details);
  const headRow = top.length + 1;
  const grid: Grid = { document, keys, firstRow: headRow + 1 };
  const lines = planLines(grid);
  const rows: SheetRow[] = [
    ...top,
    { role: 'head', cells: columns.map(({ head }) => textCell(head)) },
    ...lines,
    ...planTotals(grid, headRow + lines.length),
    ...planTailRows(facts),
  ];
  return {
    name: title,
    title: `${title} ${facts.number}`,
    columns: fitColumns(columns, lines),
    rows,
    headRow,
    tableRows: 0,
    tableName: 'Lines',
    formats: planFormats(facts.currency),
    orientation: columns.length > 8 ? 'landscape' : 'portrait',
    paper: facts.paper ?? 'a4',
  };
}

export function planInvoiceSheet(facts: InvoiceFacts): SheetPlan {
  return planLinedSheet(settleInvoice(facts));
}

export function planDocumentSheet(facts: DocumentFacts): SheetPlan {
  return planLinedSheet(settleDocument(facts));
}
