/**
 * What each request saw when it arrived: the newest document of the books. What moved a unit since then moved it
 * meanwhile, and the answer says so.
 */

/** A write waits for at most so many turns of others that arrive. */
const maxTurnsWaited = 32;

export class Arrivals {
  private readonly readNewest: () => Promise<number>;
  private count = 0;
  private running: Promise<number> | null = null;
  private next: Promise<number> | null = null;

  constructor(readNewest: () => Promise<number>) {
    this.readNewest = readNewest;
  }

  /** The newest document as a request arrives. Requests that arrive during one reading share the next. */
  see(): Promise<number> {
    this.count += 1;
    if (this.running === null) return this.begin();
    this.next ??= this.running.then(
      () => this.begin(),
      () => this.begin(),
    );
    this.next.catch(() => undefined);
    return this.next;
  }

  private begin(): Promise<number> {
    this.next = null;
    const reading = this.readNewest().finally(() => {
      if (this.running === reading) this.running = null;
    });
    // A request that is refused for something else never asks what it saw.
    reading.catch(() => undefined);
    this.running = reading;
    return reading;
  }

  /**
   * Requests that arrived together are all read before the first is worked on, so that each knows what it saw: the loop
   * takes one new connection a turn, so a write waits for a turn that brings no other.
   */
  async wait(): Promise<void> {
    // The end of the turn that brought this request; from here on each wait is a whole turn.
    await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < maxTurnsWaited; turn += 1) {
      const before = this.count;
      await (this.next ?? this.running)?.catch(() => undefined);
      await new Promise((resolve) => setImmediate(resolve));
      if (this.count === before) return;
    }
  }
}
