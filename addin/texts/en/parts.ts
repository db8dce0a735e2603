import { formatCount } from '../formats.ts';

export const parts = {
  line: (line: number) => `Line ${formatCount(line)}: `,
  accept: 'Accept',
  unitLine: (serial: string, status: string, more: string) =>
    [serial, status, more].filter((text) => text !== '').join(', '),
  moreIssues: (count: number) => `${formatCount(count)} more of the same document`,
} as const;
