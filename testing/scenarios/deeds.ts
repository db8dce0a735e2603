/** What a scenario does to the books beside posting documents: settings, lots, periods, closing and converting. */
import { sayRefusal } from '../../shared/refusals.ts';
import { lotSchema } from '../../shared/api/lots.ts';
import { settingChangesSchema } from '../../shared/api/settings.ts';
import { documentSchema, type DocumentRequest } from '../../shared/api.ts';
import { present } from '../../shared/assert.ts';
import { parseDay } from '../../shared/day.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import { messageOf } from '../../shared/messages.ts';
import { formatMoney, parseMoney, sum } from '../../shared/money.ts';
import type { Books } from '../../service/books.ts';
import { closeDocument } from '../../service/commands/close-document.ts';
import { putLots } from '../../service/commands/lots.ts';
import { closePeriod, reopenPeriod } from '../../service/commands/periods.ts';
import type { PostOutcome } from '../../service/commands/post-document.ts';
import { putSettings } from '../../service/commands/settings.ts';
import { listBalances } from '../../service/queries/balances.ts';
import { convertDocument } from '../../service/queries/convert.ts';
import type { ScenarioLot } from './scenario.ts';

const user = 'test';

export async function changeSettings(books: Books, changes: unknown): Promise<void> {
  const outcome = await putSettings(books, settingChangesSchema.parse(changes), user);
  if (outcome.kind === 'refused')
    throw new Error(outcome.refusals.map((refusal) => sayRefusal(refusal)).join(' '));
}

export async function enterLot(books: Books, lot: ScenarioLot): Promise<void> {
  const outcome = await putLots(books, [lotSchema.parse(lot)], user);
  if (outcome.kind === 'refused') {
    throw new Error(outcome.issues.map(({ refusal }) => sayRefusal(refusal)).join(' '));
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
  if (refusal !== null) throw new Error(sayRefusal(refusal));
}

/** Closes an order; null where there is no such document. */
export async function close(
  books: Books,
  number: string,
  request: Parameters<typeof closeDocument>[2],
): Promise<PostOutcome | null> {
  return closeDocument(books, number, request, user);
}

/** What is open of a document, as a draft of the kind that follows it. */
export async function convert(
  books: Books,
  number: string,
  kind: DocumentKind,
): Promise<Omit<DocumentRequest, 'id' | 'occurredOn'>> {
  const outcome = present(await convertDocument(books.store, number, kind), `document ${number}`);
  if (outcome.kind === 'refused') {
    throw new Error(outcome.issues.map((issue) => messageOf(issue)).join(' '));
  }
  const { request } = outcome;
  return documentSchema.omit({ id: true, occurredOn: true }).parse(request);
}

export interface Balance {
  readonly units: number;
  readonly committed: number;
  readonly available: number;
  readonly value: string;
}

/** How much of an item lies in a bin, or in all bins of our own, and what it is worth. */
export async function findBalance(
  books: Books,
  item: string,
  area: string | null,
): Promise<Balance> {
  const { db, baseCurrency } = books.store;
  const { rows } = await listBalances(books.store, { item, ...(area === null ? {} : { area }) });
  const bins = await db
    .selectFrom('areas')
    .select('code')
    .where('bin_type', '=', 'stock')
    .execute();
  const own = new Set(bins.map(({ code }) => code));
  const found = rows.filter((row) => own.has(row.area));
  const minor = (text: string | undefined): number =>
    present(parseMoney(text ?? '', baseCurrency), 'the value of a balance');
  return {
    units: sum(found.map(({ units }) => units)),
    committed: sum(found.map(({ committed }) => committed)),
    available: sum(found.map(({ available }) => available)),
    value: formatMoney(sum(found.map(({ value }) => minor(value))), baseCurrency),
  };
}
