/**
 * The unified manifest for Microsoft 365. Custom functions came into the schema with version 1.23, keyboard shortcuts with
 * 1.24. Its texts are English; `render-german.ts` names each place that says something else in German.
 */
import { keysOf } from '../commands/table.ts';
import {
  askedIconSizes,
  hintOf,
  labelOf,
  listCommands,
  pathOfIcon,
  type CommandFacts,
  type Description,
  type IconName,
} from './description.ts';
import { manifestWords, type ManifestLanguage } from './words.ts';

const schemaVersion = '1.24';

/** The action that tells Office which page the task pane shows. */
export const paneAction = 'ShowTaskpane';

type At = (path: string) => string;

/** The file beside the manifest that has the texts in the other language. */
export const germanFile = 'manifest.de.json';

/** The members are in the order in which a person reads them. */
export function planJsonManifest(
  facts: Description,
  baseUrl: string,
  language: ManifestLanguage = 'en',
): object {
  const at: At = (path) => new URL(path, baseUrl).href;
  const words = manifestWords[language];
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.schema.json`,
    manifestVersion: schemaVersion,
    version: facts.version,
    id: facts.id,
    localizationInfo: {
      defaultLanguageTag: 'en-us',
      additionalLanguages: [{ languageTag: 'de', file: germanFile }],
    },
    developer: {
      name: facts.provider,
      websiteUrl: at(facts.pages.support),
      privacyUrl: at(facts.pages.privacy),
      termsOfUseUrl: at(facts.pages.terms),
    },
    name: { short: facts.name, full: words.fullName },
    description: { short: words.shortDescription, full: words.longDescription },
    icons: { outline: 'assets/outline-32.png', color: 'assets/color-192.png' },
    accentColor: facts.accentColor,
    validDomains: [new URL(baseUrl).host],
    authorization: {
      permissions: {
        resourceSpecific: [{ name: 'Document.ReadWrite.User', type: 'Delegated' }],
      },
    },
    extensions: [planExtension(facts, at, language)],
  };
}

function planExtension(facts: Description, at: At, language: ManifestLanguage): object {
  const words = manifestWords[language];
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
          ...listCommands(facts).map(({ id }) => ({
            id,
            type: 'executeFunction',
            displayName: labelOf(id, language),
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
              id: `Serialbook.${group.id}`,
              label: words.groups[group.id],
              icons: planIcons(group.icon, at),
              controls: group.commands.map((command) => planControl(command, at, language)),
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
            controls: facts.cellMenu.map((command) => planControl(command, at, language)),
          },
        ],
      },
    ],
    keyboardShortcuts: [
      {
        requirements: shared,
        shortcuts: listCommands(facts).map(({ id }) => ({ key: keysOf(id), actionId: id })),
      },
    ],
    getStartedMessages: [
      {
        requirements: { scopes: ['workbook'] },
        title: words.welcome.title,
        description: words.welcome.description,
        learnMoreUrl: at(facts.pages.support),
      },
    ],
  };
}

function planIcons(icon: IconName, at: At): object[] {
  return askedIconSizes.map((size) => ({ size, url: at(pathOfIcon(icon, size)) }));
}

function planControl({ id, icon }: CommandFacts, at: At, language: ManifestLanguage): object {
  const label = labelOf(id, language);
  return {
    id: `Serialbook.${id}`,
    type: 'button',
    label,
    icons: planIcons(icon, at),
    supertip: { title: label, description: hintOf(id, language) },
    actionId: id,
  };
}
