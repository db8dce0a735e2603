/**
 * The manifests as files: what is committed is what is rendered, both say the same, and everything they point to is
 * there. Office's own check of the XML form needs Microsoft's service; what it checks is checked here instead.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandNames } from '../commands/table.ts';
import { listCommands } from './description.ts';
import { readXml, type XmlNode } from './read-xml.ts';
import { paneAction } from './render-json.ts';
import { renderManifests } from './render.ts';
import { writeCompanyFiles, writeManifests } from './write.ts';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const xmlText = read('manifest.xml');
const xml = readXml(xmlText);
const jsonText = read('addin/manifest.json');

interface JsonControl {
  id: string;
  label: string;
  actionId: string;
  icons: { size: number; url: string }[];
  supertip: { title: string; description: string };
}
interface JsonManifest {
  id: string;
  version: string;
  icons: { outline: string; color: string };
  extensions: [
    {
      runtimes: [
        {
          code: { page: string };
          actions: { id: string; type: string }[];
          customFunctions: { namespace: { id: string; name: string }; metadataUrl: string };
        },
      ];
      ribbons: [{ tabs: [{ id: string; groups: { id: string; controls: JsonControl[] }[] }] }];
      contextMenus: [{ menus: [{ controls: JsonControl[] }] }];
      keyboardShortcuts: [{ shortcuts: { key: object; actionId: string }[] }];
    },
  ];
}
const json = JSON.parse(jsonText) as JsonManifest;
const [extension] = json.extensions;
const [runtime] = extension.runtimes;

function findAll(node: XmlNode, name: string): XmlNode[] {
  const own = node.name === name ? [node] : [];
  return [...own, ...node.children.flatMap((child) => findAll(child, name))];
}

function findOne(node: XmlNode, name: string): XmlNode {
  const found = findAll(node, name);
  expect(found).toHaveLength(1);
  return found[0]!;
}

const resources = new Map(
  findOne(xml, 'Resources')
    .children.flatMap((list) => list.children)
    .map((node) => [node.attributes['id'] ?? '', node.attributes['DefaultValue'] ?? '']),
);

test('what is committed is what is rendered', () => {
  for (const { path, text } of renderManifests()) expect(read(path)).toBe(text);
});

test('the writer writes each file once below the folder', () => {
  const written = new Map<string, string>();
  const paths = writeManifests('/books/', (path, text) => written.set(path, text));
  expect(paths).toEqual([
    '/books/manifest.xml',
    '/books/addin/manifest.json',
    '/books/addin/manifest.de.json',
    '/books/addin/assets/shortcuts.json',
    '/books/addin/assets/shortcuts.de.json',
  ]);
  expect([...written.keys()]).toEqual(paths);
});

test('another base URL moves every address', () => {
  for (const { text } of renderManifests('https://books.example.com/a/')) {
    expect(text).not.toContain('localhost');
  }
});

/** Microsoft's validator is half an ES module, which jest does not load: it runs on its own. */
function validate(path: string): string {
  const script = `
    const { AppManifestUtils } = (await import('@microsoft/app-manifest')).default;
    const manifest = await AppManifestUtils.readTeamsManifest(process.argv[1]);
    console.log(JSON.stringify(await AppManifestUtils.validateAgainstSchema(manifest)));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script, path], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

test("the unified manifest is valid by Microsoft's schema", () => {
  expect(validate(join(root, 'addin/manifest.json'))).toBe('[]');
});

test("Microsoft's validator refuses a control of a type that is not there", () => {
  const path = join(mkdtempSync(join(tmpdir(), 'manifest-')), 'manifest.json');
  writeFileSync(path, jsonText.replaceAll('"type": "button"', '"type": "lever"'));
  expect(() => validate(path)).toThrow();
});

/** The children that each element may have, in the one order that Office takes. */
const orders: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
    'VersionOverrides',
    'ExtendedOverrides',
  ],
  VersionOverrides: ['Requirements', 'Hosts', 'Resources'],
  Host: ['Runtimes', 'AllFormFactors', 'DesktopFormFactor'],
  DesktopFormFactor: ['GetStarted', 'FunctionFile', 'ExtensionPoint'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  CustomTab: ['Group', 'Label'],
  Group: ['Label', 'Icon', 'Control'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Supertip: ['Title', 'Description'],
  'bt:String': ['bt:Override'],
  Description: ['Override'],
  Resources: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'],
};

test('elements stand in the order that Office takes', () => {
  const check = (node: XmlNode): void => {
    const order = orders[node.name];
    if (order !== undefined) {
      const places = node.children.map((child) => order.indexOf(child.name));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
    node.children.forEach(check);
  };
  check(xml);
  const functions = findAll(xml, 'ExtensionPoint').find(
    (point) => point.attributes['xsi:type'] === 'CustomFunctions',
  );
  expect(functions?.children.map(({ name }) => name)).toEqual([
    'Script',
    'Page',
    'Metadata',
    'Namespace',
  ]);
});

function listUses(node: XmlNode): string[] {
  const own = node.attributes['resid'];
  return [...(own === undefined ? [] : [own]), ...node.children.flatMap(listUses)];
}

test('every resource that is used is there, and every one that is there is used', () => {
  const used = new Set(listUses(xml));
  expect([...used].sort()).toEqual([...resources.keys()].sort());
  for (const id of resources.keys()) expect(id.length).toBeLessThanOrEqual(32);
});

test('texts keep to the lengths that Office takes, in each language', () => {
  const check = (list: string, most: number): void => {
    for (const node of findAll(findOne(xml, list), 'bt:String')) {
      const { DefaultValue = '', id } = node.attributes;
      const others = findAll(node, 'bt:Override').map(
        ({ attributes }) => attributes['Value'] ?? '',
      );
      for (const text of [DefaultValue, ...others]) {
        expect({ id, text, isShort: text !== '' && text.length <= most }).toEqual({
          id,
          text,
          isShort: true,
        });
      }
    }
  };
  check('bt:ShortStrings', 125);
  check('bt:LongStrings', 250);
  const description = xml.children.find(({ name }) => name === 'Description');
  expect(description?.attributes['DefaultValue']?.length).toBeLessThanOrEqual(250);
});

test('the version is that of the package', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(json.version).toBe(version);
});

test('task pane, functions and commands share one page in one runtime', () => {
  const page = findOne(xml, 'Runtime').attributes['resid'];
  expect(findOne(xml, 'FunctionFile').attributes['resid']).toBe(page);
  expect(findOne(xml, 'Page').children[0]!.attributes['resid']).toBe(page);
  expect(findOne(xml, 'DefaultSettings').children[0]!.attributes['DefaultValue']).toBe(
    resources.get(page!),
  );
  expect(runtime.code.page).toBe(resources.get(page!));
});

function listUrls(text: string): string[] {
  return [...text.matchAll(/"(https?:[^"]*)"/g)].map((match) => match[1]!);
}

test('every address is https', () => {
  for (const text of [xmlText, jsonText]) {
    for (const url of listUrls(text)) {
      if (url.startsWith('http://schemas.microsoft.com/')) continue;
      if (url === 'http://www.w3.org/2001/XMLSchema-instance') continue;
      expect(url).toMatch(/^https:\/\//);
    }
  }
});

/** Width and height of a PNG, from its header. */
function readPngSize(path: string): readonly [number, number] {
  const bytes = readFileSync(path);
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('every file that is named is there, and icons have the size they are named for', () => {
  const names = [...xmlText.matchAll(/addin\/(assets\/[^"]+)"/g)]
    .concat([...jsonText.matchAll(/(assets\/[^"]+)"/g)])
    .map((match) => match[1]!);
  expect(names.length).toBeGreaterThan(30);
  for (const name of new Set(names)) {
    const path = join(root, 'addin', name);
    expect(existsSync(path)).toBe(true);
    const pixels = /-(\d+)\.png$/.exec(name)?.[1];
    if (pixels !== undefined) expect(readPngSize(path)).toEqual([Number(pixels), Number(pixels)]);
  }
});

test('sizes that the manifests say are those of the files', () => {
  for (const node of findAll(xml, 'bt:Image')) {
    const { size, resid } = node.attributes;
    if (resid !== undefined) expect(resources.get(resid)).toMatch(new RegExp(`-${size}\\.png$`));
  }
  for (const control of listControls()) {
    for (const { size, url } of control.icons) expect(url).toMatch(new RegExp(`-${size}\\.png$`));
  }
});

function listControls(): JsonControl[] {
  return [
    ...extension.ribbons[0].tabs[0].groups.flatMap((group) => group.controls),
    ...extension.contextMenus[0].menus[0].controls,
  ];
}

test('both manifests say the same', () => {
  expect(findOne(xml, 'Id').text).toBe(json.id);
  expect(findOne(xml, 'Version').text).toBe(`${json.version}.0`);
  const ofXml = findAll(xml, 'Control').map((control) => ({
    id: control.attributes['id'],
    label: resources.get(control.children[0]!.attributes['resid']!),
    description: resources.get(control.children[1]!.children[1]!.attributes['resid']!),
    action: findOne(control, 'FunctionName').text,
  }));
  const ofJson = listControls().map(({ id, label, supertip, actionId }) => ({
    id,
    label,
    description: supertip.description,
    action: actionId,
  }));
  expect(ofXml).toEqual(ofJson);
  expect(findOne(xml, 'CustomTab').attributes['id']).toBe(extension.ribbons[0].tabs[0].id);
  expect(resources.get('Functions.Namespace')).toBe(runtime.customFunctions.namespace.id);
  expect(resources.get('Functions.Url')).toBe(runtime.customFunctions.metadataUrl);
});

test('the commands are those that the add-in knows', () => {
  expect(listCommands().map(({ id }) => id)).toEqual(commandNames);
});

test('a group has no more commands than Office shows', () => {
  for (const { controls } of extension.ribbons[0].tabs[0].groups) {
    expect(controls.length).toBeLessThanOrEqual(6);
  }
});

test('every action is declared, used and has its keys', () => {
  const actions = runtime.actions.filter(({ id }) => id !== paneAction).map(({ id }) => id);
  expect(actions).toEqual(listCommands().map(({ id }) => id));
  expect(listControls().map(({ actionId }) => actionId)).toEqual(actions);
  const shortcuts = JSON.parse(read('addin/assets/shortcuts.json')) as {
    actions: { id: string }[];
    shortcuts: { action: string; key: object }[];
  };
  expect(shortcuts.actions.map(({ id }) => id)).toEqual(actions);
  expect(shortcuts.shortcuts.map(({ action, key }) => ({ actionId: action, key }))).toEqual(
    extension.keyboardShortcuts[0].shortcuts,
  );
  const keys = shortcuts.shortcuts.map(({ key }) => JSON.stringify(key));
  expect(new Set(keys).size).toBe(keys.length);
});

test("the functions' metadata is what the unified manifest's schema takes", () => {
  const { functions } = JSON.parse(read('addin/functions/functions.json')) as {
    functions: object[];
  };
  expect(functions.length).toBeGreaterThan(0);
  const manifest = JSON.parse(jsonText) as {
    extensions: [{ runtimes: [{ customFunctions: { functions?: object[] } }] }];
  };
  manifest.extensions[0].runtimes[0].customFunctions.functions = functions;
  const path = join(mkdtempSync(join(tmpdir(), 'manifest-')), 'manifest.json');
  writeFileSync(path, JSON.stringify(manifest));
  expect(validate(path)).toBe('[]');
});

test('a company gets the manifest for its address, and a package that is whole', () => {
  const files = new Map<string, string>();
  const paths = writeCompanyFiles(
    'out/company/',
    { write: (path, text) => files.set(path, text), copy: (from, to) => files.set(to, from) },
    'https://books.example.com/addin/',
  );
  expect(paths.sort()).toEqual([...files.keys()].sort());
  expect(files.get('out/company/manifest.xml')).toContain('https://books.example.com/addin/');
  const packed = JSON.parse(
    files.get('out/company/microsoft365/manifest.json') ?? '',
  ) as JsonManifest & { localizationInfo: { additionalLanguages: { file: string }[] } };
  const named = [
    packed.icons.color,
    packed.icons.outline,
    ...packed.localizationInfo.additionalLanguages.map(({ file }) => file),
  ];
  for (const name of named) expect(files.has(`out/company/microsoft365/${name}`)).toBe(true);
  for (const text of files.values()) expect(text).not.toContain('localhost');
});
