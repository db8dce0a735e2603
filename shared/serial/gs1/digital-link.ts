/**
 * GS1 Digital Links: a web address of any host whose path ends in pairs of identifier and value (GS1 Digital Link: URI
 * Syntax 4). The address is read and never asked. An address without a product or other key in it is no such link.
 */
import { faultOf, type ElementString } from './element-string.ts';
import type { Gs1Element, Gs1Fault } from './faults.ts';
import { identifiers } from './identifiers.ts';
import { elementOf, findValueFault } from './value.ts';

/** The keys that may begin the pairs of a path, each with those that may qualify it, in any number. */
const keys: ReadonlyMap<string, readonly string[]> = new Map([
  ['00', []],
  ['01', ['22', '10', '21', '235']],
  ['253', []],
  ['255', []],
  ['401', []],
  ['402', []],
  ['414', ['254', '7040']],
  ['415', ['8020']],
  ['417', ['7040']],
  ['8003', []],
  ['8004', ['7040']],
  ['8006', ['22', '10', '21']],
  ['8010', ['8011']],
  ['8013', []],
  ['8017', ['8019']],
  ['8018', ['8019']],
]);

/** The words that stood for identifiers before version 1.2. */
const words: ReadonlyMap<string, string> = new Map([
  ['sscc', '00'],
  ['gtin', '01'],
  ['cpv', '22'],
  ['lot', '10'],
  ['ser', '21'],
  ['gln', '414'],
  ['glnx', '254'],
  ['refno', '8020'],
  ['grai', '8003'],
  ['giai', '8004'],
  ['itip', '8006'],
  ['cpid', '8010'],
  ['cpsn', '8011'],
  ['gmn', '8013'],
  ['gsrnp', '8017'],
  ['gsrn', '8018'],
  ['srin', '8019'],
]);

const longestLink = 2000;
/** Host with port, without a name or password before it; then path, query and fragment. */
const linkPattern = /^https?:\/\/[^/?#@\s]+(\/[^?#\s]*)(?:\?([^#\s]*))?(?:#.*)?$/i;
const gtinLengths: ReadonlySet<number> = new Set([8, 12, 13]);

function codeOf(segment: string): string {
  return words.get(segment) ?? segment;
}

/** A part of an address in plain characters, or null where its escapes mean none. */
function unescapePart(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Where the key begins: the last place in the path from which pairs run to its end. */
function findKey(segments: readonly string[]): number | null {
  for (let at = segments.length - 2; at >= 0; at -= 2) {
    const key = codeOf(segments[at] ?? '');
    const qualifiers = keys.get(key);
    if (qualifiers === undefined) continue;
    const places = segments.slice(at + 2).filter((_, place) => place % 2 === 0);
    if (places.every((segment) => qualifiers.includes(codeOf(segment)))) return at;
  }
  return null;
}

type Pair = readonly [ai: string, value: string];

function listPathPairs(path: string): Pair[] | null {
  const segments = path.replace(/\/$/, '').split('/').slice(1);
  const start = findKey(segments);
  if (start === null) return null;
  const pairs: Pair[] = [];
  for (let at = start; at < segments.length; at += 2) {
    pairs.push([codeOf(segments[at] ?? ''), segments[at + 1] ?? '']);
  }
  return pairs;
}

/** What the query says in identifiers; its other words (`linkType`, campaigns) are the host's own. */
function listQueryPairs(query: string): Pair[] {
  const pairs = query.split(/[&;]/).map((pair): Pair => {
    const at = pair.indexOf('=');
    return at < 0 ? [pair, ''] : [codeOf(pair.slice(0, at)), pair.slice(at + 1)];
  });
  return pairs.filter(([ai]) => identifiers.has(ai));
}

function padGtin(ai: string, value: string): string {
  return ai === '01' && gtinLengths.has(value.length) ? value.padStart(14, '0') : value;
}

/** The elements of a Digital Link; null where a text is none. `thisYear` decides the century of dates. */
export function readDigitalLink(text: string, thisYear: number): ElementString | null {
  const match = text.length > longestLink ? null : linkPattern.exec(text);
  const inPath = match === null ? null : listPathPairs(match[1] ?? '');
  if (match === null || inPath === null) return null;
  const elements = new Map<string, Gs1Element>();
  const faults: Gs1Fault[] = [];
  for (const [ai, escaped] of [...inPath, ...listQueryPairs(match[2] ?? '')]) {
    const identifier = identifiers.get(ai);
    if (identifier === undefined) continue;
    const unescaped = unescapePart(escaped);
    if (unescaped === null) {
      faults.push(faultOf('gs1_link_malformed', identifier, escaped));
      continue;
    }
    const value = padGtin(ai, unescaped);
    const fault = findValueFault(identifier, value);
    if (fault !== null) faults.push(faultOf(fault, identifier, value));
    const before = elements.get(ai);
    if (before === undefined) elements.set(ai, elementOf(identifier, value, thisYear));
    else if (before.value !== value) faults.push(faultOf('gs1_repeated', identifier, value));
  }
  return { elements: [...elements.values()], faults };
}
