/** What passes between the service and the thread that prints. */
import type { PrintDesk } from './desk.ts';

export interface DeskCall {
  readonly method: keyof PrintDesk;
  readonly work: unknown;
}

/** An answer, or the words of what was thrown; one for each call, in their order. */
export type DeskReply = { readonly answer: unknown } | { readonly thrown: string };

/** What the thread is told when it begins. */
export interface DeskData {
  /** The program's own folder, under which the fonts lie. */
  readonly home: string;
}
