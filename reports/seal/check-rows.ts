/**
 * Compares the rows of a sheet with their seals, and names what is changed, missing, added or moved. Of each row its
 * number, its own hash and its seal are kept; the work grows with n log n.
 *
 * A row is as it was where its hash, linked to the seal of the row before, is its own seal. After a gap the row before
 * is not there: then the digits beside it (`Check`) tell, and the gap is named.
 */
import { linkAfter } from './canonical.ts';
import type { Finding } from './findings.ts';
import { HashList, isSameHash } from './hash-list.ts';
import { countRising, placesOutOfOrder } from './order.ts';

/** A row of the sheet as it was read. */
export interface ReadRow {
  readonly sheetRow: number;
  /** What stands in its number's cell; null where that is no number of a row. */
  readonly number: number | null;
  readonly own: Uint8Array;
  /** Whether the digits beside it are those of its own hash. */
  readonly isCheckRight: boolean;
  /** Null where its cell holds no hash. */
  readonly seal: Uint8Array | null;
  /** What a person knows it by. */
  readonly label: string;
}

interface KeptRow {
  readonly place: number;
  readonly number: number;
  readonly sheetRow: number;
  readonly isCheckRight: boolean;
  readonly hasSeal: boolean;
  readonly label: string;
}

const noHash = new Uint8Array(32);

export class RowCheck {
  readonly #own = new HashList();
  readonly #seals = new HashList();
  /** By number. */
  readonly #rows = new Map<number, KeptRow>();
  /** Rows that bear the number of one that came before them. */
  readonly #rivals = new Map<number, KeptRow[]>();
  readonly #strange: Finding[] = [];
  readonly #expected: number;
  readonly #first: Uint8Array;
  readonly #last: Uint8Array;
  #above = 0;
  #count = 0;

  /** How many rows bear a number of the seal. */
  get rows(): number {
    return this.#rows.size;
  }

  constructor(expected: number, first: Uint8Array, last: Uint8Array) {
    this.#expected = expected;
    this.#first = first;
    this.#last = last;
  }

  add(row: ReadRow): void {
    const { sheetRow, number, own, isCheckRight, seal, label } = row;
    if (number === null || number < 1 || number > this.#expected) {
      this.#strange.push({ kind: 'added', sheetRow, after: this.#above, label });
      return;
    }
    const kept = { place: this.#count, number, sheetRow, isCheckRight, hasSeal: seal !== null };
    this.#own.push(own);
    this.#seals.push(seal ?? noHash);
    this.#count += 1;
    this.#above = number;
    if (this.#rows.has(number)) {
      const rivals = this.#rivals.get(number) ?? [];
      this.#rivals.set(number, [...rivals, { ...kept, label }]);
    } else this.#rows.set(number, { ...kept, label });
  }

  /** All that was found, gaps first, then row for row. */
  finish(): Finding[] {
    this.#settleRivals();
    const changes = this.#checkLinks();
    const isRest = changes.length + this.#strange.length > 0;
    const gaps = this.#findGaps();
    const moved = this.#findMoved();
    const isLastWrong = !isRest && gaps.length === 0 && !this.#endsRight();
    return [
      ...(isLastWrong ? [{ kind: 'last_differs' } as const] : []),
      ...gaps,
      ...[...changes, ...this.#strange, ...moved].sort((a, b) => rowOf(a) - rowOf(b)),
    ];
  }

  /** Of rows that bear one number, the one that was sealed as that; the others are copies, or were added. */
  #settleRivals(): void {
    for (const [number, rivals] of this.#rivals) {
      const first = this.#rows.get(number);
      const claims = [...(first === undefined ? [] : [first]), ...rivals];
      const right = claims.find((row) => this.#isSealedAs(number, row)) ?? claims[0];
      if (right === undefined) continue;
      this.#rows.set(number, right);
      const own = this.#own.at(right.place);
      for (const { place, sheetRow, isCheckRight, label } of claims) {
        if (place === right.place) continue;
        const isCopy = isCheckRight && isSameHash(this.#own.at(place), own);
        this.#strange.push(
          isCopy
            ? { kind: 'copied', number, sheetRow }
            : { kind: 'added', sheetRow, after: number - 1, label },
        );
      }
    }
  }

  #isSealedAs(number: number, { place }: KeptRow): boolean {
    const before = this.#rows.get(number - 1);
    if (number > 1 && before === undefined) return false;
    const previous = before === undefined ? this.#first : this.#seals.at(before.place);
    return isSameHash(linkAfter(previous, this.#own.at(place)), this.#seals.at(place));
  }

  #endsRight(): boolean {
    const end = this.#rows.get(this.#expected);
    if (end === undefined) return isSameHash(this.#first, this.#last);
    return isSameHash(this.#seals.at(end.place), this.#last);
  }

  #findGaps(): Finding[] {
    const gaps: Finding[] = [];
    let from = 0;
    for (let number = 1; number <= this.#expected + 1; number += 1) {
      const isThere = number > this.#expected || this.#rows.has(number);
      if (!isThere && from === 0) from = number;
      if (isThere && from > 0) {
        gaps.push({ kind: 'missing', from, to: number - 1 });
        from = 0;
      }
    }
    return gaps;
  }

  #checkLinks(): Finding[] {
    const findings: Finding[] = [];
    /** What the row before should have as its seal, where that is known beyond its own cell. */
    let reckoned: Uint8Array | null = null;
    let before: KeptRow | null = null;
    for (let number = 1; number <= this.#expected; number += 1) {
      const row: KeptRow | undefined = this.#rows.get(number);
      if (row === undefined) {
        [reckoned, before] = [null, null];
        continue;
      }
      const own = this.#own.at(row.place);
      const seal = this.#seals.at(row.place);
      const links: Uint8Array[] = this.#previous(number, before, reckoned).map((previous) =>
        linkAfter(previous, own),
      );
      const isLinked = links.some((link) => isSameHash(link, seal));
      if (isLinked || (links.length === 0 && row.isCheckRight)) {
        if (!row.isCheckRight) findings.push(this.#sealFinding(row));
        reckoned = null;
      } else {
        // Where the next row was sealed after this one as it stands, only the seal's own cell was changed.
        const right: Uint8Array | undefined = links.find((link) => this.#isFollowed(number, link));
        findings.push(right === undefined ? changedOf(row) : this.#sealFinding(row));
        reckoned = right ?? null;
      }
      before = row;
    }
    return findings;
  }

  /** The seals that the row before may have had. */
  #previous(number: number, before: KeptRow | null, reckoned: Uint8Array | null): Uint8Array[] {
    if (number === 1) return [this.#first];
    if (before === null) return [];
    return [
      ...(before.hasSeal ? [this.#seals.at(before.place)] : []),
      ...(reckoned === null ? [] : [reckoned]),
    ];
  }

  #isFollowed(number: number, link: Uint8Array): boolean {
    if (number === this.#expected) return isSameHash(link, this.#last);
    const next = this.#rows.get(number + 1);
    if (next === undefined) return false;
    return isSameHash(linkAfter(link, this.#own.at(next.place)), this.#seals.at(next.place));
  }

  #sealFinding({ number, sheetRow }: KeptRow): Finding {
    return { kind: 'seal_changed', number, sheetRow };
  }

  #findMoved(): Finding[] {
    const rows = [...this.#rows.values()].sort((a, b) => a.sheetRow - b.sheetRow);
    const numbers = rows.map(({ number }) => number);
    if (countRising(numbers) === numbers.length) return [];
    const places = placesOutOfOrder(numbers);
    if (places.length > 20 && places.length * 2 > rows.length) {
      return [{ kind: 'sorted', moved: places.length }];
    }
    return places.flatMap((place) => {
      const row = rows[place];
      if (row === undefined) return [];
      const { number, sheetRow } = row;
      return [{ kind: 'moved', number, sheetRow, after: numbers[place - 1] ?? 0 } as const];
    });
  }
}

function changedOf({ number, sheetRow, label }: KeptRow): Finding {
  return { kind: 'changed', number, sheetRow, label };
}

/** Where in the sheet a finding belongs; before all rows where it is of none. */
function rowOf(finding: Finding): number {
  return 'sheetRow' in finding ? finding.sheetRow : 0;
}
