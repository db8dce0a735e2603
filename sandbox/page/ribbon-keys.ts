/**
 * The add-in's keys: pressed while the sheet has the focus they run its commands, as in Excel. While a cell is edited they are
 * the editor's.
 */

/** A key press as a manifest writes it, as `Ctrl+Shift+B`; on another keyboard the letter is where it stands on that one. */
export function writeKeys(event: Pick<KeyboardEvent, 'ctrlKey' | 'altKey' | 'shiftKey' | 'key'>) {
  const { altKey, ctrlKey, key, shiftKey } = event;
  const modifiers = [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift'];
  return [...modifiers.filter((one) => one !== false), key.toUpperCase()].join('+');
}

export function takeCommandKeys(
  keys: ReadonlyMap<string, string>,
  isEditing: () => boolean,
  run: (id: string) => void,
): void {
  const press = (event: KeyboardEvent) => {
    const id = keys.get(writeKeys(event));
    if (id === undefined || isEditing()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    run(id);
  };
  window.addEventListener('keydown', press, true);
}
