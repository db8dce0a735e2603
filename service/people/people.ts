/**
 * People in the books: entered, changed and given tokens, each change a link of the audit chain. A token is kept as its
 * hash alone; who holds it is looked up for each request, so that what is taken away is gone at once.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { PersonAnswer, PersonFields } from '../../shared/api/people.ts';
import { present } from '../../shared/assert.ts';
import type { Role } from '../../shared/people/rights.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { nowOf, type Books } from '../books.ts';
import { writeCanonical } from '../commands/post-document.ts';
import { appendLink } from '../store/audit.ts';
import { takeNumbers, type Executor } from '../store/counters.ts';
import { transact } from '../store/transact.ts';

/** Who asks, as each request finds them in the books. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
}

/** Who works at the command line: whoever can open the books there owns them. */
export const shell: Person = { id: 0, name: 'admin', role: 'admin' };

interface RefusedPerson {
  readonly line: number;
  readonly refusal: Refusal;
}

export type PeopleOutcome =
  | { readonly kind: 'saved'; readonly saved: number }
  | { readonly kind: 'refused'; readonly issues: readonly RefusedPerson[] };

function digest(content: unknown): string {
  return createHash('sha256').update(writeCanonical(content)).digest('hex');
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

export function makeTokenText(): string {
  return randomBytes(32).toString('base64url');
}

/** Everybody, by name. */
export async function listPeople(db: Executor): Promise<PersonAnswer[]> {
  const people = await db.selectFrom('people').selectAll().orderBy('name').execute();
  const places = await db
    .selectFrom('person_locations as l')
    .innerJoin('areas as a', 'a.id', 'l.area_id')
    .select(['l.person_id', 'a.code'])
    .orderBy('a.code')
    .execute();
  const locationsOf = new Map<number, string[]>();
  for (const { person_id, code } of places)
    locationsOf.set(person_id, [...(locationsOf.get(person_id) ?? []), code]);
  return people.map((person) => ({
    name: person.name,
    role: person.role,
    locations: locationsOf.get(person.id) ?? [],
    signIn:
      person.tenant === null || person.subject === null
        ? null
        : { tenant: person.tenant, subject: person.subject },
    tokenMadeAt: person.token_made_at,
  }));
}

/** What a row asks for, with what it leaves out as it stands. */
function fill(row: PersonFields, before: PersonAnswer | undefined): PersonAnswer {
  return {
    name: row.name,
    role: row.role,
    locations: [...new Set(row.locations ?? before?.locations ?? [])].sort(),
    signIn: row.signIn === undefined ? (before?.signIn ?? null) : row.signIn,
    tokenMadeAt: before?.tokenMadeAt ?? null,
  };
}

/** Why a row may not be entered by whoever asks; null where it may. */
function refusalOf(
  row: PersonAnswer,
  before: PersonAnswer | undefined,
  by: Person,
): Refusal | null {
  if (before?.role === row.role) return null;
  if (row.name === by.name) return { code: 'person_own_role', details: { name: row.name } };
  const isAdmins = row.role === 'admin' || before?.role === 'admin';
  return isAdmins && by.role !== 'admin'
    ? { code: 'person_admin', details: { name: row.name } }
    : null;
}

function refusalsOf(
  rows: readonly PersonAnswer[],
  known: ReadonlyMap<string, PersonAnswer>,
  locations: ReadonlyMap<string, number>,
  by: Person,
): RefusedPerson[] {
  const seen = new Map<string, number>();
  const refused: RefusedPerson[] = [];
  rows.forEach((row, index) => {
    const line = index + 1;
    const twice = seen.get(row.name);
    seen.set(row.name, line);
    const unknown = row.locations.find((code) => !locations.has(code));
    const refusal: Refusal | null =
      twice === undefined
        ? unknown === undefined
          ? refusalOf(row, known.get(row.name), by)
          : { code: 'person_location', details: { name: row.name, location: unknown } }
        : { code: 'row_twice', details: { name: row.name, before: twice } };
    if (refusal !== null) refused.push({ line, refusal });
  });
  return refused;
}

/** Enters or changes people: all rows, or none and why not. */
export async function putPeople(
  books: Books,
  asked: readonly PersonFields[],
  by: Person,
): Promise<PeopleOutcome> {
  return transact(books.store, async (db): Promise<PeopleOutcome> => {
    const known = new Map((await listPeople(db)).map((person) => [person.name, person]));
    const areas = await db
      .selectFrom('areas')
      .select(['id', 'code'])
      .where('kind', '=', 'location')
      .execute();
    const locations = new Map(areas.map(({ id, code }) => [code, id]));
    const rows = asked.map((row) => fill(row, known.get(row.name)));
    const issues = refusalsOf(rows, known, locations, by);
    if (issues.length > 0) return { kind: 'refused', issues };
    const changed = rows.filter((row) => digest(row) !== digest(known.get(row.name) ?? null));
    for (const row of changed) await writePerson(books, db, row, locations, by);
    return { kind: 'saved', saved: rows.length };
  });
}

async function writePerson(
  books: Books,
  db: Executor,
  person: PersonAnswer,
  locations: ReadonlyMap<string, number>,
  by: Person,
): Promise<void> {
  const { name, role, signIn } = person;
  const recordedAt = nowOf(books);
  const fields = {
    role,
    tenant: signIn?.tenant ?? null,
    subject: signIn?.subject ?? null,
    changed_at: recordedAt,
  };
  const found = await findId(db, name);
  const id = found ?? (await takeNumbers(db, 'people', 1, 2));
  if (found === null)
    await db
      .insertInto('people')
      .values({ id, name, ...fields })
      .execute();
  else await db.updateTable('people').set(fields).where('id', '=', id).execute();
  await db.deleteFrom('person_locations').where('person_id', '=', id).execute();
  if (person.locations.length > 0) {
    const places = person.locations.map((code) => ({
      person_id: id,
      area_id: present(locations.get(code), `the location ${code}`),
    }));
    await db.insertInto('person_locations').values(places).execute();
  }
  await appendLink(db, books.store.bookId, {
    recordedAt,
    user: by.name,
    action: found === null ? 'enter person' : 'change person',
    subject: `${name}: ${role}`,
    content: digest({ ...person, tokenMadeAt: null }),
  });
}

async function findId(db: Executor, name: string): Promise<number | null> {
  const row = await db
    .selectFrom('people')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.id ?? null;
}

export type TokenOutcome =
  | { readonly kind: 'made'; readonly token: string }
  | { readonly kind: 'removed'; readonly removed: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Gives a person a token, or takes it away; only an administrator does so for an administrator. */
export async function changeToken(
  books: Books,
  name: string,
  token: string | null,
  by: Person,
): Promise<TokenOutcome> {
  return transact(books.store, async (db): Promise<TokenOutcome> => {
    const row = await db
      .selectFrom('people')
      .selectAll()
      .where('name', '=', name)
      .executeTakeFirst();
    if (row === undefined) return { kind: 'refused', refusal: { code: 'no_person', details: {} } };
    if (row.role === 'admin' && by.role !== 'admin')
      return { kind: 'refused', refusal: { code: 'person_admin', details: { name } } };
    if (token === null && row.token_hash === null) return { kind: 'removed', removed: false };
    const recordedAt = nowOf(books);
    await db
      .updateTable('people')
      .set({
        token_hash: token === null ? null : hashToken(token),
        token_made_at: token === null ? null : recordedAt,
      })
      .where('id', '=', row.id)
      .execute();
    await appendLink(db, books.store.bookId, {
      recordedAt,
      user: by.name,
      action: token === null ? 'remove token' : 'make token',
      subject: name,
      content: digest({ name, recordedAt }),
    });
    return token === null ? { kind: 'removed', removed: true } : { kind: 'made', token };
  });
}

/** The person whose token it is, as the books have them now; null where it is nobody's. */
export async function findByToken(db: Executor, token: string): Promise<Person | null> {
  const row = await db
    .selectFrom('people')
    .select(['id', 'name', 'role'])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  return row ?? null;
}
