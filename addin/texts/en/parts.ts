import { formatAmount, formatCount } from '../formats.ts';

export const parts = {
  line: (line: number) => `Line ${formatCount(line)}: `,
  accept: 'Accept',
  moreIssues: (count: number) => `${formatCount(count)} more of the same document`,
  choices: (label: string) => `Choices: ${label}`,
  wanted: {
    amount: () => `Write an amount as in ${formatAmount('1234.50')}.`,
    signed: () => `Write an amount as in ${formatAmount('1234.50')} or ${formatAmount('-12.50')}.`,
    rate: () => `Write a rate as in ${formatAmount('1.0825')}.`,
    percent: () => `Write a percentage as in 19 or ${formatAmount('8.25')}.`,
    count: () => `Write a whole number as in 12 or ${formatCount(1200)}.`,
  },
  cannotRead: (field: string, text: string, wanted: string) =>
    `${field}: “${text}” is no such number. ${wanted}`,
  stop: 'Stop',
  doneOf: (done: number, total: number) => `${formatCount(done)} of ${formatCount(total)}`,
  timeLeft: (seconds: number) =>
    seconds < 60 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`,
} as const;
