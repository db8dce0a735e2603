/** Stamps the rows of the sheet that a posted document came from; of a document without rows there is nothing to stamp. */
import type { DocumentAnswer } from '../../shared/api.ts';
import type { ExcelHost } from '../host/port.ts';
import type { Intent } from '../posting/intent.ts';
import { stampRows as stampSheet } from '../posting/stamp.ts';
import { isFlowKind, sheetOf } from './table.ts';

export async function stampRows(
  host: ExcelHost,
  intent: Intent,
  answer: DocumentAnswer,
): Promise<void> {
  const { kind } = intent.body;
  if (!host.isExcel || !isFlowKind(kind) || intent.keys.length === 0) return;
  await stampSheet(host, sheetOf(kind), intent, answer);
}
