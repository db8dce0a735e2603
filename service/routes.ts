/** The handler of each endpoint: thin, from a parsed request to a command or query and its answer. */
import type { EndpointName } from '../shared/api.ts';
import { hasRight, rights } from '../shared/people/rights.ts';
import type { Refusal } from '../shared/refusals.ts';
import { changeUnit } from './commands/change-unit.ts';
import { putAreas, putItems, putParties } from './commands/masters.ts';
import { readCompany } from './queries/company.ts';
import { findText } from './queries/find.ts';
import { findParts } from './queries/parts.ts';
import { listMasters } from './queries/masters.ts';
import { findCard, lookupUnits } from './queries/units.ts';
import { verifyBooks } from './queries/verify.ts';
import { guardLookup } from './people/guard.ts';
import { answerMasters, forbid, miss, succeedWith, type Handlers } from './routes/answers.ts';
import { bookHandlers } from './routes/books.ts';
import { designHandlers } from './routes/design.ts';
import { eInvoiceHandlers } from './routes/einvoice.ts';
import { labelHandlers } from './routes/labels.ts';
import { reconcileHandlers } from './routes/reconcile.ts';
import { rmaFormHandlers } from './routes/rma-forms.ts';
import { ledgerHandlers } from './routes/documents.ts';
import { profitHandlers } from './routes/profit.ts';
import { reportHandlers } from './routes/reports.ts';
import { tableHandlers } from './routes/tables.ts';
import { incomeHandlers } from './routes/income.ts';
import { jobHandlers } from './routes/jobs.ts';
import { auditHandlers } from './routes/audit.ts';
import { approvalHandlers } from './routes/approvals.ts';
import { peopleHandlers } from './routes/people.ts';
import { serialHandlers } from './routes/serials.ts';
import { vendorListHandlers } from './routes/vendor-lists.ts';
import { sealHandlers } from './routes/seals.ts';

function nameUnit(params: Readonly<Record<string, string>>): { sku: string; serial: string } {
  return { sku: params['sku'] ?? '', serial: params['serial'] ?? '' };
}

const noUnit: Refusal = { code: 'no_unit', details: {} };

export const handlers: Handlers<EndpointName> = {
  health: ({ books, version }) =>
    Promise.resolve(succeedWith({ status: 'ok', version, currency: books.store.baseCurrency })),
  putItems: async ({ books }, { body, user, language }) =>
    answerMasters(await putItems(books, body, user), language),
  listItems: async ({ books }, { query }) =>
    succeedWith(await listMasters(books.store, 'items', query)),
  putParties: async ({ books }, { body, user, language }) =>
    answerMasters(await putParties(books, body, user), language),
  listParties: async ({ books }, { query }) =>
    succeedWith(await listMasters(books.store, 'parties', query)),
  putAreas: async ({ books }, { body, user, language }) =>
    answerMasters(await putAreas(books, body, user), language),
  listAreas: async ({ books }, { query }) =>
    succeedWith(await listMasters(books.store, 'areas', query)),
  about: async ({ books }, { person }) => {
    const { name, addressLines } = await readCompany(books);
    const currency = books.store.baseCurrency;
    const company = { name, addressLines };
    const { name: user, role } = person;
    const permissions = rights.filter((right) => hasRight(role, right));
    return succeedWith({ user, role, permissions, company, currency });
  },
  find: async ({ books }, { query }) => succeedWith(await findText(books, query.text)),
  ...ledgerHandlers,
  lookupUnits: async ({ books }, { body, person, language }) => {
    const refused = guardLookup(person, body);
    return refused === null
      ? succeedWith(await lookupUnits(books, body))
      : forbid(refused, language);
  },
  getUnit: async ({ books }, { params, query, language }) => {
    const { sku, serial } = nameUnit(params);
    const card = await findCard(books, sku, serial, query);
    return card === null ? miss(noUnit, language) : succeedWith(card);
  },
  changeUnit: async ({ books }, { params, body, user, language }) => {
    const { sku, serial } = nameUnit(params);
    const isChanged = await changeUnit(books, sku, serial, body, user);
    const card = isChanged ? await findCard(books, sku, serial, {}) : null;
    return card === null ? miss(noUnit, language) : succeedWith(card);
  },
  getParts: async ({ books }, { params, query, language }) => {
    const { sku, serial } = nameUnit(params);
    const parts = await findParts(books, sku, serial, query.life);
    return parts === null ? miss(noUnit, language) : succeedWith(parts);
  },
  ...profitHandlers,
  verify: async ({ books }) => succeedWith(await verifyBooks(books)),
  ...bookHandlers,
  ...vendorListHandlers,
  ...reportHandlers,
  ...designHandlers,
  ...labelHandlers,
  ...eInvoiceHandlers,
  ...rmaFormHandlers,
  ...serialHandlers,
  ...reconcileHandlers,
  ...tableHandlers,
  ...sealHandlers,
  ...jobHandlers,
  ...incomeHandlers,
  ...peopleHandlers,
  ...approvalHandlers,
  ...auditHandlers,
};
