/**
 * One cell: what was entered, what it shows, how it looks. An empty cell's value is the empty string, as the
 * Excel API gives it. A format bag is never changed in place, so cells may share one.
 */
export type CellValue = string | number | boolean;

export type BorderSide =
  | 'EdgeTop'
  | 'EdgeBottom'
  | 'EdgeLeft'
  | 'EdgeRight'
  | 'InsideVertical'
  | 'InsideHorizontal'
  | 'DiagonalDown'
  | 'DiagonalUp';

export const borderSides: readonly BorderSide[] = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
];

export interface BorderLine {
  readonly style: string;
  readonly color: string;
  readonly weight: string;
}

/** Only what differs from Excel's defaults is there. Colours are `#RRGGBB`. */
export interface CellFormat {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: string;
  readonly strikethrough?: boolean;
  readonly superscript?: boolean;
  readonly subscript?: boolean;
  readonly fontName?: string;
  readonly fontSize?: number;
  readonly fontColor?: string;
  readonly fill?: string;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapText?: boolean;
  readonly shrinkToFit?: boolean;
  readonly indentLevel?: number;
  readonly textOrientation?: number;
  readonly readingOrder?: string;
  readonly locked?: boolean;
  readonly formulaHidden?: boolean;
  readonly style?: string;
  readonly borders?: Readonly<Partial<Record<BorderSide, BorderLine>>>;
  /** The rule, prompt and alert of data validation, as the API hands them over. */
  readonly validation?: Readonly<Record<string, unknown>>;
  readonly hyperlink?: Readonly<Record<string, unknown>>;
}

export interface Cell {
  value: CellValue;
  /** With its leading `=`; null where the cell holds a constant. Only its sheet sets it, which knows where formulas are. */
  readonly formula: string | null;
  numberFormat: string;
  /** Entered with a leading apostrophe: the value is text whatever it looks like. */
  isQuoted: boolean;
  format: CellFormat;
}

export const plainFormat: CellFormat = Object.freeze({});

export function isEmptyCell(cell: Cell): boolean {
  return cell.value === '' && cell.formula === null;
}

export function isErrorValue(value: CellValue): boolean {
  return (
    typeof value === 'string' &&
    /^#(N\/A|VALUE!|REF!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|BUSY!|CONNECT!|FIELD!|BLOCKED!|GETTING_DATA)$/.test(
      value,
    )
  );
}

/** `Excel.RangeValueType` of a cell. */
export function valueTypeOf(value: CellValue): 'Empty' | 'Double' | 'Boolean' | 'Error' | 'String' {
  if (value === '') return 'Empty';
  if (typeof value === 'number') return 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return isErrorValue(value) ? 'Error' : 'String';
}

/** The format with one part set, or taken away where the value is undefined. */
export function withFormat<K extends keyof CellFormat>(
  format: CellFormat,
  key: K,
  value: CellFormat[K] | undefined,
): CellFormat {
  const next: Record<string, unknown> = { ...format };
  if (value === undefined) Reflect.deleteProperty(next, key);
  else next[key] = value;
  return next;
}
