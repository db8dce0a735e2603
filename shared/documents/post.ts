/**
 * Posting a document, purely: a draft and a view of the books become movements and postings, or every issue that
 * stands in the way. The same function rehearses and posts.
 */
import type { DocumentDraft } from '../api.ts';
import type { AddOnCost } from '../costing/landed.ts';
import { raise, type Issue } from '../issues.ts';
import { issueCodes } from '../messages.ts';
import { exponentOf, formatMoney, isExactlySummed, sum, type Rate } from '../money.ts';
import { fail, succeed, type Result } from '../result.ts';
import { planAssembly } from './assembly.ts';
import { checkHeader } from './check-header.ts';
import { checkLines, type CheckedLine } from './check-lines.ts';
import { planCostAdjustment } from './cost-adjustment.ts';
import { planFulfilments, takeOrderAddOns } from './fulfil.ts';
import {
  emptyBody,
  type PlannedBody,
  type PlannedDocument,
  type PlannedHeader,
  type PlannedTotals,
} from './plan.ts';
import { planLines } from './plan-lines.ts';
import { planStockCount } from './stock-count.ts';
import { planVendorBill } from './vendor-bill.ts';
import type { BooksView } from './view.ts';

/** What a kind of document makes of its draft; issues that it appends may make the body worth nothing. */
type Planner = (
  draft: DocumentDraft,
  header: PlannedHeader,
  view: BooksView,
  issues: Issue[],
) => PlannedBody;

/** The kinds that are more than their lines. */
const planners: Readonly<Partial<Record<DocumentDraft['kind'], Planner>>> = {
  vendor_bill: planVendorBill,
  cost_adjustment: planCostAdjustment,
  stock_count: planStockCount,
  assembly: planAssembly,
};

/** What a draft writes to the books, or all issues in its way; a question that the draft accepts is none. */
export function postDocument(
  draft: DocumentDraft,
  view: BooksView,
): Result<PlannedDocument, readonly Issue[]> {
  const issues: Issue[] = [];
  const header = checkHeader(draft, view, issues);
  const planner = planners[draft.kind] ?? planDocumentLines;
  const body = planner(draft, header, view, issues);
  const accepted = new Set(draft.accept ?? []);
  const standing = issues.filter(
    (issue) => issue.severity === 'error' || !accepted.has(issue.code),
  );
  if (standing.length > 0) return fail(orderIssues(standing));
  return succeed({ ...body, draft, header, totals: totalsOf(body) });
}

const precedence: ReadonlyMap<string, number> = new Map(
  issueCodes.map((code, place) => [code, place]),
);

/**
 * What concerns the whole document first, then line by line: what concerns the line before its serials, each in order
 * of precedence. What two lines find wrong with the header is said once.
 */
function orderIssues(issues: readonly Issue[]): Issue[] {
  const said = new Set<string>();
  const once = issues.filter((issue) => {
    if (issue.line !== null || issue.serial !== null) return true;
    const text = JSON.stringify(issue);
    return !said.has(text) && said.add(text);
  });
  const placeOf = ({ line, serial }: Issue): number => 2 * (line ?? 0) + (serial === null ? 0 : 1);
  const rankOf = ({ code, serial }: Issue): number =>
    serial === null ? (precedence.get(code) ?? 0) : 0;
  return once.sort((a, b) => placeOf(a) - placeOf(b) || rankOf(a) - rankOf(b));
}

function totalsOf({ lines, movements, quantities, addOnCosts }: PlannedBody): PlannedTotals {
  const changes = [...movements, ...quantities].map((change) => change.costChange);
  return {
    units: sum(lines.map((line) => line.quantity)),
    net: sum(lines.map((line) => line.net)),
    tax: sum(lines.map((line) => line.tax)),
    addOnCosts,
    cost: Math.abs(sum(changes)),
  };
}

/** The kinds whose lines say all: each line's event moves its units. */
function planDocumentLines(
  draft: DocumentDraft,
  header: PlannedHeader,
  view: BooksView,
  issues: Issue[],
): PlannedBody {
  if (draft.lines.length === 0) issues.push(raise('document_has_no_lines', {}));
  const checked = checkLines(draft, header, view, issues, issues);
  const lines = checked.map(({ line }) => line);
  const fulfilling = checked.filter(({ isOpposite }) => !isOpposite).map(({ line }) => line);
  const fulfilments = planFulfilments(fulfilling, header, view.settings, issues);
  const isReceipt = draft.kind === 'goods_receipt';
  const ordered = isReceipt ? takeOrderAddOns(header, fulfilments) : { addOns: [], taken: [] };
  const addOns = [...ordered.addOns, ...header.addOns];
  checkBearers(addOns, checked, issues);
  checkSize(header, checked, addOns, view.baseCurrency, issues);
  checkTotal(header, checked, issues);
  // Costs are reckoned exactly, which needs amounts of a size that the checks saw to.
  if (issues.some(({ severity }) => severity === 'error')) return emptyBody;
  const planned = planLines(checked, header, addOns, view);
  return { ...emptyBody, ...planned, lines, fulfilments, takenAddOns: ordered.taken };
}

/** Each add-on cost has something to go to: goods that are kept, and weights where it is shared by weight. */
function checkBearers(
  addOns: readonly AddOnCost[],
  checked: readonly CheckedLine[],
  issues: Issue[],
): void {
  const bearers = checked.filter(({ line }) => line.item.tracking !== 'none');
  const isWeighed = bearers.some(({ line }) => line.item.weight > 0);
  for (const { by, name } of addOns) {
    if (by === 'weight' && !isWeighed) issues.push(raise('add_on_has_no_weight', { name }));
    else if (bearers.length === 0 && checked.length > 0) {
      issues.push(raise('add_on_has_no_bearer', { name }));
    }
  }
}

/** The document as a whole, add-ons included, stays within what whole minor units can say, in both currencies. */
function checkSize(
  header: PlannedHeader,
  checked: readonly CheckedLine[],
  addOns: readonly AddOnCost[],
  baseCurrency: string,
  issues: Issue[],
): void {
  const inBase = (amount: number, currency: string, rate: Rate): number =>
    (amount * Number(rate) * 10 ** (exponentOf(baseCurrency) - exponentOf(currency))) / 1e12;
  let rough = 0;
  let roughBase = 0;
  for (const { line } of checked) {
    const amount = Math.abs(line.net + line.tax);
    rough += amount;
    roughBase += inBase(amount, header.currency, header.rate);
  }
  for (const { amount, currency, rate } of addOns) {
    roughBase += inBase(Math.abs(amount), currency, rate);
  }
  if (!isExactlySummed(rough) || !isExactlySummed(roughBase)) {
    issues.push(raise('amount_too_large', {}));
  }
}

/** A document does not change its character: what goes against its direction is worth no more than the rest. */
function checkTotal(header: PlannedHeader, checked: readonly CheckedLine[], issues: Issue[]): void {
  if (!checked.some(({ isOpposite }) => isOpposite)) return;
  let total = 0;
  for (const { line } of checked) total += line.net + line.tax;
  if (total < 0 && isExactlySummed(total)) {
    issues.push(raise('total_negative', { total: formatMoney(total, header.currency) }));
  }
}
