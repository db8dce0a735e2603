/** Writes the manifests below a folder. The add-in's code knows no file system, so what writes is handed in. */
import { defaultBaseUrl } from './description.ts';
import { companyPaths, renderManifests } from './render.ts';

type WriteFile = (path: string, text: string) => void;

/**
 * Writes both manifests and what they name where they belong in the repository, and answers their paths. `writeFile` is that
 * of `node:fs`.
 */
export function writeManifests(
  rootDir: string,
  writeFile: WriteFile,
  baseUrl: string = defaultBaseUrl,
): string[] {
  return renderManifests(baseUrl).map(({ path, text }) => {
    const full = `${rootDir.replace(/\/$/, '')}/${path}`;
    writeFile(full, text);
    return full;
  });
}

/**
 * What a company installs: `manifest.xml` by itself, and a folder `microsoft365` with the unified manifest and everything
 * that it names beside it, to be zipped as it is.
 */
export function writeCompanyFiles(
  outDir: string,
  files: { readonly write: WriteFile; readonly copy: (from: string, to: string) => void },
  baseUrl: string,
): string[] {
  const below = `${outDir.replace(/\/$/, '')}/`;
  const written = renderManifests(baseUrl).flatMap(({ path, text }) => {
    const to = companyPaths[path];
    if (to === undefined) return [];
    files.write(below + to, text);
    return [below + to];
  });
  const pictures = Object.entries(companyPaths).filter(([from]) => from.endsWith('.png'));
  for (const [from, to] of pictures) files.copy(from, below + to);
  return [...written, ...pictures.map(([, to]) => below + to)];
}
