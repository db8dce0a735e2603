/**
 * The files behind `<ExtendedOverrides>`: which keys run which action, and what the actions are called where two add-ins
 * want the same keys and Excel asks. English stands in the file itself, German in the file beside it.
 */
import { keysOf, type CommandName } from '../commands/table.ts';
import { labelOf, listCommands, type Description } from './description.ts';
import type { ManifestLanguage } from './words.ts';

const nameOf = (id: CommandName): string => `${id}_name`;

export function planShortcuts(facts: Description): object {
  const commands = listCommands(facts);
  return {
    actions: commands.map(({ id }) => ({
      id,
      type: 'ExecuteFunction',
      name: `\${resource.${nameOf(id)}}`,
    })),
    shortcuts: commands.map(({ id }) => ({ action: id, key: keysOf(id) })),
    resources: { default: planShortcutTexts(facts, 'en') },
  };
}

export function planShortcutTexts(facts: Description, language: ManifestLanguage): object {
  return Object.fromEntries(
    listCommands(facts).map(({ id }) => [nameOf(id), { value: labelOf(id, language) }]),
  );
}
