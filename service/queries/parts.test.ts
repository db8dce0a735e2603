import type { DocumentRequest } from '../../shared/api.ts';
import {
  answerOf,
  idOf,
  post,
  enterMasters,
  openTestBooks,
  usualMasters,
} from '../../testing/fixtures/books.ts';
import { findParts } from './parts.ts';

test('from a built unit to its components and their vendor, and from a component to what it went into', async () => {
  const { books, remove } = await openTestBooks();
  try {
    await enterMasters(books, usualMasters);
    const day = '2024-01-10';
    const send = async (number: number, request: Omit<DocumentRequest, 'id' | 'occurredOn'>) =>
      answerOf(await post(books, { ...request, id: idOf(number), occurredOn: day }));
    const receive = { kind: 'goods_receipt', party: 'acme' } as const;
    await send(1, { ...receive, lines: [{ item: 'PHONE', serials: ['P1'], unitCost: '300.00' }] });
    const builds = [
      { item: 'LAPTOP', serial: 'L1', components: [{ item: 'PHONE', serial: 'P1' }] },
    ];
    await send(2, { kind: 'assembly', builds });
    const built = await findParts(books, 'LAPTOP', 'L1');
    expect(built?.builtInto).toBeNull();
    expect(built?.components).toMatchObject([
      { item: 'PHONE', serial: 'P1', vendor: 'acme', receiptNumber: 'GR-100001' },
    ]);
    const component = await findParts(books, 'PHONE', 'P1');
    expect(component).toMatchObject({
      components: [],
      builtInto: { item: 'LAPTOP', serial: 'L1', document: 'AS-100001' },
    });
    await send(3, { kind: 'assembly', takeApart: [{ item: 'LAPTOP', serial: 'L1' }] });
    expect(await findParts(books, 'LAPTOP', 'L1')).toEqual({ components: [], builtInto: null });
    expect(await findParts(books, 'PHONE', 'P1')).toEqual({ components: [], builtInto: null });
    expect(await findParts(books, 'PHONE', 'P9')).toBeNull();
  } finally {
    await remove();
  }
});
