/** What is said of a scanned serial in each flow: pure, from what the books answered and what stands in the header. */
import type { AnswerOf, UnitCard } from '../../shared/api.ts';
import { misfitsOf, type Misfit } from '../../shared/serial/profile.ts';
import { judge } from '../scanning/verdict.ts';
import { textsOf } from '../texts/texts.ts';
import type { FlowHeader } from './header.ts';
import type { FlowKind } from './table.ts';

const texts = textsOf('flows');

export type ItemProfile = AnswerOf<'getSerialProfile'>;

/** `item` is that of the row, where a person chose one. */
export interface Asked {
  readonly serial: string;
  readonly item: string;
  readonly units: readonly UnitCard[];
  readonly header: FlowHeader;
  /** What the serials of the row's item look like, where that is known. */
  readonly profile?: ItemProfile | undefined;
}

/** What is said of a row: good goes as it is, at `look` a person decides, bad will be refused. */
export interface Verdict {
  readonly tone: 'waiting' | 'good' | 'look' | 'bad';
  readonly sentence: string;
}

type Judge = (asked: Asked) => Verdict;

const good = (sentence: string): Verdict => ({ tone: 'good', sentence });
const look = (sentence: string): Verdict => ({ tone: 'look', sentence });
const bad = (sentence: string): Verdict => ({ tone: 'bad', sentence });

/** What every pane says of a serial. */
function judgePlainly(serial: string, units: readonly UnitCard[]): Verdict {
  const verdict = judge(serial, units);
  return verdict.kind === 'waiting'
    ? { tone: 'waiting', sentence: '' }
    : { tone: verdict.kind, sentence: verdict.sentence };
}

function isOurs(unit: UnitCard): boolean {
  return unit.status === 'in_stock' || unit.status === 'returned' || unit.status === 'committed';
}

/** A serial that is new to the books: nothing stands in its way, and it may not look like its item's. */
function judgeFresh(serial: string, known: ItemProfile | undefined): Verdict {
  if (known === undefined) return good(texts.fresh);
  const misfits = misfitsOf(serial, known.profile, known);
  return misfits.length === 0
    ? good(texts.fresh)
    : look(texts.misfit(misfits.map((misfit) => sayMisfit(misfit)).join(', ')));
}

function sayMisfit(misfit: Misfit): string {
  switch (misfit.reason) {
    case 'own_barcode':
      return texts.misfits.ownBarcode;
    case 'too_long':
      return texts.misfits.tooLong(misfit.lengths.join(' / '));
    case 'too_short':
      return texts.misfits.tooShort(misfit.lengths.join(' / '));
    case 'prefix':
      return texts.misfits.prefix(misfit.prefix);
    case 'character':
      return texts.misfits.character(misfit.character, misfit.place);
    case 'check_digit':
      return texts.misfits.checkDigit(misfit.expected);
  }
}

const judgeReceipt: Judge = ({ serial, item, units, profile }) => {
  const own = item === '' ? units : units.filter((unit) => unit.item === item);
  const [unit] = own;
  if (unit === undefined) {
    const [other] = units;
    if (other !== undefined) return look(texts.otherItem(other.item));
    return item === '' ? look(texts.chooseItem) : judgeFresh(serial, profile);
  }
  if (unit.status === 'expected') return good(judgePlainly(serial, [unit]).sentence);
  if (isOurs(unit)) return bad(texts.alreadyHere(serial, unit.area ?? ''));
  return look(texts.nextLife(judgePlainly(serial, [unit]).sentence));
};

const judgeSale: Judge = ({ serial, units, header }) => {
  const verdict = judgePlainly(serial, units);
  // What the order holds is there for this invoice.
  const isHeld = units.length === 1 && units[0]?.status === 'committed' && header.from !== '';
  return isHeld ? good(verdict.sentence) : verdict;
};

const judgeTransfer: Judge = ({ serial, units, header }) => {
  const verdict = judgePlainly(serial, units);
  const [unit] = units;
  if (unit === undefined || units.length > 1) return verdict;
  if (unit.status === 'in_transit' && header.from !== '') return good(texts.onItsWay);
  const isElsewhere = header.fromArea !== '' && unit.area !== header.fromArea;
  return isOurs(unit) && isElsewhere ? look(texts.elsewhere(unit.area ?? '')) : verdict;
};

const judgeCount: Judge = ({ serial, units, header }) => {
  const verdict = judgePlainly(serial, units);
  const [unit] = units;
  if (unit === undefined || units.length > 1) return verdict;
  if (!isOurs(unit)) return look(texts.notOurs(verdict.sentence));
  const place = unit.area ?? '';
  return header.area === '' || place === header.area
    ? good(texts.isThere(place))
    : look(texts.countedElsewhere(place));
};

/** How each flow judges; a flow without a judge does not compile. */
export const judges: Readonly<Record<FlowKind, Judge>> = {
  goods_receipt: judgeReceipt,
  invoice: judgeSale,
  stock_transfer: judgeTransfer,
  stock_count: judgeCount,
};
