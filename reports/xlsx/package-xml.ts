/** The small parts of a workbook: what is in the package, which sheets it has, who made it and when. */
import type { Instant } from '../../shared/day.ts';
import { cellText } from './xml-text.ts';

export interface WorkbookFacts {
  readonly title: string;
  readonly company: string;
  readonly madeAt: Instant;
}

export interface SheetEntry {
  readonly name: string;
  /** The range whose heads have buttons, with `$`: `$A$6:$C$90`. */
  readonly filter?: string;
  /** So many rows are printed on every page. */
  readonly titleRows?: number;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const stylesPart = 'xl/styles.xml';

/** The part of a sheet, from 1. */
export function sheetPart(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}

function contentTypes(sheets: number): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="/${part}" ContentType="${type}"/>`;
  const own = Array.from({ length: sheets }, (_, place) =>
    override(sheetPart(place + 1), `${types}.worksheet+xml`),
  );
  return [
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('xl/workbook.xml', `${types}.sheet.main+xml`),
    ...own,
    override(stylesPart, `${types}.styles+xml`),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override(
      'docProps/app.xml',
      'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    ),
    '</Types>',
  ].join('');
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

function relations(list: readonly Relation[]): string {
  const rows = list.map(
    ({ type, target }, place) =>
      `<Relationship Id="rId${place + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="${packageRelations}">${rows.join('')}</Relationships>`;
}

/** In a formula a sheet's name stands in quotes, its own doubled. */
function quoteName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function definedNames(sheets: readonly SheetEntry[]): string {
  const names = sheets.flatMap(({ name, filter, titleRows }, place) => [
    ...(filter === undefined
      ? []
      : [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${place}" hidden="1">${cellText(quoteName(name))}!${filter}</definedName>`,
        ]),
    ...(titleRows === undefined
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${place}">${cellText(quoteName(name))}!$${titleRows}:$${titleRows}</definedName>`,
        ]),
  ]);
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
}

function workbook(sheets: readonly SheetEntry[]): string {
  const rows = sheets.map(
    ({ name }, place) =>
      `<sheet name="${cellText(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  );
  return [
    `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${officeRelations}">`,
    '<workbookPr/><bookViews><workbookView/></bookViews>',
    `<sheets>${rows.join('')}</sheets>${definedNames(sheets)}`,
    // Formulas are written without their figures.
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>',
  ].join('');
}

function coreProperties({ title, madeAt }: WorkbookFacts): string {
  const moment = `${madeAt.slice(0, 19)}Z`;
  return [
    `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${cellText(title)}</dc:title><dc:creator>Serialbook</dc:creator>`,
    '<cp:lastModifiedBy>Serialbook</cp:lastModifiedBy>',
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}

function appProperties({ company }: WorkbookFacts): string {
  return `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Serialbook</Application><Company>${cellText(company)}</Company></Properties>`;
}

/** Every part but the sheets and their styles, by name. */
export function packageParts(
  facts: WorkbookFacts,
  sheets: readonly SheetEntry[],
): readonly (readonly [name: string, xml: string])[] {
  const core =
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
  return [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    [
      '_rels/.rels',
      relations([
        { type: `${officeRelations}/officeDocument`, target: 'xl/workbook.xml' },
        { type: core, target: 'docProps/core.xml' },
        { type: `${officeRelations}/extended-properties`, target: 'docProps/app.xml' },
      ]),
    ],
    ['xl/workbook.xml', workbook(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, place) => ({
          type: `${officeRelations}/worksheet`,
          target: `worksheets/sheet${place + 1}.xml`,
        })),
        { type: `${officeRelations}/styles`, target: 'styles.xml' },
      ]),
    ],
    ['docProps/core.xml', coreProperties(facts)],
    ['docProps/app.xml', appProperties(facts)],
  ];
}
