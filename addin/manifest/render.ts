/** Both manifests and the shortcuts file as texts, each with the path it has in the repository. */
import { defaultBaseUrl, description } from './description.ts';
import { planJsonManifest, planShortcuts } from './render-json.ts';
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
    { path: 'addin/assets/shortcuts.json', text: renderJson(planShortcuts(description)) },
  ];
}

/** JSON as Prettier leaves it alone: a list of one text stays on one line. */
function renderJson(value: object): string {
  const text = JSON.stringify(value, null, 2).replace(/\[\n\s+("[^"\n]*")\n\s+\]/g, '[$1]');
  return `${text}\n`;
}
