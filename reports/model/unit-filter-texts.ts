/** The filters of a list of units as a person reads them above it, in both languages. */
import type { QueryOf } from '../../shared/api.ts';
import { unitStatuses } from '../../shared/stock/lifecycle.ts';
import type { ReportFrame } from './report-frame.ts';
import { reportTexts, type ReportLanguage } from './report-texts.ts';

export type UnitQuery = Partial<QueryOf<'listUnits'>>;

interface FilterTexts {
  readonly areaType: Readonly<Record<'stock' | 'out', string>>;
  readonly begins: (head: string) => string;
  readonly bill: string;
  readonly cost: Readonly<Record<'is' | 'not' | 'from' | 'to' | 'above' | 'below', string>>;
}

const en: FilterTexts = {
  areaType: { stock: 'in our bins', out: 'in bins that are not ours' },
  begins: (head) => `${head} begins with`,
  bill: 'Vendor bill',
  cost: {
    is: 'Cost exactly',
    not: 'Cost other than',
    from: 'Cost at least',
    to: 'Cost at most',
    above: 'Cost more than',
    below: 'Cost less than',
  },
};
const de: FilterTexts = {
  areaType: { stock: 'in unseren Lagerplätzen', out: 'in fremden Lagerplätzen' },
  begins: (head) => `${head} beginnt mit`,
  bill: 'Lieferantenrechnung',
  cost: {
    is: 'Kosten genau',
    not: 'Kosten nicht',
    from: 'Kosten mindestens',
    to: 'Kosten höchstens',
    above: 'Kosten über',
    below: 'Kosten unter',
  },
};
const filterTexts: Readonly<Record<ReportLanguage, FilterTexts>> = { en, de };

/** Each filter that is asked, with its value; several values of one stand beside each other. */
export function nameUnitFilters(
  query: UnitQuery,
  { language, words }: Pick<ReportFrame, 'language' | 'words'>,
): (readonly [head: string, value: string])[] {
  const { columns, period } = reportTexts[language];
  const { areaType, begins, bill, cost } = filterTexts[language];
  const span = (from: string | undefined, to: string | undefined): string | undefined =>
    from === undefined && to === undefined ? undefined : period(from, to);
  const statuses = unitStatuses.filter((status) => [query.status].flat().includes(status));
  const named: readonly (readonly [string, string | string[] | undefined])[] = [
    [columns.item, query.item],
    [columns.area, query.area],
    ['', query.areaType === undefined ? undefined : areaType[query.areaType]],
    [columns.vendor, query.vendor],
    [columns.customer, query.customer],
    [columns.lot, query.lot],
    [columns.status, statuses.map((status) => words.status(status))],
    [begins(columns.serial), query.prefix],
    [begins(columns.manufacturerSerial), query.manufacturerPrefix],
    [begins(columns.lot), query.lotPrefix],
    [begins(columns.note), query.notePrefix],
    [columns.received, span(query.receivedFrom, query.receivedTo)],
    [columns.sold, span(query.soldFrom, query.soldTo)],
    [columns.receipt, query.receipt],
    [bill, query.bill],
    [columns.invoice, query.invoice],
    [cost.is, query.cost],
    [cost.not, query.costNot],
    [cost.from, query.costFrom],
    [cost.to, query.costTo],
    [cost.above, query.costAbove],
    [cost.below, query.costBelow],
    ['', query.field],
  ];
  return named.flatMap(([head, value]) => {
    const text = value === undefined ? '' : [value].flat().join(' / ');
    return text === '' ? [] : [[head, text] as const];
  });
}
