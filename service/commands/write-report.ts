/**
 * Reports from the command line, to a file or to the screen. Which reports there are and what each may be asked is the list
 * of the contract; `asOf` there is `--as-of` here.
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { endpoints, type EndpointName } from '../../shared/api.ts';
import {
  describeParameters,
  listedReports,
  reportList,
  type ListedReport,
  type ReportParameter,
} from '../../shared/api/report-list.ts';
import type { Books } from '../books.ts';
import type { Answer, ParsedRequest, ServiceContext } from '../exchange.ts';
import { shell } from '../people/people.ts';
import { printHere } from '../printing/desk.ts';
import { makeFontReader } from '../queries/print.ts';
import { handlers } from '../routes.ts';
import { readFileHere } from '../vendor-list/thread.ts';

/** What the command line itself takes beside a report's own parameters. */
const ownOptions = {
  data: { type: 'string' },
  database: { type: 'string' },
  currency: { type: 'string' },
  out: { type: 'string', short: 'o' },
  list: { type: 'boolean' },
} as const;

/** What the command line gives no page of: a report is written whole. */
const unasked: ReadonlySet<string> = new Set(['cursor', 'limit']);

/** `asOf` as `as-of`. */
function optionOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function parametersOf(name: ListedReport): readonly ReportParameter[] {
  return describeParameters(name).filter((parameter) => !unasked.has(parameter.name));
}

function describeOption({
  name,
  meaning,
  choices,
  usual,
  isNeeded,
  isMany,
}: ReportParameter): string {
  const value = choices.length > 0 ? choices.join('|') : 'VALUE';
  const remarks = [
    meaning,
    isNeeded ? 'must be given' : '',
    usual === null ? '' : `usually ${usual}`,
    isMany ? 'may be given several times' : '',
  ].filter((remark) => remark !== '');
  const option = `--${optionOf(name)} ${value}`;
  return remarks.length === 0 ? `      ${option}` : `      ${option}   ${remarks.join('; ')}`;
}

/** Every report with what it may be asked, or those of one name. */
export function describeReports(names: readonly ListedReport[] = listedReports): string {
  return names
    .map((name) => {
      const { summary } = endpoints[reportList[name]];
      return [`  ${name}: ${summary}`, ...parametersOf(name).map(describeOption)].join('\n');
    })
    .join('\n\n');
}

export interface ReportCommand {
  readonly name: ListedReport;
  readonly params: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly out: string | undefined;
}

function findReport(text: string | undefined): ListedReport {
  const name = listedReports.find((known) => known === text);
  if (name !== undefined) return name;
  const what = text === undefined ? 'Name the report' : `There is no report ${text}`;
  throw new Error(`${what}. Choose one of ${listedReports.join(', ')}; --list tells what each is.`);
}

/** The command as it was typed, checked; null where the list of reports is asked for. Throws what would be right. */
export function readReportCommand(args: readonly string[]): ReportCommand | null {
  if (args.includes('--list')) return null;
  const [text] = parseArgs({ args: [...args], allowPositionals: true, strict: false }).positionals;
  const name = findReport(listedReports.find((known) => args.includes(known)) ?? text);
  const parameters = parametersOf(name);
  const options = Object.fromEntries(
    parameters.map((parameter) => [
      optionOf(parameter.name),
      { type: 'string' as const, multiple: true },
    ]),
  );
  const { values } = parseArgs({
    args: [...args],
    options: { ...options, ...ownOptions },
    allowPositionals: true,
  });
  const { path, query } = endpoints[reportList[name]];
  const given: Record<string, unknown> = {};
  for (const parameter of parameters) {
    const value: unknown = Reflect.get(values, optionOf(parameter.name));
    if (value !== undefined) given[parameter.name] = lastOrAll(value, parameter.isMany);
    else if (parameter.isNeeded) {
      throw new Error(`--${optionOf(parameter.name)} must be given for the report ${name}.`);
    }
  }
  const params = Object.fromEntries(
    parameters.flatMap((parameter) => {
      const value = given[parameter.name];
      if (!path.includes(`{${parameter.name}}`) || typeof value !== 'string') return [];
      return [[parameter.name, value] as const];
    }),
  );
  const parsed = query.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `--${optionOf(issue?.path.map(String).join('.') ?? '')}: ${issue?.message ?? ''}.`,
    );
  }
  const out: unknown = Reflect.get(values, 'out');
  return { name, params, query: parsed.data, out: typeof out === 'string' ? out : undefined };
}

/** Of an option that was given several times all values where a list takes them, else the last. */
function lastOrAll(value: unknown, isMany: boolean): unknown {
  if (!Array.isArray(value)) return value;
  const texts: readonly unknown[] = value;
  return isMany && texts.length > 1 ? texts : texts.at(-1);
}

/** Writes a report; answers the exit code. */
export async function writeReport(
  books: Books,
  home: string,
  { name, params, query, out }: ReportCommand,
  say: (text: string) => void,
): Promise<number> {
  const handle = handlers[reportList[name] as EndpointName] as (
    context: ServiceContext,
    request: ParsedRequest<unknown, null>,
  ) => Promise<Answer>;
  const fonts = makeFontReader(home);
  const context = { books, version: '', fonts, printer: printHere(fonts), readFile: readFileHere };
  const request = {
    params,
    query,
    body: null,
    user: shell.name,
    person: shell,
    newestSeen: 0,
    language: 'en' as const,
  };
  const answer = await handle(context, request);
  const target = out === undefined || answer.status !== 200 ? null : createWriteStream(out);
  await pipeline(streamOf(answer.body), target ?? process.stdout, { end: target !== null });
  if (target !== null && out !== undefined) say(`${name} is in ${out}`);
  return answer.status === 200 ? 0 : 1;
}

function streamOf(body: unknown): Readable {
  if (body instanceof Readable) return body;
  const isBytes = typeof body === 'string' || Buffer.isBuffer(body);
  return Readable.from([isBytes ? body : `${JSON.stringify(body, null, 2)}\n`]);
}
