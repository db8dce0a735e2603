/** What every paper is made of: who prints, what the document's head says, and whom it is about. */
import type { QueryOf } from '../../../shared/api.ts';
import { dayOf, parseDay, type Day, type Instant } from '../../../shared/day.ts';
import type { PartyFacts, PrintFacts, PrintStanding } from '../../../reports/model/facts.ts';
import type { Books } from '../../books.ts';
import { formatHead, readHead } from '../../store/audit.ts';
import { printCompanyOf, printDesignOf, readDesign, type StoredDesign } from '../design.ts';
import type { DocumentFacts } from '../document-facts.ts';

export type PrintQuery = NonNullable<QueryOf<'printDocument'>>;

/** What is asked for, with the company's design where nothing is. */
export interface PrintOptions extends Omit<PrintQuery, 'serials' | 'paper' | 'language'> {
  readonly serials: NonNullable<PrintQuery['serials']>;
  readonly paper: NonNullable<PrintQuery['paper']>;
  readonly language: NonNullable<PrintQuery['language']>;
}

export function settleOptions(query: PrintQuery, { design }: StoredDesign): PrintOptions {
  return {
    ...query,
    serials: query.serials ?? design.serials,
    paper: query.paper ?? (design.paper === 'letter' ? 'Letter' : 'A4'),
    language: query.language ?? design.language,
  };
}

/** A field of a document's head, where it has it. */
export function textOf(
  header: Readonly<Record<string, unknown>>,
  field: string,
): string | undefined {
  const value = header[field];
  return typeof value === 'string' ? value : undefined;
}

export function dayIn(header: Readonly<Record<string, unknown>>, field: string): Day | undefined {
  return parseDay(textOf(header, field) ?? '') ?? undefined;
}

/** Leaves out what is undefined, so that optional facts are either there or not. */
export function defined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as never;
}

function standingOf(facts: DocumentFacts): PrintStanding | undefined {
  if (facts.number === null) return { is: 'draft' };
  if (facts.reversedBy !== null) return { is: 'reversed', by: facts.reversedBy };
  return facts.reverses === null ? undefined : { is: 'reversal', of: facts.reverses };
}

/** What papers of one moment share: the company's design, the head of the audit chain, and parties as they are met. */
export interface PrintFrame {
  readonly stored: StoredDesign;
  readonly seal: string;
  readonly partyOf: (code: string | null) => Promise<PartyFacts>;
}

export async function openFrame(books: Books): Promise<PrintFrame> {
  const parties = new Map<string | null, Promise<PartyFacts>>();
  return {
    stored: await readDesign(books.store.db),
    seal: formatHead(await readHead(books.store.db)),
    partyOf: (code) => {
      let party = parties.get(code);
      if (party === undefined) {
        party = readParty(books, code);
        parties.set(code, party);
      }
      return party;
    },
  };
}

export function sharedFacts(
  facts: DocumentFacts,
  options: PrintOptions,
  { stored, seal }: PrintFrame,
): PrintFacts {
  return {
    company: printCompanyOf(stored),
    design: printDesignOf(stored),
    number: facts.number ?? '',
    occurredOn: facts.occurredOn as Day,
    currency: facts.currency,
    seal,
    paper: options.paper === 'Letter' ? 'letter' : 'a4',
    language: options.language,
    ...defined({
      standing: standingOf(facts),
      recordedOn: facts.recordedAt === null ? undefined : dayOf(facts.recordedAt as Instant),
      reference: textOf(facts.header, 'reference'),
      note: textOf(facts.header, 'note'),
    }),
  };
}

/** Whom a paper is for, with the address; empty where nobody is named. */
export async function readParty(books: Books, code: string | null): Promise<PartyFacts> {
  if (code === null) return { code: '', name: '', addressLines: [] };
  const row = await books.store.db
    .selectFrom('parties')
    .select(['name', 'fields'])
    .where('code', '=', code)
    .executeTakeFirst();
  const fields = JSON.parse(row?.fields ?? '{}') as { address?: string | string[] };
  const addressLines = [fields.address ?? []].flat().flatMap((line) => line.split('\n'));
  return { code, name: row?.name ?? code, addressLines };
}
