/** The language that a request wants to be answered in, by its header Accept-Language (RFC 9110, 12.5.4). */
import { chooseLanguage, type Language } from '../shared/languages.ts';

/** A language of the header as `de-AT;q=0.8`; the weight is from 0 to 1 with up to three digits, and 1 where none is given. */
const range =
  /^([a-z0-9]{1,8}(?:-[a-z0-9]{1,8})*|\*)(?:\s*;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i;

/** Browsers send a handful; what comes behind so many is not read. */
const maxRanges = 50;

/** English where the header is missing, cannot be read, or names nothing that there is. What has weight 0 is not wanted. */
export function readLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').split(',', maxRanges).flatMap((part) => {
    const match = range.exec(part.trim());
    const weight = Number(match?.[2] ?? 1);
    return match === null || weight === 0 ? [] : [{ tag: match[1] ?? '', weight }];
  });
  wanted.sort((a, b) => b.weight - a.weight);
  return chooseLanguage(wanted.map(({ tag }) => tag));
}
