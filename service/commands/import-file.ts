/**
 * Brings a file of masters, settings, lots and documents into the books: the same checks, the same commands, each after
 * what it rests on. What was posted before stays as it is, so a file can be imported again after a mistake in it was
 * mended; the period is therefore closed only once nothing of the file is refused.
 */
import { z } from 'zod';
import { areaSchema, documentSchema, itemSchema, partySchema } from '../../shared/api.ts';
import { lotSchema } from '../../shared/api/lots.ts';
import { daySchema } from '../../shared/api/primitives.ts';
import { settingChangesSchema } from '../../shared/api/settings.ts';
import { messageOf } from '../../shared/messages.ts';
import { sayRefusal } from '../../shared/refusals.ts';
import type { Books } from '../books.ts';
import { writeCompany } from '../queries/company.ts';
import { companySchema } from '../queries/design.ts';
import { transact } from '../store/transact.ts';
import { putLots } from './lots.ts';
import { putAreas, putItems, putParties, type MasterOutcome } from './masters.ts';
import { closePeriod } from './periods.ts';
import { postDraft } from './post-document.ts';
import { putSettings } from './settings.ts';

const fileSchema = z.strictObject({
  company: companySchema.optional(),
  settings: settingChangesSchema.optional(),
  items: z.array(itemSchema).default([]),
  parties: z.array(partySchema).default([]),
  areas: z.array(areaSchema).default([]),
  lots: z.array(lotSchema).default([]),
  documents: z.array(documentSchema).default([]),
  periods: z.strictObject({ closedThrough: daySchema }).optional(),
});
type ImportedFile = z.output<typeof fileSchema>;

function readFile(text: string): ImportedFile {
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

const user = 'import';

/** Where what is refused is said and counted: a document once, however many issues it has. */
interface Refusals {
  count: number;
  readonly say: (text: string) => void;
}

function refuse(refusals: Refusals, ...texts: readonly string[]): void {
  refusals.count += 1;
  for (const text of texts) refusals.say(text);
}

function refuseRows(refusals: Refusals, what: string, outcome: MasterOutcome): void {
  if (outcome.kind === 'saved') return;
  for (const { line, refusal } of outcome.issues) {
    refuse(refusals, `${what} ${line}: ${sayRefusal(refusal)}`);
  }
}

/** Company, masters, the settings that name bins of them, and the lots that name items and vendors. */
async function importMasters(books: Books, file: ImportedFile, refusals: Refusals): Promise<void> {
  const { company, items, parties, areas, settings, lots } = file;
  if (company !== undefined) await transact(books.store, (db) => writeCompany(db, company));
  if (items.length > 0) refuseRows(refusals, 'item', await putItems(books, items, user));
  if (parties.length > 0) refuseRows(refusals, 'party', await putParties(books, parties, user));
  if (areas.length > 0) refuseRows(refusals, 'area', await putAreas(books, areas, user));
  if (settings !== undefined) {
    const outcome = await putSettings(books, settings, user);
    if (outcome.kind === 'refused') {
      for (const each of outcome.refusals) refuse(refusals, `settings: ${sayRefusal(each)}`);
    }
  }
  if (lots.length > 0) refuseRows(refusals, 'lot', await putLots(books, lots, user));
}

/** Posts the documents in the order of the file; answers how many of them the books have. */
async function importDocuments(
  books: Books,
  documents: ImportedFile['documents'],
  refusals: Refusals,
): Promise<number> {
  let posted = 0;
  for (const [index, draft] of documents.entries()) {
    const outcome = await postDraft(books, draft, {
      user,
      isRehearsal: false,
      newestSeen: Number.MAX_SAFE_INTEGER,
    });
    if (outcome.kind !== 'refused') {
      posted += 1;
      continue;
    }
    const place = `document ${index + 1} (${draft.kind})`;
    refuse(refusals, ...outcome.issues.map((issue) => `${place}: ${messageOf(issue)}`));
  }
  return posted;
}

/** Closes the period that the file says, unless a document still has to be mended that may belong into it. */
async function importPeriod(
  books: Books,
  { periods }: ImportedFile,
  refusals: Refusals,
): Promise<void> {
  if (periods === undefined) return;
  const { closedThrough } = periods;
  if (refusals.count > 0) {
    refusals.say(
      `The books are not closed through ${closedThrough} yet. Mend what was refused and import the file again.`,
    );
    return;
  }
  const refusal = await closePeriod(books, { through: closedThrough }, user);
  if (refusal !== null) refuse(refusals, `period: ${sayRefusal(refusal)}`);
}

/** Imports the text of a file. Answers the exit code: 1 where something of it was refused. */
export async function importFile(
  books: Books,
  text: string,
  say: (text: string) => void,
): Promise<number> {
  const file = readFile(text);
  const refusals: Refusals = { count: 0, say };
  await importMasters(books, file, refusals);
  const posted = await importDocuments(books, file.documents, refusals);
  await importPeriod(books, file, refusals);
  const { items, parties, areas, lots } = file;
  say(
    `${items.length} items, ${parties.length} parties, ${areas.length} areas, ${lots.length} lots and ${posted} documents are in the books; ${refusals.count} refused.`,
  );
  return refusals.count === 0 ? 0 : 1;
}
