/**
 * Excel in the words of this product: tables with known columns, rows found by key, report sheets, settings kept in the
 * workbook. Behind it alone stands Office. Every write can be repeated, and every failure is a sentence.
 */
import type { PlannedReport } from '../../shared/report/plan.ts';
import type { CommandName } from '../commands/table.ts';

/** What a column of a worksheet table holds; text columns take every serial to the character. */
export type ColumnKind = 'text' | 'money' | 'day' | 'number';

export interface TableColumn<Id extends string = string> {
  /** Stays when a person renames or moves the column. */
  readonly id: Id;
  readonly head: string;
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width: number;
  readonly isHidden?: boolean;
  /** A person may delete it, and it is then written no longer; without any other column nothing is read or written. */
  readonly isOptional?: boolean;
}

/** A worksheet table; its first column is the hidden `key`, by which rows are found again. */
export interface TableSpec<Id extends string = string> {
  readonly name: string;
  readonly sheet: string;
  readonly columns: readonly TableColumn<Id>[];
  /** A row stands out in colour while its cell in this column begins with `!`. */
  readonly marks?: Id;
}

/**
 * Stands in the text of a cell which Excel keeps as a number or a date, so that what was scanned is known no longer:
 * more than 15 digits, an exponent, a day. Nothing takes such a text for a serial.
 */
export const lostTextMark = '\u2028';

/** Cells by column id. Money is decimal text, days are `YYYY-MM-DD`. */
export type TableRow<Id extends string = string> = { readonly [Column in Id]?: string };

export type KeyedRow<Id extends string = string> = TableRow<Id> & { readonly key: string };

/** How a long job tells how far it has come, and is stopped. Stopped, it leaves whole rows: the same job again completes it. */
export interface LongWork {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** A cell of a report sheet. */
export type ReportCell =
  | { readonly kind: 'text'; readonly text: string; readonly isStrong?: boolean }
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly format: string;
      readonly isStrong?: boolean;
    }
  | {
      readonly kind: 'formula';
      readonly formula: string;
      readonly format: string;
      readonly isStrong?: boolean;
    }
  | null;

/** A new sheet: cells from A1 on, with one real table in it. */
export interface ReportSheet {
  readonly name: string;
  readonly tableName: string;
  /** Rows above the table's heads, and the heads themselves, from 1. */
  readonly headRow: number;
  /** Rows of the table without its heads. */
  readonly tableRows: number;
  readonly columns: readonly { readonly width: number; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly ReportCell[])[];
  readonly isLandscape: boolean;
}

/** A sheet of the workbook that is a report of the books. */
export interface KeptReport {
  readonly id: string;
  /** The name of its sheet now. */
  readonly sheet: string;
  /** What it was asked for; parsed by whoever kept it. */
  readonly question: unknown;
  /** When the books were asked, as a person reads it; empty where it was never written to its end. */
  readonly refreshedAt: string;
  /** False where writing was stopped: the same report again completes it. */
  readonly isComplete: boolean;
}

export interface KeptReports {
  readonly reports: readonly KeptReport[];
  /** The sheets that were deleted since; their reports are forgotten. */
  readonly forgotten: readonly string[];
}

/** A report to write, and what it was asked for. */
export interface ReportJob {
  readonly report: PlannedReport;
  readonly question: unknown;
  readonly askedAt: string;
}

export type HostFaultCode =
  | 'cell_being_edited'
  | 'sheet_protected'
  | 'workbook_read_only'
  | 'workbook_behind'
  | 'table_gone'
  | 'column_gone'
  | 'rows_filtered'
  | 'report_gone'
  | 'stopped'
  | 'no_room'
  | 'too_large'
  | 'settings_unsaved'
  | 'not_in_excel'
  | 'excel_failed';

/** What a pane offers a person after a fault: the name of a button, or of what to do in Excel. */
export type FaultOffer = 'retry' | 'rebuild' | 'resume' | 'copy' | 'less' | 'open';

/** Excel would not. `message` is for a person; whether trying again can help is said too. */
export class HostFault extends Error {
  readonly code: HostFaultCode;
  readonly canRetry: boolean;
  readonly offer: FaultOffer;
  constructor(
    code: HostFaultCode,
    message: string,
    canRetry: boolean,
    offer: FaultOffer = 'retry',
  ) {
    super(message);
    this.code = code;
    this.canRetry = canRetry;
    this.offer = offer;
  }
}

/** The cells of a list, and the sheet that they stand in. */
export interface ListCells {
  readonly sheet: string;
  readonly rows: readonly (readonly string[])[];
}

export interface ExcelHost {
  /** False where the page runs outside Excel: look-ups work, sheets do not. */
  readonly isExcel: boolean;
  /** Whether Excel's own theme is dark; null where it does not say. */
  isDark(): boolean | null;
  /** The languages of the person, the preferred one first, as `de-DE`. */
  languages(): readonly string[];
  /** Makes the table where it is missing, and shows its sheet. */
  showTable(spec: TableSpec): Promise<void>;
  /**
   * Puts a table right that a person took apart: one that was turned back into plain cells is a table again, columns
   * that were deleted are there again, empty.
   */
  rebuildTable(spec: TableSpec): Promise<void>;
  /** Writes rows below the table; rows whose key is there already are written over, never doubled. */
  putRows<Id extends string>(
    spec: TableSpec<Id>,
    rows: readonly KeyedRow<Id>[],
    work?: LongWork,
  ): Promise<void>;
  /** All rows in the order of the sheet; a row that a person typed has an empty key. None where there is no table. */
  readRows<Id extends string>(spec: TableSpec<Id>, work?: LongWork): Promise<KeyedRow<Id>[]>;
  /**
   * Gives a key to each row that has none, or the key of a row above it, and something in the column `by`: rows that a
   * person typed, pasted or copied. Answers them with their new keys.
   */
  adoptRows<Id extends string>(
    spec: TableSpec<Id>,
    by: Id,
    makeKey: () => string,
  ): Promise<KeyedRow<Id>[]>;
  /** How many of these rows a filter hides. */
  countHiddenRows(spec: TableSpec, keys: readonly string[]): Promise<number>;
  /** Takes rows out by key. */
  removeRows(spec: TableSpec, keys: readonly string[], work?: LongWork): Promise<void>;
  /** Calls back after this person changed the table; silent for the add-in's own writes and for other people's. */
  watchTable(spec: TableSpec, onChange: () => void): Promise<() => void>;
  /** Calls back with why Excel keeps a job waiting, in a sentence, and with null once it goes on. */
  watchWaiting(onWaiting: (sentence: string | null) => void): () => void;
  /** The texts of the selected cells, row by row, without empty ones, at most 10,000. */
  readSelection(): Promise<string[]>;
  /**
   * The cells of a list as texts, row by row: those that are selected where these are several, else all that the sheet
   * in view holds. What Excel turned into a day or a short form stands as it is shown.
   */
  readList(): Promise<ListCells>;
  /** Writes a report to a new sheet and shows it; answers the sheet's name. */
  writeReport(report: ReportSheet): Promise<string>;
  /**
   * Writes a report to a new sheet and keeps what it was asked for; answers the sheet's name. Stopped, or failed on its
   * way, it stays in the list as not complete.
   */
  makeReport(job: ReportJob, work?: LongWork): Promise<string>;
  /**
   * Writes a report again in its place: rows that went go, new ones come, and everything that a person added, sorted,
   * renamed or formatted stays. Answers the sheet's name.
   */
  refreshReport(id: string, job: ReportJob, work?: LongWork): Promise<string>;
  /** The reports of this workbook, the oldest first. */
  listReports(): Promise<KeptReports>;
  /** Shows the sheet of a report. */
  showReport(id: string): Promise<void>;
  /** Kept in the workbook itself; parsed by whoever reads it. Null where nothing was kept. */
  readSetting(name: string): unknown;
  writeSetting(name: string, value: unknown): Promise<void>;
  /** Keeps what `change` makes of what the workbook has at that moment, whoever kept it. It may be asked more than once. */
  changeSetting(name: string, change: (kept: unknown) => unknown): Promise<void>;
  /** What parts this add-in's storage in a browser from that of others; empty where the host names none. */
  readonly partition: string;
  /** Asks for the camera where Office stands before it; elsewhere the browser asks by itself. */
  askForCamera(): Promise<void>;
  /** Calls back with the texts of the selection as it changes; answers how to stop. */
  watchSelection(onTexts: (texts: readonly string[]) => void): Promise<() => void>;
  registerCommands(handlers: Readonly<Record<CommandName, () => Promise<void>>>): void;
  registerFunctions(functions: Readonly<Record<string, (...args: never[]) => unknown>>): void;
  /** An error that shows in a cell with its sentence. */
  makeCellError(kind: 'notFound' | 'notAvailable' | 'wrongValue', message: string): Error;
  /** Recalculates every formula of the workbook. */
  recalculate(): Promise<void>;
  /** Shows the task pane, where the host can. */
  showPane(): Promise<void>;
  /** Opens a file beside Excel, or saves it under its name where windows are blocked. */
  openFile(address: string, fileName: string): void;
}
