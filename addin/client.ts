/**
 * Typed calls to the service over the endpoint table. A call ends in an answer that its schema parsed, in the issues
 * that stand in the way, or in a fault with a sentence; it never throws for what a user or a network does.
 */
import {
  endpoints,
  issuesSchema,
  type AnswerOf,
  type Endpoint,
  type EndpointName,
} from '../shared/api.ts';
import type { z } from 'zod';
import type { IssueAnswer } from '../shared/issues.ts';
import type { Language } from '../shared/languages.ts';
import { fail, succeed, type Result } from '../shared/result.ts';
import { textsOf } from './texts/texts.ts';

const texts = textsOf('client');

export type FaultKind = 'offline' | 'token' | 'forbidden' | 'missing' | 'busy' | 'failed';

export type CallFailure =
  | {
      readonly kind: 'issues';
      readonly isConflict: boolean;
      readonly issues: readonly IssueAnswer[];
    }
  | { readonly kind: FaultKind; readonly message: string };

type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;

export interface CallOptions<Name extends EndpointName> {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Partial<InputOf<(typeof endpoints)[Name]['query']>>;
  readonly body?: InputOf<(typeof endpoints)[Name]['body']>;
  /** Asks as whoever has this token; the one that is kept stays. */
  readonly token?: string;
}

export interface Client {
  call<Name extends EndpointName>(
    name: Name,
    options?: CallOptions<Name>,
  ): Promise<Result<AnswerOf<Name>, CallFailure>>;
  /** Bytes of a print or an export. */
  download<Name extends EndpointName>(
    name: Name,
    options?: CallOptions<Name>,
  ): Promise<Result<Blob, CallFailure>>;
  setToken(token: string): void;
  hasToken(): boolean;
  /** The head of the audit chain in the last answer: another head, another version of the books. */
  head(): string;
}

export interface ClientOptions {
  /** Where the service is; empty for the page's own origin. */
  readonly base: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  /** The language to be answered in, asked at each call; English where it is left out. */
  readonly language?: () => Language;
  /** Keeps a token that a person entered. */
  readonly keepToken?: (token: string) => void;
}

const faults: Readonly<
  Record<
    number,
    {
      readonly kind: FaultKind;
      readonly text: 'token' | 'forbidden' | 'missing' | 'tooLarge' | 'busy';
    }
  >
> = {
  401: { kind: 'token', text: 'token' },
  403: { kind: 'forbidden', text: 'forbidden' },
  404: { kind: 'missing', text: 'missing' },
  413: { kind: 'failed', text: 'tooLarge' },
  429: { kind: 'busy', text: 'busy' },
  503: { kind: 'busy', text: 'busy' },
};

function offline(): CallFailure {
  return { kind: 'offline', message: texts.offline };
}

function broken(): CallFailure {
  return { kind: 'failed', message: texts.broken };
}

function addressOf(name: EndpointName, options: CallOptions<EndpointName>): string {
  const { path }: Endpoint = endpoints[name];
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, param: string) =>
    encodeURIComponent(options.params?.[param] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries(options.query ?? {})) {
    for (const one of [value as string | number | readonly string[] | undefined].flat()) {
      if (one !== undefined) query.append(field, String(one));
    }
  }
  const text = query.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

export function makeClient(options: ClientOptions): Client {
  let { token } = options;
  let head = '';

  async function send(
    name: EndpointName,
    call: CallOptions<EndpointName>,
  ): Promise<Result<Response, CallFailure>> {
    const { method }: Endpoint = endpoints[name];
    let response: Response;
    try {
      response = await options.fetch(options.base + addressOf(name, call), {
        method,
        headers: {
          Authorization: `Bearer ${call.token ?? token}`,
          ...(options.language === undefined ? {} : { 'Accept-Language': options.language() }),
          ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
    } catch {
      return fail(offline());
    }
    head = response.headers.get('Serialbook-Head') ?? head;
    if (response.ok) return succeed(response);
    return fail(await readFailure(response));
  }

  return {
    async call(name, call = {}) {
      const sent = await send(name, call);
      if (!sent.ok) return sent;
      const parsed = endpoints[name].answer.safeParse(await readJson(sent.value));
      return parsed.success ? succeed(parsed.data as AnswerOf<typeof name>) : fail(broken());
    },
    async download(name, call = {}) {
      const sent = await send(name, call);
      if (!sent.ok) return sent;
      try {
        return succeed(await sent.value.blob());
      } catch {
        return fail(offline());
      }
    },
    setToken(next) {
      token = next;
      options.keepToken?.(next);
    },
    hasToken: () => token !== '',
    head: () => head,
  };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** What the service alone can put into words: what it could not read, which right is missing, what was too much for it. */
const saidByService: ReadonlySet<number> = new Set([400, 403, 504, 507]);

async function readFailure(response: Response): Promise<CallFailure> {
  const body = await readJson(response);
  if (response.status === 422 || response.status === 409) {
    const parsed = issuesSchema.safeParse(body);
    if (parsed.success) {
      return { kind: 'issues', isConflict: response.status === 409, issues: parsed.data.issues };
    }
  }
  const known = faults[response.status];
  const said =
    typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : null;
  if (said !== null && saidByService.has(response.status)) {
    return { kind: known?.kind ?? 'failed', message: said };
  }
  if (known === undefined) return broken();
  const { kind, text } = known;
  const wait = kind === 'busy' ? busySentence(response.headers.get('Retry-After')) : null;
  return { kind, message: wait ?? texts[text] };
}

/** How long a busy service asks to be left alone, where it says so in seconds. */
function busySentence(retryAfter: string | null): string | null {
  if (retryAfter === null || !/^\d{1,4}$/.test(retryAfter)) return null;
  return texts.busyFor(Number(retryAfter));
}

/** The sentence of a failure; of issues, all their sentences. */
export function sentenceOf(failure: CallFailure): string {
  return failure.kind === 'issues'
    ? failure.issues.map((issue) => issue.message).join(' ')
    : failure.message;
}
