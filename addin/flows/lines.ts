/** How the rows of a flow's sheet become the lines of a document, and where its issues stand among them. */
import type { DocumentRequest } from '../../shared/api.ts';
import type { IssueAnswer } from '../../shared/issues.ts';
import { cleanSerial, foldSerial } from '../../shared/serial/text.ts';
import { lostTextMark } from '../host/port.ts';
import { textsOf } from '../texts/texts.ts';
import { flowTable, type FlowKind, type FlowSheetRow, type RowField } from './table.ts';

const texts = textsOf('flows');

export type FlowLine = NonNullable<DocumentRequest['lines']>[number];
type SerialEntry = NonNullable<FlowLine['serials']>[number];

/** A row that cannot be sent; the key is empty where a person typed the row. */
export interface RowFault {
  readonly key: string;
  readonly sentence: string;
}

export interface PlannedLines {
  readonly lines: readonly FlowLine[];
  /** The keys of the rows of each line. */
  readonly keys: readonly (readonly string[])[];
  /** Nothing is sent while there is one. */
  readonly faults: readonly RowFault[];
}

const amounts = ['cost', 'price', 'discount', 'taxRate'] as const satisfies readonly RowField[];

/** What each amount is called in a document. */
const lineFieldOf = {
  cost: 'unitCost',
  price: 'unitPrice',
  discount: 'discount',
  taxRate: 'taxRate',
} as const satisfies Readonly<Record<(typeof amounts)[number], keyof FlowLine>>;

/** What an amount weighs, whatever zeros it was written with: `700.00` and `700` are one. */
function bareAmount(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function given(row: FlowSheetRow, column: RowField | 'item' | 'serial'): string {
  return (row[column] ?? '').trim();
}

/** Why a serial that Excel took for a number or a date is none. */
export function sayLost(serial: string): string {
  return texts.lostDigits(serial.slice(serial.indexOf(lostTextMark) + 1));
}

function findFault(row: FlowSheetRow, seen: ReadonlySet<string>): string | null {
  const serial = given(row, 'serial');
  const name = serial === '' ? given(row, 'item') : serial;
  if (serial.includes(lostTextMark)) return sayLost(serial);
  if (row.key === '') return texts.typed(name);
  if (seen.has(row.key)) return texts.copied(name);
  if (given(row, 'item') === '') return texts.noItem(serial);
  for (const column of amounts) {
    const text = given(row, column);
    if (text !== '' && !/^\d{1,15}(\.\d{1,12})?$/.test(text)) {
      return texts.badAmount(texts.columns[column], text, name);
    }
  }
  const quantity = given(row, 'quantity');
  const isCount = serial === '' && !/^[1-9]\d{0,8}$/.test(quantity);
  return isCount ? texts.badQuantity(quantity, name) : null;
}

function lineOf(kind: FlowKind, row: FlowSheetRow): FlowLine {
  const { fields } = flowTable[kind];
  const sent = amounts.filter((column) => fields.includes(column) && given(row, column) !== '');
  const lot = given(row, 'lot');
  return {
    item: given(row, 'item'),
    ...Object.fromEntries(sent.map((column) => [lineFieldOf[column], given(row, column)])),
    ...(lot === '' ? {} : { lot }),
  };
}

function entryOf(row: FlowSheetRow): SerialEntry {
  const manufacturerSerial = given(row, 'makersSerial');
  const serial = row.serial ?? '';
  return manufacturerSerial === '' ? serial : { serial, manufacturerSerial };
}

/** Rows that go into one line: of one item at one price, cost, discount, tax and lot; goods by quantity apart. */
function groupOf(row: FlowSheetRow): string {
  return [
    given(row, 'item'),
    given(row, 'serial') === '' ? 'by quantity' : '',
    ...amounts.map((column) => bareAmount(given(row, column))),
    given(row, 'lot'),
  ].join('\u0000');
}

interface OpenLine {
  readonly line: FlowLine;
  readonly serials: SerialEntry[];
  readonly keys: string[];
  quantity: number;
}

function closeLine({ line, serials, quantity }: OpenLine): FlowLine {
  return serials.length > 0 ? { ...line, serials } : { ...line, quantity };
}

/**
 * The lines of a document in the order of their first rows. Rows that a document has are a mirror and are not read
 * again.
 */
export function planLines(kind: FlowKind, rows: readonly FlowSheetRow[]): PlannedLines {
  const open = new Map<string, OpenLine>();
  const faults: RowFault[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const isEmpty = given(row, 'serial') === '' && given(row, 'item') === '';
    if ((row.document ?? '') !== '' || isEmpty) continue;
    const sentence = findFault(row, seen);
    if (sentence !== null) {
      faults.push({ key: seen.has(row.key) ? '' : row.key, sentence });
      continue;
    }
    seen.add(row.key);
    const group = groupOf(row);
    const entry = open.get(group) ?? {
      line: lineOf(kind, row),
      serials: [],
      keys: [],
      quantity: 0,
    };
    open.set(group, entry);
    entry.keys.push(row.key);
    if (given(row, 'serial') === '') entry.quantity += Number(given(row, 'quantity'));
    else entry.serials.push(entryOf(row));
  }
  const entries = [...open.values()];
  return { lines: entries.map(closeLine), keys: entries.map(({ keys }) => keys), faults };
}

function foldText(text: string): string {
  const cleaned = cleanSerial(text);
  return foldSerial(cleaned.ok ? cleaned.value : text);
}

function textOf(entry: SerialEntry): string {
  return typeof entry === 'string' ? entry : entry.serial;
}

/** The sentences of each row, by its key: a serial's own issues, and those of its whole line. */
export function placeIssues(
  issues: readonly IssueAnswer[],
  { lines, keys }: PlannedLines,
): ReadonlyMap<string, string> {
  const placed = new Map<string, string>();
  const put = (key: string, sentence: string): void => {
    const before = placed.get(key);
    placed.set(key, before === undefined ? sentence : `${before} ${sentence}`);
  };
  /** By line, from 1, and folded serial: the key of its row. */
  const keyOfSerial = lines.map(
    ({ serials = [] }, at) =>
      new Map(serials.map((entry, index) => [foldText(textOf(entry)), keys[at]?.[index] ?? ''])),
  );
  for (const { line, serial, message } of issues) {
    if (line === null && serial === null) continue;
    const wanted = serial === null ? null : foldText(serial);
    keyOfSerial.forEach((keyOf, at) => {
      if (line !== null && line !== at + 1) return;
      if (wanted === null) for (const key of keys[at] ?? []) put(key, message);
      else {
        const key = keyOf.get(wanted);
        if (key !== undefined) put(key, message);
      }
    });
  }
  return placed;
}
