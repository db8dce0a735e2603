/** What is shown, as a store outside React: ribbon commands change it too. */
import type { PaneName } from '../commands/table.ts';

export interface Stage {
  readonly pane: PaneName;
  readonly text: string;
  /** Counts the times a pane was asked for, so that the same one opens afresh with another text. */
  readonly turn: number;
  /** A sentence of a command, until it is put away. */
  readonly notice: string;
}

export interface StageStore {
  read(): Stage;
  change(next: Partial<Stage>): void;
  subscribe(onChange: () => void): () => void;
}

export function makeStage(): StageStore {
  let stage: Stage = { pane: 'home', text: '', turn: 0, notice: '' };
  const listeners = new Set<() => void>();
  return {
    read: () => stage,
    change(next) {
      stage = { ...stage, ...next };
      for (const listener of listeners) listener();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
