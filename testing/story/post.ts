/**
 * Sends documents one by one. What the books refuse is taken out and told with its reason, and the rest is sent again
 * under the same id, so that one bad row loses nothing but itself.
 */
import { documentAnswerSchema } from '../../shared/api.ts';
import type { IssueAnswer } from '../../shared/issues.ts';
import { z } from 'zod';
import type { StoryClient } from './client.ts';
import type { StoryDocument, StoryLine } from './plan.ts';
import { unitKeyOf } from './rows.ts';

const listSchema = z.object({ items: z.array(z.object({ number: z.string() })) });

export interface Refusal {
  readonly kind: string;
  readonly day: string;
  readonly unit: string;
  readonly reason: string;
}

export interface Posted {
  /** Null where nothing of the document was left. */
  readonly number: string | null;
  readonly isNew: boolean;
  readonly units: readonly string[];
  readonly refusals: readonly Refusal[];
}

const keysOf = (line: StoryLine): string[] =>
  line.serials.map((serial) => unitKeyOf({ model: line.item, serial }));

export async function postDocument(
  client: StoryClient,
  document: StoryDocument,
  from: string | null = null,
): Promise<Posted> {
  const { id, header } = document;
  const refusals: Refusal[] = [];
  let lines = document.lines;
  while (lines.length > 0) {
    const outcome = await client.post('/api/documents', {
      id,
      ...header,
      ...(from === null ? {} : { from }),
      lines,
    });
    if (outcome.kind === 'posted') {
      const { number } = documentAnswerSchema.parse(outcome.answer);
      return { number, isNew: outcome.isNew, units: lines.flatMap(keysOf), refusals };
    }
    if (outcome.issues.some(({ code }) => code === 'document_id_reused')) {
      return adopt(client, document, refusals);
    }
    const left = takeOut(document, lines, outcome.issues);
    refusals.push(...left.refusals);
    lines = left.lines;
  }
  return { number: null, isNew: false, units: [], refusals };
}

/**
 * Takes out what the issues refuse: the serials that they name, else all of a line, else all of the document. Of a
 * serial that stands twice the first stays.
 */
function takeOut(
  { header }: StoryDocument,
  lines: readonly StoryLine[],
  issues: readonly IssueAnswer[],
): { readonly lines: readonly StoryLine[]; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  const left = lines.map(({ serials }) => [...serials]);
  const takeAt = (at: number, position: number, reason: string): void => {
    const [serial] = left[at]?.splice(position, 1) ?? [];
    const model = lines[at]?.item;
    if (serial === undefined || model === undefined) return;
    const unit = unitKeyOf({ model, serial });
    refusals.push({ kind: header.kind, day: header.occurredOn, unit, reason });
  };
  const takeAll = (at: number, reason: string): void => {
    while ((left[at]?.length ?? 0) > 0) takeAt(at, 0, reason);
  };
  for (const { code, line, serial, message } of issues) {
    if (line === null) lines.forEach((_, at) => takeAll(at, message));
    else if (serial === null || !(lines[line - 1]?.serials ?? []).includes(serial)) {
      takeAll(line - 1, message);
    } else {
      const found = left[line - 1] ?? [];
      const isTwin = code === 'serial_twice_in_document';
      const position = isTwin ? found.lastIndexOf(serial) : found.indexOf(serial);
      if (position >= 0) takeAt(line - 1, position, message);
    }
  }
  if (refusals.length === 0) {
    throw new Error(`${header.kind} of ${header.occurredOn} was refused without a reason.`);
  }
  return {
    lines: lines.flatMap((line, at) => {
      const serials = left[at] ?? [];
      return serials.length === 0 ? [] : [{ ...line, serials }];
    }),
    refusals,
  };
}

/** A document that an earlier run posted without the rows that were refused then. */
async function adopt(
  client: StoryClient,
  document: StoryDocument,
  refusals: readonly Refusal[],
): Promise<Posted> {
  const found = listSchema.parse(await client.get(`/api/documents?id=${document.id}`));
  const number = found.items[0]?.number ?? '';
  const path = `/api/documents/${encodeURIComponent(number)}`;
  const answer = documentAnswerSchema.parse(await client.get(path));
  const units = answer.lines.flatMap((line) =>
    line.units.map(({ item, serial }) => unitKeyOf({ model: item, serial })),
  );
  const there = new Set(units);
  const { kind, occurredOn: day } = document.header;
  const left = document.lines
    .flatMap(keysOf)
    .filter((unit) => !there.has(unit))
    .map((unit) => ({ kind, day, unit, reason: `It was left out when ${number} was posted.` }));
  return { number, isNew: false, units, refusals: [...refusals, ...left] };
}

/** Runs a task for each entry, so many at a time; the results are in the order of the entries. */
export async function runEach<Entry, Result>(
  entries: readonly Entry[],
  width: number,
  run: (entry: Entry) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(entries.length);
  const waiting = entries.entries();
  const work = async (): Promise<void> => {
    for (const [index, entry] of waiting) results[index] = await run(entry);
  };
  await Promise.all(Array.from({ length: width }, work));
  return results;
}
