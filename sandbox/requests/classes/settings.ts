/** The workbook's settings that the Excel API keeps: any JSON under a name, saved with the file. */
import { itemNotFound } from '../../workbook/fault.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import { ClassTable, readOnly } from '../class-table.ts';

interface SettingTarget {
  readonly settings: Map<string, unknown>;
  readonly key: string;
}

function find({ settings }: Workbook, key: string): SettingTarget | null {
  return settings.has(key) ? { settings, key } : null;
}

export const settingCollectionClass: ClassTable<Workbook> = new ClassTable('SettingCollection', {
  items: ({ settings }) => [...settings.keys()].map((key) => settingClass.of({ settings, key })),
  getItem: (workbook, args) => {
    const setting = find(workbook, args.text(0));
    if (setting === null) throw itemNotFound();
    return settingClass.of(setting);
  },
  methods: {
    Add: ({ settings }, args) => {
      const key = args.text(0);
      settings.set(key, args.raw(1));
      return settingClass.of({ settings, key });
    },
    GetCount: ({ settings }) => settings.size,
    GetItemOrNullObject: (workbook, args) => settingClass.orNull(find(workbook, args.text(0))),
  },
});

export const settingClass: ClassTable<SettingTarget> = new ClassTable('Setting', {
  identify: ({ key }) => ({ _Id: key }),
  properties: {
    Key: readOnly(({ key }) => key),
    Value: {
      read: ({ settings, key }) => settings.get(key),
      write: ({ settings, key }, value) => {
        settings.set(key, value);
      },
    },
    _Id: readOnly(({ key }) => key),
  },
  methods: {
    Delete: ({ settings, key }) => {
      settings.delete(key);
    },
  },
});
