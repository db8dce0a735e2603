/**
 * What the add-in keeps in the workbook. Excel saves all settings of an add-in at once, so each change is made to what the
 * workbook has at that moment: two people who keep different things lose neither.
 */
import { makeFault } from './faults.ts';

/** What is kept under a name from what was; null: nothing. It may be asked twice, and then says the same. */
type Change = (kept: unknown) => unknown;

export interface KeptSettings {
  read(name: string): unknown;
  change(name: string, change: Change): Promise<void>;
}

const prefix = 'serialbook:';

function readSaved(name: string): unknown {
  const text: unknown = Office.context.document.settings.get(prefix + name);
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function putSaved(name: string, value: unknown): void {
  const { settings } = Office.context.document;
  if (value === null) settings.remove(prefix + name);
  else settings.set(prefix + name, JSON.stringify(value));
}

/** Takes in what another person saved; where Excel cannot, what is known stays. */
async function refresh(): Promise<void> {
  const { settings } = Office.context.document;
  await new Promise<void>((resolve) => settings.refreshAsync(() => resolve()));
}

async function save(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    Office.context.document.settings.saveAsync((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve();
      else reject(makeFault('settings_unsaved'));
    });
  });
}

export function openSettings(): KeptSettings {
  /** Changes that are not saved yet; they count already. */
  let pending: readonly { readonly name: string; readonly change: Change }[] = [];
  let tail: Promise<unknown> = Promise.resolve();

  async function saveAll(): Promise<void> {
    if (pending.length === 0) return;
    await refresh();
    const saved = pending;
    for (const { name, change } of saved) putSaved(name, change(readSaved(name)));
    await save();
    pending = pending.filter((each) => !saved.includes(each));
  }

  return {
    read: (name) => {
      let value = readSaved(name);
      for (const each of pending) if (each.name === name) value = each.change(value);
      return value;
    },
    change: (name, change) => {
      pending = [...pending, { name, change }];
      const next = tail.then(saveAll);
      tail = next.catch(() => undefined);
      return next;
    },
  };
}
