/**
 * Checks an exported audit chain, by itself: nothing of Serialbook is needed but this file and Node.
 *
 *   node verify-audit.js audit.ndjson [--head 120-9f2b6d1c40e85a77]...
 *
 * Each link's hash is SHA-256 over nine fields, each with its length in bytes and a colon before it: the words
 * `serialbook-1`, the books' id, the link's number, the hash before it (empty for the first), instant, user, action, subject
 * and content. A head that was kept elsewhere (on paper, in a header of an answer) shows a chain that was cut or made anew.
 * Exit code 0: the chain is whole and has every head; 1: it has not, and where; 2: the file cannot be read.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const fields = ['recordedAt', 'user', 'action', 'subject', 'content'];
const names = ['seq', ...fields, 'hash'];

function hashOf(bookId, previous, link) {
  const hash = createHash('sha256');
  const texts = ['serialbook-1', bookId, String(link.seq), previous];
  for (const text of [...texts, ...fields.map((field) => link[field])]) {
    const bytes = Buffer.from(text, 'utf8');
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

/** An object of exactly these fields, written as it would be written again; null for anything else. */
function readLine(line, wanted) {
  try {
    const read = JSON.parse(line);
    const isWhole =
      read !== null &&
      typeof read === 'object' &&
      Object.keys(read).join() === wanted.join() &&
      JSON.stringify(read) === line;
    return isWhole ? read : null;
  } catch {
    return null;
  }
}

/** The hash of one line of the chain, or what is wrong with it, given the number that it should have and the hash before. */
export function checkLink(line, { bookId, seq, previous }) {
  const link = readLine(line, names);
  const texts = [...fields, 'hash'];
  const isText = link !== null && texts.every((name) => typeof link[name] === 'string');
  if (!isText || link.seq !== seq) return { fault: `Link ${seq} is not as it was written.` };
  return hashOf(bookId, previous, link) === link.hash
    ? { hash: link.hash }
    : {
        fault: `Link ${seq} (${link.action} ${link.subject}) does not fit the one before it, or was changed.`,
      };
}

/** What is wrong with a head that was kept elsewhere; null where the chain has it. */
function checkHead(head, hashes) {
  const [, seq = '', digits = ''] = /^(\d+)-([0-9a-f]{16,64})$/.exec(head) ?? [];
  if (digits === '') return `${head} is no head, as 120-9f2b6d1c40e85a77 is one.`;
  const hash = hashes[Number(seq)];
  if (hash === undefined)
    return `The chain ends at ${hashes.length - 1}, and a head of ${seq} was kept: it was cut.`;
  return hash.startsWith(digits)
    ? null
    : `Link ${seq} is another than the head that was kept: the chain was made anew.`;
}

/** What is wrong with the text of an export; null where nothing is. `heads` are heads that were kept elsewhere. */
export function verifyAudit(text, heads = []) {
  if (!text.endsWith('\n')) return 'The file is cut within a line.';
  const [first, ...lines] = text.slice(0, -1).split('\n');
  const begin = readLine(first ?? '', ['format', 'bookId']);
  if (begin?.format !== 'serialbook-audit-1' || typeof begin.bookId !== 'string')
    return 'The file does not begin as an export of the audit chain.';
  const hashes = [''];
  for (const [index, line] of lines.entries()) {
    const place = { bookId: begin.bookId, seq: index + 1, previous: hashes[index] };
    const { fault, hash } = checkLink(line, place);
    if (fault !== undefined) return fault;
    hashes.push(hash);
  }
  for (const head of heads) {
    const fault = checkHead(head, hashes);
    if (fault !== null) return fault;
  }
  return null;
}

function main(args) {
  const heads = args.flatMap((arg, at) => (args[at - 1] === '--head' ? [arg] : []));
  const [file] = args.filter((arg, at) => !arg.startsWith('--') && args[at - 1] !== '--head');
  if (file === undefined) {
    console.error(
      'Name the export: node verify-audit.js audit.ndjson [--head 120-9f2b6d1c40e85a77]',
    );
    return 2;
  }
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    console.error(`${file} cannot be read. Check the name.`);
    return 2;
  }
  const fault = verifyAudit(text, heads);
  console.log(fault ?? `${text.split('\n').length - 2} links, intact.`);
  return fault === null ? 0 : 1;
}

if (process.argv[1]?.endsWith('verify-audit.js')) process.exitCode = main(process.argv.slice(2));
