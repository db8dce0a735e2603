/** What a scenario does to the books beside posting documents: settings, lots, periods, closing and converting. */
import { sql } from 'kysely';
import { lotSchema } from '../../shared/api/lots.ts';
import { settingChangesSchema } from '../../shared/api/settings.ts';
import type { DocumentRequest } from '../../shared/api.ts';
import { present } from '../../shared/assert.ts';
import { parseDay } from '../../shared/day.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import type { Books } from '../../service/books.ts';
import { putLots } from '../../service/commands/lots.ts';
import { closePeriod, reopenPeriod } from '../../service/commands/periods.ts';
import type { PostOutcome } from '../../service/commands/post-document.ts';
import { putSettings } from '../../service/commands/settings.ts';
import type { ScenarioLot } from './scenario.ts';

const user = 'test';

export async function changeSettings(books: Books, changes: unknown): Promise<void> {
  const outcome = await putSettings(books, settingChangesSchema.parse(changes), user);
  if (outcome.kind === 'refused') throw new Error(outcome.messages.join(' '));
}

export async function enterLot(books: Books, lot: ScenarioLot): Promise<void> {
  const outcome = await putLots(books, [lotSchema.parse(lot)], user);
  if (outcome.kind === 'refused') {
    throw new Error(outcome.issues.map(({ message }) => message).join(' '));
  }
}

export async function movePeriod(
  books: Books,
  { isClosing, through }: { readonly isClosing: boolean; readonly through: string | null },
): Promise<void> {
  const day = through === null ? null : present(parseDay(through), `the day ${through}`);
  const refusal =
    isClosing && day !== null
      ? await closePeriod(books, { through: day }, user)
      : await reopenPeriod(books, { through: day, reason: 'an invoice came late' }, user);
  if (refusal !== null) throw new Error(refusal);
}

/** Closes an order; null where there is no such document. */
export async function close(
  _books: Books,
  number: string,
  _request: { readonly id: string },
): Promise<PostOutcome | null> {
  await Promise.resolve();
  throw new Error(`no way yet to close ${number}`);
}

/** What is open of a document, as a draft of the kind that follows it. */
export async function convert(
  _books: Books,
  number: string,
  kind: DocumentKind,
): Promise<Omit<DocumentRequest, 'id' | 'occurredOn'>> {
  await Promise.resolve();
  throw new Error(`no way yet to make a ${kind} of ${number}`);
}

export interface Balance {
  readonly units: number;
  readonly value: number;
}

/** How much of an item lies in a bin, or in all of ours, and what it is worth. */
export async function findBalance(
  books: Books,
  item: string,
  area: string | null,
): Promise<Balance> {
  const { db } = books.store;
  const { rows } = await sql<Balance>`
    select coalesce(sum(b.units), 0) as units,
      coalesce((select p.value from pools p where p.item_id = b.item_id), sum(b.value), 0) as value
    from balances b
    join items i on i.id = b.item_id and i.sku = ${item}
    join areas a on a.id = b.area_id and a.bin_type = 'stock' and a.code = ${area ?? sql`a.code`}
    group by b.item_id`.execute(db);
  return rows[0] ?? { units: 0, value: 0 };
}
