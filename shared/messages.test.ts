import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueCodes } from './messages.ts';

test('sentences stand in the order of precedence of their codes', () => {
  const text = readFileSync(join(process.cwd(), 'shared/issues.ts'), 'utf8');
  const table = text.slice(text.indexOf('interface IssueDetails'), text.indexOf('type IssueCode'));
  const codes = [...table.matchAll(/^ {2}(\w+):/gm)].map(([, code]) => code);
  expect(issueCodes).toEqual(codes);
});
