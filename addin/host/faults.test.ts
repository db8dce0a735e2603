/** The table of faults, walked row by row on a workbook that really is in that state, and Excel's codes one by one. */
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import type { Workbook } from '../../sandbox/workbook/workbook.ts';
import { waitUntil } from '../../testing/fixtures/wait-until.ts';
import { de } from '../texts/de.ts';
import { en } from '../texts/en.ts';
import { speak } from '../texts/texts.ts';
import { openExcelHost } from './excel-host.ts';
import type { QueueOptions } from './excel-queue.ts';
import { faultTable, notInExcel } from './faults.ts';
import { HostFault, type ExcelHost, type HostFaultCode, type TableSpec } from './port.ts';

const spec: TableSpec<'serial'> = {
  name: 'SerialbookFaults',
  sheet: 'Faults',
  columns: [{ id: 'serial', head: 'Serial', kind: 'text', width: 24 }],
};
const rows = [{ key: 'b', serial: '00012' }];

let node: NodeHost;
let uninstall: () => void;
let host: ExcelHost;

function open(options: QueueOptions = {}, workbook?: Workbook): void {
  node = openNodeHost(workbook);
  uninstall = node.install();
  host = openExcelHost({ watchFocus: null, ...options });
}

function close(): void {
  uninstall();
  node.close();
}

afterEach(async () => {
  close();
  await speak('en');
});

const codes = Object.keys(faultTable) as HostFaultCode[];

async function faultOf(run: () => Promise<unknown>): Promise<HostFault> {
  try {
    await run();
  } catch (error) {
    if (error instanceof HostFault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Brings the workbook into the state of each fault, and out of it again. */
const states: Readonly<
  Record<
    HostFaultCode,
    { enter: () => Promise<void> | void; leave: () => Promise<void> | void } | null
  >
> = {
  // It waits instead: see below.
  cell_being_edited: null,
  sheet_protected: {
    enter: () => {
      node.workbook.sheet('Faults').protection = { options: {}, password: null };
    },
    leave: () => {
      node.workbook.sheet('Faults').protection = null;
    },
  },
  workbook_read_only: {
    enter: () => node.workbook.setReadOnly(true),
    leave: () => node.workbook.setReadOnly(false),
  },
  workbook_behind: {
    enter: () => node.host.planFault({ code: 'InactiveWorkbook', isLasting: true }),
    leave: () => node.host.clearFaults(),
  },
  table_gone: {
    enter: () => node.host.planFault({ code: 'ItemNotFound', isLasting: true }),
    leave: () => node.host.clearFaults(),
  },
  column_gone: {
    enter: () =>
      node.Excel.run(async (context) => {
        context.workbook.tables.getItem(spec.name).columns.getItem('Serial').delete();
        await context.sync();
      }),
    leave: () => host.rebuildTable(spec),
  },
  rows_filtered: {
    enter: () => node.host.planFault({ code: 'FilteredRangeConflict', isLasting: true }),
    leave: () => node.host.clearFaults(),
  },
  no_room: {
    enter: () => node.host.planFault({ code: 'InsertDeleteConflict', isLasting: true }),
    leave: () => node.host.clearFaults(),
  },
  too_large: {
    enter: () => {
      node.host.maxRequestBytes = 1000;
    },
    leave: () => {
      node.host.maxRequestBytes = 5 * 1024 * 1024;
    },
  },
  report_gone: null,
  settings_unsaved: null,
  stopped: null,
  not_in_excel: null,
  excel_failed: {
    enter: () => node.host.planFault({ code: 'GeneralException', isLasting: true }),
    leave: () => node.host.clearFaults(),
  },
};

const entered = codes.flatMap((code) => {
  const state = states[code];
  return state === null ? [] : [{ code, ...state }];
});

test.each(entered)(
  '$code: words, what is offered, and the next try',
  async ({ code, enter, leave }) => {
    open();
    await host.putRows(spec, [{ key: 'a', serial: 'A1' }]);
    await enter();
    const fault = await faultOf(() => host.putRows(spec, rows));
    const { canRetry, offer } = faultTable[code];
    expect(fault).toMatchObject({ code, canRetry, offer });
    await leave();
    await host.putRows(spec, rows);
    expect((await host.readRows(spec)).map(({ key }) => key)).toEqual(['a', 'b']);
  },
);

test.each(codes.flatMap((code) => faultTable[code].officeCodes.map((each) => [each, code])))(
  'Excel says %s: %s',
  async (officeCode, code) => {
    open();
    await host.putRows(spec, [{ key: 'a', serial: 'A1' }]);
    node.host.planFault({ code: officeCode });
    const fault = await faultOf(() => host.readRows(spec));
    expect(fault.message).toBe(en.host.faults[code as HostFaultCode]);
  },
);

test.each(codes)('%s is said in both languages', async (code) => {
  open();
  expect(en.host.faults[code]).toMatch(/\.$/);
  expect(de.host.faults[code]).toMatch(/\.$/);
  expect(de.host.faults[code]).not.toBe(en.host.faults[code]);
  expect(en.host.offers[faultTable[code].offer]).not.toBe('');
  await speak('de');
  expect(notInExcel().message).toBe(de.host.faults.not_in_excel);
});

test('settings that cannot be saved are refused with words, count meanwhile, and are kept the next time', async () => {
  open();
  node.workbook.unsavedSettings = 1;
  const fault = await faultOf(() => host.writeSetting('one', 1));
  expect(fault).toMatchObject({ code: 'settings_unsaved', canRetry: true });
  expect(host.readSetting('one')).toBe(1);
  await host.writeSetting('two', 2);
  close();
  open({}, node.workbook);
  expect([host.readSetting('one'), host.readSetting('two')]).toEqual([1, 2]);
});

test('while a cell is edited a write waits, says so after a while, and follows by itself', async () => {
  open({ patienceMs: 20 });
  const said: (string | null)[] = [];
  host.watchWaiting((sentence) => said.push(sentence));
  await host.putRows(spec, [{ key: 'a', serial: 'A1' }]);
  node.workbook.setCellEditing(true);
  const written = host.putRows(spec, rows);
  await waitUntil(() => said.length > 0);
  expect(said).toEqual([en.host.finishCell]);
  node.workbook.setCellEditing(false);
  await written;
  expect(said).toEqual([en.host.finishCell, null]);
  expect(await host.readRows(spec)).toHaveLength(2);
});

test('a slow Excel is not taken for a cell being edited', async () => {
  open({ patienceMs: 20 });
  const said: (string | null)[] = [];
  host.watchWaiting((sentence) => said.push(sentence));
  const handle = node.host.handle.bind(node.host);
  node.host.handle = async (text, flags) => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    return handle(text, flags);
  };
  await host.putRows(spec, rows);
  expect(said).toEqual([]);
});

test('a workbook that is behind another is written to once it is in front', async () => {
  const watchers = new Set<() => void>();
  open({
    watchFocus: (onFocus) => {
      watchers.add(onFocus);
      return () => void watchers.delete(onFocus);
    },
  });
  const said: (string | null)[] = [];
  host.watchWaiting((sentence) => said.push(sentence));
  node.host.planFault({ code: 'InactiveWorkbook', isLasting: true });
  const written = host.putRows(spec, rows);
  await waitUntil(() => said.length > 0);
  expect(said).toEqual([en.host.comeBack]);
  // Not yet: the next focus finds it behind again.
  for (const focus of [...watchers]) focus();
  await waitUntil(() => said.length > 2);
  node.host.clearFaults();
  for (const focus of [...watchers]) focus();
  await written;
  expect(said).toEqual([en.host.comeBack, null, en.host.comeBack, null]);
  expect(watchers.size).toBe(0);
  expect(await host.readRows(spec)).toHaveLength(1);
});

test('two people keep different things in one workbook: both stay', async () => {
  open();
  const workbook = node.workbook;
  const ann = host;
  const other = openNodeHost(workbook);
  await ann.changeSetting('list', () => ({ ann: 1 }));
  uninstall();
  uninstall = other.install();
  const bob = openExcelHost({ watchFocus: null });
  await bob.changeSetting('list', (kept) => ({ ...(kept as object), bob: 2 }));
  await bob.writeSetting('own', 'x');
  uninstall();
  uninstall = node.install();
  await ann.changeSetting('list', (kept) => ({ ...(kept as object), ann: 3 }));
  expect(ann.readSetting('list')).toEqual({ ann: 3, bob: 2 });
  expect(ann.readSetting('own')).toBe('x');
  other.close();
});

test('two people write to one table: every row is there once', async () => {
  open();
  await host.putRows(spec, [{ key: 'a', serial: 'A1' }]);
  const ann = { host, node };
  const other = openNodeHost(node.workbook);
  for (let round = 0; round < 5; round += 1) {
    uninstall();
    uninstall = ann.node.install();
    await ann.host.putRows(spec, [{ key: `ann ${round}`, serial: `A-${round}` }]);
    uninstall();
    uninstall = other.install();
    await openExcelHost({ watchFocus: null }).putRows(spec, [
      { key: `bob ${round}`, serial: `B-${round}` },
    ]);
  }
  uninstall();
  uninstall = ann.node.install();
  const keys = (await ann.host.readRows(spec)).map(({ key }) => key);
  expect(new Set(keys).size).toBe(11);
  expect(keys).toHaveLength(11);
  other.close();
});
