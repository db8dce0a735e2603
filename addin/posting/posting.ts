/**
 * Posting any document so that nothing is lost or doubled. A document is kept in the workbook before it is sent, stays
 * there until the sheet shows it, and is sent again only under the same id with the same content.
 */
import type { z } from 'zod';
import { documentSchema, type DocumentAnswer, type DocumentRequest } from '../../shared/api.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { sentenceOf, type CallFailure, type CallOptions, type Client } from '../client.ts';
import type { ExcelHost } from '../host/port.ts';
import { forgetIntent, keepIntent, type Intent } from './intent.ts';
import { textsOf } from '../texts/texts.ts';
import type { PostingAction, PostingOutcome } from './state.ts';

const texts = textsOf('posting');

/** Writes number and stamp to the sheet. It may fail, and is then called again. */
export type Stamp = (intent: Intent, answer: DocumentAnswer) => Promise<void>;

export interface Posting {
  /** What the books would say; nothing is written. */
  rehearse(read: Read<DocumentRequest>): Promise<PostingOutcome | null>;
  /** The content changed: an answer that is on its way speaks of another. */
  noteChange(): void;
  post(read: Read<Intent>, stamp: Stamp): Promise<PostingOutcome | null>;
  /** Asks the books for a document whose answer was lost: it is finished if they have it, and sent again if not. */
  settle(intent: Intent, stamp: Stamp): Promise<PostingOutcome | null>;
  /** Writes to the sheet what could not be written when it was posted. */
  finish(intent: Intent, answer: DocumentAnswer, stamp: Stamp): Promise<PostingOutcome | null>;
  /** Gives up a document that the books do not have, so that it can be changed and sent under the same id. */
  withdraw(intent: Intent): Promise<PostingOutcome | null>;
}

/** What is to be sent, read from the sheet; null where there is nothing that can be. */
export type Read<Content> = () => Promise<Content | null>;

export interface PostingOptions {
  readonly host: Pick<ExcelHost, 'changeSetting'>;
  readonly client: Client;
  /** Is told that something begins, and how it ended. */
  readonly tell: (action: PostingAction) => void;
}

function sayThrown(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What keeps a body from being sent at all, in words: `Line 2, unit price: must be a decimal number`. */
function sayFault({ issues: [issue] }: z.ZodError): string {
  const path = issue?.path ?? [];
  return texts.cannotSend({
    line: path[0] === 'lines' && typeof path[1] === 'number' ? path[1] + 1 : null,
    field: path.findLast((part) => typeof part === 'string') ?? '',
    reason: issue?.message ?? '',
  });
}

/** Refusals after which the books surely do not have the document. */
function isSettled(failure: CallFailure): boolean {
  return failure.kind === 'token' || failure.kind === 'forbidden';
}

/** Each of its jobs answers how it ended; null where another is under way or there was nothing to send. */
export function makePosting({ host, client, tell }: PostingOptions): Posting {
  let isBusy = false;
  let isChanged = false;

  /** One thing at a time: a second press while the first is under way does nothing. */
  async function alone(run: () => Promise<PostingOutcome | null>): Promise<PostingOutcome | null> {
    if (isBusy) return null;
    isBusy = true;
    isChanged = false;
    tell({ type: 'sending' });
    let outcome: PostingOutcome | null;
    try {
      outcome = await run();
    } catch (error) {
      outcome = { type: 'stopped', sentence: sayThrown(error) };
    }
    isBusy = false;
    tell(outcome ?? { type: 'idle' });
    return outcome;
  }

  async function finish(
    intent: Intent,
    answer: DocumentAnswer,
    stamp: Stamp,
  ): Promise<PostingOutcome> {
    let unwritten: string | null = null;
    try {
      await stamp(intent, answer);
      await forgetIntent(host, intent);
    } catch (error) {
      unwritten = sayThrown(error);
    }
    return { type: 'posted', intent, answer, unwritten };
  }

  async function send(intent: Intent, stamp: Stamp, isAbsent: boolean): Promise<PostingOutcome> {
    const parsed = documentSchema.safeParse(intent.body);
    if (!parsed.success) return { type: 'stopped', sentence: sayFault(parsed.error) };
    await keepIntent(host, intent);
    const answer = await client.call('postDocument', { body: intent.body });
    if (answer.ok) return finish(intent, answer.value, stamp);
    const { error } = answer;
    const sentence = sentenceOf(error);
    if (error.kind === 'issues') {
      // An earlier try under this id went through after all: the books are asked for it.
      if (error.issues.some(({ code }) => code === 'document_id_reused')) {
        return { type: 'lost', intent, sentence, isAbsent: false };
      }
      await forgetIntent(host, intent);
      return { type: 'refused', issues: error.issues };
    }
    if (isSettled(error) && !isAbsent) {
      await forgetIntent(host, intent);
      return { type: 'stopped', sentence };
    }
    return { type: 'lost', intent, sentence, isAbsent };
  }

  return {
    noteChange: () => {
      isChanged = true;
    },
    rehearse: (read) =>
      alone(async () => {
        const body = await read();
        if (body === null) return null;
        const parsed = documentSchema.safeParse(body);
        if (!parsed.success) return { type: 'stopped', sentence: sayFault(parsed.error) };
        const answer = await client.call('postDocument', { query: { rehearse: 'true' }, body });
        if (answer.ok && isChanged) return { type: 'stopped', sentence: texts.changedMeanwhile };
        if (answer.ok) return { type: 'checked', answer: answer.value };
        return answer.error.kind === 'issues'
          ? { type: 'refused', issues: answer.error.issues }
          : { type: 'stopped', sentence: sentenceOf(answer.error) };
      }),
    post: (read, stamp) =>
      alone(async () => {
        const intent = await read();
        return intent === null ? null : send(intent, stamp, false);
      }),
    settle: (intent, stamp) =>
      alone(async () => {
        const found = await findPosted(client, intent.id);
        if (!found.ok) {
          return { type: 'lost', intent, sentence: sentenceOf(found.error), isAbsent: false };
        }
        return found.value === null
          ? send(intent, stamp, true)
          : finish(intent, found.value, stamp);
      }),
    finish: (intent, answer, stamp) => alone(() => finish(intent, answer, stamp)),
    withdraw: (intent) =>
      alone(async () => {
        await forgetIntent(host, intent);
        return { type: 'withdrawn', intent };
      }),
  };
}

/** The document that was posted under an id; null where the books have none. */
async function findPosted(
  client: Client,
  id: string,
): Promise<Result<DocumentAnswer | null, CallFailure>> {
  const listed = await client.call('listDocuments', { query: { id } });
  if (!listed.ok) return listed;
  const [row] = listed.value.items;
  if (row === undefined) return succeed(null);
  return client.call('getDocument', { params: { number: row.number } });
}

/** How a document is printed; what is left out is as the company's design says. */
export type PrintAsked = NonNullable<CallOptions<'printDocument'>['query']>;

/** A file that the books make: of a document, of a draft, or to count a bin with. */
export interface Printed {
  readonly ask: (client: Client) => Promise<Result<Blob, CallFailure>>;
  readonly fileName: string;
}

/** The file of a posted document. */
export function printOf(number: string, asked: PrintAsked = {}): Printed {
  const { format = 'pdf' } = asked;
  return {
    ask: (client) =>
      client.download('printDocument', { params: { number }, query: { ...asked, format } }),
    fileName: `${number}.${format}`,
  };
}

/** A file, opened beside Excel; answers its address, so that it can be saved too. */
export async function openPrint(
  client: Client,
  host: Pick<ExcelHost, 'openFile'>,
  { ask, fileName }: Printed,
): Promise<Result<string, CallFailure>> {
  const bytes = await ask(client);
  if (!bytes.ok) return fail(bytes.error);
  const address = URL.createObjectURL(bytes.value);
  host.openFile(address, fileName);
  return succeed(address);
}
