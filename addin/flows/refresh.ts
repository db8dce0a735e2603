/** Puts the posted rows of every flow's sheet right from the books; rows deleted by hand come back in the panes alone. */
import type { Client } from '../client.ts';
import type { ExcelHost } from '../host/port.ts';
import { repairMirror } from '../posting/mirror.ts';
import { textsOf } from '../texts/texts.ts';
import { flowKinds, sheetOf } from './table.ts';

const texts = textsOf('posting');

/** Answers what was done, in sentences; empty where no sheet was made yet. A sheet that is not there is passed over. */
export async function refreshSheets(
  host: ExcelHost,
  client: Client,
  makeKey: () => string,
): Promise<string> {
  const sum = { rows: 0, repaired: 0, missing: 0 };
  let trouble: string | null = null;
  for (const kind of flowKinds) {
    const spec = sheetOf(kind);
    const repair = await repairMirror(host, client, spec, { makeKey, bringsBack: false });
    sum.rows += repair.rows;
    sum.repaired += repair.repaired;
    sum.missing += repair.missing;
    trouble ??= repair.sentence;
  }
  if (sum.rows === 0) return '';
  const sentences = [texts.refreshed(sum.repaired)];
  if (sum.missing > 0) sentences.push(texts.missingRows(sum.missing));
  if (trouble !== null) sentences.push(trouble);
  return sentences.join(' ');
}
