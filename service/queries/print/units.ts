/** The units of a document with their cards: as they were when it was posted, or as they are now. */
import type { HistoryRow, UnitCard } from '../../../shared/api.ts';
import type { Books } from '../../books.ts';
import type { DocumentFacts } from '../document-facts.ts';
import { loadUnitsAt, lookupUnits } from '../units.ts';

export interface UnitAtHand {
  readonly card: UnitCard;
  readonly history: readonly HistoryRow[];
}

export type UnitsAtHand = ReadonlyMap<string, UnitAtHand>;

export function keyOfUnit({
  sku,
  serial,
}: {
  readonly sku: string;
  readonly serial: string;
}): string {
  return `${sku}/${serial}`;
}

function mapUnits(found: readonly UnitAtHand[]): UnitsAtHand {
  return new Map(
    found.map((unit) => [keyOfUnit({ sku: unit.card.item, serial: unit.card.serial }), unit]),
  );
}

/** As the document left them. */
export async function unitsThen(books: Books, documentId: number): Promise<UnitsAtHand> {
  return mapUnits(await loadUnitsAt(books, documentId));
}

/** As they are now, in their latest life. */
export async function unitsNow(books: Books, facts: DocumentFacts): Promise<UnitsAtHand> {
  const serials = facts.lines.flatMap(({ units }) => units.map(({ serial }) => serial));
  if (serials.length === 0) return new Map();
  const { results } = await lookupUnits(books, { serials, history: true });
  return mapUnits(
    results.flatMap(({ units }) => units.map(({ history = [], ...card }) => ({ card, history }))),
  );
}
