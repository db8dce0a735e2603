/**
 * How cells look, as the part `styles.xml` of a workbook. Each look is written once, whoever asks for it; the first is the
 * one of a cell that has none.
 */
import { escapeXml } from './xml-text.ts';

export interface CellLook {
  /** Excel's number format; `@` is that of texts. */
  readonly format?: string;
  readonly font?: string;
  /** In points. */
  readonly size?: number;
  readonly isBold?: boolean;
  /** Colours are ARGB, in hexadecimal digits. */
  readonly color?: string;
  readonly fill?: string;
  /** The colour of a thin line below. */
  readonly below?: string;
}

/** Number formats below this are Excel's own. */
const firstFormat = 164;
const usual = { font: 'Calibri', size: 11 } as const;

/** Texts of XML, each once, known by their place. */
class Places {
  readonly list: string[] = [];
  readonly #places = new Map<string, number>();

  of(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.list.length);
    this.list.push(text);
    return this.list.length - 1;
  }

  write(tag: string): string {
    return `<${tag} count="${this.list.length}">${this.list.join('')}</${tag}>`;
  }
}

function fontXml({ font = usual.font, size = usual.size, isBold, color }: CellLook): string {
  return `<font>${isBold === true ? '<b/>' : ''}<sz val="${size}"/>${
    color === undefined ? '' : `<color rgb="${color}"/>`
  }<name val="${escapeXml(font)}"/><family val="2"/></font>`;
}

function fillXml(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${color}"/></patternFill></fill>`;
}

function borderXml({ below }: CellLook): string {
  const line =
    below === undefined ? '<bottom/>' : `<bottom style="thin"><color rgb="${below}"/></bottom>`;
  return `<border><left/><right/><top/>${line}<diagonal/></border>`;
}

export class StyleTable {
  readonly #formats = new Places();
  readonly #fonts = new Places();
  readonly #fills = new Places();
  readonly #borders = new Places();
  readonly #cells = new Places();

  constructor() {
    // Excel takes the first two fills for these, whatever stands there.
    this.#fills.of('<fill><patternFill patternType="none"/></fill>');
    this.#fills.of('<fill><patternFill patternType="gray125"/></fill>');
    this.indexOf({});
  }

  /** The number by which cells name a look. */
  indexOf(look: CellLook): number {
    const { format, fill } = look;
    const number = format === undefined ? 0 : this.#formatOf(format);
    const font = this.#fonts.of(fontXml(look));
    const filled = fill === undefined ? 0 : this.#fills.of(fillXml(fill));
    const border = this.#borders.of(borderXml(look));
    return this.#cells.of(
      `<xf numFmtId="${number}" fontId="${font}" fillId="${filled}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"/>`,
    );
  }

  #formatOf(format: string): number {
    return firstFormat + this.#formats.of(escapeXml(format));
  }

  /** The part, with every look asked for so far. */
  xml(): string {
    const formats = this.#formats.list.map(
      (code, place) => `<numFmt numFmtId="${firstFormat + place}" formatCode="${code}"/>`,
    );
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.length === 0
        ? ''
        : `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
      this.#fonts.write('fonts'),
      this.#fills.write('fills'),
      this.#borders.write('borders'),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      this.#cells.write('cellXfs'),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('');
  }
}
