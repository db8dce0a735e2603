/// <reference types="office-js" preserve="true" />
/**
 * Microsoft's unmodified Excel client in plain Node, joined to a workbook through the hook that the script itself looks
 * for (`_richApiNativeBridge`). Every host is a fresh instance of the script in a context of its own, so tests share nothing.
 * The script is read from the installed package and is never changed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createContext, Script } from 'node:vm';
import type { FunctionResult, Invocation } from '../requests/custom-functions.ts';
import type { MessageEntry } from '../requests/events.ts';
import type { RequestHostOptions } from '../requests/request-host.ts';
import { RequestHost } from '../requests/request-host.ts';
import type { RequestOutcome } from '../requests/wire.ts';
import { Workbook } from '../workbook/workbook.ts';
import { readApiLevels } from './api-levels.ts';
import { OfficeStandIn } from './office-stand-in.ts';
import type { OfficeThemeName } from './office-theme.ts';

export interface NodeHostOptions extends RequestHostOptions {
  /** Which platform's build of the client to load. */
  readonly script?:
    'excel-win32-16.01.js' | 'excel-web-16.00.js' | 'excel-mac-16.00.js' | 'excel-android-16.00.js';
  readonly theme?: OfficeThemeName;
}

type AnyFunction = (...args: never[]) => unknown;

interface FunctionRegistry {
  associate: {
    (id: string, implementation: AnyFunction): void;
    (implementations: Readonly<Record<string, AnyFunction>>): void;
  };
  readonly Error: new (code: string, message?: string) => Error;
  readonly ErrorCode: Readonly<Record<string, string>>;
}

export interface NodeHost {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  /** A stand-in, see `office-stand-in.ts`; typed as the real one for assigning it to the global. */
  readonly Office: typeof Office;
  readonly CustomFunctions: FunctionRegistry;
  readonly workbook: Workbook;
  readonly host: RequestHost;
  readonly office: OfficeStandIn;
  readonly runCommand: (id: string) => Promise<void>;
  readonly invokeCustomFunction: (
    id: string,
    args: readonly unknown[],
    invocation?: Invocation,
  ) => Promise<FunctionResult>;
  /** Makes `Excel`, `Office`, `OfficeExtension` and `CustomFunctions` global; the answer takes them away again. */
  readonly install: () => () => void;
  readonly close: () => void;
}

interface Bridge {
  sendMessageToHost: (text: string) => void;
  /** Set by the client. */
  onMessageFromHost: ((text: string) => void) | null;
}

const scripts = new Map<string, Script>();

/** The installed package's folder, looked for upwards from the working directory. */
export function findOfficePackage(from = process.cwd()): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules/@microsoft/office-js/dist');
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) throw new Error('@microsoft/office-js is not installed.');
  }
}

function loadScript(file: string): Script {
  const path = join(findOfficePackage(), file);
  let script = scripts.get(path);
  if (script === undefined) {
    script = new Script(readFileSync(path, 'utf8'), { filename: path });
    scripts.set(path, script);
  }
  return script;
}

function responseMessage(outcome: RequestOutcome): Record<string, unknown> {
  if (outcome.ok) return { statusCode: 200, headers: {}, body: outcome.body };
  const error = { code: outcome.code, message: outcome.message };
  return { statusCode: 400, headers: {}, body: JSON.stringify({ error }) };
}

/** A request of the client: `type` 1, with the body as text. */
interface BridgeRequest {
  readonly id: number;
  readonly type: number;
  readonly flags: number;
  readonly message: { readonly body: unknown };
}

const requestMessage = 1;
const responseType = 2;
const eventMessage = 3;

function makeBridge(host: RequestHost): Bridge {
  const bridge: Bridge = {
    onMessageFromHost: null,
    sendMessageToHost: (text) => {
      const request = JSON.parse(text) as BridgeRequest;
      if (request.type !== requestMessage) return;
      setTimeout(() => void answerRequest(host, bridge, request));
    },
  };
  // What changes within one turn goes out as one message, after the change.
  let pending: MessageEntry[] = [];
  host.send = (entries) => {
    if (entries.length === 0) return;
    if (pending.length === 0) {
      setTimeout(() => {
        const message = { entries: pending };
        pending = [];
        bridge.onMessageFromHost?.(JSON.stringify({ type: eventMessage, controlId: '', message }));
      });
    }
    pending.push(...entries);
  };
  return bridge;
}

async function answerRequest(
  host: RequestHost,
  bridge: Bridge,
  request: BridgeRequest,
): Promise<void> {
  const { body } = request.message;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  let message: Record<string, unknown>;
  try {
    message = responseMessage(await host.handle(text, request.flags));
  } catch (error) {
    // A bug of the sandbox: tell it in full, and as something that no add-in expects.
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    message = responseMessage({ ok: false, officeError: 5001, code: 'SandboxBug', message: words });
  }
  bridge.onMessageFromHost?.(JSON.stringify({ id: request.id, type: responseType, message }));
}

/** What office.js itself defines before it loads the Excel script. */
function makeAssociation(): Record<string, unknown> {
  const handlers: (() => void)[] = [];
  const mappings: Record<string, unknown> = {};
  return {
    mappings,
    onchange: (handler: () => void): void => {
      handlers.push(handler);
    },
    associate: (first: unknown, implementation?: unknown): void => {
      const added =
        typeof first === 'string'
          ? { [first]: implementation }
          : (first as Record<string, unknown>);
      for (const [id, value] of Object.entries(added)) mappings[id.toUpperCase()] = value;
      for (const handler of handlers) handler();
    },
  };
}

/** The client's long timers (retries, telemetry) must not keep a finished test run alive. */
const longestWait = 1_000;

function quietTimeout<Given extends unknown[]>(
  handler: (...given: Given) => void,
  delay = 0,
  ...given: Given
): NodeJS.Timeout {
  const timer = setTimeout(handler, delay, ...given);
  return delay > longestWait ? timer.unref() : timer;
}

function quietInterval<Given extends unknown[]>(
  handler: (...given: Given) => void,
  delay = 0,
  ...given: Given
): NodeJS.Timeout {
  return setInterval(handler, delay, ...given).unref();
}

function makeWindow(bridge: Bridge, office: Record<string, unknown>): Record<string, unknown> {
  const association = makeAssociation();
  const window: Record<string, unknown> = {
    _richApiNativeBridge: bridge,
    Office: office,
    CustomFunctionMappings: {},
    CustomFunctions: { _association: association, associate: association['associate'] },
    console,
    setTimeout: quietTimeout,
    clearTimeout,
    setInterval: quietInterval,
    clearInterval,
    performance,
    Promise,
    document: {
      readyState: 'complete',
      addEventListener: () => undefined,
      getElementsByTagName: () => [],
      querySelectorAll: () => [],
    },
    navigator: { userAgent: 'node', platform: 'node' },
    location: {
      href: 'https://localhost/',
      hash: '',
      origin: 'https://localhost',
      protocol: 'https:',
      search: '',
    },
    addEventListener: () => undefined,
  };
  window['window'] = window;
  window['self'] = window;
  return window;
}

function installGlobals(globals: Readonly<Record<string, unknown>>): () => void {
  const before = new Map<string, PropertyDescriptor | undefined>();
  for (const [name, value] of Object.entries(globals)) {
    before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
    }
  };
}

/** A fresh Excel client on the workbook (a new one unless given). */
export function openNodeHost(
  workbook: Workbook = new Workbook(),
  options: NodeHostOptions = {},
): NodeHost {
  const host = new RequestHost(workbook, {
    ...options,
    // Only a level other than the current one is worth reading the long debug script.
    ...(options.requirements === undefined
      ? {}
      : { apiLevels: readApiLevels(findOfficePackage()) }),
  });
  const office = new OfficeStandIn(workbook, host.requirements, options.theme);
  const bridge = makeBridge(host);
  const window = makeWindow(bridge, office.office);
  createContext(window);
  loadScript(options.script ?? 'excel-win32-16.01.js').runInContext(window);
  window['Office'] = office.office;
  // Through the bridge the runtime listens as soon as the script is loaded.
  host.customFunctions.markReady();
  const globals = {
    Excel: window['Excel'] as typeof Excel,
    OfficeExtension: window['OfficeExtension'] as typeof OfficeExtension,
    Office: office.office as unknown as typeof Office,
    CustomFunctions: window['CustomFunctions'] as FunctionRegistry,
  };
  return {
    ...globals,
    workbook,
    host,
    office,
    runCommand: (id) => office.runCommand(id),
    invokeCustomFunction: (id, args, invocation) =>
      host.customFunctions.invoke(id, args, invocation),
    install: () => installGlobals(globals),
    close: () => {
      host.close();
      bridge.onMessageFromHost = null;
    },
  };
}
