import { formatCount } from '../formats.ts';
import type { Texts } from '../texts.ts';

export const parts: Texts['parts'] = {
  line: (line) => `Zeile ${formatCount(line)}: `,
  accept: 'Zustimmen',
  moreIssues: (count) => `${formatCount(count)} weitere in diesem Beleg`,
  choices: (label) => `Auswahl: ${label}`,
  stop: 'Anhalten',
  doneOf: (done, total) => `${formatCount(done)} von ${formatCount(total)}`,
  timeLeft: (seconds) =>
    seconds < 60 ? `noch etwa ${seconds} s` : `noch etwa ${Math.ceil(seconds / 60)} min`,
};
