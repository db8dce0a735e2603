/** Writes the manifests below a folder. The add-in's code knows no file system, so the writer is handed in. */
import { defaultBaseUrl } from './description.ts';
import { renderManifests } from './render.ts';

/**
 * Writes `manifest.xml`, `addin/manifest.json` and `addin/assets/shortcuts.json` below the folder and answers their
 * paths. `writeFile` is that of `node:fs`.
 */
export function writeManifests(
  rootDir: string,
  writeFile: (path: string, text: string) => void,
  baseUrl: string = defaultBaseUrl,
): string[] {
  return renderManifests(baseUrl).map(({ path, text }) => {
    const full = `${rootDir.replace(/\/$/, '')}/${path}`;
    writeFile(full, text);
    return full;
  });
}
