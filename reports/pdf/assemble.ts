/**
 * Drawn pages -> a PDF: the fonts that were used, pictures, and one set of resources that all pages share. Same pages,
 * same bytes.
 */
import { PDFDocument, PDFName, type PDFRef } from 'pdf-lib';
import { embedSubset } from './subset.ts';
import type { Typesetter } from './typesetter.ts';

/** A PNG or JPEG whose size was checked before. */
export interface Picture {
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  /** In its own pixels. */
  readonly width: number;
  readonly height: number;
}

export interface DrawnPages {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** The drawing operators of each page. */
  readonly pages: readonly string[];
  /** Pictures under the names that the operators draw them by. */
  readonly pictures?: Readonly<Record<string, Picture>>;
}

async function embedPicture(pdf: PDFDocument, picture: Picture): Promise<PDFRef> {
  const image =
    picture.type === 'png' ? await pdf.embedPng(picture.bytes) : await pdf.embedJpg(picture.bytes);
  return image.ref;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || (a.length === b.length && a.every((byte, index) => byte === b[index]));
}

function equalPictures(a: DrawnPages['pictures'] = {}, b: DrawnPages['pictures'] = {}): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => {
      const [one, other] = [a[name], b[name]];
      return one !== undefined && other !== undefined && equalBytes(one.bytes, other.bytes);
    })
  );
}

/** The resources of parts by their pictures: parts with the same pictures share one set, and all share the fonts. */
function shareResources(pdf: PDFDocument, typesetter: Typesetter) {
  const { context } = pdf;
  const fonts = new Map<string, PDFRef>();
  for (const { name, face, glyphs } of typesetter.resources()) {
    fonts.set(name, embedSubset(context, face, glyphs));
  }
  const font = context.obj(Object.fromEntries(fonts));
  const made: { pictures: DrawnPages['pictures']; ref: PDFRef }[] = [];
  return async (wanted: DrawnPages['pictures']): Promise<PDFRef> => {
    const known = made.find(({ pictures }) => equalPictures(pictures, wanted));
    if (known !== undefined) return known.ref;
    const pictures: [string, PDFRef][] = [];
    for (const [name, picture] of Object.entries(wanted ?? {})) {
      pictures.push([name, await embedPicture(pdf, picture)]);
    }
    const resources = context.obj({ Font: font });
    if (pictures.length > 0) {
      resources.set(PDFName.of('XObject'), context.obj(Object.fromEntries(pictures)));
    }
    const ref = context.register(resources);
    made.push({ pictures: wanted, ref });
    return ref;
  };
}

/** Parts that one typesetter set, one after another in one file. */
export async function assemblePdf(
  parts: readonly DrawnPages[],
  typesetter: Typesetter,
): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const { context } = pdf;
  const resourcesOf = shareResources(pdf, typesetter);
  for (const { width, height, pages, pictures } of parts) {
    const resources = await resourcesOf(pictures);
    for (const contents of pages) {
      const page = pdf.addPage([width, height]);
      page.node.set(PDFName.of('Resources'), resources);
      page.node.set(PDFName.of('Contents'), context.register(context.flateStream(contents)));
    }
  }
  return pdf;
}

/** The file's bytes; the document is not to be used after. */
export function savePdf(pdf: PDFDocument): Promise<Uint8Array> {
  return pdf.save({ addDefaultPage: false, updateFieldAppearances: false });
}
