/**
 * A page of one file that checks sealed workbooks without a network: for an auditor who has neither the books nor Excel.
 * What it finds comes from the same code as the command line's.
 */
import { openSealed, type OpenedSeal } from '../../reports/seal/verify-file.ts';
import type { Verdict } from '../../reports/seal/findings.ts';
import { describeVerdict, refusalText, type SealLanguage } from '../../reports/seal/words.ts';
import { RefusedFile } from '../../reports/seal/zip.ts';
import { pageWords } from './words.ts';

type Checked =
  | { readonly kind: 'checked'; readonly opened: OpenedSeal; readonly verdict: Verdict }
  | { readonly kind: 'refused'; readonly reason: RefusedFile['reason'] };

function find<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${id}.`);
}

const language = find('language', HTMLSelectElement);
const file = find('file', HTMLInputElement);
const hash = find('hash', HTMLInputElement);
const drop = find('drop', HTMLDivElement);
const result = find('result', HTMLDivElement);

let checked: Checked | null = null;

function spoken(): SealLanguage {
  return language.value === 'de' ? 'de' : 'en';
}

function addText(parent: HTMLElement, tag: string, text: string, look = ''): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = look;
  parent.append(element);
  return element;
}

function check(bytes: Uint8Array): Checked {
  try {
    const opened = openSealed(bytes);
    return { kind: 'checked', opened, verdict: opened.verify() };
  } catch (error) {
    if (error instanceof RefusedFile) return { kind: 'refused', reason: error.reason };
    throw error;
  }
}

/** What was entered beside the seal: null where nothing was, else whether it is the seal's last hash. */
function compareHash(last: string): boolean | null {
  const entered = hash.value.trim().toLowerCase();
  return entered === '' ? null : entered === last;
}

function showVerdict({ opened: { seal }, verdict }: Extract<Checked, { kind: 'checked' }>): void {
  const words = pageWords[spoken()];
  const isSame = compareHash(seal.last);
  const isGood = verdict.isSound && isSame !== false;
  const [first = '', ...rest] = describeVerdict(verdict, spoken());
  addText(result, 'p', first, `verdict ${isGood ? 'good' : 'bad'}`);
  const list = addText(result, 'ul', '');
  for (const sentence of rest) addText(list, 'li', sentence);
  if (isSame !== null) {
    addText(list, 'li', isSame ? words.sameHash : words.otherHash, isSame ? 'good' : 'bad');
  }
  const facts = addText(result, 'dl', '');
  for (const [name, head] of Object.entries(words.facts) as [keyof typeof words.facts, string][]) {
    addText(facts, 'dt', head);
    addText(facts, 'dd', String(seal[name]));
  }
}

function show(): void {
  const words = pageWords[spoken()];
  document.documentElement.lang = spoken();
  document.title = `Serialbook: ${words.title}`;
  find('title', HTMLHeadingElement).textContent = words.title;
  find('about', HTMLParagraphElement).textContent = words.about;
  find('fileLabel', HTMLLabelElement).textContent = words.file;
  find('hashLabel', HTMLLabelElement).textContent = words.hash;
  result.replaceChildren();
  if (checked === null) return;
  if (checked.kind === 'checked') showVerdict(checked);
  else addText(result, 'p', refusalText(checked.reason, spoken()), 'verdict bad');
}

async function take(chosen: File): Promise<void> {
  checked = null;
  show();
  addText(result, 'p', pageWords[spoken()].reading(chosen.name));
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  // The page is drawn before the work begins, which a large file takes seconds for.
  await new Promise((resolve) => setTimeout(resolve));
  checked = check(bytes);
  show();
}

language.value = navigator.language.startsWith('de') ? 'de' : 'en';
language.addEventListener('change', show);
hash.addEventListener('input', show);
file.addEventListener('change', () => {
  const [chosen] = file.files ?? [];
  if (chosen !== undefined) void take(chosen);
});
for (const name of ['dragenter', 'dragover', 'dragleave', 'drop'] as const) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', name === 'dragenter' || name === 'dragover');
  });
}
drop.addEventListener('drop', (event) => {
  const [chosen] = event.dataTransfer?.files ?? [];
  if (chosen !== undefined) void take(chosen);
});
show();
