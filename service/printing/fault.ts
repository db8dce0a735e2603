/** Why a file was not made although its facts are in order. */
export type PrintFaultReason = 'busy' | 'too_long' | 'too_large' | 'closed';

/** How each is answered over HTTP. */
export const statusOfFault: Readonly<Record<PrintFaultReason, number>> = {
  busy: 503,
  too_long: 504,
  too_large: 507,
  closed: 503,
};

/** The desk gave up on a file. It works again for the next one. */
export class PrintFault extends Error {
  readonly reason: PrintFaultReason;

  constructor(reason: PrintFaultReason) {
    super(`A file was not made: ${reason}.`);
    this.reason = reason;
  }
}
