/** Documents to measure with, as the HTTP contract takes them. */
import { assert } from '../shared/assert.ts';
import { documentSchema, type DocumentAnswer, type DocumentRequest } from '../shared/api.ts';
import { postDraft } from '../service/commands/post-document.ts';
import { customerOf, skuOf, vendor, type BenchBooks } from './books.ts';

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function makeSerials(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(6, '0')}`);
}

/** A goods receipt of these serials in ten lines of ten items, with freight. */
export function draftReceipt(id: number, serials: readonly string[]): DocumentRequest {
  const perLine = Math.ceil(serials.length / 10);
  const lines = Array.from({ length: 10 }, (_, index) => ({
    item: skuOf(index),
    serials: serials.slice(index * perLine, (index + 1) * perLine),
    unitCost: `${500 + index}.25`,
  })).filter((line) => line.serials.length > 0);
  return {
    id: idOf(id),
    kind: 'goods_receipt',
    occurredOn: '2026-06-01',
    party: vendor,
    addOnCosts: [{ name: 'freight', amount: '1234.56', by: 'value' }],
    lines,
  };
}

/** An invoice of some of the serials of a receipt of {@link draftReceipt}. */
export function draftInvoice(
  id: number,
  receipt: DocumentRequest,
  isSold: (position: number) => boolean,
): DocumentRequest {
  let position = 0;
  const lines = (receipt.lines ?? [])
    .map((line) => ({
      item: line.item,
      serials: (line.serials ?? []).filter(() => isSold(position++)),
      unitPrice: '799.00',
      taxRate: '19',
    }))
    .filter((line) => line.serials.length > 0);
  return {
    id: idOf(id),
    kind: 'invoice',
    occurredOn: '2026-06-02',
    party: customerOf(id % 200),
    lines,
  };
}

/** Posts through the command, and answers with the time that took. */
export async function post(
  books: BenchBooks,
  request: DocumentRequest,
): Promise<{ ms: number; answer: DocumentAnswer }> {
  const draft = documentSchema.parse(request);
  const options = { user: 'bench', isRehearsal: false, newestSeen: Number.MAX_SAFE_INTEGER };
  const start = performance.now();
  const outcome = await postDraft(books, draft, options);
  const ms = performance.now() - start;
  assert(outcome.kind === 'posted', 'a document of the bench was refused');
  return { ms, answer: outcome.answer };
}
