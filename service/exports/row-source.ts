/** The rows of a report a page at a time, with what its sheet is made of. */
import type { PlannedColumn, PlannedReport, PlannedTable } from '../../shared/report/plan.ts';

export type RowPage = PlannedTable['rows'];

export interface RowSource {
  readonly title: string;
  /** What was asked, as a person reads it. */
  readonly question: string;
  readonly sheetName: string;
  readonly formats: PlannedReport['formats'];
  readonly columns: readonly PlannedColumn[];
  /** Above the heads, by column. */
  readonly totals: PlannedReport['totals'];
  readonly pages: AsyncIterable<RowPage>;
}

export function sourceOf(plan: PlannedReport, pages: RowSource['pages']): RowSource {
  const { title, caption, sheetName, formats, main, totals } = plan;
  const { columns } = main;
  return { title, question: caption, sheetName, formats, columns, totals, pages };
}

/** Rows that are there already. */
export async function* onePage(rows: RowPage): AsyncGenerator<RowPage> {
  yield await Promise.resolve(rows);
}

interface Answered<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/**
 * A list that is read while it is written. The first page is read at once, since columns are as wide as what stands in
 * them, and so that a question that is refused is refused before anything is answered.
 */
export async function openList<Item>(
  read: (cursor: string | undefined) => Promise<Answered<Item>>,
  plan: (items: readonly Item[]) => PlannedReport,
): Promise<RowSource> {
  const first = await read(undefined);
  async function* pages(): AsyncGenerator<RowPage> {
    let page = first;
    yield plan(page.items).main.rows;
    while (page.next !== null) {
      page = await read(page.next);
      yield plan(page.items).main.rows;
    }
  }
  return sourceOf(plan(first.items), pages());
}

/** Rows in portions, so that a sheet may end where it is full and the next goes on. */
export class Portions {
  readonly #pages: AsyncIterator<RowPage>;
  #page: RowPage = [];
  #at = 0;

  constructor(pages: AsyncIterable<RowPage>) {
    this.#pages = pages[Symbol.asyncIterator]();
  }

  /** The next rows, at most so many; none at the end. */
  async take(most: number): Promise<RowPage> {
    if (!(await this.hasMore())) return [];
    const rows = this.#page.slice(this.#at, this.#at + most);
    this.#at += rows.length;
    return rows;
  }

  async hasMore(): Promise<boolean> {
    while (this.#at >= this.#page.length) {
      const next = await this.#pages.next();
      if (next.done === true) return false;
      [this.#page, this.#at] = [next.value, 0];
    }
    return true;
  }

  /** Nothing more is read; called at the end, and where whoever reads goes away. */
  async close(): Promise<void> {
    await this.#pages.return?.();
  }
}
