/**
 * Where the next thing goes: a column that runs down the page and on to the next one. Whoever draws asks for room
 * first; a new page begins with the page's head and whatever must stand above what goes on.
 */
import type { Canvas } from './canvas.ts';
import type { Typesetter } from './typesetter.ts';

export interface Flow {
  readonly canvas: Canvas;
  readonly typesetter: Typesetter;
  readonly left: number;
  readonly width: number;
  /** Top of the next thing. */
  readonly y: () => number;
  readonly moveDown: (height: number) => void;
  /** Height left on this page. */
  readonly room: () => number;
  /** Height of an empty page below its head. */
  readonly fullRoom: number;
  readonly breakPage: () => void;
  /** What is repeated below the page head while it is set; returns the way back. */
  readonly repeatOnNewPage: (draw: () => void) => () => void;
  /** What ends a page that is broken while it is set, and the height kept free for it; returns the way back. */
  readonly endPageWith: (height: number, draw: () => void) => () => void;
}

export interface FlowFacts {
  readonly canvas: Canvas;
  readonly typesetter: Typesetter;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  readonly firstTop: number;
  readonly nextTop: number;
  readonly drawPageHead: () => void;
}

export function createFlow(facts: FlowFacts): Flow {
  const repeated: (() => void)[] = [];
  let y = facts.firstTop;
  let end: { readonly height: number; readonly draw: () => void } | null = null;
  return {
    canvas: facts.canvas,
    typesetter: facts.typesetter,
    left: facts.left,
    width: facts.width,
    y: () => y,
    moveDown: (height) => {
      y += height;
    },
    room: () => facts.bottom - (end?.height ?? 0) - y,
    fullRoom: facts.bottom - facts.nextTop,
    breakPage: () => {
      end?.draw();
      facts.canvas.addPage();
      facts.drawPageHead();
      y = facts.nextTop;
      for (const draw of [...repeated]) draw();
    },
    endPageWith: (height, draw) => {
      end = { height, draw };
      return () => {
        end = null;
      };
    },
    repeatOnNewPage: (draw) => {
      repeated.push(draw);
      return () => {
        repeated.splice(repeated.indexOf(draw), 1);
      };
    },
  };
}
