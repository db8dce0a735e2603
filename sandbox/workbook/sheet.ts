/**
 * One worksheet: its cells, sparsely, and what belongs to it alone. Whole rows and columns that are formatted keep
 * that format in a band, so that formatting column B does not make a million cells. A cell is made the first time
 * it is written and takes over the bands it lies in.
 */
import type { Area } from './address.ts';
import { maxColumns, maxRows } from './address.ts';
import type { CellsBefore } from './cells-before.ts';
import { placeOf } from './cells-before.ts';
import type { Cell, CellFormat } from './cell.ts';
import { isEmptyCell, plainFormat } from './cell.ts';

export interface Band {
  readonly numberFormat: string;
  readonly format: CellFormat;
}

/** The looks of whole columns and rows, and of the sheet; replaced as a whole, never changed in place. */
export interface Bands {
  readonly columns: ReadonlyMap<number, Band>;
  readonly rows: ReadonlyMap<number, Band>;
  readonly sheet: Band;
}

export interface Freeze {
  readonly rows: number;
  readonly columns: number;
}

export interface Protection {
  readonly options: Readonly<Record<string, unknown>>;
  readonly password: string | null;
}

export interface ConditionalFormatRecord {
  readonly id: string;
  readonly type: string;
  area: Area;
  /** The rule and format as the API hands them over, by name. */
  readonly parts: Record<string, unknown>;
}

export interface ChartRecord {
  readonly id: string;
  name: string;
  type: string;
  source: Area;
  sourceSheetId: string;
  seriesBy: string;
  title: string;
  isTitleVisible: boolean;
  left: number;
  top: number;
  width: number;
  height: number;
  readonly parts: Record<string, unknown>;
}

const blankBand: Band = { numberFormat: 'General', format: plainFormat };
export const standardColumnPoints = 48;
export const standardRowPoints = 15;

type OwnCell = Omit<Cell, 'formula'> & { formula: string | null };

function mapBands(
  bands: ReadonlyMap<number, Band>,
  change: (band: Band) => Band,
): ReadonlyMap<number, Band> {
  return new Map([...bands].map(([index, band]) => [index, change(band)]));
}

export class Sheet {
  readonly id: string;
  name: string;
  visibility = 'Visible';
  tabColor = '';
  freeze: Freeze | null = null;
  protection: Protection | null = null;
  showGridlines = true;
  showHeadings = true;
  columnWidths = new Map<number, number>();
  rowHeights = new Map<number, number>();
  /** Rows hidden by a person, a filter or the API. Replaced as a whole, never changed in place, so it may be kept. */
  hiddenRows: ReadonlySet<number> = new Set();
  hiddenColumns: ReadonlySet<number> = new Set();
  readonly mergedAreas: Area[] = [];
  readonly pageLayout: Record<string, unknown> = {};
  readonly conditionalFormats: ConditionalFormatRecord[] = [];
  readonly charts: ChartRecord[] = [];

  /** While set, a cell is noted there before it is changed. */
  before: CellsBefore | null = null;
  bands: Bands = { columns: new Map(), rows: new Map(), sheet: blankBand };

  private readonly rows = new Map<number, Map<number, OwnCell>>();
  /** Where formulas are, by `placeOf`: what moves rewrites them without looking at all cells. */
  private readonly formulaPlaces = new Set<number>();

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  /** The cell, or undefined where nothing was ever written. */
  find(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.get(column);
  }

  /** The cell as it reads; for a cell never written a blank one, not to be changed. */
  read(row: number, column: number): Cell {
    return this.find(row, column) ?? this.blank(row, column);
  }

  /** The cell to write to, made where there is none. */
  edit(row: number, column: number): Cell {
    return this.editOwn(row, column);
  }

  private editOwn(row: number, column: number): OwnCell {
    let cells = this.rows.get(row);
    if (cells === undefined) this.rows.set(row, (cells = new Map<number, OwnCell>()));
    let cell = cells.get(column);
    this.before?.note(row, column, cell);
    if (cell === undefined) cells.set(column, (cell = this.blank(row, column)));
    return cell;
  }

  /** Sets the text of a formula, or takes it away; the value is the caller's business. */
  setFormula(row: number, column: number, formula: string | null): void {
    this.editOwn(row, column).formula = formula;
    if (formula === null) this.formulaPlaces.delete(placeOf(row, column));
    else this.formulaPlaces.add(placeOf(row, column));
  }

  /** Every cell with a formula, in no order. */
  *formulas(): Generator<{ row: number; column: number; formula: string }> {
    for (const place of [...this.formulaPlaces]) {
      const [row, column] = [Math.floor(place / maxColumns), place % maxColumns];
      const formula = this.find(row, column)?.formula ?? null;
      if (formula !== null) yield { row, column, formula };
    }
  }

  /** Puts a copy of a whole cell (or none) in place: for moving cells. */
  place(row: number, column: number, cell: Cell | undefined): void {
    const cells = this.rows.get(row);
    this.before?.note(row, column, cells?.get(column));
    this.formulaPlaces.delete(placeOf(row, column));
    if (cell === undefined) {
      cells?.delete(column);
      if (cells?.size === 0) this.rows.delete(row);
      return;
    }
    if (cells === undefined) this.rows.set(row, new Map([[column, { ...cell }]]));
    else cells.set(column, { ...cell });
    if (cell.formula !== null) this.formulaPlaces.add(placeOf(row, column));
  }

  private blank(row: number, column: number): OwnCell {
    const { columns, rows, sheet } = this.bands;
    const band = rows.get(row) ?? columns.get(column) ?? sheet;
    return {
      value: '',
      formula: null,
      numberFormat: band.numberFormat,
      isQuoted: false,
      format: band.format,
    };
  }

  /** Every written cell of the area, row by row; cheap for huge areas that hold little. */
  *written(area: Area): Generator<{ row: number; column: number; cell: Cell }> {
    const lastRow = area.row + area.rowCount;
    const rows =
      area.rowCount <= this.rows.size
        ? Array.from({ length: area.rowCount }, (_, index) => area.row + index)
        : [...this.rows.keys()]
            .filter((row) => row >= area.row && row < lastRow)
            .sort((a, b) => a - b);
    for (const row of rows) {
      const cells = this.rows.get(row);
      if (cells === undefined) continue;
      const columns = [...cells.keys()].sort((a, b) => a - b);
      for (const column of columns) {
        if (column < area.column || column >= area.column + area.columnCount) continue;
        const cell = cells.get(column);
        if (cell !== undefined) yield { row, column, cell };
      }
    }
  }

  /** The smallest area that holds all content (and, unless `valuesOnly`, all formatted cells), or null. */
  usedArea(valuesOnly: boolean): Area | null {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    for (const [row, cells] of this.rows) {
      for (const [column, cell] of cells) {
        const isPlain = cell.numberFormat === 'General' && Object.keys(cell.format).length === 0;
        if (isEmptyCell(cell) && (valuesOnly || isPlain)) continue;
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
        left = Math.min(left, column);
        right = Math.max(right, column);
      }
    }
    if (bottom < 0) return null;
    return { row: top, column: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
  }

  /**
   * Changes the look of an area through `change`: cell by cell, or as bands where it takes whole rows or columns.
   */
  restyle(area: Area, change: (band: Band) => Band): void {
    const isBanded = area.rowCount === maxRows || area.columnCount === maxColumns;
    if (!isBanded) {
      for (let row = area.row; row < area.row + area.rowCount; row++) {
        for (let column = area.column; column < area.column + area.columnCount; column++) {
          this.restyleCell(this.edit(row, column), change);
        }
      }
      return;
    }
    for (const { row, column } of this.written(area)) {
      this.restyleCell(this.edit(row, column), change);
    }
    const { columns, rows, sheet } = this.bands;
    if (area.rowCount === maxRows && area.columnCount === maxColumns) {
      this.bands = {
        columns: mapBands(columns, change),
        rows: mapBands(rows, change),
        sheet: change(sheet),
      };
      return;
    }
    const isColumns = area.rowCount === maxRows;
    const bands = new Map(isColumns ? columns : rows);
    const first = isColumns ? area.column : area.row;
    const count = isColumns ? area.columnCount : area.rowCount;
    for (let index = first; index < first + count; index++) {
      bands.set(index, change(bands.get(index) ?? sheet));
    }
    this.bands = isColumns ? { ...this.bands, columns: bands } : { ...this.bands, rows: bands };
  }

  private restyleCell(cell: Cell, change: (band: Band) => Band): void {
    const { numberFormat, format } = change({
      numberFormat: cell.numberFormat,
      format: cell.format,
    });
    cell.numberFormat = numberFormat;
    cell.format = format;
  }
}
