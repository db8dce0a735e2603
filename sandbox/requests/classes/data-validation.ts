/**
 * Data validation: kept, answered and handed to the grid. As in Excel, what an add-in writes is not held against
 * the rule; `Valid` is therefore always true here.
 */
import { invalidArgument } from '../../workbook/fault.ts';
import type { Property } from '../class-table.ts';
import { ClassTable, isRecord, readOnly } from '../class-table.ts';
import type { RangeTarget } from '../range-target.ts';

type Validation = Readonly<Record<string, unknown>>;

function validationOf({ sheet, area }: RangeTarget): Validation {
  return sheet.read(area.row, area.column).format.validation ?? {};
}

function part(name: string, initial: unknown): Property<RangeTarget> {
  return {
    read: (range) => validationOf(range)[name] ?? initial,
    write: (range, value, host) => {
      const validation = { ...validationOf(range), [name]: value };
      host.workbook.writeFormat(range.sheet, range.area, 'validation', validation);
    },
  };
}

const kinds = ['wholeNumber', 'decimal', 'textLength', 'list', 'date', 'time', 'custom'];

function kindOf(range: RangeTarget): string {
  const { rule } = { rule: validationOf(range)['rule'] };
  if (!isRecord(rule)) return 'None';
  const kind = kinds.find((name) => rule[name] !== undefined && rule[name] !== null);
  return kind === undefined ? 'None' : kind.charAt(0).toUpperCase() + kind.slice(1);
}

export const dataValidationClass: ClassTable<RangeTarget> = new ClassTable('DataValidation', {
  properties: {
    Type: readOnly(kindOf),
    Rule: {
      read: (range) => validationOf(range)['rule'] ?? {},
      write: (range, value, host) => {
        if (!isRecord(value) || !kinds.some((kind) => kind in value)) throw invalidArgument();
        const validation = { ...validationOf(range), rule: value };
        host.workbook.writeFormat(range.sheet, range.area, 'validation', validation);
      },
    },
    Prompt: part('prompt', { message: '', showPrompt: true, title: '' }),
    ErrorAlert: part('errorAlert', { message: '', showAlert: true, style: 'Stop', title: '' }),
    IgnoreBlanks: part('ignoreBlanks', true),
    Valid: readOnly(() => true),
  },
  methods: {
    Clear: ({ sheet, area }, _args, host) => {
      host.workbook.writeFormat(sheet, area, 'validation', undefined);
    },
  },
});
