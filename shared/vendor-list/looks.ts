/** What a column of a list holds by the look of its cells, where no head says it. */
import type { Rows } from './heads.ts';

const amountLook = /^[^\d]{0,4}\d{1,3}([., ’']?\d{3})*[.,]\d{2}[^\d]{0,5}$/;
const countLook = /^\d{1,4}$/;
const dateLook = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/;

/** Whether one word of a cell may be a serial by its look. */
export function looksLikeSerial(text: string): boolean {
  const bare = text.trim();
  return (
    bare.length >= 4 &&
    bare.length <= 60 &&
    /\d/.test(bare) &&
    !/\s\S+\s/.test(bare) &&
    !amountLook.test(bare) &&
    !countLook.test(bare) &&
    !dateLook.test(bare)
  );
}

const sampledRows = 500;

function filledCells(rows: Rows, at: number): string[] {
  return rows.slice(0, sampledRows).flatMap((row) => (row[at] ?? '').trim() || []);
}

function widthOf(rows: Rows): number {
  return rows.slice(0, sampledRows).reduce((width, row) => Math.max(width, row.length), 0);
}

/** How much a column looks like one of serials: the share of its cells that do, and that differ; 0 to 1. */
function rateColumn(cells: readonly string[]): number {
  if (cells.length === 0) return 0;
  const words = cells.map((cell) => cell.split(/[\s,;]+/)).filter((each) => each[0] !== '');
  const serial = words.filter((each) => each.every(looksLikeSerial)).length;
  const share = serial / cells.length;
  return share * (new Set(cells).size / cells.length);
}

const leastRate = 0.5;

/** The column whose cells look most like serials, and those beside it that look as much so: a list laid out in a grid. */
export function serialsByLook(rows: Rows, taken: ReadonlySet<number>): number[] {
  const columns = Array.from({ length: widthOf(rows) }, (_, at) => filledCells(rows, at));
  const rates = columns.map((cells, at) => (taken.has(at) ? 0 : rateColumn(cells)));
  const best = Math.max(0, ...rates);
  if (best < leastRate) return [];
  const first = rates.indexOf(best);
  const lengthOf = (at: number): number => {
    const lengths = (columns[at] ?? []).map((cell) => cell.length).sort((a, b) => a - b);
    return lengths[Math.floor(lengths.length / 2)] ?? 0;
  };
  return rates.flatMap((rate, at) =>
    at === first || (rate >= 0.9 && lengthOf(at) === lengthOf(first) && best >= 0.9) ? [at] : [],
  );
}

/** The one column of amounts with two decimals; null where there is none, or where two differ and may be price and sum. */
export function costByLook(rows: Rows, taken: ReadonlySet<number>): number | null {
  const found: { at: number; cells: string }[] = [];
  for (let at = 0; at < widthOf(rows); at += 1) {
    const cells = filledCells(rows, at);
    const amounts = cells.filter((cell) => cell.length <= 60 && amountLook.test(cell));
    if (taken.has(at) || cells.length === 0 || amounts.length < cells.length * 0.8) continue;
    found.push({ at, cells: cells.join('\n') });
  }
  const [first] = found;
  return first !== undefined && found.every(({ cells }) => cells === first.cells) ? first.at : null;
}
