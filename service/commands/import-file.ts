/**
 * Brings a file of masters and documents into the books: the same checks, the same commands, in the order of the file.
 * What was posted before stays as it is, so a file can be imported again after a mistake in it was mended.
 */
import { z } from 'zod';
import { areaSchema, documentSchema, itemSchema, partySchema } from '../../shared/api.ts';
import { messageOf } from '../../shared/messages.ts';
import type { Books } from '../books.ts';
import { companySchema, writeCompany } from '../queries/company.ts';
import { transact } from '../store/transact.ts';
import { putAreas, putItems, putParties, type MasterOutcome } from './masters.ts';
import { postDraft } from './post-document.ts';

const fileSchema = z.strictObject({
  company: companySchema.optional(),
  items: z.array(itemSchema).default([]),
  parties: z.array(partySchema).default([]),
  areas: z.array(areaSchema).default([]),
  documents: z.array(documentSchema).default([]),
});

function readFile(text: string): z.output<typeof fileSchema> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Error(`The file is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const parsed = fileSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `The file cannot be read at ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}. Nothing was imported.`,
  );
}

/** Imports the text of a file. Answers the exit code: 1 where something of it was refused. */
export async function importFile(
  books: Books,
  text: string,
  say: (text: string) => void,
): Promise<number> {
  const file = readFile(text);
  const user = 'import';
  let refused = 0;
  const note = (what: string, outcome: MasterOutcome): void => {
    if (outcome.kind === 'saved') return;
    refused += outcome.issues.length;
    for (const { line, message } of outcome.issues) say(`${what} ${line}: ${message}`);
  };
  const { company } = file;
  if (company !== undefined) await transact(books.store, (db) => writeCompany(db, company));
  if (file.items.length > 0) note('item', await putItems(books, file.items, user));
  if (file.parties.length > 0) note('party', await putParties(books, file.parties, user));
  if (file.areas.length > 0) note('area', await putAreas(books, file.areas, user));
  let posted = 0;
  for (const [index, draft] of file.documents.entries()) {
    const outcome = await postDraft(books, draft, {
      user,
      isRehearsal: false,
      newestSeen: Number.MAX_SAFE_INTEGER,
    });
    if (outcome.kind !== 'refused') {
      posted += 1;
      continue;
    }
    refused += 1;
    for (const issue of outcome.issues) {
      say(`document ${index + 1} (${draft.kind}): ${messageOf(issue)}`);
    }
  }
  say(
    `${file.items.length} items, ${file.parties.length} parties, ${file.areas.length} areas and ${posted} documents are in the books; ${refused} refused.`,
  );
  return refused === 0 ? 0 : 1;
}
