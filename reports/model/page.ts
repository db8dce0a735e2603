/**
 * The page model: what stands on paper and in which order, without a size or a font. The planners make it from
 * facts; `pdf/` alone knows how it is set. Every text in it is final: nothing is formatted later.
 */
import type { ChartPicture } from './chart-picture.ts';
import type { PageDesign } from './design.ts';
import type { Language } from '../../shared/languages.ts';
import type { Company, Paper } from './facts.ts';
import type { FormBlock } from './form-blocks.ts';
import type { PageLabel } from './shipping-label.ts';

/** `serial` is strong and `muted_serial` muted, with blanks that are wide enough to be seen. */
export type Tone = 'normal' | 'strong' | 'muted' | 'serial' | 'muted_serial';

/** A paragraph within a cell; it wraps, and a line feed in it begins a new line. */
export interface CellText {
  readonly text: string;
  readonly tone: Tone;
}

export interface PageColumn {
  readonly head: string;
  readonly align: 'left' | 'right';
  /**
   * `fit` is as wide as its widest text, up to a fifth of the page; `whole` is the same, up to a third, for what is
   * not to be broken; `rest` shares what is left.
   */
  readonly size: 'fit' | 'whole' | 'rest';
}

/** Serials below a line, in as many columns as their widths allow. */
export interface SerialGrid {
  readonly caption: string;
  /** Stands above the serials where they go on on another page. */
  readonly continuation: string;
  readonly entries: readonly { readonly text: string; readonly aside?: string }[];
  /** A box to tick before each. */
  readonly hasBoxes?: boolean;
}

export interface PageRow {
  readonly cells: readonly (readonly CellText[])[];
  readonly grid?: SerialGrid;
  /** Sentences below the row, over its whole width. */
  readonly notes?: readonly string[];
  /** What has come together with this row, where the table carries a sum from page to page. */
  readonly carried?: string;
  /** So many empty lines below it, to write on. */
  readonly writingLines?: number;
}

export interface LabelledText {
  readonly label: string;
  readonly value: string;
  readonly isStrong?: boolean;
}

export type Block =
  | {
      readonly kind: 'table';
      readonly columns: readonly PageColumn[];
      readonly rows: readonly PageRow[];
      /** Last row of the table, set apart. */
      readonly foot?: PageRow;
      /** The words before a sum at the end of a page and at the beginning of the next. */
      readonly carry?: { readonly forward: string; readonly brought: string };
      /** Above the table, with it on one page. */
      readonly heading?: string;
    }
  /** Kept together, at the right. */
  | { readonly kind: 'totals'; readonly rows: readonly LabelledText[] }
  /** Boxes side by side, kept together. */
  | {
      readonly kind: 'panels';
      readonly panels: readonly {
        readonly title: string;
        readonly rows: readonly LabelledText[];
        readonly remark?: string;
      }[];
    }
  /** A part of a page that is filled in by hand. */
  | { readonly kind: 'form'; readonly part: FormBlock }
  /** Kept together. */
  | { readonly kind: 'chart'; readonly picture: ChartPicture }
  | { readonly kind: 'note'; readonly text: string }
  /** Lines to write on, side by side, kept together. */
  | { readonly kind: 'signatures'; readonly captions: readonly string[] }
  /** What is too long for its place, from a new page on. */
  | {
      readonly kind: 'annex';
      readonly title: string;
      readonly grids: readonly SerialGrid[];
    };

export interface PageDocument {
  readonly title: string;
  /** The document's number, or a report's period. */
  readonly number: string;
  readonly company: Company;
  readonly party?: {
    readonly label: string;
    readonly name: string;
    readonly lines: readonly string[];
  };
  readonly meta: readonly LabelledText[];
  /** That the document does not stand as it was posted; strong, on every page. */
  readonly mark?: string;
  readonly blocks: readonly Block[];
  readonly seal?: string;
  readonly paper: Paper | 'label';
  /** In place of everything else: the label of a parcel. */
  readonly label?: PageLabel;
  readonly orientation: 'portrait' | 'landscape';
  /** Of what is printed around the blocks; English where it is left out. */
  readonly language?: Language;
  /** The company's own look; the plain one where it is left out. */
  readonly design?: PageDesign;
}

export function textCell(text: string, tone: Tone = 'normal'): readonly CellText[] {
  return text === '' ? [] : [{ text, tone }];
}

/** A cell of a main text with a quieter one below it; an absent text takes no line. */
export function stackedCell(main: string | undefined, below?: string): readonly CellText[] {
  return [
    ...(main === undefined ? [] : textCell(main)),
    ...(below === undefined ? [] : textCell(below, 'muted')),
  ];
}
