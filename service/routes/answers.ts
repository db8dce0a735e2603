/** What handlers are, and the answers that they have in common. */
import type { BodyOf, EndpointName, QueryOf } from '../../shared/api.ts';
import type { Language } from '../../shared/languages.ts';
import { sayRefusal, type Refusal } from '../../shared/refusals.ts';
import type { MasterOutcome } from '../commands/masters.ts';
import type { PrintOutcome } from '../queries/print.ts';
import type { Answer, ParsedRequest, ServiceContext } from '../exchange.ts';

type Handler<Name extends EndpointName> = (
  context: ServiceContext,
  request: ParsedRequest<QueryOf<Name>, BodyOf<Name>>,
) => Promise<Answer>;
export type Handlers<Names extends EndpointName> = { readonly [Name in Names]: Handler<Name> };

export const types = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export function succeedWith(body: unknown, status = 200): Answer {
  return { status, body };
}

/** There is nothing of that name. */
export function miss(refusal: Refusal, language: Language): Answer {
  return { status: 404, body: { message: sayRefusal(refusal, language) } };
}

/** Whoever asks may not do this. */
export function forbid(refusal: Refusal, language: Language): Answer {
  return { status: 403, body: { message: sayRefusal(refusal, language) } };
}

/** Every reason why something that is no document was refused, each in a sentence, with its row where it has one. */
export function refuseWith(
  code: string,
  reasons: readonly { readonly line?: number; readonly refusal: Refusal }[],
  language: Language,
): Answer {
  const issues = reasons.map(({ line, refusal }) => ({
    code,
    severity: 'error',
    line: line ?? null,
    serial: null,
    message: sayRefusal(refusal, language),
  }));
  return { status: 422, body: { issues } };
}

export function answerMasters(outcome: MasterOutcome, language: Language): Answer {
  return outcome.kind === 'saved'
    ? succeedWith({ saved: outcome.saved })
    : refuseWith('row_refused', outcome.issues, language);
}

/** What stands in the way of a page or sheet. */
export function unprintable(message: string): Record<string, unknown> {
  return { code: 'text_not_printable', severity: 'error', line: null, serial: null, message };
}

/** A print as a file, or what its fonts cannot draw. */
export function answerPrint(outcome: PrintOutcome, format: 'pdf' | 'xlsx'): Answer {
  if (outcome.kind === 'unprintable') {
    return { status: 422, body: { issues: outcome.messages.map(unprintable) } };
  }
  const { bytes, fileName } = outcome;
  return { status: 200, body: Buffer.from(bytes), type: types[format], fileName };
}

/** What is not there is missed; what is asked for wrongly is refused. */
export function refusePrint(refusal: Refusal, language: Language): Answer {
  return refusal.code.startsWith('no_')
    ? miss(refusal, language)
    : { status: 400, body: { message: sayRefusal(refusal, language) } };
}
