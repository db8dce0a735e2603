/**
 * The sample company "Cedar Audio", made day by day: some 430 units from three makers, sold to five customers from
 * May to November 2026, with orders on both sides, bills, returns, a showroom, a shop in Boston, and a unit that was sold
 * and bought back. Every kind of document is in it. The same code gives the same file.
 */
import { planBuying } from './buying.ts';
import {
  areas,
  catalog,
  customers,
  lots,
  supplies,
  vendors,
  type SampleArea,
  type SampleItem,
  type SampleLot,
  type SampleParty,
} from './catalog.ts';
import { Diary } from './diary.ts';
import { renderJson } from './json-text.ts';
import { planSelling } from './selling.ts';
import { planStockroom } from './stockroom.ts';

export interface SampleCompany {
  readonly company: {
    readonly name: string;
    readonly addressLines: readonly string[];
    readonly email: string;
    readonly phone: string;
  };
  readonly items: readonly SampleItem[];
  readonly parties: readonly SampleParty[];
  readonly areas: readonly SampleArea[];
  readonly lots: readonly SampleLot[];
  readonly documents: readonly Diary['documents'][number][];
}

/** Makes the company. What is planned first is written first on the same day: goods come before they go. */
export function generateCompany(): SampleCompany {
  const diary = new Diary();
  planBuying(diary);
  planStockroom(diary);
  planSelling(diary);
  diary.run();
  return {
    company: {
      name: 'Cedar Audio',
      addressLines: ['31 Wharf Lane', 'Portland, ME 04101', 'USA'],
      email: 'books@cedar-audio.example',
      phone: '+1 207 555 0142',
    },
    items: [...Object.values(catalog), ...Object.values(supplies)].map(({ fields }) => fields),
    parties: [...Object.values(vendors), ...Object.values(customers)].map((party) => ({
      ...party,
      roles: [...party.roles],
      address: [...party.address],
    })),
    areas,
    lots,
    documents: diary.documents,
  };
}

/** The file's text, as the formatter leaves it. */
export function renderCompany(company: SampleCompany): string {
  return `${renderJson(company, '', 0)}\n`;
}
