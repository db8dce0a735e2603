/**
 * `npm run manifest -- [ADDRESS] [--out FOLDER]`: writes both manifests, the shortcuts and the functions' metadata from their
 * descriptions. Into the repository, from which the bundles are built; or into a folder, as a company installs them.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { renderHelp } from '../functions/help.ts';
import { describeFunctions } from '../functions/table.ts';
import { parseArguments } from './arguments.ts';
import { writeCompanyFiles, writeManifests } from './write.ts';

const root = process.cwd();

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function writeRepository(baseUrl) {
  const functions = join(root, 'addin/functions/functions.json');
  const help = join(root, 'addin/assets/functions.html');
  write(functions, `${JSON.stringify(describeFunctions(baseUrl), null, 2)}\n`);
  write(help, renderHelp());
  return [...writeManifests(root, write, baseUrl), functions, help];
}

function writeCompany(outDir, baseUrl) {
  const functions = join(outDir, 'addin/functions.json');
  write(functions, `${JSON.stringify(describeFunctions(baseUrl), null, 2)}\n`);
  const copy = (from, to) => {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(root, from), to);
  };
  return [...writeCompanyFiles(outDir, { write, copy }, baseUrl), functions];
}

try {
  const { baseUrl, outDir } = parseArguments(process.argv.slice(2));
  const written = outDir === null ? writeRepository(baseUrl) : writeCompany(outDir, baseUrl);
  // What Office's own tool reads back is what was meant.
  const { displayName, version } = await OfficeAddinManifest.readManifestFile(
    join(outDir ?? root, 'manifest.xml'),
  );
  process.stdout.write(`${written.join('\n')}\n${displayName} ${version} at ${baseUrl}\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
