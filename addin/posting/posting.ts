/**
 * Posting any document so that nothing is lost or doubled: its id and content are kept in the workbook before they are
 * sent, and stay until the answer is known. Whatever happens in between, the same id is sent again.
 */
import { z } from 'zod';
import { documentSchema, type DocumentAnswer, type DocumentRequest } from '../../shared/api.ts';
import type { Result } from '../../shared/result.ts';
import type { CallFailure, Client } from '../client.ts';
import type { ExcelHost } from '../host/port.ts';

/** What is being posted: the document, and the rows of the sheet that it came from. */
export interface Intent {
  readonly body: DocumentRequest;
  readonly keys: readonly string[];
}

const intentSchema = z.object({ body: documentSchema, keys: z.array(z.string()) });

function settingOf(kind: string): string {
  return `intent:${kind}`;
}

/** What was being posted when the pane was closed, or null. */
export function readIntent(host: Pick<ExcelHost, 'readSetting'>, kind: string): Intent | null {
  const kept = host.readSetting(settingOf(kind));
  return intentSchema.safeParse(kept).success ? (kept as Intent) : null;
}

export interface PostingOptions {
  readonly host: Pick<ExcelHost, 'writeSetting'>;
  readonly client: Client;
}

/** Whether the books have surely not posted it: then the document may be changed under the same id. */
function isSettled(failure: CallFailure): boolean {
  return failure.kind === 'issues' || failure.kind === 'token' || failure.kind === 'forbidden';
}

/**
 * Posts an intent. It is kept until the books answered: a lost connection leaves it there, to be asked about with
 * {@link postIntent} again, which is safe however often it is done.
 */
export async function postIntent(
  { host, client }: PostingOptions,
  intent: Intent,
): Promise<Result<DocumentAnswer, CallFailure>> {
  const { kind } = intent.body;
  await host.writeSetting(settingOf(kind), intent);
  const answer = await client.call('postDocument', { body: intent.body });
  if (!answer.ok && isSettled(answer.error)) await host.writeSetting(settingOf(kind), null);
  return answer;
}

/** Forgets an intent once the sheet shows what was posted. */
export async function finishIntent(
  { host }: PostingOptions,
  kind: DocumentRequest['kind'],
): Promise<void> {
  await host.writeSetting(settingOf(kind), null);
}

/** The printed document, to be opened or saved. */
export async function openPrint(
  client: Client,
  host: Pick<ExcelHost, 'openFile'>,
  number: string,
): Promise<CallFailure | null> {
  const bytes = await client.download('printDocument', {
    params: { number },
    query: { format: 'pdf' },
  });
  if (!bytes.ok) return bytes.error;
  host.openFile(URL.createObjectURL(bytes.value), `${number}.pdf`);
  return null;
}
