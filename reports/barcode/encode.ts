/**
 * Texts -> barcodes, over bwip-js. One function for each symbology of the table; what a symbology cannot hold is
 * refused before the library sees it, and only `encodeOrQr` falls back, because it was asked to.
 */
import barcodes from 'bwip-js/browser';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { writeElements } from '../../shared/serial/gs1/faults.ts';
import { barcodeIssue, type BarcodeIssue } from './barcode-issues.ts';
import { gs1Domain, listElements, writeDigitalLink, type Gs1Unit } from './gs1.ts';
import { layBars, layMatrix, type BarSymbol } from './symbol.ts';

export const plainSymbologies = ['code128', 'qr'] as const;
export type PlainSymbology = (typeof plainSymbologies)[number];

export const gs1Symbologies = ['gs1_128', 'gs1_datamatrix', 'gs1_qr', 'digital_link'] as const;
export type Gs1Symbology = (typeof gs1Symbologies)[number];

type Encoded = Result<BarSymbol, readonly BarcodeIssue[]>;

type Carrier = 'code128' | 'qrcode' | 'datamatrix';

interface CarrierRule {
  /** Quiet modules: ISO/IEC 15417 asks for 10, 18004 for 4, 16022 for 1, of which phones like two. */
  readonly quiet: number;
  /** Beyond it no reader on a desk reads the code any more. */
  readonly longestText: number;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/**
 * QR has a mask that is fixed rather than the best of eight: any of them is read, and ten thousand labels take a third
 * of the time.
 */
const carrierRules: Readonly<Record<Carrier, CarrierRule>> = {
  code128: { quiet: 10, longestText: 80, options: {} },
  qrcode: { quiet: 4, longestText: 800, options: { eclevel: 'M', mask: 3 } },
  datamatrix: { quiet: 2, longestText: 800, options: {} },
};

const gs1Carriers: Readonly<Record<Exclude<Gs1Symbology, 'digital_link'>, Carrier>> = {
  gs1_128: 'code128',
  gs1_datamatrix: 'datamatrix',
  gs1_qr: 'qrcode',
};

/** Code 128 has more, but readers differ in what they make of it. */
const printableAscii = /^[ -~]+$/;

function draw(carrier: Carrier, text: string, caption: string, hasFnc1 = false): BarSymbol {
  const { quiet, options } = carrierRules[carrier];
  const [symbol] = barcodes.raw(carrier, text, hasFnc1 ? { ...options, parsefnc: true } : options);
  if (symbol === undefined) throw new Error(`The barcode library drew nothing for ${carrier}`);
  return 'pixs' in symbol
    ? layMatrix(symbol.pixs, symbol.pixx, quiet, caption)
    : layBars(symbol.sbs, quiet, caption);
}

/** Any text as QR, or what Code 128 can hold as Code 128. */
export function encodeText(symbology: PlainSymbology, text: string): Encoded {
  const carrier = symbology === 'qr' ? 'qrcode' : 'code128';
  const { longestText } = carrierRules[carrier];
  if (text === '') return fail([barcodeIssue('text_empty', text)]);
  if (carrier === 'code128' && !printableAscii.test(text)) {
    return fail([barcodeIssue('text_not_in_code_128', text)]);
  }
  if (text.length > longestText) {
    const detail = { rule: 'long', length: text.length, most: longestText } as const;
    return fail([barcodeIssue('text_too_long', text, detail)]);
  }
  return succeed(draw(carrier, text, text));
}

/** A unit by its GTIN and serial. */
export function encodeUnit(
  symbology: Gs1Symbology,
  unit: Gs1Unit,
  domain: string = gs1Domain,
): Encoded {
  const elements = listElements(unit);
  if (!elements.ok) return elements;
  const caption = writeElements(elements.value);
  if (symbology === 'digital_link') {
    const link = writeDigitalLink(elements.value, domain);
    return link.ok ? succeed(draw('qrcode', link.value, link.value)) : link;
  }
  let text = '';
  for (const { ai, value } of elements.value) {
    // Of what varies in length, only the lot has anything after it.
    text += `${ai}${value}${ai === '10' ? '^FNC1' : ''}`;
  }
  return succeed(draw(gs1Carriers[symbology], `^FNC1${text}`, caption, true));
}
