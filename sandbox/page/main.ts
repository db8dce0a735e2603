/**
 * The sandbox in a browser: a workbook shown in a grid, with the add-in's pane beside it and its commands
 * in a ribbon. Here the parts are put together; the workbook itself is in `workbook/`, what Microsoft's
 * client asks of it in `requests/`.
 */
import './page.css';
import type { PageHost } from '../adapters/page-host.ts';
import { parseArea, splitSheetName } from '../workbook/address.ts';
import type { Area } from '../workbook/address.ts';
import type { CellValue } from '../workbook/cell.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { Workbook } from '../workbook/workbook.ts';
import type { CustomFunctions } from './custom-functions.ts';
import { installFunctions } from './custom-functions.ts';
import { showCharts } from './charts.ts';
import { installEngine } from './engine.ts';
import { find } from './elements.ts';
import { loadFunctions } from './function-list.ts';
import { readFlavour } from './flavour.ts';
import type { FileActions } from './file-buttons.ts';
import { showFileButtons } from './file-buttons.ts';
import { createGrid } from './grid.ts';
import { mirrorWorkbook } from './mirror.ts';
import { showRibbon } from './ribbon.ts';
import type { RibbonCommand } from './ribbon-commands.ts';
import { loadCommands } from './ribbon-commands.ts';
import { takeCommandKeys } from './ribbon-keys.ts';
import { createSheetIds } from './sheet-ids.ts';
import { showStatus, tell } from './status-bar.ts';
import { showTaskPane } from './task-pane.ts';
import { takeUndoKeys } from './undo-keys.ts';
import { walkRegions } from './regions.ts';

/** What a test may ask of the page; addresses are `A1` on the active sheet or `Sheet1!A1`. */
export interface SerialbookSandbox {
  readonly workbook: Workbook;
  readonly host: PageHost;
  runCommand(id: string): Promise<void>;
  /** What a person sees in a cell, and what is behind it. */
  readCell(address: string): { text: string; value: CellValue; formula: string | null };
  /** The colour behind a cell as it is drawn; null: none. */
  readFill(address: string): string | null;
  /** As typed by a person. */
  enterCell(address: string, text: string): void;
  select(address: string): void;
  /** Whether a custom function is still to answer. */
  isBusy(): boolean;
  recalculateAll(): void;
  /** As chosen by a person; done when it is open or refused. */
  openFile(chosen: File): Promise<void>;
}

declare global {
  interface Window {
    __serialbookSandbox?: SerialbookSandbox;
  }
}

const TITLE = 'Cedar Audio';

function readToken(): string {
  return new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
}

async function start(): Promise<void> {
  const workbook = new Workbook({ name: `${TITLE}.xlsx` });
  const [commands, list] = await Promise.all([loadCommands(), loadFunctions()]);
  // Before the grid is there, which would take them first.
  takeCommandKeys(
    commands.keys,
    () => workbook.isCellEditing,
    (action) => void host.runCommand(action).catch(tellFault),
  );
  takeUndoKeys(workbook);
  const { id, name } = workbook.activeSheet;
  const pane = showTaskPane(workbook, readFlavour(location), readToken());
  const { host } = pane;
  const grid = createGrid(find('grid', HTMLElement), TITLE, { id, name, index: 0 });
  const ids = createSheetIds();
  const functions = installFunctions(list, host, grid, ids.toWorkbook);
  mirrorWorkbook(workbook, grid, ids, {
    tell,
    onCellEntered: (sheetId, row, column) =>
      functions.forget({ sheetId: ids.toGrid(sheetId), row, column }),
  });
  showCharts(workbook, grid, ids.toGrid);
  installEngine(workbook, grid, functions, ids.toGrid);

  const { runtime } = host.requests;
  async function run({ controlId, id: action, opensPane }: RibbonCommand): Promise<void> {
    if (opensPane) runtime.setPaneState('Visible');
    else await host.runCommand(action, controlId).catch(tellFault);
  }
  for (const command of commands.cellMenu) {
    grid.addToCellMenu(command.id, command.label, () => void run(command));
  }
  const ribbon = showRibbon(commands.ribbon, {
    run,
    togglePane: () => runtime.setPaneState(pane.isOpen() ? 'Background' : 'Visible'),
  });
  ribbon.showPaneState(true);
  runtime.onRibbonUpdate = (update) => ribbon.update(update);
  runtime.onPaneState = (state) => {
    pane.show(state === 'Visible');
    ribbon.showPaneState(state === 'Visible');
  };
  const file = showFileButtons(workbook, () => pane.restart());
  showStatus(workbook, functions);
  walkRegions(pane.frame);
  window.__serialbookSandbox = makeTestDoor(workbook, host, functions, file, {
    readCell: (sheet, { column, row }) => grid.readCell(ids.toGrid(sheet.id), row, column),
    readFill: (sheet, { column, row }) => grid.readFill(ids.toGrid(sheet.id), row, column),
  });
}

function tellFault(fault: unknown): void {
  tell(fault instanceof Error ? fault.message : String(fault));
}

/** The grid's own view of a cell. */
interface Shown {
  readonly readCell: (sheet: Sheet, area: Area) => { text: string };
  readonly readFill: (sheet: Sheet, area: Area) => string | null;
}

function makeTestDoor(
  workbook: Workbook,
  host: PageHost,
  functions: CustomFunctions,
  file: FileActions,
  shown: Shown,
): SerialbookSandbox {
  function locate(address: string): { sheet: Sheet; area: Area } {
    const { sheetName, rest } = splitSheetName(address);
    const area = parseArea(rest);
    if (area === null) throw new Error(`${address} is no address.`);
    return { sheet: sheetName === null ? workbook.activeSheet : workbook.sheet(sheetName), area };
  }
  return {
    workbook,
    host,
    runCommand: (id) => host.runCommand(id),
    readCell(address) {
      const { sheet, area } = locate(address);
      const { value, formula } = sheet.read(area.row, area.column);
      return { text: shown.readCell(sheet, area).text, value, formula };
    },
    readFill(address) {
      const { sheet, area } = locate(address);
      return shown.readFill(sheet, area);
    },
    enterCell(address, text) {
      const { sheet, area } = locate(address);
      workbook.userEdit(sheet.id, area.row, area.column, text);
    },
    select(address) {
      const { sheet, area } = locate(address);
      // Not in the person's name: the grid has to follow.
      workbook.select(sheet, area, 'engine');
    },
    isBusy: () => functions.isBusy(),
    recalculateAll: () => functions.recalculateAll(),
    openFile: (chosen) => file.open(chosen),
  };
}

start().catch((fault: unknown) => {
  tellFault(fault);
  throw fault;
});
