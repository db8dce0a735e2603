/** Defined names, of the workbook and of a sheet. A name that stands for a range moves with its cells. */
import { formatArea, parseArea, quoteSheetName } from '../../workbook/address.ts';
import { invalidArgument, itemAlreadyExists, itemNotFound } from '../../workbook/fault.ts';
import type { Sheet } from '../../workbook/sheet.ts';
import type { NamedItem, Workbook } from '../../workbook/workbook.ts';
import type { Args } from '../args.ts';
import { asFlag, asText, ClassTable, readOnly } from '../class-table.ts';
import { RangeTarget, rangeAt, rangeOfName } from '../range-target.ts';
import type { RequestHost } from '../request-host.ts';
import { rangeClass } from './range.ts';
import { worksheetClass } from './worksheet.ts';

interface NameScope {
  readonly scope: Sheet | null;
}

function namesOf({ scope }: NameScope, workbook: Workbook): NamedItem[] {
  return workbook.names.filter((item) => item.scope === scope);
}

function find(self: NameScope, host: RequestHost, name: string): NamedItem | undefined {
  const wanted = name.toLowerCase();
  return namesOf(self, host.workbook).find((item) => item.name.toLowerCase() === wanted);
}

function formulaOf(item: NamedItem, workbook: Workbook): string {
  const { anchor } = item;
  if (anchor === null) return item.formula;
  if (anchor.isGone) return '=#REF!';
  const { name } = workbook.sheet(anchor.sheet.id);
  return `=${quoteSheetName(name)}!${formatArea(anchor.area, true)}`;
}

function addName(self: NameScope, args: Args, host: RequestHost): NamedItem {
  const { workbook } = host;
  const name = args.text(0);
  const isBad = parseArea(name) !== null || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name);
  if (isBad) throw invalidArgument();
  if (find(self, host, name) !== undefined) throw itemAlreadyExists();
  const range = args.range(1);
  const formula = range === null ? String(args.raw(1)) : '';
  const anchor = range ?? anchorOf(host, formula);
  const item: NamedItem = {
    name,
    anchor: anchor === null ? null : new RangeTarget(anchor.sheet, anchor.area),
    formula,
    comment: args.optionalText(2) ?? '',
    isVisible: true,
    scope: self.scope,
  };
  if (item.anchor !== null) workbook.anchors.add(item.anchor);
  workbook.names.push(item);
  workbook.announce({ kind: 'names' });
  return item;
}

/** The place that a formula like `=Sheet1!$A$1` means, or null where it is any other formula. */
function anchorOf(host: RequestHost, formula: string): RangeTarget | null {
  if (!/^='?[^!]+'?!\$?[A-Z]*\$?\d*(:\$?[A-Z]*\$?\d*)?$/i.test(formula)) return null;
  return rangeAt(host.workbook, host.workbook.activeSheet, formula);
}

export const namedItemCollectionClass: ClassTable<NameScope> = new ClassTable(
  'NamedItemCollection',
  {
    items: (self, host) => namesOf(self, host.workbook).map((item) => namedItemClass.of(item)),
    getItem: (self, args, host) => {
      const item = find(self, host, args.text(0));
      if (item === undefined) throw itemNotFound();
      return namedItemClass.of(item);
    },
    methods: {
      Add: (self, args, host) => namedItemClass.of(addName(self, args, host)),
      GetCount: (self, _args, host) => namesOf(self, host.workbook).length,
      GetItemOrNullObject: (self, args, host) =>
        namedItemClass.orNull(find(self, host, args.text(0))),
    },
  },
);

export const namedItemClass: ClassTable<NamedItem> = new ClassTable('NamedItem', {
  identify: (item) => ({ _Id: item.name }),
  properties: {
    Name: readOnly((item) => item.name),
    Type: readOnly((item) => (item.anchor === null ? 'String' : 'Range')),
    Value: readOnly((item, host) => formulaOf(item, host.workbook).replace(/^=/, '')),
    Formula: {
      read: (item, host) => formulaOf(item, host.workbook),
      write: (item, value, host) => {
        const formula = asText(value);
        if (item.anchor !== null) host.workbook.anchors.delete(item.anchor);
        item.formula = formula;
        item.anchor = anchorOf(host, formula);
        if (item.anchor !== null) host.workbook.anchors.add(item.anchor);
        host.workbook.announce({ kind: 'names' });
      },
    },
    Visible: {
      read: (item) => item.isVisible,
      write: (item, value) => {
        item.isVisible = asFlag(value);
      },
    },
    Comment: {
      read: (item) => item.comment,
      write: (item, value) => {
        item.comment = asText(value);
      },
    },
    Scope: readOnly((item) => (item.scope === null ? 'Workbook' : 'Worksheet')),
    _Id: readOnly((item) => item.name),
  },
  navigation: {
    Worksheet: (item) => {
      if (item.scope === null) throw itemNotFound();
      return worksheetClass.of(item.scope);
    },
    WorksheetOrNullObject: (item) => worksheetClass.orNull(item.scope),
  },
  methods: {
    Delete: (item, _args, host) => {
      const { names, anchors } = host.workbook;
      names.splice(names.indexOf(item), 1);
      if (item.anchor !== null) anchors.delete(item.anchor);
      host.workbook.announce({ kind: 'names' });
    },
    GetRange: (item, _args, host) => rangeClass.of(rangeOfName(item, host.workbook)),
    GetRangeOrNullObject: (item, _args, host) =>
      item.anchor === null || item.anchor.isGone
        ? null
        : rangeClass.of(rangeOfName(item, host.workbook)),
  },
});
