/** What a cell can hold, and what is refused of it. */
import { cellText, longestText, RefusedText } from './xml-text.ts';

test.each([
  ['00123', '00123'],
  ['=1+1', '=1+1'],
  ['a&b<c>"d"', 'a&amp;b&lt;c&gt;&quot;d&quot;'],
  ['_x0041_', '_x005F_x0041_'],
  ['line\r\nnext', 'line_x000D_\nnext'],
  ['\u0001\uffff', '_x0001__xFFFF_'],
  ['😀 Żółw', '😀 Żółw'],
])('%j is written as %j', (text, written) => {
  expect(cellText(text)).toBe(written);
});

test('a cell holds 32,767 characters, and no more', () => {
  expect(cellText('x'.repeat(longestText))).toHaveLength(longestText);
  expect(() => cellText(`long ${'x'.repeat(longestText)}`)).toThrow(RefusedText);
});

test.each(['\ud800', 'a\udc00b'])('half a character is refused by name: %j', (text) => {
  expect(() => cellText(text)).toThrow(/half a character \(U\+D[8C]00\)/);
});
