/**
 * RMA forms -> one sheet: a row a unit, in as many columns as there is anything to say, and empty ones to fill in. Who
 * reads it was decided when the facts were gathered.
 */
import type { Day } from '../../../shared/day.ts';
import {
  countCell,
  dayCell,
  fitColumns,
  moneyCell,
  planFormats,
  textCell,
  type SheetCell,
  type SheetPlan,
  type SheetRow,
} from '../sheet.ts';
import { wordsOf } from '../words/words.ts';
import type { RmaFormFacts, RmaFormUnit, WarrantyFacts } from './facts.ts';
import { saySteps } from './say.ts';
import { rmaFormWords, writeDay, type RmaFormField } from './words.ts';

type Side = 'customerWarranty' | 'vendorWarranty';

interface FormColumn {
  /** One heading, or a side of the warranty and what of it. */
  readonly head: RmaFormField | readonly [Side, 'expiresOn' | 'daysLeft'];
  readonly width: number;
  readonly isRight?: boolean;
  /** Stands even where nothing is known, to be filled in. */
  readonly isKept?: boolean;
  readonly read: (unit: RmaFormUnit, form: RmaFormFacts) => SheetCell | null;
}

function text(
  head: RmaFormField,
  width: number,
  read: (unit: RmaFormUnit, form: RmaFormFacts) => string | undefined,
): FormColumn {
  return { head, width, read: (unit, form) => textCell(read(unit, form)) };
}

function day(
  head: FormColumn['head'],
  read: (unit: RmaFormUnit, form: RmaFormFacts) => Day | undefined,
): FormColumn {
  const width = typeof head === 'string' ? 14 : 38;
  return { head, width, read: (unit, form) => dayCell(read(unit, form)) };
}

function money(head: RmaFormField, read: (unit: RmaFormUnit) => number | undefined): FormColumn {
  return {
    head,
    width: 14,
    isRight: true,
    read: (unit, { currency }) => {
      const amount = read(unit);
      return amount === undefined ? null : moneyCell(amount, currency);
    },
  };
}

/** Below zero once a warranty is over. */
function daysLeft(head: Side, read: (unit: RmaFormUnit) => WarrantyFacts | undefined): FormColumn {
  return {
    head: [head, 'daysLeft'],
    width: 38,
    isRight: true,
    read: (unit) => {
      const { cover, days } = read(unit) ?? {};
      return days === undefined ? null : countCell(cover === 'over' ? -days : days);
    },
  };
}

const columns: readonly FormColumn[] = [
  text('rmaNumber', 16, ({ rmaNumber }) => rmaNumber),
  text('serial', 32, ({ serial }) => serial),
  text('manufacturerSerial', 26, ({ manufacturerSerial }) => manufacturerSerial),
  text('item', 20, ({ sku }) => sku),
  text('description', 42, ({ description }) => description),
  text('lot', 14, ({ lot }) => lot),
  text('status', 16, ({ status }, { language }) => rmaFormWords(language).statuses[status]),
  text('customer', 24, ({ sale }) => sale?.customer),
  text('invoice', 16, ({ sale }) => sale?.invoiceNumber),
  day('soldOn', ({ sale }) => sale?.soldOn),
  money('unitPrice', ({ sale }) => sale?.unitPriceMinor),
  text('vendor', 24, ({ purchase }) => purchase?.vendor),
  text('receipt', 16, ({ purchase }) => purchase?.receiptNumber),
  day('receivedOn', ({ purchase }) => purchase?.receivedOn),
  money('unitCost', ({ purchase }) => purchase?.unitCostMinor),
  money('trueCost', ({ purchase }) => purchase?.trueCostMinor),
  day(['customerWarranty', 'expiresOn'], ({ customerWarranty }) => customerWarranty?.until),
  daysLeft('customerWarranty', ({ customerWarranty }) => customerWarranty),
  day(['vendorWarranty', 'expiresOn'], ({ vendorWarranty }) => vendorWarranty?.until),
  daysLeft('vendorWarranty', ({ vendorWarranty }) => vendorWarranty),
  text('earlier', 36, ({ earlier }, { language }) => saySteps(earlier, language)),
  { ...text('reason', 32, ({ reason }) => reason), isKept: true },
  {
    ...text('action', 16, ({ action }, { language }) =>
      action === undefined ? undefined : rmaFormWords(language).actions[action],
    ),
    isKept: true,
  },
  text('next', 44, ({ next }, { language, reader }) => {
    const words = rmaFormWords(language);
    if (next === undefined) return undefined;
    return reader === 'customer' ? words.customerSteps[next] : words.steps[next];
  }),
  { ...text('findings', 32, () => undefined), isKept: true },
];

function planTop(forms: readonly [RmaFormFacts, ...RmaFormFacts[]]): readonly SheetRow[] {
  const [{ reader, language, company, day: today }] = forms;
  const words = rmaFormWords(language);
  const parties = forms.flatMap(({ party }) =>
    party === undefined
      ? []
      : [[party.name, ...party.addressLines].join(', ') + ` (${party.code})`],
  );
  return [
    { role: 'title', cells: [textCell(words.titles[reader])] },
    { role: 'fact', cells: [textCell([company.name, ...company.addressLines].join(', '))] },
    ...(parties.length === 1
      ? [
          {
            role: 'fact' as const,
            cells: [textCell(`${words.partyLabels[reader]}: ${parties.join('')}`)],
          },
        ]
      : []),
    {
      role: 'fact',
      cells: [textCell(`${words.fields.day}: ${writeDay(today, language)}`)],
    },
  ];
}

/** All units of all forms, in their order. */
export function planRmaFormSheet(forms: readonly [RmaFormFacts, ...RmaFormFacts[]]): SheetPlan {
  const [{ reader, language, currency, paper, seal }] = forms;
  const words = rmaFormWords(language);
  const rows = forms.flatMap((form) =>
    form.units.map((unit) => columns.map(({ read }) => read(unit, form))),
  );
  const isUsed = columns.map(
    ({ isKept }, place) => isKept === true || rows.some((cells) => cells[place] !== null),
  );
  const used = columns.filter((_, place) => isUsed[place]);
  const lines: readonly SheetRow[] = rows.map((cells) => ({
    role: 'line',
    cells: cells.filter((_, place) => isUsed[place]),
  }));
  const heads = used.map(({ head }) =>
    typeof head === 'string'
      ? words.fields[head]
      : `${words.sides[head[0]]}: ${words.fields[head[1]]}`,
  );
  const top = planTop(forms);
  return {
    name: words.titles[reader].replace(',', ''),
    title: words.titles[reader],
    columns: fitColumns(
      used.map(({ width, isRight }, place) => ({
        head: heads[place] ?? '',
        width,
        align: isRight === true ? 'right' : 'left',
      })),
      lines,
    ),
    rows: [
      ...top,
      { role: 'head', cells: heads.map((head) => textCell(head)) },
      ...lines,
      ...(seal === undefined
        ? []
        : [
            { role: 'empty' as const, cells: [] },
            { role: 'remark' as const, cells: [textCell(wordsOf(language).seal(seal))] },
          ]),
    ],
    headRow: top.length + 1,
    tableRows: lines.length,
    tableName: 'Units',
    formats: planFormats(currency),
    orientation: 'landscape',
    paper,
  };
}
