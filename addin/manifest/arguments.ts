/** What a person gives to `npm run manifest`: where the add-in's pages are, and where the files are to go. */
import { defaultBaseUrl } from './description.ts';

export interface ManifestArguments {
  /** Ends with a slash. */
  readonly baseUrl: string;
  /** Null: into the repository, from where the bundles are built. */
  readonly outDir: string | null;
}

/** Throws a sentence where the address is none that Office would load from. */
export function parseArguments(given: readonly string[]): ManifestArguments {
  const at = given.indexOf('--out');
  const outDir = at === -1 ? null : (given[at + 1] ?? '');
  if (outDir === '') throw new Error('Name a folder behind --out.');
  const rest = at === -1 ? given : given.filter((_, index) => index !== at && index !== at + 1);
  const unknown = rest.find((text, index) => index > 0 || text.startsWith('-'));
  if (unknown !== undefined) throw new Error(`${unknown} is unknown here.`);
  return { baseUrl: parseBaseUrl(rest[0] ?? defaultBaseUrl), outDir };
}

function parseBaseUrl(text: string): string {
  if (!URL.canParse(text))
    throw new Error(`${text} is no address, as https://books.example/addin/`);
  const url = new URL(text);
  if (url.protocol !== 'https:') throw new Error('Office loads add-ins over https alone.');
  if (url.search !== '' || url.hash !== '') throw new Error('Leave out what is behind the folder.');
  return url.pathname.endsWith('/') ? url.href : `${url.href}/`;
}
