import { formatCount } from '../formats.ts';

export const parts = {
  line: (line: number) => `Line ${formatCount(line)}: `,
  accept: 'Accept',
  moreIssues: (count: number) => `${formatCount(count)} more of the same document`,
} as const;
