/**
 * Many cells, one question: serials asked for within some 50 ms go out as one look-up, each once. What came back is
 * kept until the books' version changes. Every cell settles, with an answer or with an error that says why; while the
 * books are away they are asked at growing intervals whether they are back, and then the cells ask again.
 */
import type { HistoryRow, UnitCard } from '../../shared/api.ts';
import type { CostPart } from '../../shared/api/units.ts';
import type { Result } from '../../shared/result.ts';
import type { CallFailure, Client } from '../client.ts';
import { sentenceOf } from '../client.ts';
import type { ExcelHost } from '../host/port.ts';

export type FoundUnit = UnitCard & {
  readonly history?: readonly HistoryRow[] | undefined;
  readonly costParts?: readonly CostPart[] | undefined;
};

/** What a cell may ask of a serial: its state on a day (empty is today), with its history or its costs or neither. */
export interface Question {
  readonly serial: string;
  readonly asOf: string;
  readonly more: 'history' | 'costParts' | null;
}

interface Waiting {
  readonly question: Question;
  readonly resolve: (units: readonly FoundUnit[]) => void;
  readonly reject: (error: Error) => void;
}

export interface BatchOptions {
  readonly client: Client;
  readonly host: Pick<ExcelHost, 'makeCellError'>;
  /** Runs something after so many milliseconds. */
  readonly later: (run: () => void, milliseconds: number) => void;
  /** A cell asks something. */
  readonly onAsked?: () => void;
  /** The books are back after cells could not be answered. */
  readonly onRecovered?: () => void;
}

const gatherMs = 50;
const maxPerRequest = 10_000;
const firstProbeMs = 2000;
const lastProbeMs = 60_000;

const nothing: ReadonlySet<string> = new Set();

/** Failures that pass by themselves. */
const passing: ReadonlySet<string> = new Set(['offline', 'busy', 'failed']);

function groupOf(question: Question): string {
  return `${question.asOf}\u0000${question.more ?? ''}`;
}

function keyOf(question: Question): string {
  return `${groupOf(question)}\u0000${question.serial}`;
}

export interface Batch {
  ask(question: Question): Promise<readonly FoundUnit[]>;
  /** Any other question, asked once for as long as the books stay as they are; `key` is the question in full. */
  askOnce<Answer>(key: string, call: () => Promise<Result<Answer, CallFailure>>): Promise<Answer>;
  /** Forgets what is kept: the books changed. */
  forget(): void;
}

export function makeBatch(options: BatchOptions): Batch {
  const { client, host, later } = options;
  const kept = new Map<string, Promise<unknown>>();
  let waiting: Waiting[] = [];
  let keptHead = '';
  let isProbing = false;

  function forget(): void {
    kept.clear();
  }

  /**
   * What was kept of another version of the books is forgotten, but for what was just answered. The pane, too, hears of a
   * new version with each of its own questions.
   */
  function noteHead(own: ReadonlySet<string>): void {
    if (client.head() === keptHead) return;
    keptHead = client.head();
    for (const key of kept.keys()) if (!own.has(key)) kept.delete(key);
  }

  function probe(delayMs: number): void {
    isProbing = true;
    later(() => {
      void client.call('health').then((answer) => {
        if (!answer.ok) {
          probe(Math.min(delayMs * 2, lastProbeMs));
          return;
        }
        isProbing = false;
        forget();
        options.onRecovered?.();
      });
    }, delayMs);
  }

  function failureOf(failure: CallFailure): Error {
    if (passing.has(failure.kind) && !isProbing) probe(firstProbeMs);
    return host.makeCellError('notAvailable', sentenceOf(failure));
  }

  async function send(group: readonly Waiting[]): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    const { asOf, more } = first.question;
    const answer = await client.call('lookupUnits', {
      body: {
        serials: group.map(({ question }) => question.serial),
        ...(asOf === '' ? {} : { asOf }),
        ...(more === null ? {} : { [more]: true }),
      },
    });
    if (!answer.ok) {
      const error = failureOf(answer.error);
      for (const { question, reject } of group) {
        kept.delete(keyOf(question));
        reject(error);
      }
      return;
    }
    noteHead(new Set(group.map(({ question }) => keyOf(question))));
    group.forEach(({ resolve }, index) => resolve(answer.value.results[index]?.units ?? []));
  }

  function flush(): void {
    const groups = new Map<string, Waiting[]>();
    for (const one of waiting) {
      const group = groups.get(groupOf(one.question));
      if (group === undefined) groups.set(groupOf(one.question), [one]);
      else group.push(one);
    }
    waiting = [];
    for (const group of groups.values()) {
      for (let from = 0; from < group.length; from += maxPerRequest) {
        void send(group.slice(from, from + maxPerRequest));
      }
    }
  }

  /** The answer that is kept under a key, or else the one that `make` begins to fetch. */
  function keep<Answer>(key: string, make: () => Promise<Answer>): Promise<Answer> {
    options.onAsked?.();
    noteHead(nothing);
    const before = kept.get(key);
    if (before !== undefined) return before as Promise<Answer>;
    const answer = make();
    kept.set(key, answer);
    return answer;
  }

  return {
    ask: (question) =>
      keep(
        keyOf(question),
        () =>
          new Promise<readonly FoundUnit[]>((resolve, reject) => {
            if (waiting.length === 0) later(flush, gatherMs);
            waiting.push({ question, resolve, reject });
          }),
      ),
    askOnce: (key, call) =>
      keep(key, async () => {
        const answer = await call();
        if (!answer.ok) {
          kept.delete(key);
          throw failureOf(answer.error);
        }
        noteHead(new Set([key]));
        return answer.value;
      }),
    forget,
  };
}
