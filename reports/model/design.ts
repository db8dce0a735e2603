/**
 * The company's design as the planned pages carry it. It changes how a page looks and what stands beside the facts;
 * no figure of a document depends on it.
 */
import { encodeText, type PlainSymbology } from '../barcode/encode.ts';
import { paintSymbol } from '../barcode/png.ts';
import type { BarSymbol } from '../barcode/symbol.ts';
import type { Picture } from '../pdf/assemble.ts';
import type { PageDocument } from './page.ts';
import type { SheetPicture } from './sheet.ts';

/** As the settings of the company say it. */
export interface PrintDesign {
  readonly logo?: Picture;
  /** Red, green and blue from 0 to 1; dark enough for white paper. */
  readonly accent?: readonly [number, number, number];
  readonly footer?: string;
  /** Below the totals of an invoice. */
  readonly paymentTerms?: string;
  readonly barcode?: PlainSymbology;
}

/** What of it a page carries. */
export interface PageDesign {
  readonly logo?: Picture;
  readonly accent?: readonly [number, number, number];
  readonly footer?: string;
  /** The document's number, where it is to be scanned and can be. */
  readonly code?: BarSymbol;
}

function codeOf(number: string, symbology: PlainSymbology | undefined): { code?: BarSymbol } {
  if (symbology === undefined) return {};
  const encoded = encodeText(symbology, number);
  if (encoded.ok) return { code: encoded.value };
  const instead = encodeText('qr', number);
  return instead.ok ? { code: instead.value } : {};
}

/** A logo stands in a box of so many pixels above a sheet. */
const logoPixels = { width: 180, height: 56 } as const;

/** Logo and code as pictures of a sheet, which holds no drawings. */
export function picturesOf(
  design: PrintDesign | undefined,
  number: string,
): { pictures?: readonly SheetPicture[] } {
  const { logo, barcode } = design ?? {};
  const { code } = number === '' ? {} : codeOf(number, barcode);
  const pictures: SheetPicture[] = [];
  if (logo !== undefined) {
    const scale = Math.min(logoPixels.width / logo.width, logoPixels.height / logo.height, 1);
    pictures.push({
      type: logo.type,
      bytes: logo.bytes,
      width: Math.round(logo.width * scale),
      height: Math.round(logo.height * scale),
    });
  }
  if (code !== undefined) {
    const { bytes, width, height } = paintSymbol(code);
    const shown = code.shape === 'matrix' ? 0.7 : 0.5;
    pictures.push({ type: 'png', bytes, width: width * shown, height: height * shown });
  }
  return pictures.length === 0 ? {} : { pictures };
}

/** Where and until when an invoice is to be paid. */
function payment(design: PrintDesign, bankLine: string | undefined): PageDocument['blocks'] {
  const lines = [design.paymentTerms ?? '', bankLine ?? ''].filter((line) => line !== '');
  return lines.length === 0 ? [] : [{ kind: 'note', text: lines.join('\n') }];
}

/** A planned document in the company's design; `isInvoice` is one that asks for money. */
export function dressDocument(
  document: PageDocument,
  design: PrintDesign | undefined,
  isInvoice = false,
): PageDocument {
  if (design === undefined) return document;
  const { logo, accent, footer, barcode } = design;
  const blocks = isInvoice ? payment(design, document.company.bankLine) : [];
  return {
    ...document,
    blocks: [...document.blocks, ...blocks],
    design: {
      ...(logo === undefined ? {} : { logo }),
      ...(accent === undefined ? {} : { accent }),
      ...(footer === undefined ? {} : { footer }),
      ...codeOf(document.number, barcode),
    },
  };
}
