/**
 * Many cells, one question: serials asked for within some 50 ms go out as one look-up, each once. What came back is
 * kept until the books' version changes. Every cell settles, with an answer or with an error that says why.
 */
import type { UnitCard, HistoryRow } from '../../shared/api.ts';
import type { Client } from '../client.ts';
import { sentenceOf } from '../client.ts';
import type { ExcelHost } from '../host/port.ts';

export type FoundUnit = UnitCard & { readonly history?: readonly HistoryRow[] | undefined };

/** What a cell may ask of a serial: its state on a day (empty is today), with its history or without. */
export interface Question {
  readonly serial: string;
  readonly asOf: string;
  readonly withHistory: boolean;
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
}

const gatherMs = 50;
const maxPerRequest = 10_000;

function groupOf(question: Question): string {
  return `${question.asOf}\u0000${question.withHistory ? 'h' : ''}`;
}

function keyOf(question: Question): string {
  return `${groupOf(question)}\u0000${question.serial}`;
}

export interface Batch {
  ask(question: Question): Promise<readonly FoundUnit[]>;
  /** Forgets what is kept: the books changed. */
  forget(): void;
}

export function makeBatch({ client, host, later }: BatchOptions): Batch {
  const kept = new Map<string, Promise<readonly FoundUnit[]>>();
  let waiting: Waiting[] = [];
  let keptHead = '';

  function forget(): void {
    kept.clear();
  }

  async function send(group: readonly Waiting[]): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    const { asOf, withHistory } = first.question;
    const answer = await client.call('lookupUnits', {
      body: {
        serials: group.map(({ question }) => question.serial),
        ...(asOf === '' ? {} : { asOf }),
        ...(withHistory ? { history: true } : {}),
      },
    });
    if (!answer.ok) {
      const error = host.makeCellError('notAvailable', sentenceOf(answer.error));
      for (const { question, reject } of group) {
        kept.delete(keyOf(question));
        reject(error);
      }
      return;
    }
    if (client.head() !== keptHead) {
      keptHead = client.head();
      const own = new Set(group.map(({ question }) => keyOf(question)));
      for (const key of kept.keys()) if (!own.has(key)) kept.delete(key);
    }
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

  return {
    ask(question) {
      const before = kept.get(keyOf(question));
      if (before !== undefined) return before;
      const answer = new Promise<readonly FoundUnit[]>((resolve, reject) => {
        if (waiting.length === 0) later(flush, gatherMs);
        waiting.push({ question, resolve, reject });
      });
      kept.set(keyOf(question), answer);
      return answer;
    },
    forget,
  };
}
