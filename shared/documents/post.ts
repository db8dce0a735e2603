/**
 * Posting a document, purely: a draft and a view of the books become movements and postings, or every issue that
 * stands in the way. The same function rehearses and posts.
 */
import type { DocumentDraft } from '../api.ts';
import { convertParts, planLandedCosts } from '../costing/landed.ts';
import { raise, type Issue } from '../issues.ts';
import { convert, exponentOf, isExactlySummed, sum, type Minor, type Rate } from '../money.ts';
import { fail, succeed, type Result } from '../result.ts';
import { statusAfter, transitions } from '../stock/lifecycle.ts';
import { emptyState } from '../stock/unit.ts';
import { checkHeader } from './check-header.ts';
import { checkLines, type CheckedLine } from './check-lines.ts';
import type { PlannedDocument, PlannedHeader, PlannedMovement } from './plan.ts';
import { balance, credit, debit, type Posting } from './postings.ts';
import { kindRules } from './rules.ts';
import type { BooksView } from './view.ts';

/** What a draft writes to the books, or all issues in its way; a question that the draft accepts is none. */
export function postDocument(
  draft: DocumentDraft,
  view: BooksView,
): Result<PlannedDocument, readonly Issue[]> {
  const issues: Issue[] = [];
  const header = checkHeader(draft, view, issues);
  const lineIssues: Issue[] = [];
  const checked = header === null ? [] : checkLines(draft, header, view, lineIssues);
  if (header !== null) {
    checkWeights(header, checked, issues);
    checkSize(header, checked, view.baseCurrency, issues);
  }
  const accepted = new Set(draft.accept ?? []);
  const standing = [...issues, ...lineIssues].filter(
    (issue) => issue.severity === 'error' || !accepted.has(issue.code),
  );
  if (standing.length > 0 || header === null) return fail(standing);
  return succeed(planDocument(draft, header, checked, view));
}

function checkWeights(
  header: PlannedHeader,
  checked: readonly CheckedLine[],
  issues: Issue[],
): void {
  const isWeighed = checked.some(({ line }) => line.item.weight > 0);
  for (const addOn of header.addOns) {
    if (addOn.by === 'weight' && !isWeighed) {
      issues.push(raise('add_on_has_no_weight', { name: addOn.name }));
    }
  }
}

/** The document as a whole, add-ons included, stays within what whole minor units can say, in both currencies. */
function checkSize(
  header: PlannedHeader,
  checked: readonly CheckedLine[],
  baseCurrency: string,
  issues: Issue[],
): void {
  const inBase = (amount: number, currency: string, rate: Rate): number =>
    (amount * Number(rate) * 10 ** (exponentOf(baseCurrency) - exponentOf(currency))) / 1e12;
  let rough = 0;
  let roughBase = 0;
  for (const { line } of checked) {
    rough += line.net + line.tax;
    roughBase += inBase(line.net + line.tax, header.currency, header.rate);
  }
  for (const { amount, currency, rate } of header.addOns)
    roughBase += inBase(amount, currency, rate);
  if (!isExactlySummed(rough) || !isExactlySummed(roughBase)) {
    issues.push(raise('amount_too_large', {}));
  }
}

/** What each unit of the document is worth in base currency: its goods, and with add-ons. */
interface UnitValues {
  readonly nets: readonly Minor[];
  readonly landed: readonly Minor[];
  readonly addOnTotal: Minor;
}

function valueUnits(
  header: PlannedHeader,
  checked: readonly CheckedLine[],
  baseCurrency: string,
): UnitValues {
  const nets = checked.flatMap((line) => line.unitNets);
  if (kindRules[header.kind].event === 'receive') {
    const units = checked.flatMap((line) =>
      line.unitNets.map((net) => ({ net, weight: line.line.item.weight })),
    );
    const { goods, landed, addOnTotal } = planLandedCosts(
      units,
      header.addOns,
      header.currency,
      header.rate,
      baseCurrency,
    );
    return { nets: goods, landed, addOnTotal };
  }
  const inBase = convertParts(nets, header.currency, baseCurrency, header.rate);
  return { nets: inBase, landed: inBase, addOnTotal: 0 };
}

function planDocument(
  draft: DocumentDraft,
  header: PlannedHeader,
  checked: readonly CheckedLine[],
  view: BooksView,
): PlannedDocument {
  const values = valueUnits(header, checked, view.baseCurrency);
  const movements: PlannedMovement[] = [];
  for (const line of checked) planMovements(line, header, values, movements);
  const lines = checked.map(({ line }) => line);
  const net = sum(lines.map((line) => line.net));
  const tax = sum(lines.map((line) => line.tax));
  const cost = sum(movements.map((movement) => movement.costChange));
  const taxInBase = convert(tax, header.currency, view.baseCurrency, header.rate);
  const postings = planPostings(header, {
    net: sum(values.nets),
    tax: taxInBase,
    addOns: values.addOnTotal,
    stock: cost,
  });
  const totals = {
    units: movements.length,
    net,
    tax,
    addOnCosts: values.addOnTotal,
    cost: Math.abs(cost),
  };
  return { draft, header, lines, movements, postings, totals };
}

function planMovements(
  { line, destination }: CheckedLine,
  header: PlannedHeader,
  values: UnitValues,
  movements: PlannedMovement[],
): void {
  const { event } = kindRules[header.kind];
  const { holder } = transitions[event];
  for (const unit of line.units) {
    const index = movements.length;
    const { known } = unit;
    const state = known === null || known.life !== unit.life ? emptyState : known.state;
    const value = values.nets[index] ?? 0;
    const costChange = {
      receive: values.landed[index] ?? 0,
      sell: -state.cost,
      take_back: state.cost,
      return_to_vendor: -state.cost,
      expect_return: 0,
      set_aside: 0,
      transfer: 0,
    }[event];
    movements.push({
      unit,
      line: line.line,
      event,
      fromArea: state.area,
      toArea: destination?.id ?? state.area,
      status: statusAfter(event, state.status, destination?.stockType ?? null),
      holder:
        holder === 'us' ? null : holder === 'unchanged' ? state.holder : (header.party?.id ?? null),
      costChange: costChange === 0 ? 0 : costChange,
      revenue: event === 'sell' ? value : event === 'take_back' && value !== 0 ? -value : 0,
    });
  }
}

/** The amounts of a document in base currency; `stock` is what it adds to the value of our stock. */
interface PostedAmounts {
  readonly net: Minor;
  readonly tax: Minor;
  readonly addOns: Minor;
  readonly stock: Minor;
}

function planPostings(header: PlannedHeader, amounts: PostedAmounts): Posting[] {
  const { net, tax, addOns, stock } = amounts;
  switch (kindRules[header.kind].event) {
    case 'receive':
      return balance([
        debit('inventory', net, 'purchases'),
        debit('inventory', addOns, 'add_on_costs'),
        credit('received_not_billed', net),
        credit('add_on_costs_accrued', addOns),
      ]);
    case 'sell':
      return balance([
        debit('receivable', net + tax),
        credit('revenue', net),
        credit('tax_payable', tax),
        debit('cost_of_goods_sold', -stock),
        credit('inventory', -stock, 'cost_of_goods_sold'),
      ]);
    case 'take_back':
      return balance([
        debit('sales_returns', net),
        debit('tax_payable', tax),
        credit('receivable', net + tax),
        debit('inventory', stock, 'cost_of_goods_sold'),
        credit('cost_of_goods_sold', stock),
      ]);
    case 'return_to_vendor':
      return balance([
        debit('payable', net),
        credit('inventory', -stock, 'vendor_returns'),
        credit('vendor_return_gain', net + stock),
      ]);
    case 'expect_return':
    case 'set_aside':
    case 'transfer':
      return [];
  }
}
