/**
 * The unified manifest for Microsoft 365, and the shortcuts file that the add-in only manifest points to. Custom
 * functions came into the schema with version 1.23, keyboard shortcuts with 1.24.
 */
import {
  commandIconSizes,
  keysOf,
  listCommands,
  pathOfIcon,
  type CommandFacts,
  type Description,
  type IconName,
} from './description.ts';

const schemaVersion = '1.24';

/** The action that tells Office which page the task pane shows. */
export const paneAction = 'ShowTaskpane';

type At = (path: string) => string;

/** The members are in the order in which a person reads them. */
export function planJsonManifest(facts: Description, baseUrl: string): object {
  const at: At = (path) => new URL(path, baseUrl).href;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.schema.json`,
    manifestVersion: schemaVersion,
    version: facts.version,
    id: facts.id,
    localizationInfo: { defaultLanguageTag: 'en-us', additionalLanguages: [] },
    developer: {
      name: facts.provider,
      websiteUrl: at(facts.pages.support),
      privacyUrl: at(facts.pages.privacy),
      termsOfUseUrl: at(facts.pages.terms),
    },
    name: { short: facts.name, full: facts.fullName },
    description: { short: facts.shortDescription, full: facts.longDescription },
    icons: { outline: 'assets/outline-32.png', color: 'assets/color-192.png' },
    accentColor: facts.accentColor,
    validDomains: [new URL(baseUrl).host],
    authorization: {
      permissions: {
        resourceSpecific: [{ name: 'Document.ReadWrite.User', type: 'Delegated' }],
      },
    },
    extensions: [planExtension(facts, at)],
  };
}

function planExtension(facts: Description, at: At): object {
  const shared = { capabilities: [{ name: 'SharedRuntime', minVersion: facts.sharedRuntime }] };
  return {
    requirements: {
      scopes: ['workbook'],
      capabilities: [{ name: 'ExcelApi', minVersion: facts.excelApi }],
    },
    runtimes: [
      {
        requirements: shared,
        id: 'SharedRuntime',
        type: 'general',
        code: { page: at(facts.pages.pane) },
        lifetime: 'long',
        actions: [
          { id: paneAction, type: 'openPage', displayName: facts.name },
          ...listCommands(facts).map(({ id, label }) => ({
            id,
            type: 'executeFunction',
            displayName: label,
          })),
        ],
        customFunctions: {
          namespace: { id: facts.namespace, name: facts.namespace },
          metadataUrl: at(facts.pages.functions),
        },
      },
    ],
    ribbons: [
      {
        requirements: shared,
        contexts: ['default'],
        tabs: [
          {
            id: facts.tab.id,
            label: facts.tab.label,
            groups: facts.groups.map((group) => ({
              id: group.id,
              label: group.label,
              icons: planIcons(group.icon, at),
              controls: group.commands.map((command) => planControl(command, at)),
            })),
          },
        ],
      },
    ],
    contextMenus: [
      {
        requirements: shared,
        menus: [
          {
            entryPoint: 'cell',
            controls: facts.cellMenu.map((command) => planControl(command, at)),
          },
        ],
      },
    ],
    keyboardShortcuts: [
      {
        requirements: shared,
        shortcuts: listCommands(facts).map((command) => ({
          key: keysOf(command),
          actionId: command.id,
        })),
      },
    ],
    getStartedMessages: [
      {
        requirements: { scopes: ['workbook'] },
        title: facts.welcome.title,
        description: facts.welcome.description,
        learnMoreUrl: at(facts.pages.support),
      },
    ],
  };
}

function planIcons(icon: IconName, at: At): object[] {
  return commandIconSizes.map((size) => ({ size, url: at(pathOfIcon(icon, size)) }));
}

function planControl(command: CommandFacts, at: At): object {
  return {
    id: `Serialbook.${command.id}`,
    type: 'button',
    label: command.label,
    icons: planIcons(command.icon, at),
    supertip: { title: command.label, description: command.hint },
    actionId: command.id,
  };
}

/** The file behind `<ExtendedOverrides>`: actions and their keys. */
export function planShortcuts(facts: Description): object {
  const commands = listCommands(facts);
  return {
    actions: commands.map(({ id, label }) => ({ id, type: 'ExecuteFunction', name: label })),
    shortcuts: commands.map((command) => ({ action: command.id, key: keysOf(command) })),
  };
}
