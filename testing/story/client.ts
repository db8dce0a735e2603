/** The service as another program sees it: HTTP with a bearer token, over connections that stay open. */
import { issuesSchema } from '../../shared/api.ts';
import type { IssueAnswer } from '../../shared/issues.ts';

export interface StoryClient {
  readonly put: (path: string, body: unknown) => Promise<void>;
  readonly get: (path: string) => Promise<unknown>;
  readonly getBytes: (path: string) => Promise<Uint8Array>;
  /** What posting came to: the answer, or every issue. */
  readonly post: (path: string, body: unknown) => Promise<PostOutcome>;
}

type PostOutcome =
  | { readonly kind: 'posted'; readonly isNew: boolean; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly issues: readonly IssueAnswer[] };

const triesWhenBusy = 6;

export function makeClient(url: string, token: string): StoryClient {
  const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const request: RequestInit = {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    for (let tries = 1; ; tries += 1) {
      const response = await fetch(new URL(path, url), request);
      const isBusy = response.status === 429 || response.status === 503;
      if (!isBusy || tries === triesWhenBusy) return response;
      await response.arrayBuffer();
      const seconds = Number(response.headers.get('retry-after') ?? '1');
      await new Promise((resolve) => setTimeout(resolve, Math.max(0.1, seconds) * 1000));
    }
  };
  const sendWell = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await send(method, path, body);
    if (response.ok) return response;
    throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  };
  return {
    put: async (path, body) => {
      await (await sendWell('PUT', path, body)).arrayBuffer();
    },
    get: async (path) => (await sendWell('GET', path)).json() as Promise<unknown>,
    getBytes: async (path) => new Uint8Array(await (await sendWell('GET', path)).arrayBuffer()),
    post: async (path, body) => {
      const response = await send('POST', path, body);
      const text = await response.text();
      if (response.ok) {
        return { kind: 'posted', isNew: response.status === 201, answer: JSON.parse(text) };
      }
      if (response.status !== 422 && response.status !== 409) {
        throw new Error(`POST ${path} answered ${response.status}: ${text}`);
      }
      return { kind: 'refused', issues: issuesSchema.parse(JSON.parse(text)).issues };
    },
  };
}
