/**
 * Interprets the requests of Excel's client library against a workbook. Actions run in order and stop at the first that
 * fails; what was done before stays done, as in Excel. Each object path is resolved once a request. It knows nothing of how
 * the text travels: an adapter hands requests in and takes messages out.
 */
import { cellEditMode, itemNotFound, notImplemented, WorkbookFault } from '../workbook/fault.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { Instance } from './class-table.ts';
import { AddinRuntime } from './addin-runtime.ts';
import { CustomFunctionCaller } from './custom-functions.ts';
import type { MessageEntry } from './events.ts';
import { entriesOf } from './events.ts';
import { isInstance, PathResolver } from './path-resolver.ts';
import { readQuery } from './query.ts';
import { RangeTarget } from './range-target.ts';
import type { ApiLevels, RequirementSets } from './requirements.ts';
import { currentRequirements, isSetSupported } from './requirements.ts';
import type { Action, ObjectPath, RequestOutcome, ResponseBody } from './wire.ts';
import { actionType, delayForCellEditFlag, parseRequestBody, undoableFlag } from './wire.ts';

export interface RequestHostOptions {
  readonly requirements?: RequirementSets;
  /** Which set each member needs; without it nothing is refused for its level. */
  readonly apiLevels?: ApiLevels;
  /** Excel on the web refuses more than 5 MB either way. */
  readonly maxRequestBytes?: number;
  readonly maxResponseBytes?: number;
  /** Milliseconds until a request is looked at. */
  readonly latency?: number;
}

/** A failure to come. Without `actionIndex` and `member` it strikes the next action. */
export interface PlannedFault {
  readonly code: string;
  readonly message?: string;
  readonly httpStatus?: number;
  /** Counted from 0 within one request. */
  readonly actionIndex?: number;
  /** `Values`, `GetRange`, `Range.Values`: the member that an action names. */
  readonly member?: string;
  /** Strikes every time instead of once. */
  readonly isLasting?: boolean;
}

export interface RequestRecord {
  readonly actionCount: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly errorCode: string | null;
}

const fiveMegabytes = 5 * 1024 * 1024;

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** What the client sends behind the add-in's back after a batch: a planned fault is not for it. */
function isReleaseOnly(actions: readonly Action[]): boolean {
  return (
    actions.some(({ Name }) => Name === '_RemoveReference') &&
    actions.every(
      ({ ActionType, Name }) =>
        Name === '_RemoveReference' || ActionType === actionType.instantiate,
    )
  );
}

export class RequestHost {
  readonly workbook: Workbook;
  readonly requirements: RequirementSets;
  readonly customFunctions: CustomFunctionCaller;
  readonly runtime: AddinRuntime;
  /** Everything asked for that the sandbox lacks, and how often. */
  readonly notImplemented = new Map<string, number>();
  readonly log: RequestRecord[] = [];
  /** Set by an adapter: where messages to the add-in go. */
  send: (entries: readonly MessageEntry[]) => void = () => undefined;
  maxRequestBytes: number;
  maxResponseBytes: number;
  latency: number;
  private faults: PlannedFault[] = [];
  private between: (() => void)[] = [];
  private readonly references = new Map<string, Instance>();
  private readonly referenceIds = new Map<unknown, string>();
  private lastReference = 0;
  private readonly apiLevels: ApiLevels;
  private readonly stop: () => void;

  constructor(workbook: Workbook, options: RequestHostOptions = {}) {
    this.workbook = workbook;
    this.requirements = options.requirements ?? currentRequirements;
    this.apiLevels = options.apiLevels ?? new Map();
    this.maxRequestBytes = options.maxRequestBytes ?? fiveMegabytes;
    this.maxResponseBytes = options.maxResponseBytes ?? fiveMegabytes;
    this.latency = options.latency ?? 0;
    this.customFunctions = new CustomFunctionCaller((entries) => {
      this.send(entries);
    });
    this.runtime = new AddinRuntime((entries) => {
      this.send(entries);
    });
    this.stop = workbook.onEvent((event) => {
      this.send(entriesOf(workbook, event));
    });
  }

  /** Stops listening to the workbook. */
  close(): void {
    this.stop();
    this.removeAllReferences();
  }

  /** The next matching action fails. Faults strike in the order in which they were planned. */
  planFault(fault: PlannedFault): void {
    this.faults.push(fault);
  }

  clearFaults(): void {
    this.faults = [];
    this.between = [];
  }

  /** Once the next batch is answered the work is done, before the one after it: as another person would in between. */
  afterNextBatch(work: () => void): void {
    this.between.push(work);
  }

  // References that the client keeps

  referenced(id: string): Instance {
    const instance = this.references.get(id);
    const isGone = instance?.self instanceof RangeTarget && instance.self.isGone;
    if (instance === undefined || isGone) throw itemNotFound();
    return instance;
  }

  get referenceCount(): number {
    return this.references.size;
  }

  keepReference(instance: Instance): string {
    const known = this.referenceIds.get(instance.self);
    if (known !== undefined) return known;
    this.lastReference += 1;
    const id = `${this.lastReference}:${instance.className}`;
    this.references.set(id, instance);
    this.referenceIds.set(instance.self, id);
    if (instance.self instanceof RangeTarget) this.workbook.anchors.add(instance.self);
    return id;
  }

  removeReference(id: string): void {
    const instance = this.references.get(id);
    if (instance === undefined) return;
    this.references.delete(id);
    this.referenceIds.delete(instance.self);
    if (instance.self instanceof RangeTarget) this.workbook.anchors.delete(instance.self);
  }

  removeAllReferences(): void {
    for (const id of [...this.references.keys()]) this.removeReference(id);
  }

  identify(instance: Instance): Record<string, unknown> {
    const reference = this.referenceIds.get(instance.self);
    return {
      ...instance.identify(this),
      ...(reference === undefined ? {} : { _ReferenceId: reference }),
    };
  }

  missing(what: string): WorkbookFault {
    this.notImplemented.set(what, (this.notImplemented.get(what) ?? 0) + 1);
    return notImplemented(what);
  }

  /** Throws ApiNotFound for a member that came after this Excel. */
  checkLevel(instance: Instance, name: string): void {
    const level = this.apiLevels.get(`${instance.className}.${name}`);
    if (level === undefined || isSetSupported(this.requirements, level.set, level.version)) return;
    const api = `${instance.className}.${name}`;
    const message = `API ${api} (${level.set} ${level.version}) is not available in this Excel.`;
    throw new WorkbookFault('ApiNotFound', message, 404);
  }

  // Requests

  /** Answers a request; one that may wait for the end of cell editing is answered after it. */
  async handle(text: string, flags = 0): Promise<RequestOutcome> {
    if (this.latency > 0) await new Promise((resolve) => setTimeout(resolve, this.latency));
    const mayWait = (flags & delayForCellEditFlag) !== 0;
    if (mayWait && this.workbook.isCellEditing) await this.endOfCellEditing();
    const outcome = this.process(text, flags);
    // What the client sends behind the add-in's back is no batch of the add-in's.
    if (this.between.length > 0 && !isReleaseOnly(parseRequestBody(text).Actions)) {
      for (const work of this.between.splice(0)) work();
    }
    return outcome;
  }

  private endOfCellEditing(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.workbook.subscribe((change) => {
        if (change.kind !== 'mode' || change.isCellEditing) return;
        stop();
        resolve();
      });
    });
  }

  process(text: string, flags = 0): RequestOutcome {
    const bytesIn = byteLength(text);
    if (bytesIn > this.maxRequestBytes) {
      this.log.push({
        actionCount: 0,
        bytesIn,
        bytesOut: 0,
        errorCode: 'RequestPayloadSizeLimitExceeded',
      });
      return {
        ok: false,
        officeError: 5103,
        code: 'RequestPayloadSizeLimitExceeded',
        message: 'The request payload size has exceeded the limit.',
      };
    }
    const { response, actionCount } = this.workbook.undoStack.record(
      () => this.run(text),
      (flags & undoableFlag) !== 0,
    );
    const body = JSON.stringify(response);
    const bytesOut = byteLength(body);
    const isTooLarge = bytesOut > this.maxResponseBytes;
    const errorCode = isTooLarge
      ? 'ResponsePayloadSizeLimitExceeded'
      : (response.Error?.Code ?? null);
    this.log.push({ actionCount, bytesIn, bytesOut, errorCode });
    if (!isTooLarge) return { ok: true, body };
    return {
      ok: false,
      officeError: 5104,
      code: 'ResponsePayloadSizeLimitExceeded',
      message: 'The response payload size has exceeded the limit.',
    };
  }

  private run(text: string): { response: ResponseBody; actionCount: number } {
    const request = parseRequestBody(text);
    const paths = new PathResolver(this, request.ObjectPaths);
    const response: ResponseBody = { Results: [], TraceIds: [] };
    const isCleanup = isReleaseOnly(request.Actions);
    for (const [index, action] of request.Actions.entries()) {
      const path = request.ObjectPaths[action.ObjectPathId];
      try {
        if (!isCleanup) {
          if (this.workbook.isCellEditing) throw cellEditMode();
          this.strike(index, action, path);
        }
        const value = this.act(action, paths);
        if (action.ActionType === actionType.trace) response.TraceIds.push(action.Id);
        response.Results.push({ ActionId: action.Id, Value: value ?? null });
      } catch (error) {
        if (!(error instanceof WorkbookFault)) throw error;
        const isCreation = action.ActionType === actionType.instantiate;
        response.Error = {
          Code: error.code,
          Message: error.message,
          HttpStatusCode: error.httpStatus,
          Location: lowerFirst((isCreation ? path?.Name : action.Name) ?? ''),
          ActionIndex: index,
        };
        break;
      }
    }
    return { response, actionCount: request.Actions.length };
  }

  private strike(index: number, action: Action, path: ObjectPath | undefined): void {
    const name = action.ActionType === actionType.instantiate ? path?.Name : action.Name;
    const fault = this.faults.find(
      (one) =>
        (one.actionIndex === undefined || one.actionIndex === index) &&
        (one.member === undefined || one.member === name),
    );
    if (fault === undefined) return;
    if (fault.isLasting !== true) this.faults = this.faults.filter((one) => one !== fault);
    throw new WorkbookFault(
      fault.code,
      fault.message ?? 'There was an internal error while processing the request.',
      fault.httpStatus ?? 500,
    );
  }

  private act(action: Action, paths: PathResolver): unknown {
    if (action.ActionType === actionType.trace) return null;
    const instance = paths.get(action.ObjectPathId);
    if (instance === null) {
      if (action.ActionType !== actionType.setProperty) return null;
      throw new WorkbookFault('InvalidObjectPath', 'The object does not exist.');
    }
    switch (action.ActionType) {
      case actionType.instantiate:
        return this.identify(instance);
      case actionType.query:
      case actionType.recursiveQuery:
        return readQuery(this, instance, action.QueryInfo ?? {}, false);
      case actionType.queryAsJson:
        return readQuery(this, instance, action.QueryInfo ?? {}, true);
      case actionType.method:
        return this.callMethod(instance, action, paths);
      case actionType.setProperty:
        this.setProperty(instance, action.Name, paths.argsOf(action.ArgumentInfo).raw(0));
        return null;
      case actionType.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) {
          this.setProperty(instance, name, value);
        }
        return null;
      case actionType.ensureUnchanged:
        this.checkUnchanged(instance, action.ObjectState ?? {});
        return null;
      default:
        throw this.missing(`action type ${action.ActionType}`);
    }
  }

  private callMethod(instance: Instance, action: Action, paths: PathResolver): unknown {
    this.checkLevel(instance, action.Name);
    if (action.Name === '_KeepReference') {
      this.keepReference(instance);
      return null;
    }
    // Events are sent whether or not the client asked: it drops those that it has no handler for.
    if (/^_(Unr|R)egister\w*(Event|Changed|Moved)/.test(action.Name)) return null;
    if (!instance.hasMethod(action.Name)) {
      throw this.missing(`${instance.className}.${action.Name}()`);
    }
    const answer = instance.call(action.Name, paths.argsOf(action.ArgumentInfo), this);
    return isInstance(answer) ? null : answer;
  }

  private setProperty(instance: Instance, name: string, value: unknown): void {
    const member = instance.findMember(name);
    this.checkLevel(instance, member?.name ?? name);
    if (member === null || !instance.writeProperty(member.name, value, this)) {
      throw this.missing(`${instance.className}.${name}=`);
    }
  }

  private checkUnchanged(instance: Instance, expected: Readonly<Record<string, unknown>>): void {
    const now = readQuery(this, instance, { Select: Object.keys(expected) }, true);
    for (const [name, value] of Object.entries(expected)) {
      if (JSON.stringify(now[name]) === JSON.stringify(value)) continue;
      const message = 'Request could not be processed because of a conflict.';
      throw new WorkbookFault('Conflict', message, 409);
    }
  }
}

/** Bytes in UTF-8, which is what the limit counts; text that is surely short is not measured. */
function byteLength(text: string): number {
  if (text.length < 1_000_000) return text.length;
  return new TextEncoder().encode(text).length;
}
