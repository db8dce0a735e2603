/**
 * What of an answer a role may see. An amount is left out by its name, wherever in an answer it stands, so that an answer
 * of tomorrow is masked as those of today are; and what documents of purchases and of stock say of money is left out
 * with the document's kind.
 */
import type { EndpointName } from '../../shared/api.ts';
import { documentKinds, type DocumentKind } from '../../shared/documents/kinds.ts';
import type { PlannedReport } from '../../shared/report/plan.ts';
import { hasRight, hiddenKinds, seesAmounts, type Role } from '../../shared/people/rights.ts';

/** What a unit cost us, or what gives it away, by the name of its field. */
const costFields: ReadonlySet<string> = new Set([
  'unitCost',
  'trueCost',
  'margin',
  'marginPercent',
  'costChange',
  'lateCost',
  'costParts',
  'cost',
  'value',
  'preview',
]);

/** What a document says of money. */
const amountFields: ReadonlySet<string> = new Set([
  ...costFields,
  'addOnCosts',
  'unitPrice',
  'discount',
  'taxRate',
  'taxRecoverable',
  'net',
  'tax',
  'total',
]);

/** Prices that are paid: those stand on the lines of purchases; what units stand at in the books is below them. */
const pricedKinds: ReadonlySet<DocumentKind> = new Set([
  'purchase_order',
  'goods_receipt',
  'vendor_bill',
]);

/** Fields under which one's own words stand, whatever their names. */
const ownWords: ReadonlySet<string> = new Set(['customFields']);

const kindNames: ReadonlySet<unknown> = new Set(documentKinds);

function isKind(value: unknown): value is DocumentKind {
  return kindNames.has(value);
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is left out of a part of an answer; null where nothing is. */
type Hidden = ReadonlySet<string> | null;

const nothing: ReadonlySet<string> = new Set();

interface View {
  readonly role: Role;
  readonly hiddenKinds: ReadonlySet<DocumentKind>;
}

/** A document, or a row that tells of one: from here down its kind says what is left out. */
function hiddenOf(fields: Fields, view: View, above: Hidden): Hidden {
  const { kind } = fields;
  if (!isKind(kind)) return above;
  if (!seesAmounts(view.role, kind)) return amountFields;
  return pricedKinds.has(kind) ? nothing : above;
}

function maskFields(fields: Fields, view: View, above: Hidden): Fields {
  const hidden = hiddenOf(fields, view, above) ?? nothing;
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (hidden.has(name)) continue;
    kept[name] = ownWords.has(name) ? value : maskPart(value, view, hidden);
  }
  return kept;
}

function maskPart(part: unknown, view: View, hidden: Hidden): unknown {
  if (Array.isArray(part)) {
    return part.flatMap((each: unknown) => {
      const isHidden = isFields(each) && isKind(each['kind']) && view.hiddenKinds.has(each['kind']);
      return isHidden ? [] : [maskPart(each, view, hidden)];
    });
  }
  if (!isFields(part)) return part;
  return maskFields(part, view, hidden);
}

/** Addresses that tell what is paid to vendors and nothing else of money: who may ask them may see all that they say. */
const pricedAnswers: ReadonlySet<EndpointName> = new Set<EndpointName>([
  'reconcile',
  'makeReconciliation',
  'listReconciliations',
  'getReconciliation',
  'decideReconciliation',
  'getListLayout',
  'putListLayout',
  'purchases',
  'vendorScorecard',
]);

/** What an address answers with, as a role may see it; the answer itself where nothing of it is kept from the role. */
export function maskAnswer(body: unknown, role: Role, name: EndpointName): unknown {
  if (hasRight(role, 'cost') || pricedAnswers.has(name)) return body;
  const view = { role, hiddenKinds: new Set(hiddenKinds(role)) };
  return maskPart(body, view, costFields);
}

/** A row of a list that is written line by line. */
export function maskRow(row: unknown, role: Role): unknown {
  return maskAnswer(row, role, 'listUnits');
}

/** A report without the columns that a role may not see. */
export function showColumns(report: PlannedReport, role: Role): PlannedReport {
  if (hasRight(role, 'cost')) return report;
  const { main, totals } = report;
  const isShown = main.columns.map(({ id }) => !costFields.has(id));
  const shown = <Each>(cells: readonly Each[]): Each[] =>
    cells.filter((_cell, place) => isShown[place] !== false);
  return {
    ...report,
    main: { ...main, columns: shown(main.columns), rows: main.rows.map(shown) },
    totals: shown(totals),
  };
}

/** The columns of a list that a role may see. */
export function visibleColumns(names: readonly string[], role: Role): string[] {
  return names.filter((name) => hasRight(role, 'cost') || !costFields.has(name));
}
