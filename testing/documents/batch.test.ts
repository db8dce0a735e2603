/** Batches of two hundred documents of every kind and of awkward names are PDFs that another program finds sound. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import type { DocumentFacts } from '../../reports/model/facts.ts';
import { samplePapers } from '../../reports/model/paper-samples.ts';
import {
  awkwardNames,
  sampleCustomerRma,
  samplePrintedAt,
  sampleVendorRma,
} from '../../reports/model/samples.ts';
import { beginBatch, type PdfBatch } from '../../reports/pdf/batch.ts';
import { planDocumentPages, planRmaPages } from '../../reports/pdf/render.ts';
import { makeFontReader } from '../../service/queries/print.ts';

const fonts = makeFontReader(process.cwd());
const size = 200;

jest.setTimeout(60_000);

function named(facts: DocumentFacts, index: number): DocumentFacts {
  const name = awkwardNames[index % awkwardNames.length] ?? '';
  const party = { code: `N${index}`, name, addressLines: [name] };
  const language = index % 2 === 0 ? 'en' : 'de';
  return { ...facts, number: `${facts.number}-${index}`, party, note: name, language };
}

/** Every paper of every kind in turn, each time for another name; a return at every tenth place. */
function fill(batch: PdfBatch): number {
  const papers = [...samplePapers.values()];
  let pages = 0;
  for (let index = 0; index < size; index += 1) {
    const paper = papers[index % papers.length];
    const rma = index % 20 === 0 ? sampleCustomerRma : sampleVendorRma;
    const planned =
      index % 10 === 0 || paper === undefined
        ? planRmaPages(rma)
        : planDocumentPages(named(paper, index));
    const added = batch.add(planned);
    if (!added.ok) throw new Error(added.error.map(({ message }) => message).join(' '));
    pages += added.value;
  }
  return pages;
}

async function makeBatch(): Promise<{ bytes: Uint8Array; pages: number }> {
  const batch = beginBatch(fonts(), samplePrintedAt);
  const pages = fill(batch);
  return { bytes: await batch.finish({ title: 'Documents', author: 'Ключ & Söhne' }), pages };
}

test('a batch has the pages of all its documents', async () => {
  const { bytes, pages } = await makeBatch();
  expect(pages).toBeGreaterThanOrEqual(size);
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(pages);
});

// Where there is no qpdf, nothing can be asked of it; the build always has it.
const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;
if (hasQpdf || process.env['CI'] !== undefined) {
  test('qpdf finds nothing to complain of in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'batch-'));
    try {
      const file = join(folder, 'batch.pdf');
      writeFileSync(file, (await makeBatch()).bytes);
      // It ends with 3 where it has a warning, and with 2 where the file is broken.
      const said = execFileSync('qpdf', ['--check', file], { encoding: 'utf8' });
      expect(said).toContain('No syntax or stream encoding errors found');
      expect(said).not.toContain('WARNING');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
