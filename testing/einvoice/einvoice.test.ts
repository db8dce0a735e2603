/** E-invoices: the rules of EN 16931 over drawn invoices, and real ones of the service down to the attached file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { writeCii } from '../../reports/einvoice/cii.ts';
import { mapEInvoice } from '../../reports/einvoice/map.ts';
import { attributeNames, writeAmount, type EInvoice } from '../../reports/einvoice/model.ts';
import { writeUbl } from '../../reports/einvoice/ubl.ts';
import type { EInvoiceProfile } from '../../shared/company/einvoice.ts';
import { answerOf, idOf, post } from '../fixtures/books.ts';
import { seed } from '../fixtures/seed.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../fixtures/server.ts';
import { drawFacts } from './random.ts';
import { findEmpty, hundredths, readCii, readTree, readUbl, type ReadInvoice } from './read.ts';
import { findBroken } from './rules.ts';

const syntaxes = {
  ubl: { write: writeUbl, read: readUbl },
  cii: { write: writeCii, read: readCii },
};
const profiles: readonly EInvoiceProfile[] = ['en16931', 'extended', 'xrechnung'];

/** What was mapped, in hundredths as it is read back. */
function expected(invoice: EInvoice): Pick<ReadInvoice, 'lineTotal' | 'taxTotal' | 'grandTotal'> {
  const amount = (minor: number): number => hundredths(writeAmount(minor, invoice.currency));
  return {
    lineTotal: amount(invoice.netMinor),
    taxTotal: amount(invoice.taxMinor),
    grandTotal: amount(invoice.totalMinor),
  };
}

test(`200 drawn invoices keep every rule in both syntaxes (SEED=${seed})`, () => {
  let made = 0;
  for (let run = 0; run < 200; run += 1) {
    const facts = drawFacts(seed + run);
    for (const [syntax, { write, read }] of Object.entries(syntaxes)) {
      const profile = profiles[run % profiles.length] ?? 'en16931';
      const mapped = mapEInvoice(facts, profile, syntax as keyof typeof syntaxes);
      if (!mapped.ok) {
        // Taxes that were rounded line by line may lie too far from their sum's.
        expect(mapped.error.map(({ code }) => code)).toEqual(
          mapped.error.map(() => 'einvoice_tax_apart'),
        );
        continue;
      }
      made += 1;
      const xml = write(mapped.value);
      const invoice = read(xml);
      expect([seed + run, syntax, findBroken(invoice)]).toEqual([seed + run, syntax, []]);
      expect(findEmpty(readTree(xml))).toEqual([]);
      expect(invoice).toMatchObject(expected(mapped.value));
      expect(invoice.seller).toBe(facts.seller.company.name);
      const serials = facts.lines.map(({ instances }) => instances.map(({ serial }) => serial));
      const named = invoice.lines.map(({ attributes }) =>
        attributes.filter(([name]) => name === attributeNames.serial).map(([, value]) => value),
      );
      expect(named).toEqual(serials);
      const instances = invoice.lines.map((line) => line.serials);
      expect(instances).toEqual(profile === 'extended' ? serials : serials.map(() => []));
    }
  }
  expect(made).toBeGreaterThan(300);
});

test('10,000 serials stand on their line, each once and in order', () => {
  const facts = drawFacts(1);
  const [first] = facts.lines;
  if (first === undefined) throw new Error('no line was drawn');
  const serials = Array.from({ length: 10_000 }, (_, index) => `S<${index}>`);
  const line = {
    ...first,
    quantity: serials.length,
    unitPriceMinor: 1,
    discountMinor: 0,
    taxRate: '0',
    netMinor: serials.length,
    taxMinor: 0,
    instances: serials.map((serial) => ({ serial })),
  };
  const whole = { ...facts, lines: [line], netMinor: serials.length, taxMinor: 0 };
  for (const [syntax, { write, read }] of Object.entries(syntaxes)) {
    const mapped = mapEInvoice(whole, 'extended', syntax as keyof typeof syntaxes);
    if (!mapped.ok) throw new Error(JSON.stringify(mapped.error));
    const invoice = read(write(mapped.value));
    expect(findBroken(invoice)).toEqual([]);
    expect(invoice.lines.map((each) => each.serials)).toEqual([serials]);
    expect(invoice.lines[0]?.attributes).toEqual(
      serials.map((serial) => [attributeNames.serial, serial]),
    );
  }
});

test('a character that XML cannot write is refused by its name and place', () => {
  const facts = drawFacts(1);
  const [first] = facts.lines;
  if (first === undefined) throw new Error('no line was drawn');
  const lines = [{ ...first, description: 'bell \u0007' }, ...facts.lines.slice(1)];
  const mapped = mapEInvoice({ ...facts, lines }, 'en16931', 'ubl');
  const issue = { code: 'einvoice_character', term: 'BT-153', character: 'U+0007' };
  expect(mapped.ok ? [] : mapped.error).toMatchObject([issue]);
});

describe('over the service', () => {
  let service: TestServer;
  beforeEach(async () => {
    service = await openTestServer();
    await post(service.books, {
      id: idOf(1),
      kind: 'goods_receipt',
      occurredOn: '2026-01-05',
      party: 'acme',
      lines: [
        {
          item: 'LAPTOP',
          unitCost: '412.37',
          serials: ['=1+1', { serial: 'Ż-2', manufacturerSerial: 'M&2' }, '00012'],
        },
      ],
    });
    await post(service.books, {
      id: idOf(2),
      kind: 'invoice',
      occurredOn: '2026-01-06',
      party: 'bolt',
      reference: 'PO 7',
      lines: [
        { item: 'LAPTOP', serials: ['=1+1', 'Ż-2', '00012'], unitPrice: '900.55', taxRate: '19' },
      ],
    });
  });
  afterEach(async () => {
    await service.remove();
  });

  function ask(number: string, query: string): Promise<TestAnswer> {
    return service.ask('GET', `/api/documents/${number}/einvoice?${query}`);
  }

  async function complete(): Promise<void> {
    const design = { name: 'Ours & Sons', registration: 'HRB 7', paymentTerms: 'Net 14 days' };
    const seller = { vatId: 'DE123456789', country: 'DE', city: 'Berlin', postcode: '10115' };
    const answers = [
      await service.ask('PUT', '/api/settings/design', design),
      await service.ask('PUT', '/api/settings/e-invoices', seller),
      await service.ask('PUT', '/api/parties/bolt/e-invoices', { country: 'AT' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  }

  test('what is missing is told at once, each with where to enter it', async () => {
    const answer = await ask('INV-100001', 'syntax=ubl');
    expect(answer.status).toBe(422);
    const { issues } = answer.json() as { issues: { message: string }[] };
    const messages = issues.map(({ message }) => message);
    expect(messages).toEqual(
      expect.arrayContaining([
        'Country of customer bolt is missing (BT-55). Enter it in Settings, E-invoices.',
        'VAT id of your company is missing (BT-31). Enter it in Settings, E-invoices.',
      ]),
    );
    const wrong = await service.ask('PUT', '/api/settings/e-invoices', { country: 'Germany' });
    expect(wrong.status).toBe(422);
    expect((await ask('GR-100001', '')).json()).toMatchObject({
      issues: [{ message: expect.stringMatching(/is no invoice/) as string }],
    });
    expect((await ask('INV-9', '')).status).toBe(404);
  });

  test('an invoice with its serials, in each syntax', async () => {
    await complete();
    for (const [syntax, { read }] of Object.entries(syntaxes)) {
      const answer = await ask('INV-100001', `syntax=${syntax}&profile=extended`);
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/xml']);
      const invoice = read(answer.text);
      expect(findBroken(invoice)).toEqual([]);
      expect(invoice).toMatchObject({ type: '380', seller: 'Ours & Sons', grandTotal: 321_496 });
      expect(invoice.lines[0]?.serials).toEqual(['=1+1', 'Ż-2', '00012']);
      expect(invoice.lines[0]?.attributes).toContainEqual([
        attributeNames.manufacturerSerial,
        'M&2',
      ]);
    }
  });

  test('a credit memo names the invoice that it gives money back for', async () => {
    await complete();
    const memo = await post(service.books, {
      id: idOf(3),
      kind: 'credit_memo',
      occurredOn: '2026-01-08',
      party: 'bolt',
      lines: [{ item: 'LAPTOP', serials: ['Ż-2'], taxRate: '19' }],
    });
    const number = String(answerOf(memo).answer['number']);
    const credit = readUbl((await ask(number, 'syntax=ubl')).text);
    expect(credit).toMatchObject({ type: '381', preceding: ['INV-100001'], grandTotal: 107_165 });
    expect(findBroken(credit)).toEqual([]);
  });

  /** The rules of PDF/A-3 that a file of ours could break, each with where they stand (ISO 19005-3). */
  const structure: Readonly<Record<string, (pdf: PDFDocument) => boolean>> = {
    'an id in the trailer (6.1.3)': ({ context }) => context.trailerInfo.ID !== undefined,
    'no encryption (6.1.3)': ({ context }) => context.trailerInfo.Encrypt === undefined,
    'metadata that are not compressed (6.6.2.1)': ({ catalog, context }) => {
      const metadata = context.lookup(catalog.get(PDFName.of('Metadata')));
      return metadata instanceof PDFRawStream && !metadata.dict.has(PDFName.of('Filter'));
    },
    'an output intent with its profile (6.2.3)': ({ catalog, context }) => {
      const intents = catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
      const intent = context.lookup(intents.get(0), PDFDict);
      return intent.has(PDFName.of('DestOutputProfile'));
    },
    'a file that is associated (6.8)': ({ catalog }) =>
      catalog.lookup(PDFName.of('AF'), PDFArray).size() === 1,
    'no script and no action (6.5.1)': ({ catalog }) =>
      !catalog.has(PDFName.of('OpenAction')) && !catalog.has(PDFName.of('AA')),
    'fonts that are embedded (6.2.11.4)': ({ context }) =>
      context
        .enumerateIndirectObjects()
        .map(([, object]) => object)
        .filter((object): object is PDFDict => object instanceof PDFDict)
        .filter((dict) => dict.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'))
        .every((dict) => dict.has(PDFName.of('FontFile2')) || dict.has(PDFName.of('FontFile3'))),
  };

  test('the printed invoice has the same XML in it, byte by byte', async () => {
    await complete();
    const xml = await ask('INV-100001', 'syntax=cii');
    const answer = await ask('INV-100001', 'syntax=facturx');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const pdf = await PDFDocument.load(answer.bytes, { updateMetadata: false });
    const broken = Object.entries(structure).filter(([, holds]) => !holds(pdf));
    expect(broken.map(([rule]) => rule)).toEqual([]);
    const folder = mkdtempSync(join(tmpdir(), 'serialbook-einvoice-'));
    try {
      writeFileSync(join(folder, 'invoice.pdf'), answer.bytes);
      const to = join(folder, 'out.xml');
      execFileSync('pdfdetach', ['-save', '1', '-o', to, join(folder, 'invoice.pdf')]);
      expect(readFileSync(to, 'utf8')).toBe(xml.text);
      const text = execFileSync('pdftotext', [join(folder, 'invoice.pdf'), '-'], {
        encoding: 'utf8',
      });
      expect(text).toContain('3,214.96');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
