/**
 * What is being posted, kept in the workbook from before it is sent until the sheet shows that it was posted. Whoever
 * opens the workbook next finds it there and asks the books about it.
 */
import { z } from 'zod';
import { documentSchema, type DocumentRequest } from '../../shared/api.ts';
import type { ExcelHost } from '../host/port.ts';

export type DocumentKind = DocumentRequest['kind'];

export interface Intent {
  /** The document's id, the same for every try. */
  readonly id: string;
  readonly body: DocumentRequest;
  /** The rows of the sheet that the document came from. */
  readonly keys: readonly string[];
  /** The day on which it was sent. */
  readonly at: string;
}

const intentSchema = z
  .object({ id: z.string(), body: documentSchema, keys: z.array(z.string()), at: z.string() })
  .refine(({ id, body }) => id === body.id);

export function makeIntent(body: DocumentRequest, keys: readonly string[], at: string): Intent {
  return { id: body.id, body, keys, at };
}

function settingOf(kind: DocumentKind): string {
  return `intent:${kind}`;
}

/** What was being posted when the workbook was last open, or null. What something else kept is no intent. */
export function readIntent(
  host: Pick<ExcelHost, 'readSetting'>,
  kind: DocumentKind,
): Intent | null {
  const kept = host.readSetting(settingOf(kind));
  return intentSchema.safeParse(kept).success ? (kept as Intent) : null;
}

export function readIntents(
  host: Pick<ExcelHost, 'readSetting'>,
  kinds: readonly DocumentKind[],
): readonly Intent[] {
  return kinds.map((kind) => readIntent(host, kind)).filter((intent) => intent !== null);
}

export async function keepIntent(
  host: Pick<ExcelHost, 'writeSetting'>,
  intent: Intent,
): Promise<void> {
  await host.writeSetting(settingOf(intent.body.kind), intent);
}

export async function forgetIntent(
  host: Pick<ExcelHost, 'writeSetting'>,
  kind: DocumentKind,
): Promise<void> {
  await host.writeSetting(settingOf(kind), null);
}
