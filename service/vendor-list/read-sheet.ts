/** The cells of one worksheet as texts, as the file stores them. Nothing is calculated and nothing is made nicer. */
import { attributeOf, type XmlTaker } from '../../reports/seal/xml.ts';
import { damageOf, dayText, decodeEscapes, placeOf, type Damage } from './cells.ts';
import { FileRefused } from './preflight.ts';

/** What a workbook may hold; `cells` counts all its sheets, and the empty cells left of a filled one. */
export const sheetLimits = {
  sheets: 100,
  rows: 200_000,
  columns: 256,
  cells: 2_000_000,
  characters: 32_767,
  merges: 10_000,
  mergedCells: 1_000_000,
} as const;

export interface DamagedCell {
  /** Both from 0. */
  readonly row: number;
  readonly column: number;
  readonly reason: Damage;
}

/** What the cells of a workbook refer to, and the cells that were read of it so far. */
export interface WorkbookFacts {
  readonly strings: readonly string[];
  /** By style number, whether it shows days. */
  readonly dayStyles: readonly boolean[];
  readonly is1904: boolean;
  cells: number;
}

export class SheetReader implements XmlTaker {
  readonly rows: string[][] = [];
  readonly damaged: DamagedCell[] = [];
  readonly #facts: WorkbookFacts;
  readonly #merges: string[] = [];
  #row = -1;
  #column = -1;
  #type = 'n';
  #isDay = false;
  #value = '';
  /** Whether text that comes is the cell's: a value, or a run of an inline string that is not its reading aid. */
  #isValue = false;
  #isAid = false;
  #isEnded = false;

  constructor(facts: WorkbookFacts) {
    this.#facts = facts;
  }

  open(name: string, attributes: string): void {
    if (name === 'row') {
      const given = Number(attributeOf(attributes, 'r') ?? this.#row + 2);
      if (!Number.isSafeInteger(given) || given < 1) throw new FileRefused('damaged');
      [this.#row, this.#column] = [given - 1, -1];
    } else if (name === 'c') this.#begin(attributes);
    else if (name === 'v' || name === 't') this.#isValue = !this.#isAid;
    else if (name === 'rPh') this.#isAid = true;
    else if (name === 'mergeCell') {
      this.#merges.push(attributeOf(attributes, 'ref') ?? '');
      if (this.#merges.length > sheetLimits.merges) throw new FileRefused('too_many_merges');
    }
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'rPh') this.#isAid = false;
    else if (name === 'c') this.#finish();
    else if (name === 'worksheet') this.#isEnded = true;
  }

  /** Of merged cells the first one speaks; what lies under the others nobody sees. Throws where the sheet was cut off. */
  end(): void {
    if (!this.#isEnded) throw new FileRefused('damaged');
    let area = 0;
    for (const merge of this.#merges) {
      const [first = '', last = first] = merge.split(':');
      const [from, to] = [placeOf(first), placeOf(last)];
      if (from === null || to === null) throw new FileRefused('damaged');
      area += (to.row - from.row + 1) * (to.column - from.column + 1);
      if (area > sheetLimits.mergedCells) throw new FileRefused('too_many_merges');
      this.#clear(from, to);
    }
  }

  #clear(from: { row: number; column: number }, to: { row: number; column: number }): void {
    for (let row = from.row; row <= Math.min(to.row, this.rows.length - 1); row += 1) {
      const cells = this.rows[row] ?? [];
      for (let column = from.column; column <= Math.min(to.column, cells.length - 1); column += 1) {
        if (row !== from.row || column !== from.column) cells[column] = '';
      }
    }
  }

  #begin(attributes: string): void {
    const reference = attributeOf(attributes, 'r');
    const place = reference === undefined ? null : placeOf(reference);
    if (reference !== undefined && place === null) throw new FileRefused('damaged');
    this.#row = place?.row ?? this.#row;
    this.#column = place?.column ?? this.#column + 1;
    if (this.#row < 0) throw new FileRefused('damaged');
    this.#type = attributeOf(attributes, 't') ?? 'n';
    this.#isDay = this.#facts.dayStyles[Number(attributeOf(attributes, 's') ?? 0)] ?? false;
    this.#value = '';
  }

  #finish(): void {
    const { text, damage } = this.#read();
    if (text === '') return;
    if (text.length > sheetLimits.characters) throw new FileRefused('cell_too_long');
    this.#place(text);
    if (damage !== null) {
      this.damaged.push({ row: this.#row, column: this.#column, reason: damage });
    }
  }

  #read(): { text: string; damage: Damage | null } {
    const value = this.#value;
    if (this.#type === 's') {
      const text = value === '' ? '' : this.#facts.strings[Number(value)];
      if (text === undefined) throw new FileRefused('damaged');
      return { text, damage: null };
    }
    if (this.#type === 'b') {
      return { text: value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value, damage: null };
    }
    if (this.#type === 'd') return { text: value, damage: value === '' ? null : 'date' };
    if (this.#type !== 'n') return { text: decodeEscapes(value), damage: null };
    const number = value.trim();
    const day = this.#isDay && number !== '' ? dayText(Number(number), this.#facts.is1904) : null;
    if (day !== null) return { text: day, damage: 'date' };
    return { text: number, damage: damageOf(number) };
  }

  #place(text: string): void {
    if (this.#row >= sheetLimits.rows) throw new FileRefused('too_many_rows');
    if (this.#column >= sheetLimits.columns) throw new FileRefused('too_many_columns');
    while (this.rows.length <= this.#row) this.rows.push([]);
    const cells = this.rows[this.#row] ?? [];
    while (cells.length <= this.#column) {
      cells.push('');
      this.#facts.cells += 1;
    }
    if (this.#facts.cells > sheetLimits.cells) throw new FileRefused('too_many_cells');
    cells[this.#column] = text;
  }
}
