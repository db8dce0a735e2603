import fc from 'fast-check';
import { dispositionOf, fileNameOf } from './file-name.ts';
import { awkwardNames } from './model/samples.ts';

test.each([
  [['Invoice', 'INV-100023', 'Acme Ltd'], 'Invoice INV-100023 Acme Ltd.pdf'],
  [['Invoice', 'INV-1', 'Acme Ltd.'], 'Invoice INV-1 Acme Ltd.pdf'],
  [['Invoice', 'INV-1', ''], 'Invoice INV-1.pdf'],
  [['Invoice', 'A/B\\C:D', 'x\u0000\u202ey'], 'Invoice A B C D x y.pdf'],
  [['con'], 'con_.pdf'],
  [['COM1.backup'], 'COM1_.backup.pdf'],
  [['Console'], 'Console.pdf'],
  [['..', '...'], 'Document.pdf'],
  [['Invoice', 'INV-1', 'Zażółć 客户'], 'Invoice INV-1 Zażółć 客户.pdf'],
])('%j is saved as %s', (parts, name) => {
  expect(fileNameOf(parts, 'pdf')).toBe(name);
});

test('any name can be saved on every system, and is the same when it is cleaned again', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(...awkwardNames),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (parts) => {
      const name = fileNameOf(parts, 'xlsx');
      expect(name).toMatch(/^[^<>:"/\\|?*\u0000-\u001f ].*[^ .]\.xlsx$|^[^<>:"/\\|?* .]\.xlsx$/su);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
      expect(name.length).toBeLessThanOrEqual(120);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
      expect(fileNameOf([name.slice(0, -5)], 'xlsx')).toBe(name);
    }),
  );
});

test('a browser is told the name in UTF-8 and in ASCII, in a header that no name can break', () => {
  expect(dispositionOf("Invoice INV-1 O'Neil (Köln).pdf")).toBe(
    'inline; filename="Invoice INV-1 O\'Neil (Koln).pdf"; ' +
      "filename*=UTF-8''Invoice%20INV-1%20O%27Neil%20%28K%C3%B6ln%29.pdf",
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(dispositionOf(name)).toMatch(
        /^inline; filename="[^"\\]*"; filename\*=UTF-8''[\w%.~!-]*$/,
      );
    }),
  );
});
