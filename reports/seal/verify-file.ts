/**
 * A sealed workbook -> what is changed, missing, added or moved in it. Whoever saved it: the sheets are found by what
 * stands in them, the columns by their heads, so that a renamed sheet, a moved column or another program change nothing.
 */
import type { PlannedCell } from '../../shared/report/plan.ts';
import { bytesOfHex, canonicalOf } from './canonical.ts';
import { RowCheck, type ReadRow } from './check-rows.ts';
import {
  isOwnFirstHash,
  readSeal,
  sealColumns,
  sealMarker,
  type SealFacts,
  type SealHead,
} from './facts.ts';
import { mostFindings, type Finding, type Verdict } from './findings.ts';
import { checkOf, hashRow } from './sealer.ts';
import { openWorkbook, shiftOf1904, type OpenedWorkbook, type ReadCell } from './workbook.ts';
import { RefusedFile } from './zip.ts';

/** The heads of the rows stand in one of the first rows of their sheet. */
const rowsToHeads = 50;
/** A seal has one row a column, and a dozen. */
const mostSealRows = 500;
/** So many texts of a row say which one it is. */
const labelTexts = 3;

function textOf(cell: ReadCell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell);
}

function findSeal(workbook: OpenedWorkbook): { readonly sheet: string; readonly seal: SealFacts } {
  for (const sheet of workbook.sheets) {
    const rows: string[][] = [];
    workbook.readRows(sheet, ({ cells }) => {
      rows.push(cells.map(textOf));
      return rows[0]?.[0] === sealMarker && rows.length < mostSealRows;
    });
    if (rows[0]?.[0] !== sealMarker) continue;
    const seal = readSeal(rows);
    if (seal !== null) return { sheet, seal };
  }
  throw new RefusedFile('no_seal');
}

/** Where the columns stand. */
interface Places {
  /** In the order of the seal's columns; negative where one is not there. */
  readonly columns: readonly number[];
  readonly number: number;
  readonly check: number;
  readonly seal: number;
  readonly unsealed: readonly string[];
}

/** Null where the row is not that of the heads. */
function findPlaces(cells: readonly ReadCell[], seal: SealFacts): Places | null {
  const heads = cells.map(textOf);
  const [number, check, own] = [sealColumns.number, sealColumns.check, sealColumns.seal].map(
    (head) => heads.lastIndexOf(head),
  );
  if (number === undefined || check === undefined || own === undefined) return null;
  if (number < 0 || own < 0) return null;
  const taken = new Set([number, check, own]);
  const columns = seal.columns.map(({ head }) => {
    const place = heads.findIndex((text, at) => text === head && !taken.has(at));
    taken.add(place);
    return place;
  });
  const unsealed = heads.filter((text, place) => text !== '' && !taken.has(place));
  return { columns, number, check, seal: own, unsealed };
}

/** A day of a workbook that counts from 1904, as the others count it. */
function shifted(cell: ReadCell, kind: string, isFrom1904: boolean): ReadCell {
  const isMoment = kind === 'day' || kind === 'instant';
  return isFrom1904 && isMoment && typeof cell === 'number' ? cell + shiftOf1904 : cell;
}

/** A row with something in a column of the seal; null where all of them are empty. */
function readRow(
  sheetRow: number,
  cells: readonly ReadCell[],
  places: Places,
  { columns, decimals }: SealFacts,
  isFrom1904: boolean,
): ReadRow | null {
  const at = (place: number): ReadCell => (place < 0 ? null : (cells[place] ?? null));
  const values = columns.map(({ kind }, index): PlannedCell | boolean =>
    shifted(at(places.columns[index] ?? -1), kind, isFrom1904),
  );
  const [number, check, seal] = [at(places.number), at(places.check), at(places.seal)];
  const isEmpty = [...values, number, seal].every((cell) => cell === null || cell === '');
  if (isEmpty) return null;
  const own = hashRow(
    columns.map(({ kind }, index) => canonicalOf(values[index] ?? null, kind, decimals)),
  );
  const texts = values.flatMap((value) =>
    typeof value === 'string' && value !== '' ? [value] : [],
  );
  const counted = typeof number === 'string' && number !== '' ? Number(number) : number;
  return {
    sheetRow,
    number: typeof counted === 'number' && Number.isSafeInteger(counted) ? counted : null,
    own,
    isCheckRight: textOf(check).toLowerCase() === checkOf(own),
    seal: bytesOfHex(textOf(seal)),
    label: texts.slice(0, labelTexts).join(' '),
  };
}

interface Checked {
  readonly findings: readonly Finding[];
  readonly rows: number;
  readonly unsealed: readonly string[];
}

/**
 * Checks the rows of all sheets that have the heads of the seal, one behind the other: a full sheet goes on in the next.
 * Null where none has them.
 */
function checkSheets(
  workbook: OpenedWorkbook,
  sheets: readonly string[],
  seal: SealFacts,
): Checked | null {
  const [first, last] = [bytesOfHex(seal.first), bytesOfHex(seal.last)];
  if (first === null || last === null) return null;
  const check = new RowCheck(seal.rows, first, last);
  const all: Places[] = [];
  /** Rows of the sheets before, so that places in several sheets have one order. */
  let above = 0;
  const starts: SheetStart[] = [];
  for (const sheet of sheets) {
    // A sheet that somebody copied is no part of what was sealed.
    if (starts.length > 0 && check.rows >= seal.rows) break;
    const read = readSheet(workbook, sheet, seal, above, check);
    if (read === null) continue;
    all.push(read.places);
    starts.push({ sheet, above });
    above += read.last;
  }
  if (all.length === 0) return null;
  const missing = seal.columns.filter((_, index) =>
    all.some(({ columns }) => (columns[index] ?? -1) < 0),
  );
  // Without one of its columns no row is what it was; that is said once.
  const findings =
    missing.length > 0
      ? missing.map(({ head }): Finding => ({ kind: 'column_missing', head }))
      : check.finish().map((finding) => placeIn(starts, finding));
  const unsealed = [...new Set(all.flatMap((places) => places.unsealed))];
  return { findings, rows: check.rows, unsealed };
}

interface SheetStart {
  readonly sheet: string;
  readonly above: number;
}

/** A finding by the row of its own sheet, which is named where it is not the first. */
function placeIn(starts: readonly SheetStart[], finding: Finding): Finding {
  if (!('sheetRow' in finding)) return finding;
  const start = starts.findLast(({ above }) => finding.sheetRow > above);
  if (start === undefined || start.above === 0) return finding;
  return { ...finding, sheetRow: finding.sheetRow - start.above, sheet: start.sheet };
}

/** Hands the rows of a sheet to the check; null where it has no heads of the seal. */
function readSheet(
  workbook: OpenedWorkbook,
  sheet: string,
  seal: SealFacts,
  above: number,
  check: RowCheck,
): { readonly places: Places; readonly last: number } | null {
  const found: { places: Places | null; rows: number; last: number } = {
    ...{ places: null, rows: 0, last: 0 },
  };
  workbook.readRows(sheet, ({ number, cells }) => {
    found.rows += 1;
    found.last = Math.max(found.last, number);
    if (found.places === null) {
      found.places = findPlaces(cells, seal);
      return found.places !== null || found.rows < rowsToHeads;
    }
    const row = readRow(above + number, cells, found.places, seal, workbook.isFrom1904);
    if (row !== null) check.add(row);
    return true;
  });
  const { places, last } = found;
  return places === null ? null : { places, last };
}

/** What the books say of a seal's number: the head they kept, null where they gave none; undefined where nobody asked. */
export type KeptSeal = SealHead | null | undefined;

function compareKept(seal: SealFacts, kept: KeptSeal): Finding[] {
  if (kept === undefined) return [];
  if (kept === null) return [{ kind: 'not_kept', number: seal.number }];
  const { rows, first, last } = seal;
  const isSame = kept.rows === rows && kept.first === first && kept.last === last;
  return isSame ? [] : [{ kind: 'kept_differs', kept, found: { rows, first, last } }];
}

export interface OpenedSeal {
  readonly seal: SealFacts;
  /** Compares every row with its seal, and the seal with what the books kept, where they were asked. */
  readonly verify: (kept?: KeptSeal) => Verdict;
}

/** Reads the seal of a file. Throws a `RefusedFile` where it is no workbook, is hostile, or has no seal. */
export function openSealed(bytes: Uint8Array): OpenedSeal {
  const workbook = openWorkbook(bytes);
  const { sheet: sealSheet, seal } = findSeal(workbook);
  return {
    seal,
    verify(kept) {
      const others = workbook.sheets.filter((sheet) => sheet !== sealSheet);
      const checked = checkSheets(workbook, others, seal);
      const rest: readonly Finding[] =
        checked?.findings ?? (seal.rows === 0 ? [] : [{ kind: 'missing', from: 1, to: seal.rows }]);
      const facts: readonly Finding[] = isOwnFirstHash(seal) ? [] : [{ kind: 'facts_changed' }];
      const findings = [...compareKept(seal, kept), ...facts, ...rest];
      return {
        seal,
        rows: checked?.rows ?? 0,
        isSound: findings.length === 0,
        findings: findings.slice(0, mostFindings),
        found: findings.length,
        unsealed: checked?.unsealed ?? [],
        isCompared: kept !== undefined,
      };
    },
  };
}
