/**
 * What an add-in may ask of Excel about itself: whether its pane is shown, whether it starts with the workbook, which ribbon
 * buttons are enabled. The page that shows the pane listens and does it.
 */
import type { MessageEntry } from './events.ts';
import { eventCategory } from './events.ts';

export type PaneState = 'Visible' | 'Background' | 'Inactive';

const visibilityChanged = 65_539;

export class AddinRuntime {
  /** Set by the page: shows or hides the pane. */
  onPaneState: (state: PaneState) => void = () => undefined;
  /** Set by the page: the JSON of `Office.ribbon.requestUpdate`, parsed. */
  onRibbonUpdate: (update: unknown) => void = () => undefined;
  readonly ribbonUpdates: unknown[] = [];
  /** Whether the add-in starts with the workbook: Background, or Inactive for not. */
  startState = 'Inactive';
  private state: PaneState = 'Visible';
  private readonly send: (entries: readonly MessageEntry[]) => void;

  constructor(send: (entries: readonly MessageEntry[]) => void) {
    this.send = send;
  }

  get paneState(): PaneState {
    return this.state;
  }

  /** By the add-in, or by a person who closes the pane. */
  setPaneState(state: PaneState): void {
    if (state === this.state) return;
    this.state = state;
    this.onPaneState(state);
    const message = JSON.stringify({ visibility: state === 'Visible' ? 'Visible' : 'Hidden' });
    this.send([
      {
        messageCategory: eventCategory,
        messageType: visibilityChanged,
        targetId: '',
        message,
        id: '',
      },
    ]);
  }

  updateRibbon(update: unknown): void {
    this.ribbonUpdates.push(update);
    this.onRibbonUpdate(update);
  }
}
