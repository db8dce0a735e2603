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

export async function assemblePdf(drawn: DrawnPages, typesetter: Typesetter): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const { context } = pdf;
  const fonts = new Map<string, PDFRef>();
  for (const { name, face, glyphs } of typesetter.resources()) {
    fonts.set(name, embedSubset(context, face, glyphs));
  }
  const pictures: [string, PDFRef][] = [];
  for (const [name, picture] of Object.entries(drawn.pictures ?? {})) {
    pictures.push([name, await embedPicture(pdf, picture)]);
  }
  const resources = context.obj({ Font: context.obj(Object.fromEntries(fonts)) });
  if (pictures.length > 0) {
    resources.set(PDFName.of('XObject'), context.obj(Object.fromEntries(pictures)));
  }
  const shared = context.register(resources);
  for (const contents of drawn.pages) {
    const page = pdf.addPage([drawn.width, drawn.height]);
    page.node.set(PDFName.of('Resources'), shared);
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(contents)));
  }
  return pdf;
}

/** The file's bytes; the document is not to be used after. */
export function savePdf(pdf: PDFDocument): Promise<Uint8Array> {
  return pdf.save({ addDefaultPage: false, updateFieldAppearances: false });
}
