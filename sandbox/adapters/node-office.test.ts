import { waitUntil } from '../../testing/fixtures/wait-until.ts';
import { requirementsWith } from '../requests/requirements.ts';
import { openNodeHost } from './node.ts';

describe('custom functions in the real runtime', () => {
  const { CustomFunctions, invokeCustomFunction, host, Excel } = openNodeHost();
  CustomFunctions.associate('ADD', (a: number, b: number) => a + b);
  CustomFunctions.associate({
    LATER: (a: number) => Promise.resolve([[a, a * 2]]),
    NAME: () =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.load('name');
        await context.sync();
        return sheet.name;
      }),
    MISSING: () => {
      throw new CustomFunctions.Error(
        CustomFunctions.ErrorCode['notAvailable'] ?? '',
        'No such serial.',
      );
    },
    BROKEN: () => {
      throw new TypeError('bug');
    },
  });

  test.each<[string, unknown[], unknown]>([
    ['ADD', [2, 3], { ok: true, value: 5 }],
    ['add', [2, 3], { ok: true, value: 5 }],
    ['LATER', [7], { ok: true, value: [[7, 14]] }],
    ['NAME', [], { ok: true, value: 'Sheet1' }],
    ['MISSING', [], { ok: false, error: '#N/A', message: 'No such serial.' }],
    ['BROKEN', [], expect.objectContaining({ ok: false, error: '#VALUE!' })],
    ['NONE', [], expect.objectContaining({ ok: false, error: '#VALUE!' })],
  ])('%s(%p)', async (id, args, expected) => {
    expect(await invokeCustomFunction(id, args)).toEqual(expected);
  });

  test('many calls answer in few requests', async () => {
    const before = host.log.length;
    const results = await Promise.all(
      Array.from({ length: 500 }, (_, index) => invokeCustomFunction('ADD', [index, 1])),
    );
    expect(results.at(-1)).toEqual({ ok: true, value: 500 });
    expect(host.log.length - before).toBeLessThan(20);
  });

  test('a stream sends results until it is cancelled', async () => {
    const got: unknown[] = [];
    let isCanceled = false;
    CustomFunctions.associate(
      'CLOCK',
      (invocation: { setResult: (value: number) => void; onCanceled: () => void }) => {
        let count = 0;
        const timer = setInterval(() => {
          invocation.setResult(++count);
        }, 20);
        invocation.onCanceled = () => {
          clearInterval(timer);
          isCanceled = true;
        };
      },
    );
    const stream = host.customFunctions.start('CLOCK', [], {
      onResult: (result) => got.push(result),
    });
    await stream.result;
    stream.cancel();
    await waitUntil(() => isCanceled);
    expect(got[0]).toMatchObject({ ok: true });
    expect(isCanceled).toBe(true);
  });
});

describe('Office', () => {
  test('a ribbon command ends with completed()', async () => {
    const opened = openNodeHost();
    let isRun = false;
    opened.Office.actions.associate('scan', (event: { completed: () => void }) => {
      isRun = true;
      event.completed();
    });
    await opened.runCommand('scan');
    expect(isRun).toBe(true);
    await expect(opened.runCommand('none')).rejects.toThrow('none');
  });

  test('document settings are kept by saving and survive a new host', async () => {
    const first = openNodeHost();
    const { settings } = first.Office.context.document;
    settings.set('pending', { id: 'a1' });
    expect(first.workbook.documentSettings.size).toBe(0);
    const status = await new Promise((resolve) => {
      settings.saveAsync((result) => {
        resolve(result.status);
      });
    });
    expect(status).toBe('succeeded');
    const second = openNodeHost(first.workbook);
    expect(second.Office.context.document.settings.get('pending')).toEqual({ id: 'a1' });
    first.workbook.unsavedSettings = 1;
    const failed = await new Promise((resolve) => {
      settings.saveAsync((result) => {
        resolve(result.status);
      });
    });
    expect(failed).toBe('failed');
  });

  test('an older Excel refuses what it does not know', async () => {
    const { Excel, Office } = openNodeHost(undefined, {
      requirements: requirementsWith({ ExcelApi: '1.6', SharedRuntime: null }),
    });
    const isSetSupported = (name: string, version: string): boolean =>
      Office.context.requirements.isSetSupported(name, version);
    expect([
      isSetSupported('ExcelApi', '1.6'),
      isSetSupported('ExcelApi', '1.7'),
      isSetSupported('SharedRuntime', '1.1'),
    ]).toEqual([true, false, false]);
    const refusals = [
      (sheet: Excel.Worksheet): unknown => sheet.onChanged.add(() => Promise.resolve()),
      (sheet: Excel.Worksheet): unknown => sheet.getRange('A1').getTables(),
      (sheet: Excel.Worksheet): unknown => sheet.getRange('A1').load('hyperlink'),
      (sheet: Excel.Worksheet): unknown => sheet.freezePanes.freezeRows(1),
    ];
    for (const ask of refusals) {
      const asked = Excel.run(async (context) => {
        ask(context.workbook.worksheets.getActiveWorksheet());
        await context.sync();
      });
      await expect(asked).rejects.toMatchObject({ code: 'ApiNotFound' });
    }
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [['old']];
      await context.sync();
    });
  });

  test('the globals come and go', () => {
    const remove = openNodeHost().install();
    expect(typeof Excel.run).toBe('function');
    remove();
    expect('Excel' in globalThis).toBe(false);
  });

  test.each([
    'excel-win32-16.01.js',
    'excel-web-16.00.js',
    'excel-mac-16.00.js',
    'excel-android-16.00.js',
  ] as const)('%s speaks the same', async (script) => {
    const opened = openNodeHost(undefined, { script });
    await opened.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
      range.numberFormat = [['@']];
      range.values = [['00012345678901234567']];
      range.load('values');
      await context.sync();
      expect(range.values[0]?.[0]).toBe('00012345678901234567');
    });
  });
});
