/**
 * A printed invoice with its e-invoice in it: PDF/A-3b with a file of CII attached, as Factur-X 1.0 and ZUGFeRD 2 have it.
 * The pages are those that print makes, and the attached bytes are those that the XML by itself would have.
 */
import { sha256 } from '@noble/hashes/sha2';
import { utf8ToBytes } from '@noble/hashes/utils';
import { AFRelationship, PDFHexString, PDFName, PDFString, type PDFDocument } from 'pdf-lib';
import type { EInvoiceProfile } from '../../shared/company/einvoice.ts';
import type { Instant } from '../../shared/day.ts';
import type { FileFacts } from '../pdf/render.ts';
import { makeSrgbProfile } from './icc.ts';
import { escapeXml } from './xml.ts';

/** What the file is called that is attached, and what the XMP calls its profile. */
const attachments: Readonly<
  Record<EInvoiceProfile, { readonly file: string; readonly level: string }>
> = {
  en16931: { file: 'factur-x.xml', level: 'EN 16931' },
  extended: { file: 'factur-x.xml', level: 'EXTENDED' },
  xrechnung: { file: 'xrechnung.xml', level: 'XRECHNUNG' },
  peppol: { file: 'factur-x.xml', level: 'EN 16931' },
};

const facturxNamespace = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';
const properties = [
  ['DocumentFileName', 'The name of the embedded XML document'],
  ['DocumentType', 'The type of the hybrid document'],
  ['Version', 'The version of the XML schema'],
  ['ConformanceLevel', 'The conformance level of the XML'],
] as const;

function describeProperty([name, words]: readonly [string, string]): string {
  return `<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>${name}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>${words}</pdfaProperty:description>
</rdf:li>`;
}

/** The metadata of the file: the properties of the PDF once more, PDF/A-3b, and the Factur-X extension with its schema. */
function writeXmp(facts: FileFacts, printedAt: Instant, profile: EInvoiceProfile): string {
  const { file, level } = attachments[profile];
  const moment = new Date(printedAt).toISOString().replace(/\.\d+Z$/, 'Z');
  const language = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>${language(facts.title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(facts.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${language(facts.subject)}</dc:description>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>Serialbook</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>Serialbook</xmp:CreatorTool>
<xmp:CreateDate>${moment}</xmp:CreateDate>
<xmp:ModifyDate>${moment}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${facturxNamespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
${properties.map(describeProperty).join('\n')}
</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:fx="${facturxNamespace}">
<fx:DocumentType>INVOICE</fx:DocumentType>
<fx:DocumentFileName>${file}</fx:DocumentFileName>
<fx:Version>1.0</fx:Version>
<fx:ConformanceLevel>${level}</fx:ConformanceLevel>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

function addOutputIntent(pdf: PDFDocument): void {
  const { context, catalog } = pdf;
  const profile = context.register(context.flateStream(makeSrgbProfile(), { N: 3 }));
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]));
}

/** A file's id: equal files have equal ids. */
function addId(pdf: PDFDocument, xml: Uint8Array, printedAt: Instant): void {
  const seed = utf8ToBytes(`${printedAt}\n`);
  const hash = sha256(new Uint8Array([...seed, ...sha256(xml)]));
  const hex = [...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  pdf.context.trailerInfo.ID = pdf.context.obj([PDFHexString.of(hex), PDFHexString.of(hex)]);
}

/** Makes a planned PDF, not yet saved, a Factur-X file with this XML in it. */
export async function attachEInvoice(
  pdf: PDFDocument,
  xml: Uint8Array,
  profile: EInvoiceProfile,
  facts: FileFacts,
  printedAt: Instant,
): Promise<void> {
  const moment = new Date(printedAt);
  await pdf.attach(xml, attachments[profile].file, {
    mimeType: 'text/xml',
    description: 'The invoice as data, by EN 16931',
    creationDate: moment,
    modificationDate: moment,
    afRelationship: AFRelationship.Alternative,
  });
  await pdf.flush();
  const metadata = pdf.context.stream(utf8ToBytes(writeXmp(facts, printedAt, profile)), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(metadata));
  addOutputIntent(pdf);
  addId(pdf, xml, printedAt);
}
