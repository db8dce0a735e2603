/**
 * A table: a rectangle with a header row, data rows and perhaps a row of totals. Column ids never change and are never
 * used twice in a table, so a column keeps its id when a person moves or renames it. The names repeat the header
 * cells: unique and never empty.
 */
import type { Area } from './address.ts';
import type { Sheet } from './sheet.ts';

export interface TableColumn {
  readonly id: number;
  name: string;
  /** The filter as the API hands it over; null: none. */
  filter: Readonly<Record<string, unknown>> | null;
}

export interface SortField {
  readonly key: number;
  readonly ascending: boolean;
}

export class Table {
  readonly id: string;
  readonly legacyId: string;
  readonly sheet: Sheet;
  name: string;
  /** Header, data and totals together. */
  area: Area;
  columns: TableColumn[];
  showHeaders = true;
  showTotals = false;
  style = 'TableStyleMedium2';
  showBandedRows = true;
  showBandedColumns = false;
  highlightFirstColumn = false;
  highlightLastColumn = false;
  showFilterButton = true;
  sortFields: readonly SortField[] = [];
  matchCase = false;
  private nextColumnId = 1;

  constructor(id: string, legacyId: string, sheet: Sheet, name: string, area: Area) {
    this.id = id;
    this.legacyId = legacyId;
    this.sheet = sheet;
    this.name = name;
    this.area = area;
    this.columns = [];
  }

  makeColumn(name: string): TableColumn {
    return { id: this.nextColumnId++, name, filter: null };
  }

  /** A column that the table had before, as a file tells of it: its id is not given to another. */
  restoreColumn(column: TableColumn): TableColumn {
    this.nextColumnId = Math.max(this.nextColumnId, column.id + 1);
    return column;
  }

  get headerArea(): Area {
    return { ...this.area, rowCount: 1 };
  }

  get dataRowCount(): number {
    return this.area.rowCount - (this.showHeaders ? 1 : 0) - (this.showTotals ? 1 : 0);
  }

  get dataArea(): Area {
    return {
      ...this.area,
      row: this.area.row + (this.showHeaders ? 1 : 0),
      rowCount: this.dataRowCount,
    };
  }

  get totalsArea(): Area | null {
    if (!this.showTotals) return null;
    return { ...this.area, row: this.area.row + this.area.rowCount - 1, rowCount: 1 };
  }

  /** By name (whatever its case) or by id; undefined where there is none. */
  findColumn(key: string | number): TableColumn | undefined {
    if (typeof key === 'number') return this.columns.find((column) => column.id === key);
    const name = key.toLowerCase();
    return this.columns.find((column) => column.name.toLowerCase() === name);
  }
}

/** The name, or the name with the smallest number behind it that no other column has. */
export function uniqueColumnName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
  return name;
}
