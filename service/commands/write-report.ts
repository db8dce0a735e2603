/** Reports from the command line, to a file or to the screen. */
import { writeFileSync } from 'node:fs';
import { endpoints, type EndpointName } from '../../shared/api.ts';
import { handlers } from '../routes.ts';
import { makeFontReader } from '../queries/print.ts';
import type { Answer, ParsedRequest, ServiceContext } from '../exchange.ts';
import type { Books } from '../books.ts';

/** The reports by the names that the HTTP contract gives them. */
const reports = {
  'profit-and-loss': 'profitAndLoss',
  valuation: 'valuation',
  'audit-trail': 'auditTrail',
  journal: 'journal',
  units: 'listUnits',
} as const satisfies Record<string, EndpointName>;

export const reportNames = Object.keys(reports);

export interface ReportOptions {
  readonly name: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by?: string | undefined;
  readonly asOf?: string | undefined;
  readonly format?: string | undefined;
  readonly out?: string | undefined;
}

/** Writes a report; answers the exit code. */
export async function writeReport(
  books: Books,
  home: string,
  options: ReportOptions,
  say: (text: string) => void,
): Promise<number> {
  const name = Object.entries(reports).find(([known]) => known === options.name)?.[1];
  if (name === undefined) {
    throw new Error(`There is no report ${options.name}. Choose one of ${reportNames.join(', ')}.`);
  }
  const { from, to, by, asOf, format } = options;
  const given = Object.entries({ from, to, by, asOf, format }).filter(
    ([, value]) => value !== undefined,
  );
  const query = endpoints[name].query.safeParse(Object.fromEntries(given));
  if (!query.success) {
    const [issue] = query.error.issues;
    throw new Error(`--${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`);
  }
  const handle = handlers[name] as (
    context: ServiceContext,
    request: ParsedRequest<unknown, null>,
  ) => Promise<Answer>;
  const context = { books, version: '', fonts: makeFontReader(home) };
  const request = {
    params: {},
    query: query.data,
    body: null,
    user: 'admin',
    newestSeen: 0,
    language: 'en' as const,
  };
  const answer = await handle(context, request);
  const bytes =
    typeof answer.body === 'string' || Buffer.isBuffer(answer.body)
      ? answer.body
      : `${JSON.stringify(answer.body, null, 2)}\n`;
  if (options.out !== undefined) {
    writeFileSync(options.out, bytes);
    say(`${options.name} is in ${options.out}`);
  } else process.stdout.write(bytes);
  return answer.status === 200 ? 0 : 1;
}
