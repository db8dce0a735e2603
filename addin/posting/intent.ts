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

const settingName = 'intents';

/** All that is kept, by document id; what something else kept is no intent. */
function intentsIn(kept: unknown): ReadonlyMap<string, Intent> {
  const entries = Object.entries(typeof kept === 'object' && kept !== null ? kept : {});
  return new Map(
    entries.flatMap(([id, value]: [string, unknown]): [string, Intent][] =>
      intentSchema.safeParse(value).success ? [[id, value as Intent]] : [],
    ),
  );
}

/** What was being posted when the workbook was last open, by this person or another. */
export function readIntents(
  host: Pick<ExcelHost, 'readSetting'>,
  kinds: readonly DocumentKind[],
): readonly Intent[] {
  const kept = [...intentsIn(host.readSetting(settingName)).values()];
  return kept.filter(({ body }) => kinds.includes(body.kind));
}

export function readIntent(
  host: Pick<ExcelHost, 'readSetting'>,
  kind: DocumentKind,
): Intent | null {
  return readIntents(host, [kind])[0] ?? null;
}

/** Others may be posting other documents from the same workbook: each intent is kept and forgotten by itself. */
export async function keepIntent(
  host: Pick<ExcelHost, 'changeSetting'>,
  intent: Intent,
): Promise<void> {
  await host.changeSetting(settingName, (kept) => ({
    ...Object.fromEntries(intentsIn(kept)),
    [intent.id]: intent,
  }));
}

export async function forgetIntent(
  host: Pick<ExcelHost, 'changeSetting'>,
  { id }: Intent,
): Promise<void> {
  await host.changeSetting(settingName, (kept) => {
    const others = [...intentsIn(kept)].filter(([each]) => each !== id);
    return others.length === 0 ? null : Object.fromEntries(others);
  });
}
