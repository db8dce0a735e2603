/**
 * Which conditional formats take hold of a cell, and the look that they give it: of two that say the same part, the first in
 * order wins. A rule that is not known here takes hold of nothing, and is named in `unknown`.
 */
import type { Area } from './address.ts';
import { contains, intersect } from './address.ts';
import type { CellValue } from './cell.ts';
import type { Condition } from './condition.ts';
import { compareCells, readCondition, readOperand } from './condition.ts';
import { displayText } from './display.ts';
import type { ConditionalFormatRecord, Sheet } from './sheet.ts';

export interface ConditionalLook {
  readonly fill?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strikethrough?: boolean;
}

interface Rule {
  readonly area: Area;
  readonly look: ConditionalLook;
  readonly isLast: boolean;
  readonly condition: Condition;
}

export interface ConditionalFormats {
  readonly lookAt: (row: number, column: number) => ConditionalLook | null;
  /** What has to be drawn again when the cells of an area changed. */
  readonly reach: (area: Area) => readonly Area[];
  readonly unknown: readonly string[];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const comparisons: Readonly<Record<string, (order: number, second: number) => boolean>> = {
  Between: (first, second) => first >= 0 && second <= 0,
  NotBetween: (first, second) => first < 0 || second > 0,
  EqualTo: (first) => first === 0,
  NotEqualTo: (first) => first !== 0,
  GreaterThan: (first) => first > 0,
  LessThan: (first) => first < 0,
  GreaterThanOrEqual: (first) => first >= 0,
  LessThanOrEqual: (first) => first <= 0,
};

/** `formula1` may be text with or without `=`; without, it is a number or the text itself. */
function operandOf(value: unknown, base: Area) {
  if (typeof value === 'number') return () => value;
  if (typeof value !== 'string') return null;
  if (value.startsWith('=')) return readOperand(value, base);
  const constant = value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : value;
  return () => constant;
}

function cellValueCondition({ area, parts }: ConditionalFormatRecord): Condition | null {
  const rule = record(parts['rule']);
  const compare = comparisons[String(rule['operator'])];
  const first = operandOf(rule['formula1'], area);
  const second = operandOf(rule['formula2'] ?? rule['formula1'], area);
  if (compare === undefined || first === null || second === null) return null;
  return {
    isOfRow: false,
    holds: (at, read) => {
      const value = read(at.row, at.column);
      if (value === '') return false;
      return compare(compareCells(value, first(at, read)), compareCells(value, second(at, read)));
    },
  };
}

const textTests: Readonly<Record<string, (text: string, wanted: string) => boolean>> = {
  Contains: (text, wanted) => text.includes(wanted),
  NotContains: (text, wanted) => !text.includes(wanted),
  BeginsWith: (text, wanted) => text.startsWith(wanted),
  EndsWith: (text, wanted) => text.endsWith(wanted),
};

function textCondition({ parts }: ConditionalFormatRecord): Condition | null {
  const rule = record(parts['rule']);
  const passes = textTests[String(rule['operator'])];
  if (passes === undefined) return null;
  const wanted = textOf(rule['text']).toLowerCase();
  const shown = (value: CellValue) => displayText(value, 'General').toLowerCase();
  return { isOfRow: true, holds: (at, read) => passes(shown(read(at.row, at.column)), wanted) };
}

function conditionOf(format: ConditionalFormatRecord): Condition | null {
  if (format.type === 'CellValue') return cellValueCondition(format);
  if (format.type === 'ContainsText') return textCondition(format);
  const { formula } = format.parts;
  return typeof formula === 'string' ? readCondition(formula, format.area) : null;
}

function lookOf(parts: Readonly<Record<string, unknown>>): ConditionalLook {
  const { bold, fill, fontColor, italic, strikethrough } = parts;
  return {
    ...(typeof fill === 'string' && fill !== '' ? { fill } : {}),
    ...(typeof fontColor === 'string' && fontColor !== '' ? { fontColor } : {}),
    ...(typeof bold === 'boolean' ? { bold } : {}),
    ...(typeof italic === 'boolean' ? { italic } : {}),
    ...(typeof strikethrough === 'boolean' ? { strikethrough } : {}),
  };
}

export function readConditionalFormats(sheet: Sheet): ConditionalFormats {
  const rules: Rule[] = [];
  const unknown: string[] = [];
  for (const format of sheet.conditionalFormats) {
    const condition = conditionOf(format);
    if (condition === null) {
      unknown.push(`${format.type} ${textOf(format.parts['formula'])}`.trim());
      continue;
    }
    const isLast = format.parts['stopIfTrue'] === true;
    rules.push({ area: format.area, look: lookOf(format.parts), isLast, condition });
  }
  const read = (row: number, column: number) => sheet.read(row, column).value;
  return {
    unknown,
    lookAt(row, column) {
      const at = { row, column, rowCount: 1, columnCount: 1 };
      let look = null as ConditionalLook | null;
      for (const { area, condition, isLast, look: own } of rules) {
        if (!contains(area, at) || !condition.holds(at, read)) continue;
        look = look === null ? own : { ...own, ...look };
        if (isLast) break;
      }
      return look;
    },
    reach: (changed) =>
      rules.flatMap(({ area, condition }) => {
        if (!condition.isOfRow) return area;
        return (
          intersect(area, { ...changed, column: area.column, columnCount: area.columnCount }) ?? []
        );
      }),
  };
}
