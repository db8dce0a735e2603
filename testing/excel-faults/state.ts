/** What a workbook and the books hold after a run, in a form in which two runs can be compared. */
import { compareRows } from '../../addin/posting/mirror.ts';
import { readStamped } from '../../addin/posting/stamp.ts';
import { readIntents } from '../../addin/posting/intent.ts';
import type { Sheet } from '../../sandbox/workbook/sheet.ts';
import type { Workbook } from '../../sandbox/workbook/workbook.ts';
import { invoiceSheet, serialsOf } from './clerk.ts';
import type { Session } from './desk.ts';

/** Columns whose texts differ from run to run. */
const ownTexts: ReadonlySet<string> = new Set(['Key', 'Books']);

function cellsOf(workbook: Workbook, sheet: Sheet): unknown {
  const area = sheet.usedArea(true);
  if (area === null) return [];
  const hidden = new Set(
    workbook.tables
      .filter((table) => table.sheet === sheet)
      .flatMap((table) =>
        table.columns.flatMap(({ name }, at) =>
          ownTexts.has(name) ? [table.area.column + at] : [],
        ),
      ),
  );
  const rows: unknown[] = [];
  for (let row = area.row; row < area.row + area.rowCount; row += 1) {
    const cells: unknown[] = [];
    for (let column = area.column; column < area.column + area.columnCount; column += 1) {
      const { value, formula, numberFormat } = sheet.read(row, column);
      if (!hidden.has(column)) cells.push([value, formula, numberFormat]);
    }
    rows.push(cells);
  }
  return rows;
}

function sheetsOf(workbook: Workbook): unknown {
  const sheets = [...workbook.sheets].sort((one, other) => one.name.localeCompare(other.name));
  return sheets.map((sheet) => ({
    name: sheet.name,
    cells: cellsOf(workbook, sheet),
    marks: sheet.conditionalFormats.length,
    tables: workbook.tables
      .filter((table) => table.sheet === sheet)
      .map(({ name, area, columns }) => ({ name, area, heads: columns.map((each) => each.name) })),
  }));
}

/** What the books say of each unit of a run. */
async function booksOf(session: Session, run: string): Promise<unknown> {
  const answer = await session.client.call('lookupUnits', {
    body: { serials: [...serialsOf(run)], history: true },
  });
  if (!answer.ok) throw new Error('the books cannot be asked');
  return answer.value.results.map(({ units }) =>
    units.map((unit) => ({
      serial: unit.serial,
      status: unit.status,
      customer: unit.customer,
      price: unit.unitPrice,
      history: (unit.history ?? []).map(({ kind, occurredOn }) => [kind, occurredOn]),
    })),
  );
}

/** Everything that must be equal; the run's own serials, keys and numbers are written alike. */
export async function readState(
  session: Session,
  workbook: Workbook,
  run: string,
): Promise<unknown> {
  const rows = await session.host.readRows(invoiceSheet());
  const keys = rows.map(({ key }) => key);
  const mirror = await compareRows(invoiceSheet(), rows, readStamped(session.host, invoiceSheet()));
  const state = {
    sheets: sheetsOf(workbook),
    books: await booksOf(session, run),
    keys: { areThere: !keys.includes(''), areUnique: new Set(keys).size === keys.length },
    mirror: { rows: mirror.rows, differing: mirror.differing.map(({ standing }) => standing.kind) },
    intents: readIntents(session.host, ['invoice']).length,
  };
  const text = JSON.stringify(state)
    .replaceAll(run, 'RUN')
    .replaceAll(/(INV|REV)-\d+/g, '$1');
  return JSON.parse(text) as unknown;
}
