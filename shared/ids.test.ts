import { parseDocumentId } from './ids.ts';

test('a UUID is read without regard to case, and kept in lower case', () => {
  const id = 'AbCdEf01-2345-6789-abcd-ef0123456789';
  expect(parseDocumentId(id)).toBe(id.toLowerCase());
});

test.each([
  '',
  'abcdef01-2345-6789-abcd-ef012345678',
  'abcdef01-2345-6789-abcd-ef01234567890',
  'abcdef0123456789abcdef0123456789',
  '{abcdef01-2345-6789-abcd-ef0123456789}',
  'gbcdef01-2345-6789-abcd-ef0123456789',
  'abcdef01-2345-6789-abcd-ef0123456789\n',
])('%j is no id', (text) => {
  expect(parseDocumentId(text)).toBeNull();
});
