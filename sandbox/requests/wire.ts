/**
 * The request and response bodies that the client's proxies send and take, and the reading of the text. The numbers are
 * the client's own; `testing/contract` holds the names against the installed package.
 */
import { isRecord } from './class-table.ts';
import type { QueryInfo } from './query.ts';

export const pathType = {
  global: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

export const actionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

/** Set where every action of the batch can be undone, in an Excel that says `ExcelApiUndo`. */
export const undoableFlag = 16;

/** Set by `Excel.run({ delayForCellEdit: true }, ...)`. */
export const delayForCellEditFlag = 64;

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[] | null;
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly QueryInfo?: QueryInfo;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

export interface RequestBody {
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
  readonly Actions: readonly Action[];
}

export interface ResponseBody {
  Results: { ActionId: number; Value: unknown }[];
  TraceIds: number[];
  Error?: {
    Code: string;
    Message: string;
    HttpStatusCode: number;
    Location: string;
    ActionIndex: number;
  };
}

/** Either the text of a response body, or Office's own error number and its words. */
export type RequestOutcome =
  | { readonly ok: true; readonly body: string }
  | {
      readonly ok: false;
      readonly officeError: number;
      readonly code: string;
      readonly message: string;
    };

export function parseRequestBody(text: string): RequestBody {
  const body: unknown = JSON.parse(text);
  if (!isRecord(body) || !isRecord(body['ObjectPaths']) || !Array.isArray(body['Actions'])) {
    throw new TypeError('not a request body of the Excel client');
  }
  return body as unknown as RequestBody;
}
