/** Goods in the hand: what is taken off a shelf together, and what is carried from one bin to another. */
import type { Day } from '../../shared/day.ts';
import { isItem, listWanted, skuOf, type GoodsName, type Wanted } from './catalog.ts';
import { takeFrom, type Diary, type Fields, type Lines, type Stocked } from './diary.ts';

/** Goods of one kind: units by serial, or so many of what has none. */
export interface Parcel {
  readonly goods: GoodsName;
  readonly count: number;
  readonly units: readonly Stocked[];
}

export function parcelOf(unit: Stocked): Parcel {
  return { goods: unit.item, count: 1, units: [unit] };
}

/** Takes what is wanted off a shelf; of units, fewer where no more are there, and nothing where there are none. */
export function takeParcels(shelf: Stocked[], wanted: Wanted): Parcel[] {
  return listWanted(wanted).flatMap(([goods, count]): Parcel[] => {
    if (!isItem(goods)) return [{ goods, count, units: [] }];
    const units = takeFrom(shelf, goods, count);
    return units.length === 0 ? [] : [{ goods, count: units.length, units }];
  });
}

/** What a line says of a parcel, beside its amounts. */
export function goodsOf({ goods, count, units }: Parcel): Lines[number] {
  const item = skuOf(goods);
  if (units.length === 0) return { item, quantity: count };
  return { item, serials: units.map(({ serial }) => serial) };
}

export function writeTransfer(
  diary: Diary,
  day: Day,
  parcels: readonly Parcel[],
  fields: Fields,
): string {
  return diary.post('stock_transfer', day, { ...fields, lines: parcels.map(goodsOf) });
}
