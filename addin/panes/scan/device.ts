/**
 * What this browser keeps for the inbox. Writing is done when the call returns, so a scan is kept before it is shown. The
 * names carry Excel's partition, which parts what different sites and hosts keep in one browser.
 */
export interface Device {
  /** Which browser this is, among those that open the same workbook. */
  readonly id: string;
  read(name: string): string | null;
  /** False where the browser has no room or keeps nothing. */
  write(name: string, text: string): boolean;
  remove(name: string): void;
}

/** The part of `localStorage` that is used. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The browser's storage; null where it keeps nothing, as in a window that forgets. */
export function openDevice(
  storage: () => Storage,
  partition: string,
  makeId: () => string,
): Device | null {
  const prefix = `serialbook ${partition} `;
  try {
    const kept = storage();
    const id = kept.getItem(`${prefix}device`) ?? makeId();
    kept.setItem(`${prefix}device`, id);
    return {
      id,
      read: (name) => kept.getItem(prefix + name),
      write: (name, text) => {
        try {
          kept.setItem(prefix + name, text);
          return true;
        } catch {
          return false;
        }
      },
      remove: (name) => kept.removeItem(prefix + name),
    };
  } catch {
    return null;
  }
}
