/** Rows of a table that a filter or a person hides: they are part of a batch all the same, and that is said. */
import { flushPart } from './long-work.ts';
import { keyOf } from './table-rows.ts';
import { openTable, readBody, type OpenTable, type TableJob } from './tables.ts';

/** How many rows of these keys are hidden. */
export async function countHiddenRows(job: TableJob, keys: readonly string[]): Promise<number> {
  const open = await openTable(job);
  if (open === null || !open.mayHideRows) return 0;
  const body = await readBody(job.context, open, {});
  const wanted = new Set(keys);
  const hidden = await findHiddenRows(job.context, open);
  return body.filter((row, at) => hidden.has(at) && wanted.has(keyOf(open, row))).length;
}

/** Excel answers of a block whether all, none or some of its rows are hidden: what is mixed is asked in smaller ones. */
async function findHiddenRows(
  context: Excel.RequestContext,
  open: OpenTable,
): Promise<ReadonlySet<number>> {
  const hidden = new Set<number>();
  let blocks = [{ at: 0, count: open.rowCount }];
  while (blocks.length > 0) {
    const asked = blocks.map((block) => {
      const range = open.sheet.getRangeByIndexes(
        open.top + 1 + block.at,
        open.left,
        block.count,
        1,
      );
      range.load({ rowHidden: true });
      return { block, range };
    });
    await flushPart(context, {}, 0, 0);
    blocks = [];
    for (const { block, range } of asked) {
      // Excel answers null for a block that is mixed, whatever the client's types say.
      const isHidden = range.rowHidden as boolean | null;
      if (isHidden === null) blocks.push(...splitBlock(block));
      else if (isHidden) for (let row = 0; row < block.count; row += 1) hidden.add(block.at + row);
    }
  }
  return hidden;
}

function splitBlock({ at, count }: { at: number; count: number }): { at: number; count: number }[] {
  const step = Math.max(1, Math.ceil(count / 8));
  const parts: { at: number; count: number }[] = [];
  for (let from = 0; from < count; from += step) {
    parts.push({ at: at + from, count: Math.min(step, count - from) });
  }
  return parts;
}
