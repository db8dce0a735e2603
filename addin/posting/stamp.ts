/**
 * Number and stamp on the rows of a posted document, which are a mirror of the books from then on. That a row was
 * stamped is also kept beside the sheet, so that an undone stamp does not make it a draft again.
 */
import { z } from 'zod';
import type { DocumentAnswer } from '../../shared/api.ts';
import type { ExcelHost, KeyedRow, LongWork, TableSpec } from '../host/port.ts';
import { mapInSlices } from '../host/slices.ts';
import {
  compareRow,
  digestRow,
  markDigest,
  rowsSent,
  textsSent,
  type SentRow,
} from '../sheets/mirror.ts';
import { formatDay } from '../texts/formats.ts';
import { textsOf } from '../texts/texts.ts';
import type { Intent } from './intent.ts';

const texts = textsOf('posting');

const stampedSchema = z.array(z.object({ number: z.string(), keys: z.array(z.string()) }));
type Stamped = z.output<typeof stampedSchema>;

/** How many rows are remembered beside the sheet: more than Excel's own undo reaches back. */
const mostKeys = 5000;
const mostDocuments = 20;

const settingOf = (spec: TableSpec): string => `stamped:${spec.name}`;

function stampedIn(kept: unknown): Stamped {
  const parsed = stampedSchema.safeParse(kept);
  return parsed.success ? parsed.data : [];
}

/** The newest documents first, as many as there is room for; the newest always. */
function withStamp(kept: Stamped, number: string, keys: readonly string[]): Stamped {
  const others = kept.filter((each) => each.number !== number);
  let count = keys.length;
  const fitting = others.filter(({ keys: own }) => (count += own.length) <= mostKeys);
  return [{ number, keys: keys.slice(0, mostKeys) }, ...fitting].slice(0, mostDocuments);
}

/** The number under which each row was posted, by its key, as far as it is remembered beside the sheet. */
export function readStamped(
  host: Pick<ExcelHost, 'readSetting'>,
  spec: TableSpec,
): ReadonlyMap<string, string> {
  const stamped = stampedIn(host.readSetting(settingOf(spec)));
  return new Map(
    stamped.flatMap(({ number, keys }) => keys.map((key): [string, string] => [key, number])),
  );
}

/** Rows that may be read as input: neither stamped nor once stamped. */
export function draftRows<Row extends KeyedRow>(
  rows: readonly Row[],
  stamped: ReadonlyMap<string, string>,
): Row[] {
  return rows.filter((row) => (row['document'] ?? '') === '' && !stamped.has(row.key));
}

/** Of a row of which nothing is known to have been sent, what the sheet has is taken. */
const nothing: SentRow = { line: {}, serial: null };

/** A row as it is written when it is posted: what was sent of it is remembered, and what was changed since is said. */
function stampRow(
  spec: TableSpec,
  row: KeyedRow,
  sent: SentRow,
  answer: Pick<DocumentAnswer, 'number' | 'occurredOn'>,
): KeyedRow {
  const document = answer.number ?? '';
  const mirror = digestRow(spec, { ...row, ...textsSent(sent), document });
  const standing = compareRow(spec, { ...row, document, mirror });
  if (standing.kind !== 'changed') {
    return { key: row.key, document, mirror, note: texts.postedOn(formatDay(answer.occurredOn)) };
  }
  const heads = standing.columns.map(({ head }) => head).join(', ');
  return { key: row.key, document, mirror: markDigest(mirror), note: texts.changedByHand(heads) };
}

/** Writes number and stamp to the rows of a document that are still in the sheet. It can be done again. */
export async function stampRows(
  host: Pick<ExcelHost, 'readRows' | 'putRows' | 'changeSetting'>,
  spec: TableSpec,
  { body, keys }: Pick<Intent, 'body' | 'keys'>,
  answer: DocumentAnswer,
  work: LongWork = {},
): Promise<void> {
  await host.changeSetting(settingOf(spec), (kept) =>
    withStamp(stampedIn(kept), answer.number ?? '', keys),
  );
  const own = new Set(keys);
  const sent = rowsSent(body, keys);
  // A row that a person took out in the meantime is not written anew.
  const there = (await host.readRows(spec)).filter(({ key }) => own.has(key));
  if (there.length === 0) return;
  const rows = await mapInSlices(there, (row) =>
    stampRow(spec, row, sent.get(row.key) ?? nothing, answer),
  );
  await host.putRows(spec, rows, work);
}
