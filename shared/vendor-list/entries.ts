/**
 * The units that a vendor's list names, cell by cell: several serials in a cell, ranges, items written once above their
 * block, heads printed on each page, totals. Nothing is lost: every row that is not empty is the source of a unit, or is
 * told with the reason why it is none. Serials stay to the character.
 */
import { expandRange } from '../serial/range.ts';
import { cleanSerial } from '../serial/text.ts';
import { decimalMarkOf, readAmount } from './amounts.ts';
import { roleOfHead, type Heads, type Rows } from './heads.ts';
import { isTotalRow } from './totals.ts';

export interface Entry {
  readonly serial: string;
  readonly item: string | null;
  /** Plain decimal text, in the list's currency. */
  readonly unitCost: string | null;
  readonly manufacturerSerial: string | null;
  readonly lot: string | null;
  /** Both from 1. */
  readonly row: number;
  readonly column: number;
}

export const leftReasons = [
  'total',
  'head',
  'block',
  'no_serial',
  'unread',
  'quantity',
  'cost',
] as const;
/** Why a row is the source of no unit, or of doubt: `quantity` and `cost` rows were read but for that. */
export type LeftReason = (typeof leftReasons)[number];

export interface Left {
  /** From 1. */
  readonly row: number;
  readonly text: string;
  readonly reason: LeftReason;
}

export interface ReadList {
  readonly entries: readonly Entry[];
  readonly left: readonly Left[];
}

/** Words between the ends of a range, as people write it. */
const rangeWords = /\s*(?:\.{2,3}|…|–|—|\s(?:to|thru|through|bis|à|al?|do)\s)\s*/giu;

/** The commonest length of the cells that hold one serial; 0 where none does. */
function usualLength(cells: readonly string[]): number {
  const lengths = new Map<number, number>();
  for (const cell of cells) {
    if (/[\s,;/|]/.test(cell)) continue;
    lengths.set(cell.length, (lengths.get(cell.length) ?? 0) + 1);
  }
  let [usual, most] = [0, 0];
  for (const [length, count] of lengths) if (count > most) [usual, most] = [length, count];
  return usual;
}

/** The pieces of a cell: at line ends, semicolons and commas; at bars and blanks where each piece is a serial by its length. */
export function splitCell(cell: string, usual: number): string[] {
  const pieces = cell
    .split(/[\r\n;,]|\s\/\s|\s\|\s/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  return pieces.flatMap((piece) => {
    for (const mark of ['/', /\s+/] as const) {
      const parts = piece.split(mark);
      const [first = ''] = parts;
      const length = usual === 0 && first.length >= 6 ? first.length : usual;
      const isEach =
        parts.length > 1 && parts.every((part) => part.length === length && /\d/.test(part));
      if (isEach) return parts;
    }
    return [piece];
  });
}

interface RangeRule {
  /** The number of units that the row says it has; null where it does not. */
  readonly quantity: number | null;
  /** Whether texts of this look stand in so many cells that they are serials with a hyphen. */
  readonly isUsual: boolean;
}

/** Two serials and the words between them are no longer than this; a longer piece is none. */
const longestRange = 300;

/** The serials of one piece: those of a range where it surely is one, else the piece itself. */
function expandPiece(piece: string, { quantity, isUsual }: RangeRule): string[] {
  if (piece.length > longestRange) return [piece];
  const text = piece.replace(rangeWords, '-');
  if (!/\d\s*-\s*\S*\d$/.test(text)) return [piece];
  const range = expandRange(text.replace(/\s*-\s*/g, '-'));
  if (!range.ok || range.value.length < 2) return [piece];
  const isCounted = quantity === range.value.length;
  const hasLetters = /^\s*[^\d\s]/.test(text);
  return isCounted || text !== piece || (hasLetters && !isUsual) || (!isUsual && quantity === null)
    ? range.value
    : [piece];
}

/** What stands above a block of rows and holds for all of them. */
interface Block {
  item: string | null;
  cost: string | null;
  /** Where the block says how many units it has. */
  counted: { readonly row: number; readonly quantity: number; found: number } | null;
  hasUnits: boolean;
}

export interface ListOptions {
  /** Of the list's currency; where it is 3, `1.234` is below two. Without it 2. */
  readonly currencyDecimals?: number;
}

class ListReader {
  readonly entries: Entry[] = [];
  readonly left: Left[] = [];
  private block: Block = { item: null, cost: null, counted: null, hasUnits: false };
  private readonly usual: number;
  private readonly mark: ReturnType<typeof decimalMarkOf>;
  private readonly areRangesUsual: boolean;

  private readonly rows: Rows;
  private readonly heads: Heads;

  constructor(rows: Rows, heads: Heads, { currencyDecimals = 2 }: ListOptions) {
    this.rows = rows;
    this.heads = heads;
    const { serials, cost } = heads.columns;
    const listed = rows.slice((heads.headRow ?? -1) + 1);
    const cells = listed.flatMap((row) => serials.flatMap((at) => (row[at] ?? '').trim() || []));
    this.usual = usualLength(cells);
    const amounts = cost === null ? [] : listed.map((row) => row[cost] ?? '');
    this.mark = decimalMarkOf(amounts, currencyDecimals);
    const likeRanges = cells.filter((cell) => /^\d+-\d+$/.test(cell)).length;
    this.areRangesUsual = likeRanges * 2 > cells.length && likeRanges > 1;
  }

  read(): ReadList {
    this.rows.forEach((row, at) => this.readRow(row, at + 1));
    this.closeCount();
    return { entries: this.entries, left: this.left.sort((a, b) => a.row - b.row) };
  }

  private cell(row: readonly string[], at: number | null): string {
    return at === null ? '' : (row[at] ?? '').trim();
  }

  private leave(row: number, cells: readonly string[], reason: LeftReason): void {
    const text = cells
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join(' | ');
    this.left.push({ row, text: text.slice(0, 200), reason });
  }

  private closeCount(): void {
    const { counted } = this.block;
    if (counted !== null && counted.found !== counted.quantity)
      this.left.push({
        row: counted.row,
        text: `${counted.found} / ${counted.quantity}`,
        reason: 'quantity',
      });
    this.block.counted = null;
  }

  private readRow(row: readonly string[], number: number): void {
    const { headRow, columns } = this.heads;
    if (row.every((cell) => cell.trim() === '')) {
      this.endBlock();
      return;
    }
    const isHead = (headRow !== null && number <= headRow + 1) || this.isHead(row);
    const filled = columns.serials.filter((at) => this.cell(row, at) !== '');
    if (
      isHead ||
      isTotalRow(
        row,
        filled.map((at) => this.cell(row, at)),
      )
    ) {
      this.leave(number, row, isHead ? 'head' : 'total');
      return;
    }
    this.openBlock(row, number);
    if (filled.length === 0) {
      const isBlock =
        this.cell(row, columns.item) !== '' || this.cell(row, columns.quantity) !== '';
      this.leave(number, row, isBlock ? 'block' : 'no_serial');
    }
    for (const at of filled) this.readCell(row, number, at);
  }

  /** An empty row ends what held for the units above it; below a title it ends nothing. */
  private endBlock(): void {
    if (!this.block.hasUnits) return;
    this.closeCount();
    this.block = { item: null, cost: null, counted: null, hasUnits: false };
  }

  /** Whether a row is a head that a page break printed anew. */
  private isHead(row: readonly string[]): boolean {
    const { serials } = this.heads.columns;
    return (
      serials.length > 0 &&
      serials.every((at) => this.cell(row, at) === '' || roleOfHead(this.cell(row, at)) !== null) &&
      serials.some((at) => roleOfHead(this.cell(row, at)) === 'serial')
    );
  }

  private openBlock(row: readonly string[], number: number): void {
    const { columns } = this.heads;
    const item = this.cell(row, columns.item);
    if (item !== '' && item !== this.block.item) {
      this.closeCount();
      this.block = { item, cost: null, counted: null, hasUnits: false };
    }
    const cost = this.cell(row, columns.cost);
    if (cost !== '') {
      this.block.cost = readAmount(cost, this.mark);
      if (this.block.cost === null) this.leave(number, [cost], 'cost');
    }
    const quantity = this.quantityOf(row);
    if (quantity === null) return;
    const { counted } = this.block;
    // A line of three units may stand on three rows, each with the quantity of the line.
    const isSame = counted?.quantity === quantity && counted.found > 0 && counted.found < quantity;
    if (isSame) return;
    this.closeCount();
    this.block.counted = { row: number, quantity, found: 0 };
  }

  private quantityOf(row: readonly string[]): number | null {
    const text = this.cell(row, this.heads.columns.quantity).replace(/\.0+$/, '');
    return /^\d{1,6}$/.test(text) ? Number(text) : null;
  }

  private readCell(row: readonly string[], number: number, at: number): void {
    const { columns } = this.heads;
    const rule: RangeRule = {
      quantity: this.quantityOf(row),
      isUsual: this.areRangesUsual,
    };
    const pieces = splitCell(this.cell(row, at), this.usual);
    const serials = pieces.flatMap((piece) => expandPiece(piece, rule));
    const isOne = serials.length === 1;
    for (const text of serials) {
      // A text far longer than a serial is not even cleaned.
      const serial = text.length > longestRange ? null : cleanSerial(text);
      if (serial?.ok !== true) {
        this.leave(number, [text], 'unread');
        continue;
      }
      this.block.hasUnits = true;
      if (this.block.counted !== null) this.block.counted.found += 1;
      this.entries.push({
        serial: serial.value,
        item: this.block.item,
        unitCost: this.block.cost,
        manufacturerSerial: (isOne && this.cell(row, columns.manufacturerSerial)) || null,
        lot: this.cell(row, columns.lot) || null,
        row: number,
        column: at + 1,
      });
    }
    if (serials.length === 0) this.leave(number, row, 'unread');
  }
}

/** The units of a list by its heads, and what of it names none. */
export function readEntries(rows: Rows, heads: Heads, options: ListOptions = {}): ReadList {
  return new ListReader(rows, heads, options).read();
}
