/**
 * The service over HTTP. Every route comes from the endpoint table: its schema parses the request, its permission is
 * checked, its handler answers. Faults are caught here alone: the caller gets a plain sentence, the log the rest.
 */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { dispositionOf } from '../reports/file-name.ts';
import { endpoints, type Endpoint, type EndpointName } from '../shared/api.ts';
import { hasRight, rightRules } from '../shared/people/rights.ts';
import type { Language } from '../shared/languages.ts';
import { sayRefusal } from '../shared/refusals.ts';
import { readLanguage } from './accept-language.ts';
import { Arrivals } from './arrivals.ts';
import { describeUnreadable, faultTexts, reasonsIn } from './faults.ts';
import { formatHead, readHead } from './store/audit.ts';
import { readNewestDocument } from './commands/post-document.ts';
import { describeApi } from './openapi.ts';
import { handlers } from './routes.ts';
import type { Answer, ParsedRequest, ServiceContext } from './exchange.ts';
import { stopJobs } from './jobs/jobs.ts';
import { Forbidden } from './people/forbidden.ts';
import { maskAnswer } from './people/mask.ts';
import type { Person } from './people/people.ts';
import { signIn } from './people/sign-in.ts';
import type { Watch } from './people/watch.ts';
import { servePages, type PageOptions } from './pages.ts';
import { PrintFault, statusOfFault } from './printing/fault.ts';
import { codeOf, isUnreachable } from './store/postgres-faults.ts';
import { BusyBooksError } from './store/transact.ts';

export interface ServerOptions {
  readonly context: ServiceContext;
  readonly pages: PageOptions | null;
  /** Writes into the audit chain what is no document; nobody does where it is null. */
  readonly watch: Watch | null;
  readonly log: boolean;
}

function languageOf(request: FastifyRequest): Language {
  return readLanguage(request.headers['accept-language']);
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
  if (answer.retryAfterSeconds !== undefined) {
    void reply.header('Retry-After', answer.retryAfterSeconds);
  }
  if (answer.type !== undefined) void reply.type(answer.type);
  if (answer.fileName !== undefined) {
    void reply.header('Content-Disposition', dispositionOf(answer.fileName));
  }
  return reply.send(answer.body);
}

function registerEndpoint(
  server: FastifyInstance,
  name: EndpointName,
  { context, watch }: Pick<ServerOptions, 'context' | 'watch'>,
  arrivals: Arrivals,
): void {
  const endpoint: Endpoint = endpoints[name];
  const seen = new WeakMap<FastifyRequest, Promise<number>>();
  const people = new WeakMap<FastifyRequest, Person>();
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
      const person = await signIn(context.books, request.headers.authorization);
      const language = languageOf(request);
      if (person === null) {
        await watch?.refusedSignIn();
        return reply
          .header('WWW-Authenticate', 'Bearer')
          .status(401)
          .send({ message: faultTexts(language).token });
      }
      people.set(request, person);
      await watch?.signedIn(person);
      if (hasRight(person.role, endpoint.permission)) return undefined;
      await watch?.refused(person, endpoint);
      const refusal = {
        code: 'right_missing',
        details: { right: endpoint.permission, role: person.role },
      } as const;
      return reply.status(403).send({ message: sayRefusal(refusal, language) });
    },
    handler: async (request, reply) => {
      const newestSeen = (await seen.get(request)) ?? 0;
      const language = languageOf(request);
      const person = people.get(request) ?? nobody;
      const reasons = reasonsIn(language);
      const query = endpoint.query?.safeParse(request.query, reasons);
      if (query?.success === false) {
        return reply.status(400).send(describeUnreadable('address', query.error, language));
      }
      const body = endpoint.body?.safeParse(request.body, reasons);
      if (body?.success === false) {
        return reply.status(400).send(describeUnreadable('body', body.error, language));
      }
      if (rightRules[endpoint.permission].writes) await arrivals.wait();
      const answer = await handle(context, {
        params: request.params as Record<string, string>,
        query: query?.data ?? null,
        body: body?.data ?? null,
        user: person.name,
        person,
        newestSeen,
        language,
      });
      if (answer.status === 403) await watch?.refused(person, endpoint);
      else await watch?.answered(person, endpoint, answer);
      return sendAnswer(reply, context, {
        ...answer,
        body: answer.type === undefined ? maskAnswer(answer.body, person.role, name) : answer.body,
      });
    },
  });
}

/** Who asks an address that is open to everybody. */
const nobody: Person = { id: 0, name: '', role: 'warehouse' };

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
  // Files that are being made are given up before the books close under them.
  server.addHook('onClose', async () => stopJobs(options.context.books));
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders);
    if (!isLocalHost(request.headers.host)) {
      return reply.status(403).send({
        message: faultTexts(languageOf(request)).otherMachine,
      });
    }
    if (!isOwnOrigin(request)) {
      return reply.status(403).send({ message: faultTexts(languageOf(request)).otherPage });
    }
    return undefined;
  });
  server.setErrorHandler((error, request, reply) => sendFault(error, request, reply));
  server.setNotFoundHandler((request, reply) =>
    reply.status(404).send({
      message: sayRefusal(
        {
          code: 'no_address',
          details: { method: request.method, address: request.url.slice(0, 200) },
        },
        languageOf(request),
      ),
    }),
  );
  const arrivals = new Arrivals(() => readNewestDocument(context.books.store.db));
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    registerEndpoint(server, name, options, arrivals);
  }
  const description = describeApi(context.version);
  server.get('/api/openapi.json', async (_request, reply) => reply.send(description));
  if (options.pages !== null) await servePages(server, options.pages);
  return server;
}

function sendFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const texts = faultTexts(languageOf(request));
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error
      ? Number(error.statusCode)
      : 500;
  if (status >= 400 && status < 500) {
    return reply.status(status).send({ message: texts.client[status] ?? texts.notUnderstood });
  }
  if (codeOf(error) === unkeptCharacter) {
    return reply.status(400).send({ message: texts.unkeptCharacter });
  }
  if (isFullDisk(error)) {
    return reply.status(507).send({ message: texts.fullDisk });
  }
  if (error instanceof Forbidden) {
    return reply.status(403).send({ message: sayRefusal(error.refusal, languageOf(request)) });
  }
  if (error instanceof BusyBooksError) {
    const { retryAfterSeconds } = error;
    return reply.status(503).header('Retry-After', retryAfterSeconds).send({ message: texts.busy });
  }
  if (error instanceof PrintFault) {
    const { reason } = error;
    if (reason === 'busy') void reply.header('Retry-After', 30);
    return reply.status(statusOfFault[reason]).send({ message: texts.print[reason] });
  }
  if (isUnreachable(error)) {
    request.log.error(error);
    return reply.status(503).header('Retry-After', 5).send({ message: texts.unreachable });
  }
  request.log.error(error);
  return reply.status(500).send({ message: texts.failed });
}

/** What PostgreSQL calls a text with a character that it cannot keep. */
const unkeptCharacter = '22021';

/** What SQLite and PostgreSQL call a full disk. */
const fullDiskCodes: ReadonlySet<string> = new Set(['SQLITE_FULL', '53100']);

function isFullDisk(error: unknown): boolean {
  return fullDiskCodes.has(codeOf(error));
}
