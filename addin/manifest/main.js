/** `npm run manifest`: writes both manifests, the shortcuts and the functions' metadata from their descriptions. */
import { writeFileSync } from 'node:fs';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { renderHelp } from '../functions/help.ts';
import { describeFunctions } from '../functions/table.ts';
import { defaultBaseUrl } from './description.ts';
import { writeManifests } from './write.ts';

const [baseUrl = defaultBaseUrl] = process.argv.slice(2);
const written = writeManifests(process.cwd(), writeFileSync, baseUrl);
const functions = `${process.cwd()}/addin/functions/functions.json`;
writeFileSync(functions, `${JSON.stringify(describeFunctions(baseUrl), null, 2)}\n`);
const help = `${process.cwd()}/addin/assets/functions.html`;
writeFileSync(help, renderHelp());
process.stdout.write(`${[...written, functions, help].join('\n')}\n`);

// What Office's own tool reads back is what was meant.
const { displayName, version } = await OfficeAddinManifest.readManifestFile('manifest.xml');
process.stdout.write(`${displayName} ${version}\n`);
