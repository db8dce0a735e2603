import { formatCount } from '../formats.ts';

export const parts = {
  line: (line: number) => `Line ${formatCount(line)}: `,
  accept: 'Accept',
  moreIssues: (count: number) => `${formatCount(count)} more of the same document`,
  choices: (label: string) => `Choices: ${label}`,
  stop: 'Stop',
  doneOf: (done: number, total: number) => `${formatCount(done)} of ${formatCount(total)}`,
  timeLeft: (seconds: number) =>
    seconds < 60 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`,
} as const;
