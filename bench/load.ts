/** What the process that measures and the client process tell each other. */

/** Requests to one server, spread over so many clients that keep their connection and wait for each answer. */
export interface Load {
  readonly port: number;
  readonly token: string;
  readonly path: string;
  readonly clients: number;
  /** JSON texts, one a request. */
  readonly bodies: readonly string[];
}

export interface LoadResult {
  /** From the first request to the last answer. */
  readonly ms: number;
  /** From each request to the end of its answer. */
  readonly times: readonly number[];
  /** The statuses and lengths of the last answer. */
  readonly statuses: readonly number[];
}
