/**
 * Which labels are asked for: pure. The units come from a range, a document or named units; a choice that names none yet
 * makes no request.
 */
import type { z } from 'zod';
import type { labelsSchema, LabelSymbology } from '../../../shared/api/labels.ts';
import { labelStocks, type StockName } from '../../../shared/labels/stocks.ts';

export const labelSources = ['range', 'document', 'units'] as const;
export type LabelSource = (typeof labelSources)[number];

export interface NamedUnit {
  readonly item: string;
  readonly serial: string;
}

export interface LabelChoice {
  readonly source: LabelSource;
  readonly item: string;
  readonly serials: string;
  readonly document: string;
  readonly units: readonly NamedUnit[];
  readonly stock: StockName;
  readonly symbology: LabelSymbology;
  /** As they are typed. */
  readonly startAt: string;
  readonly copies: string;
  readonly withManufacturerSerial: boolean;
  readonly withLot: boolean;
}

export type LabelsBody = z.input<typeof labelsSchema>;

/** The text with which the pane is opened on a unit; on a document it is the number. */
export function writeUnit({ item, serial }: NamedUnit): string {
  return `${item}\t${serial}`;
}

/** A choice to begin with: of the unit or document of a text, or of a range where there is none. */
export function beginLabels(text: string): LabelChoice {
  const [first = '', serial] = text.split('\t');
  const begun = serial === undefined ? 'document' : 'units';
  return {
    source: text === '' ? 'range' : begun,
    item: '',
    serials: '',
    document: serial === undefined ? first : '',
    units: serial === undefined ? [] : [{ item: first, serial }],
    stock: 'L7160',
    symbology: 'code128',
    startAt: '1',
    copies: '1',
    withManufacturerSerial: false,
    withLot: false,
  };
}

/** How many labels a sheet has; 1 on a roll. */
export function labelsOnSheet(stock: StockName): number {
  const { columns, rows } = labelStocks[stock];
  return columns * rows;
}

/** A whole number from 1 to the most; null where the text is none. */
export function readCount(text: string, most: number): number | null {
  if (!/^\s*\d{1,5}\s*$/.test(text)) return null;
  const count = Number(text);
  return count >= 1 && count <= most ? count : null;
}

export const mostCopies = 100;

function unitsOf({
  source,
  item,
  serials,
  document,
  units,
}: LabelChoice): Pick<LabelsBody, 'document' | 'range' | 'units'> | null {
  switch (source) {
    case 'range':
      return item.trim() === '' || serials.trim() === ''
        ? null
        : { range: { item: item.trim(), serials } };
    case 'document':
      return document.trim() === '' ? null : { document: document.trim().toUpperCase() };
    case 'units':
      return units.length === 0 ? null : { units: [...units] };
  }
}

/** What the service is asked for; null where no units are named or a number is none. */
export function requestOf(choice: LabelChoice): LabelsBody | null {
  const units = unitsOf(choice);
  const onSheet = labelsOnSheet(choice.stock);
  const startAt = onSheet === 1 ? 1 : readCount(choice.startAt, onSheet);
  const copies = readCount(choice.copies, mostCopies);
  if (units === null || startAt === null || copies === null) return null;
  const { stock, symbology, withManufacturerSerial, withLot } = choice;
  return { ...units, stock, symbology, startAt, copies, withManufacturerSerial, withLot };
}

/** What the file is called. */
export function fileNameOf(choice: LabelChoice, title: string): string {
  const number = choice.document.trim().toUpperCase();
  return choice.source === 'document' ? `${title}-${number}.pdf` : `${title}.pdf`;
}
