/**
 * The parts of a page that is filled in by hand: facts in groups, codes to scan, answers to write or tick. Each
 * part is kept together on a page. As on every page, all texts are final.
 */
import type { BarSymbol } from '../barcode/symbol.ts';
import type { Tone } from './page.ts';

export interface FormFact {
  readonly label: string;
  readonly value: string;
  readonly tone?: Tone;
}

export interface FactGroup {
  readonly title: string;
  readonly rows: readonly FormFact[];
}

/** What is answered by hand: a text, or lines to write it on; or boxes, of which some are ticked already. */
export type FormAnswer =
  | { readonly label: string; readonly text: string }
  | { readonly label: string; readonly blankLines: number }
  | {
      readonly label: string;
      readonly boxes: readonly { readonly text: string; readonly isTicked: boolean }[];
    };

export type FormBlock =
  | {
      readonly kind: 'codes';
      readonly codes: readonly { readonly label: string; readonly symbol: BarSymbol }[];
    }
  /** Groups stand in pairs, side by side. */
  | { readonly kind: 'facts'; readonly groups: readonly FactGroup[] }
  | { readonly kind: 'heading'; readonly title: string; readonly remark?: string }
  /** With room below for those who sign, so that they see what they sign. */
  | { readonly kind: 'answers'; readonly title: string; readonly answers: readonly FormAnswer[] };

function* textsOfAnswer(answer: FormAnswer): Generator<string> {
  yield answer.label;
  if ('text' in answer) yield answer.text;
  if ('boxes' in answer) for (const { text } of answer.boxes) yield text;
}

/** Every text of a part, so that all can be checked before one is drawn. */
export function* textsOfForm(block: FormBlock): Generator<string> {
  switch (block.kind) {
    case 'codes':
      for (const { label, symbol } of block.codes) {
        yield label;
        yield symbol.caption;
      }
      return;
    case 'facts':
      for (const { title, rows } of block.groups) {
        yield title;
        for (const { label, value } of rows) {
          yield label;
          yield value;
        }
      }
      return;
    case 'heading':
      yield block.title;
      yield block.remark ?? '';
      return;
    case 'answers':
      yield block.title;
      for (const answer of block.answers) yield* textsOfAnswer(answer);
  }
}
