import { formatAmount, formatCount } from '../formats.ts';
import type { Texts } from '../texts.ts';

export const parts: Texts['parts'] = {
  line: (line) => `Zeile ${formatCount(line)}: `,
  accept: 'Zustimmen',
  moreIssues: (count) => `${formatCount(count)} weitere in diesem Beleg`,
  choices: (label) => `Auswahl: ${label}`,
  wanted: {
    amount: () => `Schreiben Sie einen Betrag wie ${formatAmount('1234.50')}.`,
    signed: () =>
      `Schreiben Sie einen Betrag wie ${formatAmount('1234.50')} oder ${formatAmount('-12.50')}.`,
    rate: () => `Schreiben Sie einen Kurs wie ${formatAmount('1.0825')}.`,
    percent: () => `Schreiben Sie einen Prozentsatz wie 19 oder ${formatAmount('8.25')}.`,
    count: () => `Schreiben Sie eine ganze Zahl wie 12 oder ${formatCount(1200)}.`,
  },
  cannotRead: (field, text, wanted) => `${field}: „${text}“ ist keine solche Zahl. ${wanted}`,
  stop: 'Anhalten',
  doneOf: (done, total) => `${formatCount(done)} von ${formatCount(total)}`,
  timeLeft: (seconds) =>
    seconds < 60 ? `noch etwa ${seconds} s` : `noch etwa ${Math.ceil(seconds / 60)} min`,
};
