import { waitUntil } from '../../testing/fixtures/wait-until.ts';
import { openNodeHost } from './node.ts';

/** Arrays of the client's own realm, as plain ones. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return null;
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

const { Excel, OfficeExtension, host, workbook } = openNodeHost();

async function run(batch: (context: Excel.RequestContext, sheet: Excel.Worksheet) => unknown) {
  await Excel.run(async (context) => {
    await batch(context, context.workbook.worksheets.getItem('Sheet1'));
    await context.sync();
  });
}

async function codeOf(batch: Parameters<typeof run>[0]): Promise<string> {
  try {
    await run(batch);
  } catch (error) {
    return error instanceof OfficeExtension.Error ? error.code : String(error);
  }
  return 'none';
}

describe('cells', () => {
  test('the active sheet and its name', () =>
    run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.load('name,id,position');
      await context.sync();
      expect([sheet.name, sheet.position]).toEqual(['Sheet1', 0]);
    }));

  test('a property is not there before it is loaded', () =>
    run((_context, sheet) => {
      const range = sheet.getRange('A1');
      expect(thrownBy(() => range.values)).toMatchObject({ code: 'PropertyNotLoaded' });
    }));

  test('codes that look like numbers become numbers', () =>
    run(async (context, sheet) => {
      const range = sheet.getRange('A1:B3');
      range.values = [
        ['00123', '1234567890123456789'],
        ['hello', 42],
        ['2024-01-31', '1E5'],
      ];
      range.load('values,text,numberFormat,address,valueTypes');
      await context.sync();
      expect(range.address).toBe('Sheet1!A1:B3');
      expect(plain(range.values)).toEqual([
        [123, 1_234_567_890_123_460_000],
        ['hello', 42],
        [45_322, 100_000],
      ]);
      expect(range.text[2]?.[0]).toBe('1/31/2024');
      expect(plain(range.valueTypes[0])).toEqual(['Double', 'Double']);
    }));

  test('text first: codes stay as scanned when the format is set before the value', () =>
    run(async (context, sheet) => {
      const codes = [['00012345678901234567'], ['12E5'], ['=1+1'], ['+49'], ['A 1'], ['TRUE']];
      const range = sheet.getRange('D1:D6');
      range.numberFormat = codes.map(() => ['@']);
      range.values = codes;
      range.load('values,formulas,valueTypes');
      await context.sync();
      expect(plain(range.values)).toEqual(codes);
      expect(plain(range.formulas)).toEqual(codes);
      expect(new Set(range.valueTypes.flat())).toEqual(new Set(['String']));
    }));

  test('the format set after the value brings nothing back', () =>
    run(async (context, sheet) => {
      const range = sheet.getRange('E1');
      range.values = [['00123']];
      range.numberFormat = [['@']];
      range.load('values');
      await context.sync();
      expect(plain(range.values)).toEqual([[123]]);
    }));

  test('one value for all cells; null leaves a cell alone', () =>
    run(async (context, sheet) => {
      const range = sheet.getRange('G1:G3');
      range.values = 'x' as unknown as string[][];
      await context.sync();
      range.values = [['a'], [null], ['c']];
      range.load('values');
      await context.sync();
      expect(plain(range.values)).toEqual([['a'], ['x'], ['c']]);
    }));

  test('formulas are kept and an apostrophe makes text', () =>
    run(async (context, sheet) => {
      const range = sheet.getRange('I1:I2');
      range.formulas = [['=SUM(1,2)'], ["'00123"]];
      range.load('formulas,values');
      await context.sync();
      expect(plain(range.formulas)).toEqual([['=SUM(1,2)'], ['00123']]);
      workbook.setComputedValue('Sheet1', 0, 8, 3);
      range.load('values');
      await context.sync();
      expect(plain(range.values)).toEqual([[3], ['00123']]);
    }));

  test('ranges made from ranges', () =>
    run(async (context, sheet) => {
      const used = sheet.getUsedRange(true);
      const ranges = [
        used.getLastRow(),
        sheet.getRange('A1').getResizedRange(2, 3).getOffsetRange(1, 1),
        sheet.getRange('B2:C3').getEntireRow(),
        sheet.getRange('B2:C3').getRowsBelow(2),
        sheet.getRange('A1:C3').getIntersection('B2:D9'),
        sheet.getRange('A1').getBoundingRect('C3'),
        sheet.getCell(4, 4),
        sheet.getRange('A1:G3').getCell(1, 1),
      ];
      for (const range of ranges) range.load('address');
      await context.sync();
      expect(ranges.map((range) => range.address)).toEqual([
        'Sheet1!A6:I6',
        'Sheet1!B2:E4',
        'Sheet1!2:3',
        'Sheet1!B4:C5',
        'Sheet1!B2:C3',
        'Sheet1!A1:C3',
        'Sheet1!E5',
        'Sheet1!B2',
      ]);
    }));

  test('find, or nothing', () =>
    run(async (context, sheet) => {
      const found = sheet.getRange().find('hello', { completeMatch: true });
      const none = sheet.getRange().findOrNullObject('nowhere', {});
      found.load('address');
      none.load('address');
      await context.sync();
      expect(found.address).toBe('Sheet1!A2');
      expect(none.isNullObject).toBe(true);
    }));

  test('set() of several properties at once', () =>
    run(async (context, sheet) => {
      const range = sheet.getRange('K1:K2');
      range.set({ values: [[1], [2]], format: { font: { color: '#ff0000' } } });
      range.load('values,format/font/color');
      await context.sync();
      expect(plain(range.toJSON().values)).toEqual([[1], [2]]);
      expect(range.format.font.color).toBe('#FF0000');
    }));

  test('looks: fill, font, borders, alignment, width', () =>
    run(async (context, sheet) => {
      const range = sheet.getRange('M1:N2');
      range.format.fill.color = 'yellow';
      range.format.font.bold = true;
      range.format.wrapText = true;
      range.format.horizontalAlignment = 'Center';
      range.format.columnWidth = 90;
      const line = range.format.borders.getItem('EdgeBottom');
      line.style = 'Continuous';
      line.color = '#112233';
      range.format.autofitRows();
      range.load('format/fill/color,format/font/bold,format/columnWidth,format/wrapText');
      line.load('style,color');
      await context.sync();
      expect(range.format.fill.color).toBe('#FFFF00');
      expect([range.format.font.bold, range.format.wrapText]).toEqual([true, true]);
      expect(range.format.columnWidth).toBe(90);
      expect([line.style, line.color]).toEqual(['Continuous', '#112233']);
      expect(workbook.activeSheet.read(1, 12).format.borders?.EdgeBottom?.color).toBe('#112233');
      expect(workbook.activeSheet.read(0, 12).format.borders).toBeUndefined();
    }));

  test('data validation, hyperlink and conditional formats are kept', () =>
    run(async (context, sheet) => {
      const range = sheet.getRange('P1');
      range.dataValidation.rule = { list: { inCellDropDown: true, source: 'in,out' } };
      range.hyperlink = { address: 'https://example.com', textToDisplay: 'more' };
      const rule = range.conditionalFormats.add(Excel.ConditionalFormatType.custom);
      rule.custom.rule.formula = '=$A1="x"';
      rule.custom.format.fill.color = '#FFC7CE';
      range.load('values,hyperlink,dataValidation/type');
      const count = range.conditionalFormats.getCount();
      await context.sync();
      expect(range.dataValidation.type).toBe('List');
      expect([range.values[0]?.[0], range.hyperlink.address, count.value]).toEqual([
        'more',
        'https://example.com',
        1,
      ]);
    }));

  test('clear, copy, insert, delete', () =>
    run(async (context) => {
      const sheet = context.workbook.worksheets.add('Moves');
      sheet.getRange('A1:A3').values = [['a'], ['b'], ['c']];
      sheet.getRange('C1').copyFrom('A1:A3');
      sheet.getRange('A2:A2').delete('Up');
      sheet.getRange('A1').insert('Right');
      sheet.getRange('C1').clear('Contents');
      const used = sheet.getUsedRange();
      used.load('values,address');
      await context.sync();
      expect(plain(used.values)).toEqual([
        ['', 'a', '', 'a'],
        ['c', '', 'b', ''],
        ['', '', 'c', ''],
      ]);
    }));
});

describe('sheets and the workbook', () => {
  test('add, list, activate, delete', () =>
    run(async (context) => {
      const sheets = context.workbook.worksheets;
      const sheet = sheets.add('Scans');
      sheet.activate();
      sheets.load('items/name');
      await context.sync();
      expect(sheets.items.map((one) => one.name)).toContain('Scans');
      expect(workbook.activeSheet.name).toBe('Scans');
      sheet.delete();
      sheets.getItem('Sheet1').activate();
      const count = sheets.getCount();
      await context.sync();
      expect(count.value).toBe(workbook.sheets.length);
    }));

  test('null objects', () =>
    run(async (context) => {
      const none = context.workbook.worksheets.getItemOrNullObject('Nope');
      const noTable = context.workbook.tables.getItemOrNullObject('Nope');
      const below = none.getRange('A1');
      const some = context.workbook.worksheets.getItemOrNullObject('Sheet1');
      none.load('name');
      below.load('values');
      some.load('name');
      await context.sync();
      expect([none.isNullObject, noTable.isNullObject, below.isNullObject]).toEqual([
        true,
        true,
        true,
      ]);
      expect([some.isNullObject, some.name]).toEqual([false, 'Sheet1']);
    }));

  test('an empty sheet has no used range', () =>
    run(async (context) => {
      const used = context.workbook.worksheets.add('Empty').getUsedRangeOrNullObject(true);
      used.load('address');
      await context.sync();
      expect(used.isNullObject).toBe(true);
    }));

  test('rename, colour, hide, freeze, print', () =>
    run(async (context) => {
      const sheet = context.workbook.worksheets.add('Report');
      sheet.name = 'Profit & loss';
      sheet.tabColor = '#00FF00';
      sheet.freezePanes.freezeRows(2);
      sheet.pageLayout.orientation = 'Landscape';
      sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
      sheet.pageLayout.setPrintTitleRows('$1:$2');
      const titles = sheet.pageLayout.getPrintTitleRowsOrNullObject();
      const frozen = sheet.freezePanes.getLocationOrNullObject();
      titles.load('address');
      frozen.load('address');
      sheet.visibility = 'Hidden';
      await context.sync();
      expect(titles.address).toBe("'Profit & loss'!1:2");
      expect(frozen.address).toBe("'Profit & loss'!1:2");
      expect(workbook.sheet('Profit & loss')).toMatchObject({
        visibility: 'Hidden',
        freeze: { rows: 2, columns: 0 },
        pageLayout: { Orientation: 'Landscape', Zoom: { horizontalFitToPages: 1 } },
      });
    }));

  test('names', () =>
    run(async (context, sheet) => {
      context.workbook.names.add('ScanTimes', sheet.getRange('A2:A4'));
      await context.sync();
      const item = context.workbook.names.getItem('ScanTimes');
      item.load('formula,type');
      const range = item.getRange();
      range.load('address');
      await context.sync();
      expect([item.formula, item.type]).toEqual(['=Sheet1!$A$2:$A$4', 'Range']);
      expect(range.address).toBe('Sheet1!A2:A4');
    }));

  test('settings', () =>
    run(async (context) => {
      context.workbook.settings.add('pending', { id: 'a1', at: new Date(0) });
      await context.sync();
      const setting = context.workbook.settings.getItemOrNullObject('pending');
      const none = context.workbook.settings.getItemOrNullObject('none');
      setting.load('value');
      await context.sync();
      const value = setting.value as { id: string; at: string };
      expect([value.id, new Date(value.at).getTime(), none.isNullObject]).toEqual(['a1', 0, true]);
    }));

  test('custom XML parts', () =>
    run(async (context) => {
      context.workbook.customXmlParts.add('<d xmlns="urn:scan"><x/></d>');
      const part = context.workbook.customXmlParts.getByNamespace('urn:scan').getOnlyItem();
      const xml = part.getXml();
      await context.sync();
      expect(xml.value).toContain('urn:scan');
    }));

  test('the selection', () =>
    run(async (context, sheet) => {
      sheet.getRange('B2:B3').select();
      await context.sync();
      const selected = context.workbook.getSelectedRange();
      const cell = context.workbook.getActiveCell();
      selected.load('address');
      cell.load('address');
      await context.sync();
      expect([selected.address, cell.address]).toEqual(['Sheet1!B2:B3', 'Sheet1!B2']);
    }));

  test('a chart is kept with its title and place', () =>
    run(async (context, sheet) => {
      const chart = sheet.charts.add('Line', sheet.getRange('A1:B3'), 'Auto');
      chart.title.text = 'Margin by month';
      chart.setPosition('H2', 'N15');
      chart.load('name,title/text');
      await context.sync();
      expect(chart.title.text).toBe('Margin by month');
      expect(workbook.sheet('Sheet1').charts[0]).toMatchObject({
        type: 'Line',
        left: 336,
        top: 15,
      });
    }));
});

describe('tables', () => {
  test('made, named, filled below its last row, read', () =>
    run(async (context) => {
      const sheet = context.workbook.worksheets.add('T');
      const table = sheet.tables.add('A1:C1', true);
      table.name = 'Scans';
      table.getHeaderRowRange().values = [['Time', 'Code', 'Qty']];
      table.columns.getItem('Code').getDataBodyRange().numberFormat = '@' as unknown as string[][];
      table.rows.add(undefined, [
        ['10:00', '0001', 1],
        ['10:01', '0002', 2],
      ]);
      await context.sync();
      const below = table.getDataBodyRange().getRowsBelow(1);
      below.numberFormat = [['General', '@', 'General']];
      below.values = [['10:02', '0003', 3]];
      const body = table.getDataBodyRange();
      body.load('values,address,numberFormat');
      table.rows.load('count');
      table.load('name,id,style');
      await context.sync();
      expect(body.address).toBe('T!A2:C4');
      expect(plain(body.values).map((row: unknown[]) => row[1])).toEqual(['0001', '0002', '0003']);
      expect([table.rows.count, body.numberFormat[2]?.[1]]).toEqual([3, '@']);
    }));

  test('rows by index, deleted by index', () =>
    run(async (context) => {
      const table = context.workbook.tables.getItem('Scans');
      table.load('id');
      await context.sync();
      table.rows.add(0, [['09:00', '0000', 9]]);
      await context.sync();
      const row = table.rows.getItemAt(0);
      row.load('values,index');
      await context.sync();
      expect(plain(row.values)).toEqual([[0.375, '0000', 9]]);
      table.rows.deleteRowsAt(0, 1);
    }));

  test('sorted, filtered, totalled, resized, its columns listed', () =>
    run(async (context) => {
      const table = context.workbook.tables.getItem('Scans');
      table.sort.apply([{ key: 2, ascending: false }]);
      table.columns.getItem('Code').filter.applyValuesFilter(['0003']);
      const body = table.getDataBodyRange();
      body.load('values');
      table.columns.load('items/name,items/id,items/index');
      table.autoFilter.load('isDataFiltered');
      await context.sync();
      expect(plain(body.values).map((row: unknown[]) => row[2])).toEqual([3, 2, 1]);
      expect(table.autoFilter.isDataFiltered).toBe(true);
      expect(workbook.sheet('T').hiddenRows.size).toBe(2);
      expect(table.columns.items.map((column) => column.name)).toEqual(['Time', 'Code', 'Qty']);
      table.autoFilter.clearCriteria();
      table.showTotals = true;
      const totals = table.getTotalRowRange();
      totals.load('formulas');
      await context.sync();
      expect(totals.formulas[0]?.[2]).toBe('=SUBTOTAL(109,[Qty])');
      table.showTotals = false;
      table.columns.add(-1, undefined, 'Note');
      table.resize('A1:E4');
      table.columns.load('count');
      await context.sync();
      expect(table.columns.count).toBe(5);
    }));

  test('found by range, turned into cells', () =>
    run(async (context) => {
      const found = context.workbook.worksheets.getItem('T').getRange('B2').getTables(false);
      const first = found.getFirst();
      first.load('name');
      await context.sync();
      expect(first.name).toBe('Scans');
      first.convertToRange();
      const none = context.workbook.tables.getItemOrNullObject('Scans');
      await context.sync();
      expect(none.isNullObject).toBe(true);
    }));
});

describe('errors', () => {
  test('a matrix of the wrong shape, with place and statement', async () => {
    expect.assertions(3);
    try {
      await run((_context, sheet) => {
        sheet.getRange('A1:B2').values = [[1]];
      });
    } catch (error) {
      if (!(error instanceof OfficeExtension.Error)) throw error;
      expect(error.code).toBe('InvalidArgument');
      expect(error.debugInfo.errorLocation).toMatch(/values/i);
      expect(JSON.stringify(error.debugInfo)).toMatch(/values/);
    }
  });

  test.each<[string, Parameters<typeof run>[0]]>([
    ['ItemNotFound', (context) => context.workbook.worksheets.getItem('Nope').load('name')],
    ['InvalidArgument', (_context, sheet) => sheet.getRange('nonsense').load('values')],
    ['ItemAlreadyExists', (context) => context.workbook.worksheets.add('Sheet1')],
    ['NotImplemented', (_context, sheet) => sheet.pivotTables.load('items/name')],
    [
      'NotImplemented',
      (_context, sheet) => sheet.getRange('A1').getSpillingToRange().load('address'),
    ],
  ])('%s', async (code, batch) => {
    expect(await codeOf(batch)).toBe(code);
  });

  test('what is missing is named', () => {
    expect([...host.notImplemented.keys()]).toEqual([
      'Worksheet.PivotTables',
      'Range.GetSpillingToRange()',
    ]);
  });

  test('what was done before the failing action stays done', async () => {
    await codeOf((_context, sheet) => {
      sheet.getRange('Z1').values = [['stays']];
      sheet.getRange('Z2:Z3').values = [[1]];
      sheet.getRange('Z4').values = [['never']];
    });
    const sheet = workbook.sheet('Sheet1');
    expect([sheet.read(0, 25).value, sheet.read(3, 25).value]).toEqual(['stays', '']);
  });

  test('a fault at any action, once', async () => {
    const write: Parameters<typeof run>[0] = (_context, sheet) => {
      sheet.getRange('Y1').values = [[1]];
      sheet.getRange('Y2').values = [[2]];
    };
    let actionIndex = 0;
    for (; ; actionIndex++) {
      host.planFault({ code: 'GeneralException', actionIndex });
      if ((await codeOf(write)) === 'none') break;
      expect(await codeOf(write)).toBe('none');
    }
    host.clearFaults();
    expect(actionIndex).toBeGreaterThan(2);
  });

  test('a fault at a member, lasting until cleared', async () => {
    host.planFault({ code: 'RequestAborted', member: 'Values', isLasting: true });
    const write: Parameters<typeof run>[0] = (_context, sheet) => {
      sheet.getRange('Y1').values = [[1]];
    };
    expect([await codeOf(write), await codeOf(write)]).toEqual([
      'RequestAborted',
      'RequestAborted',
    ]);
    host.clearFaults();
    expect(await codeOf(write)).toBe('none');
  });

  test('while a person edits a cell nothing goes, unless the batch can wait', async () => {
    workbook.setCellEditing(true);
    const write: Parameters<typeof run>[0] = (_context, sheet) => {
      sheet.getRange('Y9').values = [['late']];
    };
    expect(await codeOf(write)).toBe('InvalidOperationInCellEditMode');
    const waiting = Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('Y9').values = [['late']];
      await context.sync();
    });
    await settle();
    expect(workbook.sheet('Sheet1').read(8, 24).value).toBe('');
    workbook.setCellEditing(false);
    await waiting;
    expect(workbook.sheet('Sheet1').read(8, 24).value).toBe('late');
  });

  test('a protected sheet takes formats where allowed, and unlocked cells', async () => {
    await run((_context, sheet) => {
      sheet.getRange('X1').format.protection.locked = false;
      sheet.protection.protect({ allowFormatCells: true });
    });
    const writeTo = (address: string) =>
      codeOf((_context, sheet) => {
        sheet.getRange(address).values = [['x']];
      });
    expect(await writeTo('A1')).toBe('AccessDenied');
    expect(await writeTo('X1')).toBe('none');
    expect(
      await codeOf((_context, sheet) => {
        sheet.getRange('A1').format.font.bold = true;
      }),
    ).toBe('none');
    await run((_context, sheet) => sheet.protection.unprotect());
    expect(await writeTo('A1')).toBe('none');
  });

  test('a read-only workbook can be read and not written', async () => {
    workbook.setReadOnly(true);
    const write = await codeOf((_context, sheet) => {
      sheet.getRange('A1').values = [['x']];
    });
    await run(async (context) => {
      context.workbook.load('readOnly');
      await context.sync();
      expect(context.workbook.readOnly).toBe(true);
    });
    workbook.setReadOnly(false);
    expect(write).toBe('AccessDenied');
  });

  test('more than 5 MB either way', async () => {
    const rows = Array.from({ length: 40_000 }, (_, row) =>
      Array.from({ length: 10 }, () => `${'x'.repeat(10)}${row}`),
    );
    expect(
      await codeOf((_context, sheet) => {
        sheet.getRange('AA1').getResizedRange(39_999, 9).values = rows;
      }),
    ).toBe('RequestPayloadSizeLimitExceeded');
    expect(await codeOf((_context, sheet) => sheet.getRange('A1:Z99999').load('values'))).toBe(
      'ResponsePayloadSizeLimitExceeded',
    );
  });
});

describe('references', () => {
  test('a range outlives its batch only when tracked', async () => {
    let range: Excel.Range | undefined;
    await run((_context, sheet) => {
      range = sheet.getRange('A1');
      range.load('values');
    });
    expect(thrownBy(() => range?.load('values'))).toMatchObject({ code: 'InvalidObjectPath' });
  });

  test('a range moves with inserted rows', () =>
    run(async (context) => {
      const sheet = context.workbook.worksheets.add('Ins');
      const range = sheet.getRange('A3');
      range.values = [['keep']];
      await context.sync();
      sheet.getRange('1:2').insert('Down');
      range.load('address,values');
      await context.sync();
      expect([range.address, range.values[0]?.[0]]).toEqual(['Ins!A5', 'keep']);
    }));

  test('references are given back after the batch', async () => {
    const fresh = openNodeHost();
    await fresh.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
      range.load('values');
      await context.sync();
      expect(fresh.host.referenceCount).toBe(1);
    });
    await waitUntil(() => fresh.host.referenceCount === 0);
    expect(fresh.host.referenceCount).toBe(0);
  });
});

describe('events', () => {
  test('own writes, a person and a second person can be told apart', async () => {
    const got: (string | undefined)[][] = [];
    let handler: OfficeExtension.EventHandlerResult<Excel.WorksheetChangedEventArgs> | undefined;
    await run(async (context, sheet) => {
      handler = sheet.onChanged.add((event) => {
        got.push([event.address, event.source, event.triggerSource]);
        return Promise.resolve();
      });
      await context.sync();
      sheet.getRange('H1').values = [['own']];
    });
    workbook.userEdit('Sheet1', 5, 7, 'typed');
    workbook.userEdit('Sheet1', 6, 7, 'theirs', 'coauthor');
    await waitUntil(() => got.length >= 3);
    expect(got).toEqual([
      ['H1', 'Local', 'ThisLocalAddin'],
      ['H6', 'Local', 'Unknown'],
      ['H7', 'Remote', 'Unknown'],
    ]);
    const registered = handler;
    if (registered === undefined) throw new Error('no handler');
    await Excel.run(registered.context, async (context) => {
      registered.remove();
      await context.sync();
    });
    workbook.userEdit('Sheet1', 7, 7, 'unheard');
    await settle();
    expect(got).toHaveLength(3);
  });

  test('details of one edited cell; tables and the selection; all sheets together', async () => {
    const got: unknown[] = [];
    const add = (value: unknown): Promise<void> => {
      got.push(value);
      return Promise.resolve();
    };
    await run(async (context) => {
      const sheet = context.workbook.worksheets.add('Ev');
      const table = sheet.tables.add('A1:B2', true);
      await context.sync();
      table.onChanged.add((event) => add(['table', event.address, event.source]));
      sheet.onSelectionChanged.add((event) => add(['selection', event.address]));
      context.workbook.worksheets.onChanged.add((event) => add(plain(event.details)));
      await context.sync();
    });
    workbook.userEdit('Ev', 1, 0, 'A1');
    workbook.userSelect('Ev', { row: 2, column: 2, rowCount: 1, columnCount: 1 });
    await waitUntil(() => got.length >= 3);
    expect(got).toEqual(
      expect.arrayContaining([
        ['table', 'A2', 'Local'],
        ['selection', 'C3'],
        { valueBefore: '', valueAfter: 'A1', valueTypeBefore: 'Empty', valueTypeAfter: 'String' },
      ]),
    );
  });

  test('events can be switched off', () =>
    run(async (context) => {
      context.runtime.enableEvents = false;
      await context.sync();
      expect(workbook.eventsEnabled).toBe(false);
      context.runtime.enableEvents = true;
      context.application.suspendApiCalculationUntilNextSync();
    }));
});
