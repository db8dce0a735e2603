/** Both manifests and what they name beside them as texts, each with the path it has in the repository. */
import { defaultBaseUrl, description } from './description.ts';
import { planGermanTexts } from './render-german.ts';
import { germanFile, planJsonManifest } from './render-json.ts';
import { planShortcuts, planShortcutTexts } from './render-shortcuts.ts';
import { renderXmlManifest } from './render-xml.ts';

export interface ManifestFile {
  /** From the top of the repository. */
  readonly path: string;
  readonly text: string;
}

/** The base URL must end with a slash. The same URL gives the same bytes. */
export function renderManifests(baseUrl: string = defaultBaseUrl): ManifestFile[] {
  return [
    { path: 'manifest.xml', text: renderXmlManifest(description, baseUrl) },
    { path: 'addin/manifest.json', text: renderJson(planJsonManifest(description, baseUrl)) },
    { path: `addin/${germanFile}`, text: renderJson(planGermanTexts(description)) },
    { path: 'addin/assets/shortcuts.json', text: renderJson(planShortcuts(description)) },
    {
      path: 'addin/assets/shortcuts.de.json',
      text: renderJson(planShortcutTexts(description, 'de')),
    },
  ];
}

/** What a company installs, from its path in the repository to that in the company's folder. */
export const companyPaths: Readonly<Record<string, string>> = {
  'manifest.xml': 'manifest.xml',
  'addin/manifest.json': 'microsoft365/manifest.json',
  [`addin/${germanFile}`]: `microsoft365/${germanFile}`,
  'addin/assets/color-192.png': 'microsoft365/assets/color-192.png',
  'addin/assets/outline-32.png': 'microsoft365/assets/outline-32.png',
};

/** JSON as Prettier leaves it alone: a list of one text stays on one line. */
function renderJson(value: object): string {
  const text = JSON.stringify(value, null, 2).replace(/\[\n\s+("[^"\n]*")\n\s+\]/g, '[$1]');
  return `${text}\n`;
}
