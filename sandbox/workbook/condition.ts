/**
 * The small language of conditions: what a conditional format's formula says of each cell of its area. It knows comparisons,
 * sums, texts and the functions of the table below, with references to single cells; of anything else it says that it does
 * not know it, and the format is not drawn.
 */
import type { CellValue } from './cell.ts';
import { isErrorValue } from './cell.ts';
import { columnIndex } from './address.ts';

interface Place {
  readonly row: number;
  readonly column: number;
}

export type ReadValue = (row: number, column: number) => CellValue;

/** The value for the cell at this place; relative references count from there. */
type Expression = (at: Place, read: ReadValue) => CellValue;

export interface Condition {
  readonly holds: (at: Place, read: ReadValue) => boolean;
  /** Whether it reads only the row of the cell that it is asked for. */
  readonly isOfRow: boolean;
}

class Unknown extends Error {}

const isBlank = (value: CellValue): boolean => value === '';

export function isTrue(value: CellValue): boolean {
  return value === true || (typeof value === 'number' && value !== 0);
}

function numberOf(value: CellValue): number {
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number(value || 0);
}

function textOf(value: CellValue): string {
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

const functions: Readonly<Record<string, (args: readonly CellValue[]) => CellValue>> = {
  LEFT: ([text = '', count = 1]) => textOf(text).slice(0, numberOf(count)),
  RIGHT: ([text = '', count = 1]) =>
    numberOf(count) === 0 ? '' : textOf(text).slice(-numberOf(count)),
  MID: ([text = '', from = 1, count = 0]) =>
    textOf(text).slice(numberOf(from) - 1, numberOf(from) - 1 + numberOf(count)),
  LEN: ([text = '']) => textOf(text).length,
  TRIM: ([text = '']) => textOf(text).trim().replace(/ +/g, ' '),
  UPPER: ([text = '']) => textOf(text).toUpperCase(),
  LOWER: ([text = '']) => textOf(text).toLowerCase(),
  EXACT: ([a = '', b = '']) => textOf(a) === textOf(b),
  ABS: ([value = 0]) => Math.abs(numberOf(value)),
  MOD: ([value = 0, by = 1]) =>
    numberOf(value) - numberOf(by) * Math.floor(numberOf(value) / numberOf(by)),
  AND: (args) => args.every(isTrue),
  OR: (args) => args.some(isTrue),
  NOT: ([value = false]) => !isTrue(value),
  ISBLANK: ([value = '']) => isBlank(value),
  ISNUMBER: ([value = '']) => typeof value === 'number',
  ISTEXT: ([value = '']) => typeof value === 'string' && !isBlank(value) && !isErrorValue(value),
  ISERROR: ([value = '']) => isErrorValue(value),
  TRUE: () => true,
  FALSE: () => false,
};

/** As Excel orders: numbers, texts whatever their case, truths; a blank is what it is compared with. */
export function compareCells(a: CellValue, b: CellValue): number {
  const rank = (value: CellValue) =>
    typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
  const [left, right] = [
    isBlank(a) && typeof b === 'number' ? 0 : a,
    isBlank(b) && typeof a === 'number' ? 0 : b,
  ];
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === 'string') {
    return left.localeCompare(textOf(right), 'en', { sensitivity: 'accent' });
  }
  return Number(left) - Number(right);
}

type Operator = (a: CellValue, b: CellValue) => CellValue;

/** Loosest first; of one level, from left to right. */
const levels: readonly Readonly<Record<string, Operator>>[] = [
  {
    '=': (a, b) => compareCells(a, b) === 0,
    '<>': (a, b) => compareCells(a, b) !== 0,
    '<=': (a, b) => compareCells(a, b) <= 0,
    '>=': (a, b) => compareCells(a, b) >= 0,
    '<': (a, b) => compareCells(a, b) < 0,
    '>': (a, b) => compareCells(a, b) > 0,
  },
  { '&': (a, b) => textOf(a) + textOf(b) },
  { '+': (a, b) => numberOf(a) + numberOf(b), '-': (a, b) => numberOf(a) - numberOf(b) },
  { '*': (a, b) => numberOf(a) * numberOf(b), '/': (a, b) => numberOf(a) / numberOf(b) },
];

const token =
  /\s*(?:(?<text>"(?:[^"]|"")*")|(?<number>\d+(?:\.\d+)?)|(?<cell>\$?[A-Za-z]{1,3}\$?\d{1,7})(?![\w(:!.])|(?<name>[A-Za-z][A-Za-z.]*)(?=\()|(?<truth>TRUE|FALSE)\b|(?<sign><>|<=|>=|[-=<>&+*/(),]))/gy;

interface Token {
  readonly kind: string;
  readonly text: string;
}

function readTokens(formula: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = formula.startsWith('=') ? 1 : 0;
  while (token.lastIndex < formula.trimEnd().length) {
    const groups: Readonly<Record<string, string | undefined>> = token.exec(formula)?.groups ?? {};
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined);
    if (kind === undefined) throw new Unknown(formula);
    tokens.push({ kind, text: groups[kind] ?? '' });
  }
  return tokens;
}

class Parser {
  isOfRow = true;
  private readonly tokens: readonly Token[];
  private readonly base: Place;
  private next = 0;

  constructor(formula: string, base: Place) {
    this.tokens = readTokens(formula);
    this.base = base;
  }

  parse(): Expression {
    const expression = this.level(0);
    if (this.next < this.tokens.length) throw new Unknown();
    return expression;
  }

  private take(sign: string): boolean {
    if (this.tokens[this.next]?.text !== sign) return false;
    this.next += 1;
    return true;
  }

  private level(depth: number): Expression {
    const operators = levels[depth];
    if (operators === undefined) return this.operand();
    let left = this.level(depth + 1);
    for (;;) {
      const { kind, text } = this.tokens[this.next] ?? { kind: '', text: '' };
      const operator = kind === 'sign' ? operators[text] : undefined;
      if (operator === undefined) return left;
      this.next += 1;
      const [a, b] = [left, this.level(depth + 1)];
      left = (at, read) => operator(a(at, read), b(at, read));
    }
  }

  private operand(): Expression {
    if (this.take('-')) {
      const inner = this.operand();
      return (at, read) => -numberOf(inner(at, read));
    }
    if (this.take('(')) {
      const inner = this.level(0);
      if (!this.take(')')) throw new Unknown();
      return inner;
    }
    const { kind, text } = this.tokens[this.next] ?? { kind: '', text: '' };
    this.next += 1;
    if (kind === 'text') return constant(text.slice(1, -1).replaceAll('""', '"'));
    if (kind === 'number') return constant(Number(text));
    if (kind === 'truth') return constant(text === 'TRUE');
    if (kind === 'cell') return this.reference(text);
    if (kind === 'name') return this.call(text);
    throw new Unknown();
  }

  private reference(text: string): Expression {
    const [, fixedColumn, letters = '', fixedRow, digits = ''] =
      /^(\$?)([A-Za-z]+)(\$?)(\d+)$/.exec(text) ?? [];
    const [row, column] = [Number(digits) - 1, columnIndex(letters)];
    const [down, across] = [row - this.base.row, column - this.base.column];
    if (fixedRow === '$' || down !== 0) this.isOfRow = false;
    return (at, read) =>
      read(
        fixedRow === '$' ? row : at.row + down,
        fixedColumn === '$' ? column : at.column + across,
      );
  }

  private call(name: string): Expression {
    const work = functions[name.toUpperCase()];
    if (work === undefined || !this.take('(')) throw new Unknown(name);
    const args: Expression[] = [];
    while (!this.take(')')) {
      if (args.length > 0 && !this.take(',')) throw new Unknown();
      args.push(this.level(0));
    }
    return (at, read) => work(args.map((arg) => arg(at, read)));
  }
}

function constant(value: CellValue): Expression {
  return () => value;
}

/** Null where the formula says something that is not known here. `base` is the cell that it is written for. */
export function readCondition(formula: string, base: Place): Condition | null {
  try {
    const parser = new Parser(formula, base);
    const expression = parser.parse();
    const { isOfRow } = parser;
    return { isOfRow, holds: (at, read) => isTrue(expression(at, read)) };
  } catch (fault) {
    if (fault instanceof Unknown) return null;
    throw fault;
  }
}

/** What a formula of a rule comes to; a plain text or number stands for itself. */
export function readOperand(formula: string, base: Place): Expression | null {
  try {
    return new Parser(formula, base).parse();
  } catch (fault) {
    if (fault instanceof Unknown) return null;
    throw fault;
  }
}
