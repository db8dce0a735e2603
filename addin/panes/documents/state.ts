/**
 * A document of any kind in the making, as a pure state: its header, its lines with their serials, its add-on costs,
 * and what the books say of each serial. What it becomes when it is sent is {@link requestOf}.
 */
import type { Conversion } from '../../../shared/api/ledger.ts';
import type { DocumentRequest, UnitCard } from '../../../shared/api.ts';
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import { cleanSerial, foldSerial } from '../../../shared/serial/text.ts';
import { refusalOf, type Meaning } from '../../parts/numbers.ts';
import { statusName } from '../../parts/words.ts';
import { textsOf } from '../../texts/texts.ts';
import {
  formRules,
  headerFields,
  lineFields,
  numberFields,
  type HeaderField,
  type LineField,
} from './forms.ts';

const words = textsOf('documents');
const partWords = textsOf('parts');

export interface FormLine {
  readonly key: string;
  readonly item: string;
  readonly serials: readonly string[];
  /** As it was typed; empty where the serials say it. */
  readonly quantity: string;
  readonly fields: Readonly<Partial<Record<LineField, string>>>;
}

export interface FormAddOn {
  readonly key: string;
  readonly name: string;
  readonly amount: string;
  readonly by: 'quantity' | 'value' | 'weight';
}

/** A unit that is built, with the serials of its components; or taken apart, where it has none to name. */
export interface FormBuild {
  readonly key: string;
  readonly item: string;
  readonly serial: string;
  readonly isTakenApart: boolean;
  readonly components: readonly string[];
}

/** What the books know of a scanned serial. */
export interface Known {
  readonly item: string | null;
  readonly sentence: string;
  readonly isGood: boolean;
}

export interface DocumentForm {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly occurredOn: string;
  readonly header: Readonly<Partial<Record<HeaderField, string>>>;
  readonly isInTransit: boolean;
  readonly lines: readonly FormLine[];
  /** The line or build that takes what is scanned. */
  readonly current: string | null;
  readonly addOns: readonly FormAddOn[];
  readonly builds: readonly FormBuild[];
  /** By folded serial; a serial that is missing here is being looked up. */
  readonly known: ReadonlyMap<string, Known>;
  /** What was wrong with the last scan. */
  readonly sentence: string | null;
}

export type FormAction =
  | { readonly type: 'headed'; readonly field: HeaderField; readonly text: string }
  | { readonly type: 'dated'; readonly day: string }
  | { readonly type: 'sent'; readonly isInTransit: boolean }
  | { readonly type: 'lineAdded'; readonly key: string; readonly item: string }
  | { readonly type: 'lineChanged'; readonly key: string; readonly patch: Partial<FormLine> }
  | {
      readonly type: 'fieldSet';
      readonly key: string;
      readonly field: LineField;
      readonly text: string;
    }
  | { readonly type: 'lineRemoved'; readonly key: string }
  | { readonly type: 'chosen'; readonly key: string }
  | { readonly type: 'scanned'; readonly texts: readonly string[]; readonly key: string }
  | { readonly type: 'serialRemoved'; readonly key: string; readonly serial: string }
  | { readonly type: 'lookedUp'; readonly answers: ReadonlyMap<string, readonly UnitCard[]> }
  | { readonly type: 'addOnAdded'; readonly key: string }
  | { readonly type: 'addOnChanged'; readonly key: string; readonly patch: Partial<FormAddOn> }
  | { readonly type: 'addOnRemoved'; readonly key: string }
  | { readonly type: 'buildAdded'; readonly key: string; readonly isTakenApart: boolean }
  | { readonly type: 'buildChanged'; readonly key: string; readonly patch: Partial<FormBuild> }
  | { readonly type: 'buildRemoved'; readonly key: string };

export function beginForm(kind: DocumentKind, id: string, day: string): DocumentForm {
  return {
    id,
    kind,
    occurredOn: day,
    header: {},
    isInTransit: false,
    lines: [],
    current: null,
    addOns: [],
    builds: [],
    known: new Map(),
    sentence: null,
  };
}

/** Where a scan goes whose item nobody chose: a line of its own, until the books say the item. */
const openItem = '';

function allSerials({ lines, builds }: DocumentForm): Set<string> {
  const serials = new Set<string>();
  for (const line of lines) for (const serial of line.serials) serials.add(foldSerial(serial));
  for (const { components } of builds) {
    for (const serial of components) serials.add(foldSerial(serial));
  }
  return serials;
}

/** The serials whose answer has not come. */
export function listWaiting(form: DocumentForm): string[] {
  return [...allSerials(form)].filter((fold) => !form.known.has(fold));
}

function changeLine(
  form: DocumentForm,
  key: string,
  change: (line: FormLine) => FormLine,
): DocumentForm {
  return { ...form, lines: form.lines.map((line) => (line.key === key ? change(line) : line)) };
}

function scan(form: DocumentForm, texts: readonly string[], key: string): DocumentForm {
  const seen = allSerials(form);
  const taken: string[] = [];
  let sentence: string | null = null;
  for (const text of texts) {
    const cleaned = cleanSerial(text);
    if (!cleaned.ok) {
      sentence = words.noSerial;
    } else if (seen.has(foldSerial(cleaned.value))) {
      sentence = words.isHere(cleaned.value);
    } else {
      seen.add(foldSerial(cleaned.value));
      taken.push(cleaned.value);
    }
  }
  const { current } = form;
  const build = form.builds.find((each) => each.key === current && !each.isTakenApart);
  if (build !== undefined) {
    const components = [...build.components, ...taken];
    const builds = form.builds.map((each) =>
      each.key === build.key ? { ...each, components } : each,
    );
    return { ...form, builds, sentence };
  }
  const line = form.lines.find((each) => each.key === current);
  if (line === undefined && formRules[form.kind].isNewGoods) {
    return { ...form, sentence: words.itemFirst };
  }
  if (taken.length === 0) return { ...form, sentence };
  if (line === undefined) {
    const made = { key, item: openItem, serials: taken, quantity: '', fields: {} };
    return { ...form, lines: [...form.lines, made], sentence };
  }
  const next = changeLine(form, line.key, (each) => ({
    ...each,
    serials: [...each.serials, ...taken],
  }));
  return { ...next, sentence };
}

function knownOf(cards: readonly UnitCard[], isNewGoods: boolean): Known {
  const [card] = cards;
  if (card === undefined) {
    return isNewGoods
      ? { item: null, sentence: words.isNew, isGood: true }
      : { item: null, sentence: words.isUnknown, isGood: false };
  }
  const sentence = words.placeOf(card.item, statusName(card.status), card.area);
  return { item: cards.length === 1 ? card.item : null, sentence, isGood: true };
}

/** Notes what the books say, and puts serials whose item nobody chose into lines of their items. */
function noteAnswers(
  form: DocumentForm,
  answers: ReadonlyMap<string, readonly UnitCard[]>,
): DocumentForm {
  const { isNewGoods } = formRules[form.kind];
  const known = new Map(form.known);
  for (const [fold, cards] of answers) known.set(fold, knownOf(cards, isNewGoods));
  const noted = { ...form, known };
  if (isNewGoods) return noted;
  const lines: FormLine[] = [];
  const moved = new Map<string, string[]>();
  for (const line of form.lines) {
    if (line.item !== openItem) {
      lines.push(line);
      continue;
    }
    const left: string[] = [];
    for (const serial of line.serials) {
      const item = known.get(foldSerial(serial))?.item ?? null;
      if (item === null) left.push(serial);
      else moved.set(item, [...(moved.get(item) ?? []), serial]);
    }
    if (left.length > 0) lines.push({ ...line, serials: left });
    else if (moved.size > 0) lines.push({ ...line, serials: [] });
  }
  for (const [item, serials] of moved) {
    const at = lines.findIndex((line) => line.item === item);
    const open = lines.findIndex((line) => line.item === openItem && line.serials.length === 0);
    const place = at >= 0 ? at : open;
    const line = lines[place];
    if (line === undefined) {
      const [first = item] = serials;
      lines.push({ key: `${item}/${first}`, item, serials, quantity: '', fields: {} });
    } else lines[place] = { ...line, item, serials: [...line.serials, ...serials] };
  }
  return {
    ...noted,
    lines: lines.filter((line) => line.item !== openItem || line.serials.length > 0),
  };
}

export function reduceForm(form: DocumentForm, action: FormAction): DocumentForm {
  switch (action.type) {
    case 'headed':
      return { ...form, header: { ...form.header, [action.field]: action.text } };
    case 'dated':
      return { ...form, occurredOn: action.day };
    case 'sent':
      return { ...form, isInTransit: action.isInTransit };
    case 'lineAdded': {
      const { key, item } = action;
      const line = { key, item, serials: [], quantity: '', fields: {} };
      return { ...form, lines: [...form.lines, line], current: key };
    }
    case 'lineChanged':
      return changeLine(form, action.key, (line) => ({ ...line, ...action.patch }));
    case 'fieldSet':
      return changeLine(form, action.key, (line) => ({
        ...line,
        fields: { ...line.fields, [action.field]: action.text },
      }));
    case 'lineRemoved':
      return {
        ...form,
        lines: form.lines.filter(({ key }) => key !== action.key),
        current: form.current === action.key ? null : form.current,
      };
    case 'chosen':
      return { ...form, current: form.current === action.key ? null : action.key };
    case 'scanned':
      return scan(form, action.texts, action.key);
    case 'serialRemoved': {
      const without = (serials: readonly string[]): string[] =>
        serials.filter((serial) => serial !== action.serial);
      return {
        ...changeLine(form, action.key, (line) => ({ ...line, serials: without(line.serials) })),
        builds: form.builds.map((build) =>
          build.key === action.key ? { ...build, components: without(build.components) } : build,
        ),
      };
    }
    case 'lookedUp':
      return noteAnswers(form, action.answers);
    case 'addOnAdded': {
      const addOn = { key: action.key, name: '', amount: '', by: 'quantity' as const };
      return { ...form, addOns: [...form.addOns, addOn] };
    }
    case 'addOnChanged':
      return {
        ...form,
        addOns: form.addOns.map((addOn) =>
          addOn.key === action.key ? { ...addOn, ...action.patch } : addOn,
        ),
      };
    case 'addOnRemoved':
      return { ...form, addOns: form.addOns.filter(({ key }) => key !== action.key) };
    case 'buildAdded': {
      const { key, isTakenApart } = action;
      const build = { key, item: '', serial: '', isTakenApart, components: [] };
      return { ...form, builds: [...form.builds, build], current: key };
    }
    case 'buildChanged':
      return {
        ...form,
        builds: form.builds.map((build) =>
          build.key === action.key ? { ...build, ...action.patch } : build,
        ),
      };
    case 'buildRemoved':
      return { ...form, builds: form.builds.filter(({ key }) => key !== action.key) };
  }
}

/** The first number that cannot be read, and how it is to be written; null where all can. */
export function findUnread({ header, lines, addOns }: DocumentForm): string | null {
  const fields = [
    ...headerFields.map((field) => [words.headerLabels[field], field, header[field]] as const),
    ...lines.flatMap((line) =>
      lineFields.map((field) => [words.lineLabels[field], field, line.fields[field]] as const),
    ),
  ];
  const numbers: readonly (readonly [label: string, meaning: Meaning, text: string])[] = [
    ...fields.flatMap(([label, field, text = '']) => {
      const meaning = numberFields[field];
      return meaning === undefined ? [] : [[label, meaning, text] as const];
    }),
    ...lines.map(({ quantity }) => [words.quantity, 'count', quantity] as const),
    ...addOns.map(({ amount }) => [words.addOnAmount, 'signed', amount] as const),
  ];
  for (const [label, meaning, text] of numbers) {
    const wanted = refusalOf(meaning, text);
    if (wanted !== null) return partWords.cannotRead(label, text, wanted);
  }
  return null;
}

type RequestLine = NonNullable<DocumentRequest['lines']>[number];

function lineOf({ item, serials, quantity, fields }: FormLine): RequestLine {
  const said = Object.entries(fields).filter(([, text]) => text.trim() !== '');
  return {
    ...(Object.fromEntries(said) as Partial<RequestLine>),
    item,
    ...(serials.length === 0 ? {} : { serials: [...serials] }),
    ...(quantity.trim() === '' ? {} : { quantity: Number(quantity) }),
  };
}

/** The document as it is sent: what was left empty is left out. */
export function requestOf(form: DocumentForm, accepted: Iterable<string>): DocumentRequest {
  const { id, kind, occurredOn, header, isInTransit, lines, addOns, builds, known } = form;
  const { from, ...others } = header;
  const said = Object.entries(others).filter(([, text]) => text.trim() !== '');
  const numbers = (from ?? '').split(/[\s,;]+/).filter((number) => number !== '');
  const itemOf = (serial: string): string => known.get(foldSerial(serial))?.item ?? '';
  const built = builds.filter(({ isTakenApart }) => !isTakenApart);
  const apart = builds.filter(({ isTakenApart }) => isTakenApart);
  const accept = [...accepted];
  return {
    ...(Object.fromEntries(said.map(([field, text]) => [field, text.trim()])) as object),
    id,
    kind,
    occurredOn,
    lines: lines.map(lineOf),
    ...(numbers.length === 0 ? {} : { from: numbers }),
    ...(isInTransit ? { inTransit: true } : {}),
    ...(addOns.length === 0
      ? {}
      : { addOnCosts: addOns.map(({ name, amount, by }) => ({ name, amount, by })) }),
    ...(built.length === 0
      ? {}
      : {
          builds: built.map(({ item, serial, components }) => ({
            item,
            ...(serial.trim() === '' ? {} : { serial }),
            components: components.map((each) => ({ item: itemOf(each), serial: each })),
          })),
        }),
    ...(apart.length === 0
      ? {}
      : { takeApart: apart.map(({ item, serial }) => ({ item, serial })) }),
    ...(accept.length === 0 ? {} : { accept }),
  };
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A form filled from a document of the books, as a conversion or a draft has it. */
export function fillForm(
  form: DocumentForm,
  given: Partial<Conversion> & Readonly<Record<string, unknown>>,
): DocumentForm {
  const header = Object.fromEntries(
    headerFields.flatMap((field) => {
      const text = textOf(given[field]);
      return text === '' ? [] : [[field, text] as const];
    }),
  );
  const lines = (given.lines ?? []).map((line, index): FormLine => {
    const serials = Array.isArray(line['serials']) ? (line['serials'] as unknown[]) : [];
    const fields = lineFields.flatMap((field) => {
      const text = textOf(line[field]);
      return text === '' ? [] : [[field, text] as const];
    });
    return {
      key: `line-${index + 1}`,
      item: line.item,
      serials: serials.map((entry) =>
        typeof entry === 'string' ? entry : textOf((entry as { serial?: unknown }).serial),
      ),
      quantity: serials.length > 0 ? '' : textOf(line['quantity']),
      fields: Object.fromEntries(fields),
    };
  });
  const costs = Array.isArray(given['addOnCosts']) ? (given['addOnCosts'] as unknown[]) : [];
  const addOns = costs.map((cost, index): FormAddOn => {
    const { name, amount, by } = cost as Partial<FormAddOn>;
    return {
      key: `add-on-${index + 1}`,
      name: name ?? '',
      amount: amount ?? '',
      by: by ?? 'quantity',
    };
  });
  return { ...form, header, lines, addOns, isInTransit: given['inTransit'] === true };
}
