/**
 * Checks a sealed workbook from the command line: the file by itself, and against the seal that the books or a running
 * service kept, where they are named. Answers the exit code: 0 sound, 1 not sound or no sealed workbook.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { describeVerdict, refusalText } from '../../reports/seal/words.ts';
import { openSealed, type KeptSeal, type OpenedSeal } from '../../reports/seal/verify-file.ts';
import { RefusedFile } from '../../reports/seal/zip.ts';
import { sealSchema } from '../../shared/api/seals.ts';
import type { Language } from '../../shared/languages.ts';
import type { Books } from '../books.ts';
import { findSeal } from '../queries/seals.ts';

/** Asks what is kept under a seal's number; null where nothing is. */
export type AskKept = (number: string) => Promise<KeptSeal>;

export const askNobody: AskKept = () => Promise.resolve(undefined);

export function askBooks(books: Books): AskKept {
  return (number) => findSeal(books.store.db, number);
}

const missSchema = z.object({ message: z.string() });

/** Asks a running service. Throws with a sentence where it cannot be reached, or does not answer. */
export function askService(url: string, token: string | undefined): AskKept {
  return async (number) => {
    const address = new URL(`/api/seals/${encodeURIComponent(number)}`, url);
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await fetch(address, { headers }).catch(() => {
      throw new Error(`The service at ${url} cannot be reached. Check the address, or start it.`);
    });
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) return sealSchema.parse(body);
    if (answer.status === 404) return null;
    const said = missSchema.safeParse(body);
    throw new Error(
      `The service answered ${answer.status}. ${said.data?.message ?? ''} Check --token.`,
    );
  };
}

export async function verifyFile(
  file: string,
  ask: AskKept,
  language: Language,
  say: (text: string) => void,
): Promise<number> {
  let opened: OpenedSeal;
  try {
    opened = openSealed(new Uint8Array(readFileSync(file)));
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    say(`${file}: ${refusalText(error.reason, language)}`);
    return 1;
  }
  const verdict = opened.verify(await ask(opened.seal.number));
  for (const sentence of describeVerdict(verdict, language)) say(sentence);
  return verdict.isSound ? 0 : 1;
}
