/** What cells were before a step changed them: the first note of a place counts, so it is what stood there at the start. */
import { maxColumns } from './address.ts';
import type { Cell } from './cell.ts';

/** A place on a sheet as one number, so that it can be a key. */
export function placeOf(row: number, column: number): number {
  return row * maxColumns + column;
}

export class CellsBefore {
  private readonly cells = new Map<number, Cell | undefined>();

  note(row: number, column: number, cell: Cell | undefined): void {
    const place = placeOf(row, column);
    if (!this.cells.has(place)) this.cells.set(place, cell === undefined ? undefined : { ...cell });
  }

  get isEmpty(): boolean {
    return this.cells.size === 0;
  }

  *places(): Generator<{ row: number; column: number; cell: Cell | undefined }> {
    for (const [place, cell] of this.cells) {
      yield { row: Math.floor(place / maxColumns), column: place % maxColumns, cell };
    }
  }
}
