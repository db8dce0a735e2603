/**
 * What Excel's calculation does when a cell calls a custom function: it sends an invocation to the add-in's runtime and
 * waits for the result. Calls made before the runtime said that it is ready wait for it.
 */
import type { CellValue } from '../workbook/cell.ts';
import { isRecord } from './class-table.ts';
import type { MessageEntry } from './events.ts';

type FunctionValue = CellValue | readonly (readonly CellValue[])[];

export type FunctionResult =
  | { readonly ok: true; readonly value: FunctionValue }
  /** `error` is what the cell shows (`#N/A`), `message` what its tooltip says. */
  | { readonly ok: false; readonly error: string; readonly message: string };

export interface Invocation {
  /** The calling cell, as the function's `@requiresAddress` gives it. */
  readonly address?: string;
  readonly isCancelable?: boolean;
  /** For a streaming function: called with every result. */
  readonly onResult?: (result: FunctionResult) => void;
}

export interface RunningFunction {
  readonly result: Promise<FunctionResult>;
  readonly cancel: () => void;
}

const functionCategory = 1;
const invokeMessage = 1000;
const cancelMessage = 1001;

/**
 * The runtime's own numbers for the errors of a cell. What is not here (2 thrown, 3 rejected, 4 wrong batch) is `#VALUE!`,
 * as is a function that the add-in declares and does not associate.
 */
const errorNames: Readonly<Record<number, string>> = {
  1: '#N/A',
  5: '#DIV/0!',
  6: '#NUM!',
  7: '#VALUE!',
  8: '#NULL!',
  9: '#NAME?',
  10: '#NAME?',
};

function cellOf(value: unknown): CellValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  // A value of the rich kinds (error, entity, formatted number) shows its basic value.
  if (isRecord(value)) return cellOf(value['basicValue'] ?? value['text'] ?? '');
  return value === null || value === undefined ? '' : '#VALUE!';
}

function readFunctionResult(ok: boolean, value: unknown, errorCode: unknown): FunctionResult {
  if (!ok) {
    const error = typeof errorCode === 'number' ? errorNames[errorCode] : undefined;
    return {
      ok: false,
      error: error ?? '#VALUE!',
      message: typeof value === 'string' ? value : '',
    };
  }
  if (isRecord(value) && value['type'] === 'Error') {
    const message = value['message'];
    return {
      ok: false,
      error: String(cellOf(value)),
      message: typeof message === 'string' ? message : '',
    };
  }
  if (!Array.isArray(value)) return { ok: true, value: cellOf(value) };
  const rows: readonly unknown[] = value;
  return {
    ok: true,
    value: rows.map((row) => (Array.isArray(row) ? row.map(cellOf) : [cellOf(row)])),
  };
}

export class CustomFunctionCaller {
  private readonly send: (entries: readonly MessageEntry[]) => void;
  private readonly waiting = new Map<number, (result: FunctionResult) => void>();
  private readonly held: MessageEntry[] = [];
  private lastId = 0;
  private isRuntimeReady = false;

  constructor(send: (entries: readonly MessageEntry[]) => void) {
    this.send = send;
  }

  get isReady(): boolean {
    return this.isRuntimeReady;
  }

  /** The add-in's runtime has started and takes invocations. */
  markReady(): void {
    this.isRuntimeReady = true;
    if (this.held.length > 0) this.send(this.held.splice(0));
  }

  /** The pane is gone: running calls never answer, as after a crash, so they end as `#CONNECT!`. */
  markGone(): void {
    this.isRuntimeReady = false;
    const message = 'The add-in was closed.';
    for (const settle of this.waiting.values()) settle({ ok: false, error: '#CONNECT!', message });
    this.waiting.clear();
  }

  start(name: string, args: readonly unknown[], invocation: Invocation = {}): RunningFunction {
    this.lastId += 1;
    const id = this.lastId;
    const isStreaming = invocation.onResult !== undefined;
    const isCancelable = invocation.isCancelable === true || isStreaming;
    const result = new Promise<FunctionResult>((resolve) => {
      this.waiting.set(id, (one) => {
        invocation.onResult?.(one);
        if (!isStreaming) this.waiting.delete(id);
        resolve(one);
      });
    });
    this.post(invokeMessage, {
      invocationId: id,
      functionName: name,
      parameterValues: args,
      address: invocation.address ?? 'Sheet1!A1',
      flags: (isCancelable ? 1 : 0) | (isStreaming ? 2 : 0),
    });
    const cancel = (): void => {
      if (!this.waiting.delete(id)) return;
      this.post(cancelMessage, { invocationId: id });
    };
    return { result, cancel };
  }

  /** Calls once and answers the (first) result. */
  invoke(
    name: string,
    args: readonly unknown[],
    invocation: Invocation = {},
  ): Promise<FunctionResult> {
    return this.start(name, args, invocation).result;
  }

  private post(messageType: number, message: Record<string, unknown>): void {
    const entry: MessageEntry = {
      messageCategory: functionCategory,
      messageType,
      targetId: '',
      message: JSON.stringify(message),
      id: '',
    };
    if (this.isRuntimeReady) this.send([entry]);
    else this.held.push(entry);
  }

  /** `[id, ok, value, errorCode?]` as current clients send it, or an object as older ones do. */
  takeResult(result: unknown): void {
    if (Array.isArray(result)) {
      const parts: readonly unknown[] = result;
      const [id, ok, value, errorCode] = parts;
      this.settle(id, readFunctionResult(ok === true, value, errorCode));
      return;
    }
    if (!isRecord(result)) return;
    const ok = result['failed'] !== true;
    this.settle(result['id'], readFunctionResult(ok, result['value'], result['errorCode']));
  }

  private settle(id: unknown, result: FunctionResult): void {
    if (typeof id === 'number') this.waiting.get(id)?.(result);
  }
}
