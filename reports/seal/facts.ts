/**
 * A seal, as the sheet beside the rows tells it: which rows of whose books, asked how and when, and the first and the
 * last hash of their chain. The first is reckoned over all that stands here above the rows, so that a row cannot be
 * passed off as part of another report.
 */
import { columnKinds, type ColumnKind } from '../../shared/report/plan.ts';
import { bytesOfHex, hashTexts, hexOf, type CanonicalText } from './canonical.ts';

export const sealMarker = 'Serialbook seal';
export const sealVersion = 'serialbook-seal-1';

export interface SealedColumn {
  readonly id: string;
  readonly head: string;
  readonly kind: ColumnKind;
}

/** What the first hash is reckoned over. */
export interface SealSubject {
  /** The number that the books gave it, such as SEAL-100001. */
  readonly number: string;
  readonly bookId: string;
  readonly company: string;
  readonly title: string;
  /** What was asked: period, filters, currency. */
  readonly question: string;
  readonly madeAt: string;
  readonly madeBy: string;
  /** Of the currency that money stands in. */
  readonly decimals: number;
  readonly columns: readonly SealedColumn[];
}

export interface SealHead {
  readonly rows: number;
  /** Hexadecimal digits of SHA-256. */
  readonly first: string;
  readonly last: string;
}

export interface SealFacts extends SealSubject, SealHead {}

/** The heads of the columns that the seal adds behind those of the report. */
export const sealColumns = { number: 'No.', check: 'Check', seal: 'Seal' } as const;

export function firstHashOf(subject: SealSubject): Uint8Array {
  const { number, bookId, company, title, question, madeAt, madeBy, decimals, columns } = subject;
  const texts: CanonicalText[] = [
    ...[sealVersion, number, bookId, company, title, question, madeAt, madeBy, String(decimals)],
    ...columns.flatMap(({ id, head, kind }) => [id, head, kind]),
  ];
  return hashTexts(texts);
}

/** The rows of the seal's sheet: names before values, then the columns. */
export function rowsOfSeal(facts: SealFacts): string[][] {
  return [
    [sealMarker, sealVersion],
    ['Number', facts.number],
    ['Books', facts.bookId],
    ['Company', facts.company],
    ['Report', facts.title],
    ['Question', facts.question],
    ['Made at', facts.madeAt],
    ['Made by', facts.madeBy],
    ['Decimals of money', String(facts.decimals)],
    ['Rows', String(facts.rows)],
    ['First hash', facts.first],
    ['Last hash', facts.last],
    ['Column', 'Head', 'Kind'],
    ...facts.columns.map(({ id, head, kind }) => [id, head, kind]),
  ];
}

function isKind(text: string | undefined): text is ColumnKind {
  return columnKinds.some((kind) => kind === text);
}

/** The seal that rows of a sheet tell; null where they tell none, or not the whole of it. */
export function readSeal(rows: readonly (readonly string[])[]): SealFacts | null {
  const [head, ...rest] = rows;
  if (head?.[0] !== sealMarker || head[1] !== sealVersion) return null;
  const from = rest.findIndex(([name, second]) => name === 'Column' && second === 'Head');
  if (from < 0) return null;
  const said = new Map(rest.slice(0, from).map(([name = '', value = '']) => [name, value]));
  const columns: SealedColumn[] = [];
  for (const [id = '', columnHead = '', kind] of rest.slice(from + 1)) {
    if (!isKind(kind)) break;
    columns.push({ id, head: columnHead, kind });
  }
  const textOf = (name: string): string => said.get(name) ?? '';
  const [decimals, count] = [Number(textOf('Decimals of money')), Number(textOf('Rows'))];
  const isWhole =
    columns.length > 0 &&
    [decimals, count].every((figure) => Number.isSafeInteger(figure) && figure >= 0) &&
    decimals <= 6 &&
    bytesOfHex(textOf('First hash')) !== null &&
    bytesOfHex(textOf('Last hash')) !== null;
  if (!isWhole) return null;
  return {
    number: textOf('Number'),
    bookId: textOf('Books'),
    company: textOf('Company'),
    title: textOf('Report'),
    question: textOf('Question'),
    madeAt: textOf('Made at'),
    madeBy: textOf('Made by'),
    decimals,
    rows: count,
    first: textOf('First hash').toLowerCase(),
    last: textOf('Last hash').toLowerCase(),
    columns,
  };
}

/** Whether the first hash is that of what the sheet says. */
export function isOwnFirstHash(facts: SealFacts): boolean {
  return hexOf(firstHashOf(facts)) === facts.first;
}
