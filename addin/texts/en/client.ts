/** What stands in the way of a question to the service: each says what happened and what to do next. */
import { countOf } from '../formats.ts';

export const client = {
  offline: 'The Serialbook service cannot be reached. Start it, then try again; nothing is lost.',
  token: 'The service does not know this token. Enter the right one under Settings.',
  forbidden: 'Your token does not allow this. Ask who runs Serialbook for the right.',
  missing: 'This is not in the books. Check what was entered.',
  tooLarge: 'This is more than the service takes at once. Send it in parts.',
  busy: 'The service is busy. Wait a moment, then try again.',
  busyFor: (seconds: number) =>
    `The service is busy. Try again in ${countOf(seconds, 'second', 'seconds')}.`,
  broken: 'The service failed at this. Try again; if it fails again, tell who runs it.',
};
