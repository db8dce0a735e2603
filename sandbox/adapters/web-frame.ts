/**
 * Excel on the web as an add-in's frame sees it: JSON by `postMessage` between the workbook's page and the frame. The
 * client takes the page for Excel only over https and, for a host of ours, only on the add-in's own hostname
 * (`https://localhost:A` around `https://localhost:B`). No check is got round.
 */
import type { FunctionResult, Invocation } from '../requests/custom-functions.ts';
import type { MessageEntry } from '../requests/events.ts';
import type { PageHost } from './page-host.ts';
import type { RequestHostOptions } from '../requests/request-host.ts';
import { isRecord } from '../requests/class-table.ts';
import { RequestHost } from '../requests/request-host.ts';
import type { RequirementSets } from '../requests/requirements.ts';
import type { Workbook } from '../workbook/workbook.ts';

export interface WebFrameOptions extends RequestHostOptions {
  /** The add-in's page, on https. */
  readonly url: string;
  /** Where the frame goes. */
  readonly mount: HTMLElement;
  readonly title?: string;
  readonly locale?: string;
}

const messageType = { request: 0, response: 1 } as const;
const actionKind = { invoke: 0, register: 1, unregister: 2 } as const;
const responseKind = { call: 0, event: 1 } as const;
const dispatch = {
  loadSettings: 75,
  saveSettings: 76,
  executeRichApi: 93,
  commandCompleted: 94,
} as const;
const internalError = 5001;
const settingsError = 4001;
const sharedRuntimeFlags = 3;

interface FrameMessage {
  readonly messageType: number;
  readonly actionType: number;
  readonly actionName: string;
  readonly correlationId: unknown;
  readonly data: unknown;
}

function parseMessage(text: unknown): FrameMessage | null {
  if (typeof text !== 'string' || !text.startsWith('{')) return null;
  const message: unknown = JSON.parse(text);
  if (!isRecord(message) || typeof message['_actionName'] !== 'string') return null;
  return {
    messageType: Number(message['_messageType']),
    actionType: Number(message['_actionType']),
    actionName: message['_actionName'],
    correlationId: message['_correlationId'],
    data: message['_data'],
  };
}

function at(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[])[Number(key)];
  return isRecord(value) ? value[key] : undefined;
}

/** On the web the names of the sets come with a capital and the rest in small letters. */
function webMatrix(sets: RequirementSets): string {
  const entries = Object.entries(sets).map(([name, version]) => [
    name.charAt(0).toUpperCase() + name.slice(1).toLowerCase(),
    version,
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

export class WebFrameHost implements PageHost {
  readonly workbook: Workbook;
  readonly requests: RequestHost;
  readonly frame: HTMLIFrameElement;
  /** Calls that the sandbox does not answer. */
  readonly unhandled: string[] = [];
  private readonly locale: string;
  private readonly conversation = '_xdm_serialbook';
  private readonly instance = crypto.randomUUID();
  private readonly registrations = new Map<string, unknown>();
  private readonly registrationWaiters = new Map<string, (() => void)[]>();
  private readonly commands = new Map<
    string,
    { readonly resolve: () => void; readonly reject: (error: Error) => void }
  >();
  private lastCommand = 0;
  private readonly stop: () => void;

  constructor(workbook: Workbook, options: WebFrameOptions) {
    this.workbook = workbook;
    this.requests = new RequestHost(workbook, options);
    this.locale = options.locale ?? 'en-US';
    this.requests.send = (entries) => {
      this.post(entries);
    };
    const stopEvents = workbook.onEvent((event) => {
      if (event.type === 'selection') this.fire('documentSelectionChanged', {});
    });
    const listener = (event: MessageEvent<unknown>): void => {
      if (event.source === this.frame.contentWindow) void this.receive(event.data);
    };
    window.addEventListener('message', listener);
    this.stop = () => {
      stopEvents();
      window.removeEventListener('message', listener);
    };
    this.frame = this.makeFrame(options);
    options.mount.append(this.frame);
  }

  /** Excel on the web tells the frame what it is by the frame's name. */
  private makeFrame({ url, title = 'Task pane' }: WebFrameOptions): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    frame.title = title;
    frame.allow = 'camera; microphone; clipboard-read; clipboard-write';
    frame.name = JSON.stringify({
      baseFrameName: this.conversation,
      hostInfo: `Excel$Web$16.01$${this.locale}$${this.instance}$$$${sharedRuntimeFlags}`,
      xdmInfo: `${this.conversation}|${this.instance}|${location.origin}`,
      serializerVersion: 1,
      flights: '[]',
    });
    frame.src = url;
    return frame;
  }

  private reply(message: Record<string, unknown>): void {
    const text = JSON.stringify({
      ...message,
      _messageType: messageType.response,
      _errorCode: 0,
      _conversationId: this.conversation,
      _origin: location.origin,
      _serializerVersion: 1,
    });
    this.frame.contentWindow?.postMessage(text, '*');
  }

  private fire(eventName: string, data: unknown): void {
    if (!this.registrations.has(eventName)) return;
    this.reply({
      _actionName: eventName,
      _correlationId: this.registrations.get(eventName),
      _responseType: responseKind.event,
      _data: data,
    });
  }

  private post(entries: readonly MessageEntry[]): void {
    if (entries.length === 0) return;
    const list = entries.map((entry) => [
      entry.messageCategory,
      entry.messageType,
      entry.targetId,
      entry.message,
      entry.id,
      false,
    ]);
    this.fire('richApiMessage', { ArrayData: list });
  }

  private async receive(text: unknown): Promise<void> {
    const message = parseMessage(text);
    if (message?.messageType !== messageType.request) return;
    const data = await this.answerTo(message);
    if (data === undefined) return;
    this.reply({
      _actionName: message.actionName,
      _correlationId: message.correlationId,
      _responseType: responseKind.call,
      _data: data,
    });
    // Only now does the client take events.
    if (message.actionType !== actionKind.register) return;
    for (const resolve of this.registrationWaiters.get(message.actionName)?.splice(0) ?? [])
      resolve();
  }

  private async answerTo(message: FrameMessage): Promise<unknown> {
    if (message.actionType === actionKind.register) {
      this.registrations.set(message.actionName, message.correlationId);
      return { Error: 0 };
    }
    if (message.actionType === actionKind.unregister) {
      this.registrations.delete(message.actionName);
      return { Error: 0 };
    }
    switch (message.actionName) {
      case 'ContextActivationManager_getAppContextAsync':
        this.startAnew();
        return this.appContext();
      case 'ContextActivationManager_notifyHost':
        return undefined;
      case 'executeMethod':
        return this.execute(message.data);
      default:
        this.unhandled.push(message.actionName);
        return { Error: internalError };
    }
  }

  /** A frame that is loaded again has no handlers and holds no references. */
  private startAnew(): void {
    if (this.requests.customFunctions.isReady) this.requests.customFunctions.markGone();
    this.requests.removeAllReferences();
    this.registrations.clear();
  }

  private appContext(): Record<string, unknown> {
    return {
      _id: this.instance,
      _appName: 16,
      _appVersion: '16.0',
      _appMinorVersion: 1,
      _appUILocale: this.locale,
      _dataLocale: this.locale,
      _docUrl: `${location.origin}/${this.workbook.name}`,
      _clientMode: 0,
      _settings: [...this.workbook.documentSettings],
      _reason: 'documentOpened',
      _osfControlType: 1,
      _eToken: '',
      _correlationId: this.instance,
      _appInstanceId: this.instance,
      _requirementMatrix: webMatrix(this.requests.requirements),
      _hostFullVersion: '16.0.18000.10000',
      _hostCustomMessage: '',
      _addinName: 'Serialbook',
      _appDomains: [],
      _featureGates: {},
      _initialDisplayMode: 2,
    };
  }

  private async execute(data: unknown): Promise<Record<string, unknown>> {
    const done = { Version: 1, Error: 0 };
    switch (at(at(data, 'DdaMethod'), 'DispatchId')) {
      case dispatch.executeRichApi: {
        const parts = at(data, 'ArrayData');
        const outcome = await this.requests.handle(String(at(parts, 4)), Number(at(parts, 6)));
        if (!outcome.ok) return { Version: 1, Error: outcome.officeError };
        return { ...done, Data: [200, ['CONTENT-TYPE', 'application/json'], outcome.body] };
      }
      case dispatch.saveSettings:
        return this.saveSettings(data) ? done : { Version: 1, Error: settingsError };
      case dispatch.loadSettings:
        return { ...done, Properties: { Settings: this.listSettings() } };
      case dispatch.commandCompleted:
        this.completeCommand(data);
        return done;
      default:
        this.unhandled.push(`dispatch ${String(at(at(data, 'DdaMethod'), 'DispatchId'))}`);
        return { Version: 1, Error: internalError };
    }
  }

  private listSettings(): { Name: string; Value: string }[] {
    return [...this.workbook.documentSettings].map(([Name, Value]) => ({ Name, Value }));
  }

  /** The client sends a list of name and JSON text. */
  private saveSettings(data: unknown): boolean {
    const properties = at(data, 'Properties') ?? at(at(data, 'DdaSettingsMethod'), 'Properties');
    const pairs: readonly unknown[] = Array.isArray(properties) ? properties : [];
    return this.workbook.saveDocumentSettings(
      pairs.flatMap((pair) => {
        const [key, json] = [at(pair, 0), at(pair, 1)];
        return typeof key === 'string' && typeof json === 'string' ? [[key, json] as const] : [];
      }),
    );
  }

  private completeCommand(data: unknown): void {
    const id = String(at(data, 0) ?? at(data, '0') ?? at(data, 'Id'));
    const status = Number(at(data, 1) ?? at(data, '1') ?? 0);
    const command = this.commands.get(id);
    this.commands.delete(id);
    if (status === 0) command?.resolve();
    else command?.reject(new Error(`The command ended with Office's error ${status}.`));
  }

  /** Presses a ribbon button; resolves when the add-in calls `event.completed()`. */
  async runCommand(id: string, controlId = id): Promise<void> {
    await this.whenRegistered('appCommandInvoked');
    this.lastCommand += 1;
    const commandId = `command-${this.lastCommand}`;
    await new Promise<void>((resolve, reject) => {
      this.commands.set(commandId, { resolve, reject });
      const source = JSON.stringify({ source: { id: controlId } });
      this.fire('appCommandInvoked', [commandId, id, source]);
    });
  }

  private whenRegistered(eventName: string): Promise<void> {
    if (this.registrations.has(eventName)) return Promise.resolve();
    return new Promise((resolve) => {
      const waiting = this.registrationWaiters.get(eventName) ?? [];
      waiting.push(resolve);
      this.registrationWaiters.set(eventName, waiting);
    });
  }

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
    this.frame.remove();
  }
}
