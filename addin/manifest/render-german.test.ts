/** The file of German texts against Microsoft's schema for such files, and against the manifest that it belongs to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const manifest = read('addin/manifest.json');
const german = read('addin/manifest.de.json') as Record<string, string>;
const schema = read(
  'node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.24/MicrosoftTeams.Localization.schema.json',
) as {
  required: string[];
  properties: Record<string, { maxLength?: number }>;
  patternProperties: Record<string, { maxLength?: number }>;
};

function limitOf(place: string): number | null {
  const named = schema.properties[place];
  const patterned = Object.entries(schema.patternProperties).find(([pattern]) =>
    new RegExp(pattern).test(place),
  )?.[1];
  const found = named ?? patterned;
  return found === undefined ? null : (found.maxLength ?? Infinity);
}

/** What stands at a place, as `extensions[0].ribbons[0].label`. */
function standsAt(place: string): unknown {
  return place
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], manifest);
}

const places = Object.keys(german).filter((place) => place !== '$schema');

test('every place is one that the schema knows, and its text is no longer than it takes', () => {
  expect(places.length).toBeGreaterThan(40);
  for (const place of places) {
    const limit = limitOf(place);
    expect([place, limit === null]).toEqual([place, false]);
    expect(german[place]?.length).toBeLessThanOrEqual(limit ?? 0);
  }
  for (const place of schema.required) expect(places).toContain(place);
});

test('every place is one that the manifest has', () => {
  for (const place of places) expect([place, typeof standsAt(place)]).toEqual([place, 'string']);
});

test('every label and hint is German', () => {
  const english = JSON.stringify(manifest);
  const labels = places.filter((place) => /\.(label|title|description|displayName)$/.test(place));
  for (const place of labels) expect(english).not.toContain(JSON.stringify(german[place]));
});
