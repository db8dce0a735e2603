/**
 * Asks the books for what waits, one look-up at a time: whatever is scanned meanwhile goes into the next. Without the
 * service everything keeps waiting, and is asked again by and by, when the network is back, or when a person says so.
 */
import type { UnitCard } from '../../../shared/api.ts';
import { sentenceOf, type Client } from '../../client.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Inbox } from './inbox.ts';
import type { Scan } from './scan.ts';

const texts = textsOf('scan');

const checkedAtOnce = 10_000;
const retryMs = 5000;
/** A service that says nothing for so long is taken for one that cannot be reached. */
const patienceMs = 30_000;

export interface CheckingOptions {
  readonly client: Client;
  readonly inbox: Inbox;
  /** Scans came to a verdict. */
  readonly judged: (scans: readonly Scan[]) => void;
  readonly troubled: (sentence: string) => void;
  readonly changed: () => void;
}

export class Checking {
  private readonly options: CheckingOptions;
  private isAsking = false;
  private sentence: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: CheckingOptions) {
    this.options = options;
  }

  /** Why checking waits; null while it goes well. */
  get trouble(): string | null {
    return this.sentence;
  }

  /** Asks for what waits, unless it is asked for already or the service is known to be away. */
  check(): void {
    if (this.sentence === null) void this.ask();
  }

  /** Asks at once, whatever went wrong before. */
  retry(): void {
    void this.ask();
  }

  private async ask(): Promise<void> {
    const batch = this.options.inbox.listWaiting(checkedAtOnce);
    if (this.isAsking) return;
    clearTimeout(this.timer);
    if (batch.length === 0) {
      this.settle(null);
      return;
    }
    this.isAsking = true;
    const outcome = await this.lookUp(batch);
    this.isAsking = false;
    if (typeof outcome === 'string') {
      this.settle(outcome);
      this.timer = setTimeout(() => void this.ask(), retryMs);
      return;
    }
    this.sentence = null;
    this.options.judged(this.options.inbox.answer(outcome));
    this.check();
  }

  private settle(sentence: string | null): void {
    if (sentence === this.sentence) return;
    const isNews = this.sentence === null;
    this.sentence = sentence;
    if (sentence !== null && isNews) this.options.troubled(sentence);
    this.options.changed();
  }

  /** The units of each scan by its id, or the sentence of why there is no answer. */
  private async lookUp(
    batch: readonly Scan[],
  ): Promise<ReadonlyMap<string, readonly UnitCard[]> | string> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), patienceMs);
    });
    const serials = batch.map(({ serial }) => serial);
    const call = this.options.client.call('lookupUnits', { body: { serials } });
    const answer = await Promise.race([call, silence]);
    clearTimeout(timer);
    if (answer === null) return texts.silent;
    if (!answer.ok) return sentenceOf(answer.error);
    const { results } = answer.value;
    return new Map(batch.map(({ id }, index) => [id, results[index]?.units ?? []]));
  }
}
