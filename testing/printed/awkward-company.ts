/**
 * The sample company with names, descriptions and serials that programs like to damage: other alphabets, leading zeros,
 * what looks like a formula, a number or a date. Everything else stays, so that it can be posted as it is.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const names = [
  'Zażółć gęślą jaźń Sp. z o.o.',
  'Ελληνικά Όργανα Α.Ε.',
  'ООО «Київські Звуки»',
  'Công ty Đặng Thị Hương',
  '客户有限公司',
  '=SUM(A1:A9) & Söhne "GmbH" <b>',
  '+49 @company, -1',
  'İstanbul Şarkı A.Ş. — ½ off',
] as const;

const serialMakers: readonly ((serial: string) => string)[] = [
  (serial) => `=${serial}`,
  (serial) => `+${serial}`,
  (serial) => `00${serial}`,
  (serial) => `${serial} x`,
  (serial) => `客${serial}`,
  (serial) => `Ż${serial}`,
  (serial) => `${serial}E5`,
  (serial) => `'${serial}`,
  (serial) => `@${serial}`,
  (serial) => `_x0041_${serial}`,
  (serial) => `1/2${serial}`,
];

interface Company {
  readonly items: { description: string }[];
  readonly parties: { name: string; address?: string[] }[];
  readonly documents: { id: string }[];
}

/** Every third serial of the company is made awkward; the same serial always in the same way. */
export function makeAwkward(): string {
  const text = readFileSync(join(process.cwd(), 'service/sample/company.json'), 'utf8');
  const company = JSON.parse(text) as Company;
  company.parties.forEach((party, index) => {
    party.name = `${names[index % names.length] ?? ''} ${party.name}`;
    party.address = [...(party.address ?? []), names[(index + 3) % names.length] ?? ''];
  });
  company.items.forEach((item, index) => {
    item.description = `${item.description}, ${names[(index + 1) % names.length] ?? ''}`;
  });
  const known = new Map<string, string>();
  const tell = (serial: string): string => {
    const key = serial.toUpperCase();
    const made = known.get(key);
    if (made !== undefined) return made;
    const make = serialMakers[Math.floor(known.size / 3) % serialMakers.length];
    const awkward = known.size % 3 === 0 && make !== undefined ? make(serial) : serial;
    known.set(key, awkward);
    return awkward;
  };
  const walk = (value: unknown, field: string): unknown => {
    if (typeof value === 'string')
      return field === 'serial' || field === 'serials' ? tell(value) : value;
    if (Array.isArray(value)) return value.map((each) => walk(each, field));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, walk(each, name)]),
    );
  };
  return JSON.stringify({ ...company, documents: walk(company.documents, 'documents') });
}
