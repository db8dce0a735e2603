/** Writes the number of a posted document to the rows that it came from. It may be done again. */
import type { DocumentAnswer } from '../../shared/api.ts';
import type { ExcelHost } from '../host/port.ts';
import type { Intent } from '../posting/intent.ts';
import { formatDay } from '../texts/formats.ts';
import { textsOf } from '../texts/texts.ts';
import { isFlowKind, sheetOf } from './table.ts';

const texts = textsOf('flows');

export async function stampRows(
  host: ExcelHost,
  intent: Intent,
  answer: DocumentAnswer,
): Promise<void> {
  const { kind } = intent.body;
  if (!host.isExcel || !isFlowKind(kind) || intent.keys.length === 0) return;
  const keys = new Set(intent.keys);
  const spec = sheetOf(kind);
  // A row that a person took out in the meantime is not written anew.
  const there = (await host.readRows(spec)).filter(({ key }) => keys.has(key));
  if (there.length === 0) return;
  const note = texts.postedOn(formatDay(answer.occurredOn));
  await host.putRows(
    spec,
    there.map(({ key }) => ({ key, note, document: answer.number ?? '' })),
  );
}
