/**
 * A return as a pure state: the unit with its story, which step comes next, and the document that each step posts.
 * The steps follow the unit's status in the books and nothing else.
 */
import type { DocumentAnswer, DocumentRequest, RmaAction, UnitCard } from '../../../shared/api.ts';
import type { IssueAnswer } from '../../../shared/issues.ts';

export const returnKinds = ['customer_rma', 'credit_memo', 'vendor_rma', 'debit_memo'] as const;
export type ReturnKind = (typeof returnKinds)[number];

export interface ReturnForm {
  readonly reason: string;
  readonly action: RmaAction;
  readonly date: string;
  readonly price: string;
  readonly taxRate: string;
  readonly vendorRmaNumber: string;
  readonly vendorCredit: string;
}

export interface ReturnState {
  readonly serial: string;
  readonly units: readonly UnitCard[];
  readonly unit: UnitCard | null;
  readonly form: ReturnForm;
  readonly posted: readonly { readonly kind: ReturnKind; readonly number: string }[];
  readonly phase: 'idle' | 'busy' | 'asking';
  readonly issues: readonly IssueAnswer[];
  readonly accepted: ReadonlySet<string>;
  readonly sentence: string | null;
}

export function beginReturn(date: string): ReturnState {
  return {
    serial: '',
    units: [],
    unit: null,
    form: {
      reason: '',
      action: 'credit',
      date,
      price: '',
      taxRate: '',
      vendorRmaNumber: '',
      vendorCredit: '',
    },
    posted: [],
    phase: 'idle',
    issues: [],
    accepted: new Set(),
    sentence: null,
  };
}

export type ReturnAction =
  | { readonly type: 'asked'; readonly serial: string }
  | { readonly type: 'found'; readonly units: readonly UnitCard[] }
  | { readonly type: 'chosen'; readonly unit: UnitCard }
  | { readonly type: 'filled'; readonly form: Partial<ReturnForm> }
  | { readonly type: 'busy' }
  | { readonly type: 'said'; readonly sentence: string }
  | { readonly type: 'refused'; readonly issues: readonly IssueAnswer[] }
  | { readonly type: 'accepted'; readonly code: string; readonly isAccepted: boolean }
  | { readonly type: 'lost'; readonly sentence: string }
  | { readonly type: 'posted'; readonly kind: ReturnKind; readonly answer: DocumentAnswer }
  | { readonly type: 'moved'; readonly unit: UnitCard };

function choose(state: ReturnState, unit: UnitCard): ReturnState {
  return {
    ...state,
    unit,
    form: {
      ...state.form,
      price: unit.unitPrice ?? '',
      vendorCredit: unit.unitCost ?? '',
    },
  };
}

export function reduceReturn(state: ReturnState, action: ReturnAction): ReturnState {
  switch (action.type) {
    case 'asked':
      return { ...beginReturn(state.form.date), serial: action.serial, phase: 'busy' };
    case 'found': {
      const found = { ...state, phase: 'idle' as const, units: action.units };
      const [unit] = action.units;
      return unit !== undefined && action.units.length === 1 ? choose(found, unit) : found;
    }
    case 'chosen':
      return choose(state, action.unit);
    case 'filled':
      return { ...state, form: { ...state.form, ...action.form } };
    case 'busy':
      return { ...state, phase: 'busy', sentence: null, issues: [] };
    case 'said':
      return { ...state, phase: 'idle', sentence: action.sentence };
    case 'refused':
      return { ...state, phase: 'idle', issues: action.issues };
    case 'accepted': {
      const accepted = new Set(state.accepted);
      if (action.isAccepted) accepted.add(action.code);
      else accepted.delete(action.code);
      return { ...state, accepted };
    }
    case 'lost':
      return { ...state, phase: 'asking', sentence: action.sentence };
    case 'posted':
      return {
        ...state,
        phase: 'idle',
        issues: [],
        accepted: new Set(),
        posted: [...state.posted, { kind: action.kind, number: action.answer.number ?? '' }],
      };
    case 'moved':
      return {
        ...state,
        unit: action.unit,
        form: { ...state.form, vendorCredit: action.unit.unitCost ?? '' },
      };
  }
}

/** What can be done next with a unit of this status; none where there is nothing to return. */
export function nextSteps(status: UnitCard['status']): readonly ReturnKind[] {
  switch (status) {
    case 'sold':
      return ['customer_rma', 'credit_memo'];
    case 'return_expected':
      return ['credit_memo'];
    case 'in_stock':
    case 'returned':
      return ['vendor_rma'];
    case 'committed':
      return ['debit_memo'];
    default:
      return [];
  }
}

function numberOfLast(state: ReturnState, kind: ReturnKind): string | undefined {
  return state.posted.findLast((posted) => posted.kind === kind)?.number;
}

/** The document that a step posts. */
export function planReturn(
  state: ReturnState,
  unit: UnitCard,
  kind: ReturnKind,
  id: string,
): DocumentRequest {
  const { form } = state;
  const given = (text: string): string | undefined =>
    text.trim() === '' ? undefined : text.trim();
  const isCustomers = kind === 'customer_rma' || kind === 'credit_memo';
  const party = isCustomers ? unit.customer : unit.vendor;
  const follows = kind === 'credit_memo' ? 'customer_rma' : 'vendor_rma';
  const from =
    kind === 'credit_memo' || kind === 'debit_memo' ? numberOfLast(state, follows) : undefined;
  const reason = given(form.reason);
  const price = kind === 'credit_memo' ? given(form.price) : undefined;
  const taxRate = kind === 'credit_memo' ? given(form.taxRate) : undefined;
  const credit = kind === 'debit_memo' ? given(form.vendorCredit) : undefined;
  const vendorRmaNumber = kind === 'vendor_rma' ? given(form.vendorRmaNumber) : undefined;
  return {
    id,
    kind,
    occurredOn: form.date,
    ...(party === null ? {} : { party }),
    ...(from === undefined ? {} : { from }),
    ...(vendorRmaNumber === undefined ? {} : { vendorRmaNumber }),
    lines: [
      {
        item: unit.item,
        serials: [unit.serial],
        ...(reason === undefined ? {} : { reason }),
        ...(kind === 'customer_rma' ? { action: form.action } : {}),
        ...(price === undefined ? {} : { unitPrice: price }),
        ...(taxRate === undefined ? {} : { taxRate }),
        ...(credit === undefined ? {} : { unitCost: credit }),
      },
    ],
    ...(state.accepted.size === 0 ? {} : { accept: [...state.accepted] }),
  };
}
