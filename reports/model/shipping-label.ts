/**
 * The label of a parcel that goes back to its vendor: to whom, from whom, and the number by which the vendor knows the
 * return, as text and as a code.
 */
import { encodeText } from '../barcode/encode.ts';
import type { BarSymbol } from '../barcode/symbol.ts';
import type { PartyFacts, PrintFacts } from './facts.ts';
import type { PageDocument } from './page.ts';
import { planFrame } from './plan-document.ts';
import { printFormatsOf } from './print-formats.ts';
import { wordsOf } from './words/words.ts';

export interface ShippingLabelFacts extends PrintFacts {
  readonly to: PartyFacts;
  readonly units: number;
  /** The number that the vendor gave for the return. */
  readonly vendorRmaNumber?: string;
}

/** What stands on the label, each text final. */
export interface PageLabel {
  readonly from: {
    readonly caption: string;
    readonly name: string;
    readonly lines: readonly string[];
  };
  readonly to: PageLabel['from'];
  /** The number that the receiver seeks, large, and ours below it. */
  readonly main: { readonly caption: string; readonly number: string };
  readonly other?: { readonly caption: string; readonly number: string };
  readonly code?: BarSymbol;
  readonly contents: string;
}

export function planShippingLabel(facts: ShippingLabelFacts): PageDocument {
  const words = wordsOf(facts.language);
  const { to, company, vendorRmaNumber, number } = facts;
  const title = words.titles.vendorRma;
  const ours = { caption: title, number };
  const main =
    vendorRmaNumber === undefined
      ? ours
      : { caption: words.labels.vendorRmaNumber, number: vendorRmaNumber };
  const code = encodeText('code128', main.number);
  const other = encodeText('qr', main.number);
  const symbol = code.ok && code.value.columns <= 180 ? code : other;
  return {
    ...planFrame(facts),
    title,
    meta: [],
    blocks: [],
    party: { label: words.labels.shipTo, name: to.name, lines: to.addressLines },
    label: {
      from: { caption: words.labels.shipFrom, name: company.name, lines: company.addressLines },
      to: { caption: words.labels.shipTo, name: to.name, lines: to.addressLines },
      main,
      ...(main === ours ? {} : { other: ours }),
      ...(symbol.ok ? { code: symbol.value } : {}),
      contents: words.parcel(printFormatsOf(words).units(facts.units)),
    },
    paper: 'label',
  };
}
