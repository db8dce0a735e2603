/** Every text of a page model, so that all of them can be checked before one is drawn. */
import { textsOfPicture } from './chart-picture.ts';
import { textsOfForm } from './form-blocks.ts';
import type { Block, LabelledText, PageDocument, PageRow, SerialGrid } from './page.ts';
import type { PageLabel } from './shipping-label.ts';

function* textsOfLabels(rows: readonly LabelledText[]): Generator<string> {
  for (const { label, value } of rows) {
    yield label;
    yield value;
  }
}

function* textsOfRow(row: PageRow): Generator<string> {
  for (const cell of row.cells) for (const { text } of cell) yield text;
  yield* row.notes ?? [];
  if (row.carried !== undefined) yield row.carried;
  if (row.grid !== undefined) yield* textsOfGrid(row.grid);
}

function* textsOfGrid({ caption, continuation, entries }: SerialGrid): Generator<string> {
  yield caption;
  yield continuation;
  for (const { text, aside } of entries) {
    yield text;
    if (aside !== undefined) yield aside;
  }
}

function* textsOfBlock(block: Block): Generator<string> {
  if (block.kind === 'note') yield block.text;
  else if (block.kind === 'form') yield* textsOfForm(block.part);
  else if (block.kind === 'chart') yield* textsOfPicture(block.picture);
  else if (block.kind === 'totals') yield* textsOfLabels(block.rows);
  else if (block.kind === 'signatures') yield* block.captions;
  else if (block.kind === 'annex') {
    yield block.title;
    for (const grid of block.grids) yield* textsOfGrid(grid);
  } else if (block.kind === 'panels') {
    for (const panel of block.panels) {
      yield panel.title;
      yield panel.remark ?? '';
      yield* textsOfLabels(panel.rows);
    }
  } else {
    yield block.heading ?? '';
    yield block.carry?.forward ?? '';
    yield block.carry?.brought ?? '';
    for (const { head } of block.columns) yield head;
    for (const row of block.rows) yield* textsOfRow(row);
    if (block.foot !== undefined) yield* textsOfRow(block.foot);
  }
}

function* textsOfLabel({ from, to, main, other, contents }: PageLabel): Generator<string> {
  for (const { caption, name, lines } of [from, to]) yield* [caption, name, ...lines];
  yield* [main.caption, main.number, contents];
  if (other !== undefined) yield `${other.caption} ${other.number}`;
}

export function* textsOf(document: PageDocument): Generator<string> {
  const { company, party } = document;
  yield document.title;
  yield document.number;
  yield document.seal ?? '';
  yield document.mark ?? '';
  yield company.name;
  yield* company.addressLines;
  yield document.design?.footer ?? '';
  yield company.registration ?? '';
  yield* [company.taxNumber, company.bankLine, company.email, company.phone].filter(
    (text) => text !== undefined,
  );
  if (party !== undefined) {
    yield party.label;
    yield party.name;
    yield* party.lines;
  }
  if (document.label !== undefined) yield* textsOfLabel(document.label);
  yield* textsOfLabels(document.meta);
  for (const block of document.blocks) yield* textsOfBlock(block);
}
