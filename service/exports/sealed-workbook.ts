/** A sealed workbook: the rows of a report with their seals on one sheet, the seal on another. */
import type { Readable } from 'node:stream';
import { exponentOf } from '../../shared/money.ts';
import { plainWords } from '../../reports/model/report-frame.ts';
import { rowsOfSeal, sealColumns, type SealFacts } from '../../reports/seal/facts.ts';
import { Sealer } from '../../reports/seal/sealer.ts';
import type { CellLook } from '../../reports/xlsx/style-xml.ts';
import type { BodyOf } from '../../shared/api.ts';
import type { Language } from '../../shared/languages.ts';
import { nowOf, type Books } from '../books.ts';
import { keepSeal, takeSealNumber } from '../commands/keep-seal.ts';
import { readCompany } from '../queries/company.ts';
import { streamReport, type AddedColumn, type LastSheet } from './report-workbook.ts';
import { openSource } from './sealed-source.ts';

const digits = { font: 'Consolas', size: 8, color: 'FF6B7280' } as const;
/** Behind the columns of the report: the row's number, its check and its seal. */
const added: readonly AddedColumn[] = [
  { head: sealColumns.number, width: 9, look: { ...digits, format: '0' } },
  { head: sealColumns.check, width: 14, look: { ...digits, format: '@' } },
  { head: sealColumns.seal, width: 20, look: { ...digits, format: '@' } },
];

function sheetOfSeal(facts: SealFacts): LastSheet {
  const lookOf = (row: number, column: number): CellLook => ({
    isBold: row === 0 || column === 0,
    format: '@',
  });
  return { name: 'Seal', widths: [22, 72, 12], rows: rowsOfSeal(facts), lookOf };
}

export interface SealedExport {
  readonly number: string;
  readonly stream: Readable;
}

/**
 * Begins a sealed export. The seal is kept when the last row was read; the workbook ends only after that. `mostRows` of a
 * sheet are Excel's, where nothing else is said.
 */
export async function exportSealed(
  books: Books,
  asked: BodyOf<'makeSeal'>,
  user: string,
  language: Language,
  mostRows?: number,
): Promise<SealedExport> {
  const currency = books.store.baseCurrency;
  const company = await readCompany(books);
  const madeAt = nowOf(books);
  const frame = { company: company.name, currency, language, words: plainWords } as const;
  const source = await openSource(books, asked, madeAt, frame);
  const { title, question } = source;
  const number = await takeSealNumber(books);
  const sealer = new Sealer({
    ...{ number, title, question, madeAt },
    bookId: books.store.bookId,
    company: company.name,
    madeBy: user,
    decimals: exponentOf(currency),
    columns: source.columns.map(({ id, head, kind }) => ({ id, head, kind })),
  });
  const stream = streamReport({
    ...{ source, company: company.name, madeAt, added },
    remark: `${number}, ${madeAt}, ${user}`,
    hasTotals: false,
    addTo: (cells) => {
      const sealed = sealer.add(cells);
      return [sealed.number, sealed.check, sealed.seal];
    },
    finish: async () => {
      const { facts } = sealer;
      await keepSeal(books, asked.report, facts, madeAt);
      return sheetOfSeal(facts);
    },
    ...(mostRows === undefined ? {} : { mostRows }),
  });
  return { number, stream };
}
