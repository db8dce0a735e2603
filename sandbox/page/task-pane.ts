/**
 * The task pane: the add-in in a frame of its own, which can be widened, put away and brought back.
 *
 * A pane that is put away keeps running, as the shared runtime does in Excel: custom functions go on
 * answering.
 */
import type { Workbook } from '../workbook/workbook.ts';
import { find } from './elements.ts';
import type { Flavour, OpenPane } from './flavour.ts';
import { openPane } from './flavour.ts';

const NARROWEST = 320;
const WIDEST = 720;
const STEP = 20;

export interface TaskPane extends OpenPane {
  isOpen(): boolean;
  show(isOpen: boolean): void;
  /** Loads the add-in anew, as Excel does for another workbook. */
  restart(): void;
}

export function showTaskPane(workbook: Workbook, flavour: Flavour, token: string): TaskPane {
  const work = document.querySelector('.work');
  if (!(work instanceof HTMLElement)) throw new Error('The page has no place for the pane.');
  const fragment = token === '' ? '' : `#token=${encodeURIComponent(token)}`;
  const { host, frame } = openPane(flavour, workbook, {
    title: 'Serialbook task pane',
    path: `/sandbox/taskpane.html${fragment}`,
    mount: find('pane', HTMLElement),
  });
  const { runtime } = host.requests;
  find('close-pane', HTMLButtonElement).addEventListener('click', () =>
    runtime.setPaneState('Background'),
  );
  makeResizable(work);
  return {
    host,
    frame,
    restart() {
      const place = frame.parentElement;
      frame.remove();
      place?.append(frame);
    },
    isOpen: () => !work.classList.contains('closed'),
    show(isOpen) {
      work.classList.toggle('closed', !isOpen);
      window.dispatchEvent(new Event('resize'));
    },
  };
}

function makeResizable(work: HTMLElement): void {
  const splitter = find('splitter', HTMLDivElement);
  const pane = find('pane', HTMLElement);
  function setWidth(width: number): void {
    const kept = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
    document.documentElement.style.setProperty('--pane-width', `${kept}px`);
    splitter.setAttribute('aria-valuenow', String(kept));
    window.dispatchEvent(new Event('resize'));
  }
  splitter.setAttribute('aria-valuemin', String(NARROWEST));
  splitter.setAttribute('aria-valuemax', String(WIDEST));
  splitter.setAttribute('aria-valuenow', String(pane.offsetWidth));
  splitter.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (step !== undefined) setWidth(pane.offsetWidth + step);
  });
  splitter.addEventListener('pointerdown', (event) => {
    splitter.setPointerCapture(event.pointerId);
    work.classList.add('resizing');
    const move = (to: PointerEvent) => setWidth(work.getBoundingClientRect().right - to.clientX);
    splitter.addEventListener('pointermove', move);
    splitter.addEventListener(
      'lostpointercapture',
      () => {
        splitter.removeEventListener('pointermove', move);
        work.classList.remove('resizing');
      },
      { once: true },
    );
  });
}
