/**
 * Excel for Windows as a page sees it: the native object at `window.external`. The page that holds the workbook makes a
 * `DesktopHost` and calls `expose`; the add-in's frame, of the same origin, runs `desktopFrameScript` before office.js and gets
 * its native object from there. Plain http will do. One frame is the add-in's shared runtime: pane, ribbon commands and custom
 * functions.
 */
import type { FunctionResult, Invocation } from '../requests/custom-functions.ts';
import type { MessageEntry } from '../requests/events.ts';
import type { OfficeThemeName } from './office-theme.ts';
import { themeText } from './office-theme.ts';
import type { PageHost } from './page-host.ts';
import type { RequestHostOptions } from '../requests/request-host.ts';
import { RequestHost } from '../requests/request-host.ts';
import type { Workbook } from '../workbook/workbook.ts';

/** A window of the frame's realm, so that the arrays handed over are arrays there. */
export type FrameWindow = Window & typeof globalThis;

declare global {
  interface Window {
    __serialbookHost?: DesktopHost;
  }
}

/**
 * Runs first in the add-in's frame. It only fetches the native object, and says what is wrong where there is none: without it
 * office.js would take the page for one outside Office.
 */
export const desktopFrameScript = `(function () {
  var host = window.parent !== window && window.parent.__serialbookHost;
  if (!host) {
    console.error('The sandbox is missing: open the workbook page, not the add-in alone.');
    return;
  }
  Object.defineProperty(window, 'external', { value: host.openPane(window), configurable: true });
})();`;

/** Shared runtime (1) and custom functions (2): what makes the client start custom functions in the pane's runtime. */
const sharedRuntimeFlags = 3;

/** The frame's address with the query by which Excel for Windows says what it is. */
export function desktopPaneUrl(url: string, locale = 'en-US'): string {
  const info = `Excel$Win32$16.01$${locale}$telemetry$$$${sharedRuntimeFlags}`;
  const [page = '', fragment] = url.split('#');
  const query = `${page.includes('?') ? '&' : '?'}_host_Info=${info}`;
  return page + query + (fragment === undefined ? '' : `#${fragment}`);
}

const dispatch = {
  executeRichApi: 93,
  commandCompleted: 94,
  selectionEvent: 2,
  richApiEvent: 33,
  commandEvent: 39,
} as const;

const internalError = 5001;
const settingsError = 4001;

/** What the web view gives for a native array. */
interface NativeArray {
  readonly toArray: () => unknown[];
  readonly dimensions: () => number;
  readonly getItem: (index: number) => unknown;
  readonly lbound: () => number;
  readonly ubound: () => number;
}

type Callback = (result: unknown) => void;
type EventHandler = (dispatchId: number, payload: unknown) => void;

/** The part of the native object that the client calls. */
interface NativeExternal {
  readonly GetContext: () => Readonly<Record<string, () => unknown>>;
  readonly Execute: (id: number, params: unknown, callback: Callback) => void;
  readonly RegisterEvent: (
    id: number,
    targetId: string,
    handler: EventHandler,
    callback: Callback,
  ) => void;
  readonly UnregisterEvent: (id: number, targetId: string, callback: Callback) => void;
}

function nativeArray(frame: FrameWindow, items: readonly unknown[]): NativeArray {
  const list = frame.Array.from(items, (item) =>
    Array.isArray(item) ? nativeArray(frame, item) : item,
  );
  return {
    toArray: () => list,
    dimensions: () => 1,
    getItem: (index) => list[index],
    lbound: () => 0,
    ubound: () => list.length - 1,
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Of a RichApi call: the body is the fifth parameter, the flags the seventh. */
function requestOf(params: unknown): { text: string; flags: number } {
  const parts = listOf(listOf(params)[0]);
  const [text, flags] = [parts[4], parts[6]];
  return {
    text: typeof text === 'string' ? text : '',
    flags: typeof flags === 'number' ? flags : 0,
  };
}

/** One pane: the native object of one frame, gone when the frame is loaded anew. */
class Pane {
  readonly external: NativeExternal;
  private readonly host: DesktopHost;
  private readonly frame: FrameWindow;
  private readonly handlers = new Map<number, EventHandler[]>();
  private readonly registrations = new Map<number, (() => void)[]>();

  constructor(host: DesktopHost, frame: FrameWindow) {
    this.host = host;
    this.frame = frame;
    this.external = {
      GetContext: () => this.context(),
      Execute: (id, params, callback) => {
        this.execute(id, params, callback);
      },
      RegisterEvent: (id, _targetId, handler, callback) => {
        this.handlers.set(id, [...(this.handlers.get(id) ?? []), handler]);
        callback(nativeArray(frame, [0]));
        for (const resolve of this.registrations.get(id)?.splice(0) ?? []) resolve();
      },
      UnregisterEvent: (id, _targetId, callback) => {
        this.handlers.delete(id);
        callback(nativeArray(frame, [0]));
      },
    };
  }

  private context(): Readonly<Record<string, () => unknown>> {
    const { workbook, requests, locale, theme } = this.host;
    const settings = {
      Read: (keys: unknown[], values: unknown[]): void => {
        for (const [key, json] of workbook.documentSettings) {
          keys.push(key);
          values.push(json);
        }
      },
      WriteAsync: (
        keys: readonly string[],
        values: readonly string[],
        callback: (status: number) => void,
      ): void => {
        const entries = keys.map((key, index) => [key, values[index] ?? 'null'] as const);
        const isSaved = workbook.saveDocumentSettings(entries);
        setTimeout(() => callback(isSaved ? 0 : settingsError));
      },
    };
    return {
      GetAppType: () => 1,
      GetSolutionRef: () => 'serialbook',
      GetSolutionToken: () => '',
      GetAppVersionMajor: () => 16,
      GetAppVersionMinor: () => 1,
      GetAppUILocale: () => locale,
      GetAppDataLocale: () => locale,
      GetDocUrl: () => `C:\\${workbook.name}`,
      GetAppCapabilities: () => 0,
      GetActivationMode: () => 2,
      GetControlIntegrationLevel: () => 1,
      GetCorrelationId: () => '',
      GetInstanceId: () => 'serialbook',
      GetTouchEnabled: () => false,
      GetCommerceAllowed: () => true,
      GetSupportedMatrix: () => JSON.stringify(requests.requirements),
      GetHostCustomMessage: () => '',
      GetHostFullVersion: () => '16.0.18000.10000',
      GetDialogRequirementMatrix: () => '',
      GetFeaturesForSolution: () => '',
      // Shown as a task pane.
      GetInitialDisplayMode: () => 2,
      GetSettings: () => settings,
      GetOfficeThemeInfo: () => themeText(theme),
    };
  }

  private execute(id: number, params: unknown, callback: Callback): void {
    if (id === dispatch.executeRichApi) {
      const { text, flags } = requestOf(params);
      void this.answer(text, flags, callback);
      return;
    }
    if (id === dispatch.commandCompleted) {
      const [commandId, status] = listOf(params);
      this.host.completeCommand(String(commandId), Number(status));
      callback(nativeArray(this.frame, [0]));
      return;
    }
    this.host.unhandled.push(id);
    callback(nativeArray(this.frame, [internalError]));
  }

  private async answer(text: string, flags: number, callback: Callback): Promise<void> {
    // The native call never answers before it returns.
    await Promise.resolve();
    try {
      const outcome = await this.host.requests.handle(text, flags);
      const result = outcome.ok
        ? [0, [200, ['CONTENT-TYPE', 'application/json'], outcome.body]]
        : [outcome.officeError];
      callback(nativeArray(this.frame, result));
    } catch (error) {
      console.error('The sandbox failed on a request.', error, text);
      callback(nativeArray(this.frame, [internalError]));
    }
  }

  emit(id: number, payload: readonly unknown[]): void {
    for (const handler of this.handlers.get(id) ?? [])
      handler(id, nativeArray(this.frame, payload));
  }

  /** Resolves when the client listens for the event. */
  whenRegistered(id: number): Promise<void> {
    if (this.handlers.has(id)) return Promise.resolve();
    return new Promise((resolve) => {
      const waiting = this.registrations.get(id) ?? [];
      waiting.push(resolve);
      this.registrations.set(id, waiting);
    });
  }
}

export interface DesktopHostOptions extends RequestHostOptions {
  readonly locale?: string;
  readonly theme?: OfficeThemeName;
}

export class DesktopHost implements PageHost {
  readonly workbook: Workbook;
  readonly requests: RequestHost;
  readonly locale: string;
  readonly theme: OfficeThemeName;
  /** Numbers of native calls that the sandbox does not answer. */
  readonly unhandled: number[] = [];
  private pane: Pane | null = null;
  private readonly paneWaiters: ((pane: Pane) => void)[] = [];
  private readonly commands = new Map<
    string,
    { readonly resolve: () => void; readonly reject: (error: Error) => void }
  >();
  private lastCommand = 0;
  private readonly stop: () => void;

  constructor(workbook: Workbook, options: DesktopHostOptions = {}) {
    this.workbook = workbook;
    this.requests = new RequestHost(workbook, options);
    this.locale = options.locale ?? 'en-US';
    this.theme = options.theme ?? 'light';
    this.requests.send = (entries) => {
      this.post(entries);
    };
    this.stop = workbook.onEvent((event) => {
      if (event.type === 'selection') this.pane?.emit(dispatch.selectionEvent, [0]);
    });
  }

  /** Makes the host findable for the frame; before the frame is made. */
  expose(window: Window): void {
    window.__serialbookHost = this;
  }

  /** Called by the frame's script. A frame that is loaded again takes the place of the one before. */
  openPane(frame: FrameWindow): NativeExternal {
    if (this.pane !== null) this.requests.customFunctions.markGone();
    this.requests.removeAllReferences();
    const pane = new Pane(this, frame);
    this.pane = pane;
    for (const resolve of this.paneWaiters.splice(0)) resolve(pane);
    return pane.external;
  }

  private post(entries: readonly MessageEntry[]): void {
    if (entries.length === 0) return;
    const messages = entries.map((entry) => [
      entry.messageCategory,
      entry.messageType,
      entry.targetId,
      entry.message,
      entry.id,
      false,
    ]);
    // After the change that they tell of: the client may read the workbook at once.
    setTimeout(() => this.pane?.emit(dispatch.richApiEvent, messages));
  }

  private whenOpen(): Promise<Pane> {
    if (this.pane !== null) return Promise.resolve(this.pane);
    return new Promise((resolve) => this.paneWaiters.push(resolve));
  }

  /** Presses a ribbon button: resolves when the add-in calls `event.completed()`, rejects where no action has the id. */
  async runCommand(id: string, controlId = id): Promise<void> {
    const pane = await this.whenOpen();
    await pane.whenRegistered(dispatch.commandEvent);
    this.lastCommand += 1;
    const commandId = `command-${this.lastCommand}`;
    await new Promise<void>((resolve, reject) => {
      this.commands.set(commandId, { resolve, reject });
      const source = JSON.stringify({ source: { id: controlId } });
      pane.emit(dispatch.commandEvent, [commandId, id, source]);
    });
  }

  completeCommand(commandId: string, status: number): void {
    const command = this.commands.get(commandId);
    this.commands.delete(commandId);
    if (status === 0) command?.resolve();
    else command?.reject(new Error(`The command ended with Office's error ${status}.`));
  }

  /** Calls a custom function in the pane's runtime; waits until the runtime has started. */
  invokeCustomFunction(
    id: string,
    args: readonly unknown[],
    invocation: Invocation = {},
  ): Promise<FunctionResult> {
    return this.requests.customFunctions.invoke(id, args, invocation);
  }

  close(): void {
    this.stop();
    this.requests.close();
    this.pane = null;
  }
}
