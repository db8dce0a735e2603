/**
 * The service over HTTP. Every route comes from the endpoint table: its schema parses the request, its permission is
 * checked, its handler answers. Faults are caught here alone: the caller gets a plain sentence, the log the rest.
 */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { endpoints, type Endpoint, type EndpointName } from '../shared/api.ts';
import { readLanguage } from './accept-language.ts';
import { Arrivals } from './arrivals.ts';
import { formatHead, readHead } from './store/audit.ts';
import { checkToken } from './commands/tokens.ts';
import { readNewestDocument } from './commands/post-document.ts';
import { describeApi } from './openapi.ts';
import { handlers } from './routes.ts';
import type { Answer, ParsedRequest, ServiceContext } from './exchange.ts';
import { servePages, type PageOptions } from './pages.ts';
import { codeOf, isUnreachable } from './store/postgres-faults.ts';
import { BusyBooksError } from './store/transact.ts';

export interface ServerOptions {
  readonly context: ServiceContext;
  readonly pages: PageOptions | null;
  readonly log: boolean;
}

interface BodyFault {
  readonly message: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

function describeFault(what: string, error: z.ZodError): BodyFault {
  const errors = error.issues.slice(0, 100).map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
  const [first] = errors;
  const place = first === undefined || first.path === '' ? '' : ` at ${first.path}`;
  return {
    message: `The ${what} cannot be read${place}: ${first?.message ?? 'it has another shape'}. Correct it and send it again.`,
    errors,
  };
}

/** Names under which a service on this machine may be addressed; others are a page that was fooled. */
function isLocalHost(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '');
  return name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
}

function isOwnOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return origin === `http://${host ?? ''}` || origin === `https://${host ?? ''}`;
}

async function sendAnswer(
  reply: FastifyReply,
  context: ServiceContext,
  answer: Answer,
): Promise<unknown> {
  const head = await readHead(context.books.store.db);
  void reply.header('Serialbook-Head', formatHead(head)).status(answer.status);
  if (answer.type !== undefined) void reply.type(answer.type);
  if (answer.fileName !== undefined) {
    const name = encodeURIComponent(answer.fileName);
    void reply.header('Content-Disposition', `inline; filename*=UTF-8''${name}`);
  }
  return reply.send(answer.body);
}

function registerEndpoint(
  server: FastifyInstance,
  name: EndpointName,
  context: ServiceContext,
  arrivals: Arrivals,
): void {
  const endpoint: Endpoint = endpoints[name];
  const seen = new WeakMap<FastifyRequest, Promise<number>>();
  const handle = handlers[name] as (
    context: ServiceContext,
    request: ParsedRequest<unknown, unknown>,
  ) => Promise<Answer>;
  server.route({
    method: endpoint.method,
    url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    bodyLimit: endpoint.bodyLimitBytes,
    onRequest: async (request, reply) => {
      seen.set(request, arrivals.see());
      if (endpoint.permission === 'public') return undefined;
      if (await checkToken(context.books, request.headers.authorization)) return undefined;
      return reply.header('WWW-Authenticate', 'Bearer').status(401).send({
        message:
          'The token is missing or wrong. Enter the token that the service printed when it first started.',
      });
    },
    handler: async (request, reply) => {
      const newestSeen = (await seen.get(request)) ?? 0;
      const query = endpoint.query?.safeParse(request.query);
      if (query?.success === false)
        return reply.status(400).send(describeFault('address', query.error));
      const body = endpoint.body?.safeParse(request.body);
      if (body?.success === false) return reply.status(400).send(describeFault('body', body.error));
      if (endpoint.permission === 'write') await arrivals.wait();
      const answer = await handle(context, {
        params: request.params as Record<string, string>,
        query: query?.data ?? null,
        body: body?.data ?? null,
        user: 'admin',
        newestSeen,
        language: readLanguage(request.headers['accept-language']),
      });
      return sendAnswer(reply, context, answer);
    },
  });
}

const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** A server that is ready to listen. */
export async function makeServer(options: ServerOptions): Promise<FastifyInstance> {
  const { context } = options;
  const server = Fastify({
    logger: options.log ? { level: 'warn' } : false,
    bodyLimit: 1024 * 1024,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 1000 },
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  });
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders);
    if (!isLocalHost(request.headers.host)) {
      return reply.status(403).send({
        message: 'This service answers on this machine alone. Open it as http://127.0.0.1.',
      });
    }
    if (!isOwnOrigin(request)) {
      return reply
        .status(403)
        .send({ message: 'Another page sent this request. Use the pages of this service.' });
    }
    return undefined;
  });
  server.setErrorHandler((error, request, reply) => sendFault(error, request, reply));
  server.setNotFoundHandler((request, reply) =>
    reply.status(404).send({
      message: `There is nothing at ${request.method} ${request.url.slice(0, 200)}. Check the address.`,
    }),
  );
  const arrivals = new Arrivals(() => readNewestDocument(context.books.store.db));
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    registerEndpoint(server, name, context, arrivals);
  }
  const description = describeApi(context.version);
  server.get('/api/openapi.json', async (_request, reply) => reply.send(description));
  if (options.pages !== null) await servePages(server, options.pages);
  return server;
}

const clientFaults: Readonly<Record<number, string>> = {
  400: 'The body cannot be read. Send JSON in UTF-8.',
  404: 'There is nothing at this address.',
  408: 'The request took too long to arrive. Send it again.',
  413: 'The request is larger than this address takes. Send it in parts.',
  414: 'The address is too long.',
  415: 'The body cannot be read: it must be JSON, with the header Content-Type: application/json.',
  431: 'The request has too many headers.',
};

function sendFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error
      ? Number(error.statusCode)
      : 500;
  if (status >= 400 && status < 500) {
    const message =
      clientFaults[status] ?? 'The request cannot be understood. Check it and send it again.';
    return reply.status(status).send({ message });
  }
  if (codeOf(error) === unkeptCharacter) {
    return reply.status(400).send({
      message:
        'A text holds the character U+0000, which the books cannot keep. Take it out and send it again.',
    });
  }
  if (isFullDisk(error)) {
    return reply
      .status(507)
      .send({ message: 'The disk is full, so nothing was written. Make room and try again.' });
  }
  if (error instanceof BusyBooksError) {
    const { message, retryAfterSeconds } = error;
    return reply.status(503).header('Retry-After', retryAfterSeconds).send({ message });
  }
  if (isUnreachable(error)) {
    request.log.error(error);
    return reply.status(503).header('Retry-After', 5).send({
      message:
        'The database does not answer just now. Send it again: what was written already is not written twice.',
    });
  }
  request.log.error(error);
  return reply.status(500).send({
    message:
      'The service failed at this, and nothing was written. Try again; if it fails again, report it with the time.',
  });
}

/** What PostgreSQL calls a text with a character that it cannot keep. */
const unkeptCharacter = '22021';

/** What SQLite and PostgreSQL call a full disk. */
const fullDiskCodes: ReadonlySet<string> = new Set(['SQLITE_FULL', '53100']);

function isFullDisk(error: unknown): boolean {
  return fullDiskCodes.has(codeOf(error));
}
