/**
 * A report as a workbook that is written while its rows are read. Whoever reads the file pulls: the memory it takes does not
 * grow with the rows, and nothing more is read of the books when the reader goes away. Where a sheet is full, the rows go on
 * in a second one under the same heads.
 */
import { Readable } from 'node:stream';
import type { Instant } from '../../shared/day.ts';
import { columnLetter, resolveFormula } from '../../shared/report/formula.ts';
import { formatOf, rowsAbove, type PlannedCell } from '../../shared/report/plan.ts';
import {
  packageParts,
  sheetPart,
  stylesPart,
  type SheetEntry,
} from '../../reports/xlsx/package-xml.ts';
import {
  beginSheet,
  endSheet,
  mostSheetRows,
  rowXml,
  type SheetFrame,
  type SheetValue,
} from '../../reports/xlsx/sheet-xml.ts';
import { StyleTable, type CellLook } from '../../reports/xlsx/style-xml.ts';
import { Portions, type RowPage, type RowSource } from './row-source.ts';
import { writeZip, type ZipPart } from './zip-stream.ts';

const accent = 'FF174C70';
const grey = 'FF6B7280';
export const looks = {
  title: { isBold: true, size: 15, color: accent },
  fact: { color: grey },
  head: { isBold: true, color: accent, fill: 'FFEDF2F6', below: accent },
} as const satisfies Record<string, CellLook>;

const headRow = rowsAbove.heads + 1;
const headHeight = 20;
/** Rows between which other requests are answered. */
const rowsAtOnce = 100;

/** A column that stands behind those of the report, such as the seal of each row. */
export interface AddedColumn {
  readonly head: string;
  readonly width: number;
  readonly look: CellLook;
}

/** A small sheet behind the rows, made when all of them are written. */
export interface LastSheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetValue[])[];
  readonly lookOf: (row: number, column: number) => CellLook;
}

export interface ReportWorkbook {
  readonly source: RowSource;
  readonly company: string;
  readonly madeAt: Instant;
  /** Says above the rows how they were made. */
  readonly remark: string;
  /** Whether sums of what is shown stand above the heads. */
  readonly hasTotals: boolean;
  readonly added: readonly AddedColumn[];
  /** What stands in the columns added, row by row in their order. */
  readonly addTo: (cells: readonly PlannedCell[]) => readonly SheetValue[];
  readonly finish: (() => Promise<LastSheet>) | null;
  /** Rows of one sheet, those above them included. */
  readonly mostRows?: number;
}

/** The figure of a formula: in a row that is written once its terms may lie beyond a filter, its value never is wrong. */
function valueOf(cell: PlannedCell): SheetValue {
  if (typeof cell !== 'object' || cell === null) return cell;
  return cell.value === '' ? null : cell.value;
}

/** Sums of what is shown, as formulas over all rows that the sheet may have. */
function totalsOf({ totals, columns }: RowSource, mostRows: number): SheetValue[] {
  const placeOf = (id: string): string | null => {
    const place = columns.findIndex((column) => column.id === id);
    const letter = columnLetter(place);
    return place < 0 ? null : `${letter}${headRow + 1}:${letter}${mostRows}`;
  };
  const places = {
    ofRow: () => null,
    ofCell: () => null,
    ofColumn: (table: string, id: string) => (table === '' ? placeOf(id) : null),
  };
  return totals.map((cell = null): SheetValue => {
    if (typeof cell !== 'object' || cell === null) return cell;
    const formula = resolveFormula(cell.formula, places);
    return formula === null ? null : { formula };
  });
}

class ReportWriter {
  readonly #book: ReportWorkbook;
  readonly #rows: Portions;
  readonly #styles = new StyleTable();
  readonly #sheets: SheetEntry[] = [];
  readonly #frame: SheetFrame;
  readonly #rowStyles: readonly number[];
  readonly #mostRows: number;

  constructor(book: ReportWorkbook) {
    const { source, added, mostRows = mostSheetRows } = book;
    this.#book = book;
    this.#rows = new Portions(source.pages);
    this.#mostRows = mostRows;
    const { columns, formats } = source;
    this.#rowStyles = [
      ...columns.map(({ kind }) => this.#styles.indexOf({ format: formats[kind] })),
      ...added.map(({ look }) => this.#styles.indexOf(look)),
    ];
    const widths = [...columns, ...added].map(({ width }) => width);
    this.#frame = { widths, frozenRows: headRow, isLandscape: true };
  }

  async *parts(): AsyncGenerator<ZipPart> {
    try {
      do {
        const name = this.#nextName();
        yield { name: sheetPart(this.#sheets.length + 1), texts: this.#sheet(name) };
      } while (await this.#rows.hasMore());
    } finally {
      await this.#rows.close();
    }
    const { finish, source, company, madeAt } = this.#book;
    if (finish !== null) yield this.#lastSheet(await finish());
    yield { name: stylesPart, texts: [this.#styles.xml()] };
    for (const [name, xml] of packageParts({ title: source.title, company, madeAt }, this.#sheets))
      yield { name, texts: [xml] };
  }

  #nextName(): string {
    const { sheetName } = this.#book.source;
    return this.#sheets.length === 0 ? sheetName : `${sheetName} ${this.#sheets.length + 1}`;
  }

  async *#sheet(name: string): AsyncGenerator<string> {
    yield beginSheet(this.#frame) + this.#above();
    let last = headRow;
    while (last < this.#mostRows) {
      const rows = await this.#rows.take(Math.min(rowsAtOnce, this.#mostRows - last));
      if (rows.length === 0) break;
      yield this.#write(rows, last + 1);
      last += rows.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const end = columnLetter(this.#rowStyles.length - 1);
    yield endSheet(this.#frame, `A${headRow}:${end}${last}`);
    const filter = `$A$${headRow}:$${end}$${last}`;
    this.#sheets.push({ name, filter, titleRows: headRow });
  }

  /** Title, company, question, remark, totals, heads. */
  #above(): string {
    const { source, company, remark, hasTotals, added } = this.#book;
    const { title, question, columns, totals, formats } = source;
    const line = (row: number, text: string, look: CellLook): string =>
      text === '' ? '' : rowXml(row, [text], [this.#styles.indexOf(look)]);
    const sums = hasTotals ? totalsOf(source, this.#mostRows) : [];
    const sumStyles = columns.map(({ kind }, place) =>
      this.#styles.indexOf({ isBold: true, format: formatOf(totals[place], kind, formats) }),
    );
    const heads = [...columns, ...added].map(({ head }) => head);
    const headStyle = this.#styles.indexOf(looks.head);
    return [
      line(rowsAbove.title + 1, title, looks.title),
      line(rowsAbove.company + 1, company, looks.fact),
      line(rowsAbove.caption + 1, question, looks.fact),
      line(rowsAbove.status + 1, remark, looks.fact),
      sums.length === 0 ? '' : rowXml(rowsAbove.totals + 1, sums, sumStyles),
      rowXml(
        headRow,
        heads,
        heads.map(() => headStyle),
        headHeight,
      ),
    ].join('');
  }

  #write(rows: RowPage, from: number): string {
    const { addTo } = this.#book;
    let xml = '';
    rows.forEach((cells, place) => {
      const values = [...cells.map(valueOf), ...addTo(cells)];
      xml += rowXml(from + place, values, this.#rowStyles);
    });
    return xml;
  }

  #lastSheet({ name, widths, rows, lookOf }: LastSheet): ZipPart {
    const frame = { widths, frozenRows: 0, isLandscape: false };
    const written = rows.map((values, row) => {
      const styles = values.map((_, column) => this.#styles.indexOf(lookOf(row, column)));
      return rowXml(row + 1, values, styles);
    });
    this.#sheets.push({ name });
    const texts = [beginSheet(frame), ...written, endSheet(frame)];
    return { name: sheetPart(this.#sheets.length), texts };
  }
}

/** The bytes of a report's workbook, as they are asked for. */
export function streamReport(book: ReportWorkbook): Readable {
  return Readable.from(writeZip(new ReportWriter(book).parts()), { objectMode: false });
}
