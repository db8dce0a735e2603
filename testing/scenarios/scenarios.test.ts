/** Runs every scenario of this folder; what an issue code stands for is proven here or the run is red. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IssueCode } from '../../shared/issues.ts';
import type { DocumentRequest } from '../../shared/api.ts';
import {
  answerOf,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  readSeal,
  usualMasters,
} from '../fixtures/books.ts';
import { readScenarios } from './read.ts';
import { runScenario } from './run.ts';

const folder = join(process.cwd(), 'testing/scenarios');
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const reached = new Set<IssueCode>();

for (const file of files) {
  describe(file, () => {
    const scenarios = readScenarios(
      readFileSync(join(folder, file), 'utf8'),
      `testing/scenarios/${file}`,
    );
    test.each(scenarios.map((scenario) => ({ name: scenario.name, scenario })))(
      '$name',
      async ({ scenario }) => {
        for (const code of await runScenario(scenario)) reached.add(code);
      },
    );
  });
}

describe('what no story can tell, because it needs two senders', () => {
  const receipt: DocumentRequest = {
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    lines: [{ item: 'LAPTOP', serials: ['A1'], unitCost: '500.00' }],
  };
  const sale = (id: number, party: string): DocumentRequest => ({
    id: idOf(id),
    kind: 'invoice',
    occurredOn: '2024-01-11',
    party,
    lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' }],
  });

  test('document_id_reused: an id that was posted with other content is a conflict', async () => {
    const { books, remove } = await openTestBooks();
    try {
      await enterMasters(books, usualMasters);
      answerOf(await post(books, receipt));
      const seal = await readSeal(books);
      const outcome = await post(books, { ...receipt, reference: 'other' });
      expect(outcome).toMatchObject({
        kind: 'refused',
        isConflict: true,
        issues: [{ code: 'document_id_reused', details: { number: 'GR-100001' } }],
      });
      expect(await readSeal(books)).toBe(seal);
      reached.add('document_id_reused');
    } finally {
      await remove();
    }
  });

  test('unit_moved_meanwhile: a unit that moved after the request arrived is a conflict', async () => {
    const { books, remove } = await openTestBooks();
    try {
      await enterMasters(books, usualMasters);
      answerOf(await post(books, receipt));
      answerOf(await post(books, sale(2, 'bolt'), { newestSeen: 1 }));
      const seal = await readSeal(books);
      const outcome = await post(books, sale(3, 'carol'), { newestSeen: 1 });
      expect(outcome).toMatchObject({
        kind: 'refused',
        isConflict: true,
        issues: [
          {
            code: 'unit_moved_meanwhile',
            line: 1,
            serial: 'A1',
            details: { document: 'INV-100001' },
          },
        ],
      });
      const later = await post(books, sale(3, 'carol'), { newestSeen: 2 });
      expect(later).toMatchObject({ isConflict: false, issues: [{ code: 'serial_not_in_stock' }] });
      expect(await readSeal(books)).toBe(seal);
      reached.add('unit_moved_meanwhile');
    } finally {
      await remove();
    }
  });
});

/** Every code there is; a new one does not compile until it stands here, and is red until something reaches it. */
const codes: Readonly<Record<IssueCode, true>> = {
  document_id_reused: true,
  period_closed: true,
  reversal_stays: true,
  document_reversed_before: true,
  not_an_order: true,
  transfer_in_transit: true,
  document_closed_before: true,
  party_missing: true,
  party_unknown: true,
  party_role_missing: true,
  party_discontinued: true,
  exchange_rate_missing: true,
  exchange_rate_not_one: true,
  from_missing: true,
  from_unknown: true,
  from_wrong_kind: true,
  from_other_party: true,
  from_closed: true,
  rma_expired: true,
  vendor_rma_number_used: true,
  against_missing: true,
  cost_adjustment_empty: true,
  document_has_no_lines: true,
  add_on_not_taken: true,
  add_on_amount_not_money: true,
  add_on_has_no_weight: true,
  add_on_has_no_bearer: true,
  area_missing: true,
  area_unknown: true,
  area_holds_no_stock: true,
  area_of_other_type: true,
  areas_same: true,
  item_unknown: true,
  item_holds_no_stock: true,
  direction_missing: true,
  direction_not_taken: true,
  item_not_on_order: true,
  bill_item_not_received: true,
  component_not_linked: true,
  amount_missing: true,
  amount_not_money: true,
  tax_rate_not_percent: true,
  discount_above_price: true,
  amount_too_large: true,
  total_negative: true,
  quantity_missing: true,
  quantity_not_positive: true,
  quantity_differs_from_serials: true,
  quantity_not_in_stock: true,
  quantity_above_ordered: true,
  bill_above_received: true,
  count_needs_serials: true,
  serials_missing: true,
  serials_not_taken: true,
  lot_missing: true,
  lot_expired: true,
  serial_empty: true,
  serial_malformed: true,
  serial_twice_in_document: true,
  serial_unknown: true,
  serial_of_other_item: true,
  serial_already_in_stock: true,
  serial_life_forbidden: true,
  serial_begins_next_life: true,
  serial_not_in_stock: true,
  serial_committed: true,
  serial_in_transit: true,
  auto_serial_has_manufacturer_serial: true,
  unit_not_assembled: true,
  cost_below_zero: true,
  serial_not_sold: true,
  serial_return_expected: true,
  serial_not_transferable: true,
  serial_not_in_area: true,
  serial_in_area_of_other_type: true,
  serial_not_on_document: true,
  serial_not_sold_to_customer: true,
  serial_not_from_vendor: true,
  date_before_unit: true,
  later_movement_stands: true,
  unit_moved_meanwhile: true,
};

test('every issue code is reached', () => {
  expect(Object.keys(codes).filter((code) => !reached.has(code as IssueCode))).toEqual([]);
});
