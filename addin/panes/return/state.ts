/**
 * A return as a pure state: the unit with its story, how far it has come, and the document that each step posts. The
 * steps follow the unit's status and history in the books and nothing else, so that they can be taken up at any time.
 */
import type {
  DocumentAnswer,
  DocumentRequest,
  HistoryRow,
  RmaAction,
  UnitCard,
} from '../../../shared/api.ts';
import { formatMoney, parseMoney } from '../../../shared/money.ts';
import { foldSerial } from '../../../shared/serial/text.ts';
import { refusalOf, type Meaning } from '../../parts/numbers.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('returns');
const partTexts = textsOf('parts');

export const returnKinds = ['customer_rma', 'credit_memo', 'vendor_rma', 'debit_memo'] as const;
export type ReturnKind = (typeof returnKinds)[number];

/** A unit with all that happened to it. */
export type StoriedUnit = UnitCard & { readonly history?: readonly HistoryRow[] | undefined };

export interface ReturnForm {
  readonly reason: string;
  readonly action: RmaAction;
  readonly date: string;
  readonly price: string;
  readonly taxRate: string;
  readonly vendorRmaNumber: string;
  readonly vendorCredit: string;
}

/** The sale that is taken back, in the invoice's own currency. */
export interface Sold {
  readonly price: string;
  readonly taxRate: string;
  readonly currency: string;
  readonly exchangeRate: string | null;
}

export interface ReturnState {
  readonly serial: string;
  readonly phase: 'none' | 'asking' | 'found';
  readonly units: readonly StoriedUnit[];
  readonly unit: StoriedUnit | null;
  /** The unit as it was when it was scanned: its sale is gone from the books' card once it is back. */
  readonly story: StoriedUnit | null;
  readonly sold: Sold | null;
  readonly form: ReturnForm;
  readonly sentence: string | null;
}

export function beginReturn(date: string): ReturnState {
  return {
    serial: '',
    phase: 'none',
    units: [],
    unit: null,
    story: null,
    sold: null,
    form: {
      reason: '',
      action: 'credit',
      date,
      price: '',
      taxRate: '',
      vendorRmaNumber: '',
      vendorCredit: '',
    },
    sentence: null,
  };
}

export type ReturnAction =
  | { readonly type: 'asked'; readonly serial: string; readonly date: string }
  | { readonly type: 'failed'; readonly sentence: string }
  | { readonly type: 'found'; readonly units: readonly StoriedUnit[] }
  | { readonly type: 'chosen'; readonly unit: StoriedUnit }
  | { readonly type: 'saleFound'; readonly sold: Sold }
  | { readonly type: 'filled'; readonly form: Partial<ReturnForm> }
  /** The unit after a step. */
  | { readonly type: 'moved'; readonly unit: StoriedUnit };

function choose(state: ReturnState, unit: StoriedUnit): ReturnState {
  const form = {
    ...state.form,
    price: unit.unitPrice ?? '',
    vendorCredit: unit.unitCost ?? '',
  };
  return { ...state, unit, story: unit, form };
}

export function reduceReturn(state: ReturnState, action: ReturnAction): ReturnState {
  switch (action.type) {
    case 'asked':
      return { ...beginReturn(action.date), serial: action.serial, phase: 'asking' };
    case 'failed':
      return { ...state, phase: 'none', sentence: action.sentence };
    case 'found': {
      const found = { ...state, phase: 'found' as const, units: action.units };
      const [unit] = action.units;
      return unit !== undefined && action.units.length === 1 ? choose(found, unit) : found;
    }
    case 'chosen':
      return choose(state, action.unit);
    case 'saleFound': {
      const { sold } = action;
      const taxRate = state.form.taxRate === '' ? sold.taxRate : state.form.taxRate;
      // A price that a person changed already stays.
      const isOwn = state.form.price !== (state.unit?.unitPrice ?? '');
      const price = isOwn ? state.form.price : sold.price;
      return { ...state, sold, form: { ...state.form, price, taxRate } };
    }
    case 'filled':
      return { ...state, form: { ...state.form, ...action.form } };
    case 'moved':
      return {
        ...state,
        unit: action.unit,
        form: { ...state.form, vendorCredit: action.unit.unitCost ?? '' },
      };
  }
}

/** The sale of a unit as its invoice has it; null where the invoice does not name the unit. */
export function soldOn(invoice: DocumentAnswer, unit: UnitCard): Sold | null {
  const line = invoice.lines.find(({ units }) =>
    units.some(
      ({ item, serial }) => item === unit.item && foldSerial(serial) === foldSerial(unit.serial),
    ),
  );
  if (line === undefined) return null;
  const { currency } = invoice;
  const rate = invoice['exchangeRate'];
  const price = parseMoney(line.unitPrice ?? '', currency);
  const discount = parseMoney(line.discount ?? '0', currency) ?? 0;
  if (price === null) return null;
  return {
    price: formatMoney(price - discount, currency),
    taxRate: line.taxRate ?? '',
    currency,
    exchangeRate: typeof rate === 'string' ? rate : null,
  };
}

export type StepState = 'done' | 'now' | 'later' | 'skipped';

export interface ReturnStep {
  readonly kind: ReturnKind;
  readonly state: StepState;
  /** Of the document, where the step was done. */
  readonly number: string | null;
}

export interface ReturnProgress {
  readonly steps: readonly ReturnStep[];
  /** Why nothing can be done with the unit, or null. */
  readonly isStuck: boolean;
}

/** The documents of this return: what happened since the unit was last sold. */
function numbersOf(unit: StoriedUnit): ReadonlyMap<ReturnKind, string> {
  const history = unit.history ?? [];
  const sale = history.findLastIndex(({ kind }) => kind === 'invoice');
  const numbers = new Map<ReturnKind, string>();
  for (const { kind, document } of history.slice(sale + 1)) {
    const own = returnKinds.find((each) => each === kind);
    if (own !== undefined) numbers.set(own, document);
  }
  return numbers;
}

/** The document of this return of a kind; null where there is none. */
export function numberOf(unit: StoriedUnit, kind: ReturnKind): string | null {
  return numbersOf(unit).get(kind) ?? null;
}

type Marks = readonly [StepState, StepState, StepState, StepState];

function marksOf(unit: StoriedUnit, numbers: ReadonlyMap<ReturnKind, string>): Marks | null {
  const wasRma: StepState = numbers.has('customer_rma') ? 'done' : 'skipped';
  const wasBack: StepState = numbers.has('credit_memo') ? 'done' : 'skipped';
  switch (unit.status) {
    case 'sold':
      return ['now', 'now', 'later', 'later'];
    case 'return_expected':
      return ['done', 'now', 'later', 'later'];
    case 'in_stock':
    case 'returned':
      return [wasRma, wasBack, 'now', 'later'];
    case 'committed':
      // It may be held for something else than its way to the vendor.
      return unit.history?.at(-1)?.kind === 'vendor_rma' ? [wasRma, wasBack, 'done', 'now'] : null;
    case 'at_vendor':
      return [wasRma, wasBack, numbers.has('vendor_rma') ? 'done' : 'skipped', 'done'];
    default:
      return null;
  }
}

/** How far a unit has come, and what can be done with it now. */
export function progressOf(unit: StoriedUnit): ReturnProgress {
  const numbers = numbersOf(unit);
  const marks = marksOf(unit, numbers);
  return {
    isStuck: marks === null,
    steps:
      marks === null
        ? []
        : returnKinds.map((kind, index) => {
            const state = marks[index] ?? 'later';
            return { kind, state, number: state === 'done' ? (numbers.get(kind) ?? null) : null };
          }),
  };
}

function given(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim();
}

/** The numbers that a step sends, by field of the form. */
const stepNumbers: Readonly<
  Record<ReturnKind, readonly (readonly [keyof typeof labels, Meaning])[]>
> = {
  customer_rma: [],
  credit_memo: [
    ['price', 'amount'],
    ['taxRate', 'percent'],
  ],
  vendor_rma: [],
  debit_memo: [['vendorCredit', 'amount']],
};

/** Where the words for a field stand. */
const labels = { price: 'price', taxRate: 'tax', vendorCredit: 'vendorCredit' } as const;

/** What a step cannot send, since a number in it cannot be read; null where all can. */
export function findUnread(form: ReturnForm, kind: ReturnKind): string | null {
  for (const [field, meaning] of stepNumbers[kind]) {
    const wanted = refusalOf(meaning, form[field]);
    if (wanted !== null) return partTexts.cannotRead(texts[labels[field]], form[field], wanted);
  }
  return null;
}

type ReturnLine = NonNullable<DocumentRequest['lines']>[number];

/** What a step says of the unit beside its item and serial. */
function fieldsOf({ form }: ReturnState, kind: ReturnKind): Omit<ReturnLine, 'item'> {
  const reason = given(form.reason);
  const said = reason === undefined ? {} : { reason };
  const price = given(form.price);
  const taxRate = given(form.taxRate);
  const credit = given(form.vendorCredit);
  switch (kind) {
    case 'customer_rma':
      return { ...said, action: form.action };
    case 'credit_memo':
      return {
        ...said,
        ...(price === undefined ? {} : { unitPrice: price }),
        ...(taxRate === undefined ? {} : { taxRate }),
      };
    case 'vendor_rma':
      return said;
    case 'debit_memo':
      return credit === undefined ? {} : { unitCost: credit };
  }
}

/** What a step says above its line: the document it follows, the vendor's number, the currency of the sale. */
function headerOf(
  { form, sold }: ReturnState,
  unit: StoriedUnit,
  kind: ReturnKind,
): Partial<DocumentRequest> {
  const numbers = numbersOf(unit);
  const follow = (before: ReturnKind): Partial<DocumentRequest> => {
    const from = numbers.get(before);
    return from === undefined ? {} : { from };
  };
  switch (kind) {
    case 'customer_rma':
      return {};
    case 'credit_memo':
      return {
        ...(unit.status === 'return_expected' ? follow('customer_rma') : {}),
        ...(sold?.exchangeRate == null
          ? {}
          : { currency: sold.currency, exchangeRate: sold.exchangeRate }),
      };
    case 'vendor_rma': {
      const number = given(form.vendorRmaNumber);
      return number === undefined ? {} : { vendorRmaNumber: number };
    }
    case 'debit_memo':
      return follow('vendor_rma');
  }
}

/** The document that a step posts. */
export function planReturn(
  state: ReturnState,
  unit: StoriedUnit,
  kind: ReturnKind,
  id: string,
  accepted: ReadonlySet<string>,
): DocumentRequest {
  const isCustomers = kind === 'customer_rma' || kind === 'credit_memo';
  const party = isCustomers ? (unit.customer ?? state.story?.customer) : unit.vendor;
  return {
    id,
    kind,
    occurredOn: state.form.date,
    ...(party === null || party === undefined ? {} : { party }),
    ...headerOf(state, unit, kind),
    lines: [{ item: unit.item, serials: [unit.serial], ...fieldsOf(state, kind) }],
    ...(accepted.size === 0 ? {} : { accept: [...accepted] }),
  };
}
