/**
 * Who may do what, as three tables: rights by role, documents by role, and which figures a role sees. The service asks
 * them for each request, the add-in shows by them, and docs/rights.md is written from them.
 */
import type { DocumentKind } from '../documents/kinds.ts';

export const roles = [
  'warehouse',
  'purchasing',
  'accountant',
  'manager',
  'auditor',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** What an address asks of who calls it; `public` asks nothing. */
export const rights = [
  'public',
  'read',
  'prices',
  'cost',
  'post',
  'masters',
  'purchasing',
  'accounting',
  'settings',
  'close_period',
  'reopen_period',
  'approve',
  'audit',
  'people',
  'backup',
] as const;
export type Right = (typeof rights)[number];

const everybody = roles;
const all = (...named: readonly Role[]): readonly Role[] => [...named, 'admin'];

interface RightRule {
  readonly meaning: string;
  readonly roles: readonly Role[];
  /** It changes something: such requests are taken in the order in which they came. */
  readonly writes: boolean;
}

export const rightRules: Readonly<Record<Right, RightRule>> = {
  public: { meaning: 'Whether the service is there', roles: everybody, writes: false },
  read: {
    meaning: 'Read items, units, documents and lists, without what a unit cost',
    roles: everybody,
    writes: false,
  },
  prices: {
    meaning: 'Read what is paid to vendors: prices of orders, receipts, bills and returns',
    roles: all('purchasing', 'accountant', 'manager', 'auditor'),
    writes: false,
  },
  cost: {
    meaning: 'Read cost, margin and every figure that gives them away',
    roles: all('accountant', 'manager', 'auditor'),
    writes: false,
  },
  post: {
    meaning: 'Write drafts and post the documents of one’s role',
    roles: all('warehouse', 'purchasing', 'accountant', 'manager'),
    writes: true,
  },
  masters: {
    meaning: 'Enter and change items, parties, areas and lots',
    roles: all('purchasing', 'accountant', 'manager'),
    writes: true,
  },
  purchasing: {
    meaning: 'Reconcile what vendors list, deliver and bill, and claim what is missing',
    roles: all('purchasing', 'accountant', 'manager'),
    writes: true,
  },
  accounting: {
    meaning: 'Enter expenses, and what e-invoices need',
    roles: all('accountant'),
    writes: true,
  },
  settings: {
    meaning: 'Change the settings of the books and the design of what is printed',
    roles: all('manager'),
    writes: true,
  },
  close_period: { meaning: 'Close a period', roles: all('accountant'), writes: true },
  reopen_period: { meaning: 'Open a closed period again', roles: all('manager'), writes: true },
  approve: {
    meaning: 'Allow what somebody else asked for above a limit',
    roles: all('accountant', 'manager'),
    writes: true,
  },
  audit: {
    meaning: 'Read who did what, and have the books verified',
    roles: all('accountant', 'manager', 'auditor'),
    writes: false,
  },
  people: {
    meaning: 'Enter people, their roles, locations and tokens, and the limits',
    roles: all('manager'),
    writes: true,
  },
  backup: { meaning: 'Make a backup of the books', roles: all('manager'), writes: false },
};

const sells = all('warehouse', 'accountant', 'manager');
const buys = all('purchasing', 'accountant', 'manager');
const handles = all('warehouse', 'purchasing', 'accountant', 'manager');

/** Who may post, reverse and close the documents of a kind. */
export const postingRoles: Readonly<Record<DocumentKind, readonly Role[]>> = {
  purchase_order: buys,
  goods_receipt: handles,
  vendor_bill: buys,
  vendor_rma: handles,
  debit_memo: buys,
  sales_order: sells,
  invoice: sells,
  customer_rma: handles,
  credit_memo: all('accountant', 'manager'),
  stock_transfer: handles,
  quantity_adjustment: sells,
  cost_adjustment: all('accountant'),
  stock_count: sells,
  assembly: sells,
};

/** Who may write what is paid for goods into a document: costs and add-ons of purchases, and what found units are worth. */
export const costEnteringRoles: readonly Role[] = all('purchasing', 'accountant');

/** What seeing the amounts of a document asks: those of sales are everybody's, those of purchases and of stock are not. */
export const amountRights: Readonly<Record<DocumentKind, Right>> = {
  purchase_order: 'prices',
  goods_receipt: 'prices',
  vendor_bill: 'prices',
  vendor_rma: 'prices',
  debit_memo: 'prices',
  sales_order: 'read',
  invoice: 'read',
  customer_rma: 'read',
  credit_memo: 'read',
  stock_transfer: 'cost',
  quantity_adjustment: 'cost',
  cost_adjustment: 'cost',
  stock_count: 'cost',
  assembly: 'cost',
};

/** Documents that are amounts alone: who does not see those does not see the documents. */
const amountKinds: ReadonlySet<DocumentKind> = new Set(['vendor_bill', 'cost_adjustment']);

export function hasRight(role: Role, right: Right): boolean {
  return rightRules[right].roles.includes(role);
}

export function mayPost(role: Role, kind: DocumentKind): boolean {
  return postingRoles[kind].includes(role);
}

export function mayEnterCost(role: Role): boolean {
  return costEnteringRoles.includes(role);
}

/** Whether a role sees what a document of a kind says of money. */
export function seesAmounts(role: Role, kind: DocumentKind): boolean {
  return hasRight(role, amountRights[kind]);
}

/** The kinds of documents that are kept from a role. */
export function hiddenKinds(role: Role): DocumentKind[] {
  return [...amountKinds].filter((kind) => !seesAmounts(role, kind));
}
