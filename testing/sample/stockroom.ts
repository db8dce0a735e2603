/** How what happened within the walls becomes documents: showroom, shipments, mishaps, assemblies, and a count. */
import { catalog, customers, skuOf } from './catalog.ts';
import type { Diary, Stocked } from './diary.ts';
import { goodsOf, parcelOf, takeParcels, writeTransfer } from './moving.ts';
import { count, mishaps, sets, shipments, shopSales } from './plot-stock.ts';
import { writeInvoice } from './selling.ts';

/**
 * Five things to listen to; in September two go back and the speakers are sold as they stand. The count at the end of
 * October finds the turntable, and an amplifier that belongs into the main stock; the headphones are gone.
 */
function planShowroom(diary: Diary): void {
  const wanted = { amplifier: 1, speakers: 1, turntable: 1, dac: 1, headphones: 1 };
  diary.on('2026-05-13', (day) => {
    const parcels = takeParcels(diary.forSale, wanted);
    const shown = parcels.flatMap(({ units }) => units);
    writeTransfer(diary, day, parcels, {
      fromArea: 'MAIN',
      toArea: 'SHOWROOM',
      note: 'For the listening room',
    });
    diary.on('2026-09-14', (later) => {
      const back = shown.filter(({ item }) => item === 'amplifier' || item === 'dac');
      writeTransfer(diary, later, back.map(parcelOf), {
        fromArea: 'SHOWROOM',
        toArea: 'MAIN',
        note: 'Back from the listening room',
      });
    });
    const ofItem = (wantedItem: string): string[] =>
      shown.filter(({ item }) => item === wantedItem).map(({ serial }) => serial);
    diary.on('2026-09-18', (later) => {
      diary.post('invoice', later, {
        party: customers.moss.code,
        reference: 'Showroom sale',
        area: 'SHOWROOM',
        lines: [
          {
            item: skuOf('speakers'),
            serials: ofItem('speakers'),
            unitPrice: '980.00',
            discount: '245.00',
          },
        ],
      });
    });
    diary.on(count.day, (later) => {
      const strays = diary.take('amplifier', 1).map(({ serial }) => serial);
      diary.post('stock_count', later, {
        area: 'SHOWROOM',
        note: 'The headphones were not found',
        lines: [
          { item: skuOf('turntable'), serials: ofItem('turntable') },
          { item: skuOf('amplifier'), serials: strays },
        ],
      });
    });
  });
}

/** What is left of the drum is measured, and some metres are missing. */
function planDrumCount(diary: Diary): void {
  diary.on(count.day, (day) => {
    diary.shelve('cable', -count.missingCable);
    const item = skuOf('cable');
    diary.post('stock_count', day, {
      area: 'MAIN',
      items: [item],
      lines: [{ item, quantity: diary.onShelf('cable') }],
    });
  });
}

/** What goes to Boston is on its way until the shop says that it is there; the shop sells what it has. */
function planBoston(diary: Diary): void {
  const shop: Stocked[] = [];
  for (const { leaves, arrives, carries } of shipments) {
    diary.on(leaves, (day) => {
      const parcels = takeParcels(diary.forSale, carries);
      for (const parcel of parcels) diary.shelve(parcel.goods, -parcel.count);
      const from = writeTransfer(diary, day, parcels, {
        fromArea: 'MAIN',
        toArea: 'BOSTON-SHOP',
        inTransit: true,
        note: 'By van',
      });
      if (arrives === null) return;
      diary.on(arrives, (later) => {
        writeTransfer(diary, later, parcels, { from });
        shop.push(...parcels.flatMap(({ units }) => units));
      });
    });
  }
  for (const [day, customer, wanted] of shopSales) {
    diary.on(day, (on) => {
      const area = 'BOSTON-SHOP';
      writeInvoice(diary, on, customer, takeParcels(shop, wanted), { area });
    });
  }
}

function planMishaps(diary: Diary): void {
  for (const { day, reason, loses, finds } of mishaps) {
    diary.on(day, (on) => {
      if (loses !== undefined) {
        const [name, lost] = loses;
        const parcels = takeParcels(diary.forSale, { [name]: lost });
        diary.shelve(name, -lost);
        const lines = parcels.map((parcel) => ({ ...goodsOf(parcel), reason }));
        diary.post('quantity_adjustment', on, {
          lines: lines.map((line) => ({ ...line, direction: 'out' as const })),
        });
      }
      if (finds !== undefined) {
        const [item, unitCost] = finds;
        const serials = diary.receive(item, 1);
        diary.post('quantity_adjustment', on, {
          lines: [{ item: skuOf(item), direction: 'in', serials, unitCost, reason }],
        });
      }
    });
  }
}

/** Sets of an amplifier, speakers and cable are built; one that nobody wanted is taken apart again. */
function planSets(diary: Diary): void {
  const item = catalog.stereoSet.fields.sku;
  diary.on(sets.builtOn, (day) => {
    const amplifiers = diary.take('amplifier', sets.count);
    const speakers = diary.take('speakers', sets.count);
    diary.shelve('cable', -sets.cable * sets.count);
    const parts = amplifiers.map((amplifier, index) =>
      [amplifier, ...speakers.slice(index, index + 1)].map((unit) => ({
        item: catalog[unit.item].fields.sku,
        serial: unit.serial,
      })),
    );
    const serials = diary.receive('stereoSet', sets.count);
    diary.post('assembly', day, {
      builds: serials.map((serial, index) => ({
        item,
        serial,
        components: [...(parts[index] ?? []), { item: skuOf('cable'), quantity: sets.cable }],
      })),
    });
    diary.on(sets.takenApartOn, (later) => {
      const [set] = diary.take('stereoSet', 1);
      if (set === undefined) return;
      diary.post('assembly', later, {
        note: 'The parts are wanted singly',
        takeApart: [{ item, serial: set.serial }],
      });
      diary.forSale.push(...amplifiers.slice(set.index, set.index + 1));
      diary.forSale.push(...speakers.slice(set.index, set.index + 1));
    });
  });
}

export function planStockroom(diary: Diary): void {
  planShowroom(diary);
  planBoston(diary);
  planMishaps(diary);
  planSets(diary);
  planDrumCount(diary);
}
