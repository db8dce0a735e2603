/**
 * The German texts of the unified manifest: a flat file that names a place in the manifest and what stands there in German.
 * It is found by laying the German manifest beside the English one, so that no place can be forgotten.
 */
import { defaultBaseUrl, type Description } from './description.ts';
import { planJsonManifest } from './render-json.ts';

const schema =
  'https://developer.microsoft.com/json-schemas/teams/v1.24/MicrosoftTeams.Localization.schema.json';

/** The schema asks for these even where both languages say the same. */
const alwaysNamed = new Set(['name.short', 'description.short', 'description.full']);

/** Each text that differs, by its place, as `extensions[0].ribbons[0].tabs[0].groups[1].label`. */
function* listDifferences(
  one: unknown,
  other: unknown,
  place: string,
): Generator<readonly [string, string]> {
  if (typeof one === 'string' && typeof other === 'string') {
    if (one !== other || alwaysNamed.has(place)) yield [place, other];
    return;
  }
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null)
    return;
  const others = new Map<string, unknown>(Object.entries(other));
  for (const [key, value] of Object.entries(one) as [string, unknown][]) {
    const inside = Array.isArray(one) ? `${place}[${key}]` : `${place}${place && '.'}${key}`;
    yield* listDifferences(value, others.get(key), inside);
  }
}

export function planGermanTexts(facts: Description): object {
  const [english, german] = (['en', 'de'] as const).map((language) =>
    planJsonManifest(facts, defaultBaseUrl, language),
  );
  return { $schema: schema, ...Object.fromEntries(listDifferences(english, german, '')) };
}
