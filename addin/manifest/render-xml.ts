/**
 * The add-in only manifest: installs in every Excel that has add-ins. Where the shared runtime is missing, Office
 * leaves out the whole of VersionOverrides and offers the task pane alone.
 */
import {
  commandIconSizes,
  hintOf,
  labelOf,
  listCommands,
  pathOfIcon,
  type CommandFacts,
  type Description,
  type GroupFacts,
  type IconName,
} from './description.ts';
import { manifestWords, type ManifestLanguage } from './words.ts';
import { el, renderXml, type Element } from './xml.ts';

/** The language of the manifest, and the one that Office shows where it speaks it itself. */
const defaultLocale = 'en-US';
const otherLocale = 'de-DE';

const pageResource = 'Pane.Url';
const scriptResource = 'Script.Url';
const functionsResource = 'Functions.Url';
const supportResource = 'Support.Url';
const namespaceResource = 'Functions.Namespace';
const tabResource = 'Tab.Label';
const welcomeTitle = 'Welcome.Title';
const welcomeText = 'Welcome.Text';

/** A resource is named by at most 32 characters. */
const labelId = (id: string): string => `${id}.Label`;
const hintId = (id: string): string => `${id}.Hint`;
const iconId = (icon: IconName, pixels: number): string => `${icon}.${pixels}`;

/** A text in both languages: `attributes` are those of the element that has it. */
function inBoth(
  [name, override]: readonly [element: string, override: string],
  attributes: Readonly<Record<string, string>>,
  say: (language: ManifestLanguage) => string,
): Element {
  const other = el(override, { Locale: otherLocale, Value: say('de') });
  return el(
    name,
    { ...attributes, DefaultValue: say('en') },
    say('de') === say('en') ? [] : [other],
  );
}

export function renderXmlManifest(facts: Description, baseUrl: string): string {
  const at = (path: string): string => new URL(path, baseUrl).href;
  return renderXml(
    el(
      'OfficeApp',
      {
        xmlns: 'http://schemas.microsoft.com/office/appforoffice/1.1',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
        'xmlns:ov': 'http://schemas.microsoft.com/office/taskpaneappversionoverrides',
        'xsi:type': 'TaskPaneApp',
      },
      [
        el('Id', {}, facts.id),
        el('Version', {}, `${facts.version}.0`),
        el('ProviderName', {}, facts.provider),
        el('DefaultLocale', {}, defaultLocale),
        el('DisplayName', { DefaultValue: facts.name }),
        inBoth(
          ['Description', 'Override'],
          {},
          (language) => manifestWords[language].shortDescription,
        ),
        el('IconUrl', { DefaultValue: at(pathOfIcon('icon', 32)) }),
        el('HighResolutionIconUrl', { DefaultValue: at(pathOfIcon('icon', 64)) }),
        el('SupportUrl', { DefaultValue: at(facts.pages.support) }),
        el('AppDomains', {}, [el('AppDomain', {}, new URL(baseUrl).origin)]),
        el('Hosts', {}, [el('Host', { Name: 'Workbook' })]),
        el('Requirements', {}, [
          el('Sets', { DefaultMinVersion: '1.1' }, [
            el('Set', { Name: 'ExcelApi', MinVersion: facts.excelApi }),
          ]),
        ]),
        el('DefaultSettings', {}, [el('SourceLocation', { DefaultValue: at(facts.pages.pane) })]),
        el('Permissions', {}, 'ReadWriteDocument'),
        el(
          'VersionOverrides',
          {
            xmlns: 'http://schemas.microsoft.com/office/taskpaneappversionoverrides',
            'xsi:type': 'VersionOverridesV1_0',
          },
          [
            el('Requirements', {}, [
              el('bt:Sets', { DefaultMinVersion: '1.1' }, [
                el('bt:Set', { Name: 'SharedRuntime', MinVersion: facts.sharedRuntime }),
              ]),
            ]),
            el('Hosts', {}, [planHost(facts)]),
            planResources(facts, at),
          ],
        ),
        el('ExtendedOverrides', {
          Url: at(facts.pages.shortcuts),
          ResourcesUrl: at(facts.pages.shortcutTexts),
        }),
      ],
    ),
  );
}

function planHost(facts: Description): Element {
  return el('Host', { 'xsi:type': 'Workbook' }, [
    el('Runtimes', {}, [el('Runtime', { resid: pageResource, lifetime: 'long' })]),
    el('AllFormFactors', {}, [
      el('ExtensionPoint', { 'xsi:type': 'CustomFunctions' }, [
        el('Script', {}, [el('SourceLocation', { resid: scriptResource })]),
        el('Page', {}, [el('SourceLocation', { resid: pageResource })]),
        el('Metadata', {}, [el('SourceLocation', { resid: functionsResource })]),
        el('Namespace', { resid: namespaceResource }),
      ]),
    ]),
    el('DesktopFormFactor', {}, [
      el('GetStarted', {}, [
        el('Title', { resid: welcomeTitle }),
        el('Description', { resid: welcomeText }),
        el('LearnMoreUrl', { resid: supportResource }),
      ]),
      el('FunctionFile', { resid: pageResource }),
      el('ExtensionPoint', { 'xsi:type': 'PrimaryCommandSurface' }, [
        el('CustomTab', { id: facts.tab.id }, [
          ...facts.groups.map(planGroup),
          el('Label', { resid: tabResource }),
        ]),
      ]),
      el('ExtensionPoint', { 'xsi:type': 'ContextMenu' }, [
        el('OfficeMenu', { id: 'ContextMenuCell' }, facts.cellMenu.map(planButton)),
      ]),
    ]),
  ]);
}

function planGroup(group: GroupFacts): Element {
  return el('Group', { id: `Serialbook.${group.id}` }, [
    el('Label', { resid: labelId(group.id) }),
    planIcon(group.icon),
    ...group.commands.map(planButton),
  ]);
}

function planButton(command: CommandFacts): Element {
  return el('Control', { 'xsi:type': 'Button', id: `Serialbook.${command.id}` }, [
    el('Label', { resid: labelId(command.id) }),
    el('Supertip', {}, [
      el('Title', { resid: labelId(command.id) }),
      el('Description', { resid: hintId(command.id) }),
    ]),
    planIcon(command.icon),
    el('Action', { 'xsi:type': 'ExecuteFunction' }, [el('FunctionName', {}, command.id)]),
  ]);
}

function planIcon(icon: IconName): Element {
  return el(
    'Icon',
    {},
    commandIconSizes.map((pixels) =>
      el('bt:Image', { size: String(pixels), resid: iconId(icon, pixels) }),
    ),
  );
}

function planResources(facts: Description, at: (path: string) => string): Element {
  const commands = listCommands(facts);
  const icons = new Set([...facts.groups, ...commands].map(({ icon }) => icon));
  const url = (id: string, path: string): Element => el('bt:Url', { id, DefaultValue: at(path) });
  return el('Resources', {}, [
    el(
      'bt:Images',
      {},
      [...icons].flatMap((icon) =>
        commandIconSizes.map((pixels) =>
          el('bt:Image', { id: iconId(icon, pixels), DefaultValue: at(pathOfIcon(icon, pixels)) }),
        ),
      ),
    ),
    el('bt:Urls', {}, [
      url(pageResource, facts.pages.pane),
      url(scriptResource, facts.pages.script),
      url(functionsResource, facts.pages.functions),
      url(supportResource, facts.pages.support),
    ]),
    ...planStrings(facts, commands),
  ]);
}

function planStrings(facts: Description, commands: readonly CommandFacts[]): Element[] {
  const text = (id: string, say: (language: ManifestLanguage) => string): Element =>
    inBoth(['bt:String', 'bt:Override'], { id }, say);
  return [
    el('bt:ShortStrings', {}, [
      text(namespaceResource, () => facts.namespace),
      text(tabResource, () => facts.tab.label),
      text(welcomeTitle, (language) => manifestWords[language].welcome.title),
      ...facts.groups.map(({ id }) =>
        text(labelId(id), (language) => manifestWords[language].groups[id]),
      ),
      ...commands.map(({ id }) => text(labelId(id), (language) => labelOf(id, language))),
    ]),
    el('bt:LongStrings', {}, [
      text(welcomeText, (language) => manifestWords[language].welcome.description),
      ...commands.map(({ id }) => text(hintId(id), (language) => hintOf(id, language))),
    ]),
  ];
}
