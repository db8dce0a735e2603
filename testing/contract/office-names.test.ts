/**
 * The sandbox may not invent Excel. Every name in its tables is held against those that the installed, pinned client can
 * put on the wire, read from the package's own debug script; an update that renames one shows here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOfficePackage } from '../../sandbox/adapters/node.ts';
import { listClasses } from '../../sandbox/requests/all-classes.ts';

interface ProxyClass {
  readonly properties: ReadonlySet<string>;
  readonly navigation: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
}

const classPattern =
  /\n {4}var (\w+) = \(function \(_super\) \{([\s\S]*?)\n {4}\}\(OfficeExtension\.ClientObject\)\);/g;
const propertiesPattern = /_scalarPropertyOriginalNames"[\s\S]*?return \[([^\]]*)\]/;
const navigationPattern = /_createPropertyObject\(Excel\.\w+, this, "(\w+)"/g;
const methodPattern = /(?:_createMethodObject\(Excel\.\w+, this\w*,|_invokeMethod\(this,) "(\w+)"/g;

/** A few properties are written under another name than they are read by. */
const setterPattern =
  /function (\w+?)_\w+_Set\(thisObj, \w+\) \{[^}]*?_invokeSetProperty\(thisObj, "(\w+)"/g;

function namesIn(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map(([, name = '']) => name));
}

function readProxies(): Map<string, ProxyClass> {
  const script = readFileSync(join(findOfficePackage(), 'excel-win32-16.01.debug.js'), 'utf8');
  const proxies = new Map<string, ProxyClass>();
  const setters = [...script.matchAll(setterPattern)];
  for (const [, name = '', body = ''] of script.matchAll(classPattern)) {
    proxies.set(name, {
      properties: new Set([
        ...namesIn(propertiesPattern.exec(body)?.[1] ?? '', /"(\w+)"/g),
        ...namesIn(body, /_invokeSetProperty\(this, "(\w+)"/g),
        ...setters.filter((setter) => setter[1] === name).map((setter) => setter[2] ?? ''),
      ]),
      navigation: namesIn(body, navigationPattern),
      methods: namesIn(body, methodPattern),
    });
  }
  return proxies;
}

const proxies = readProxies();
const classes = listClasses();

function count(kind: 'properties' | 'navigation' | 'methods'): string {
  const ours = classes.reduce((sum, one) => sum + one[kind].length, 0);
  const theirs = classes.reduce(
    (sum, one) => sum + (proxies.get(one.className)?.[kind].size ?? 0),
    0,
  );
  return `${ours} of their ${theirs} ${kind}`;
}

describe(`${classes.length} of ${proxies.size} classes; ${count('properties')}, ${count('navigation')}, ${count('methods')}`, () => {
  test('the debug script still reads as it did', () => {
    expect(proxies.size).toBeGreaterThan(200);
    expect(proxies.get('Range')?.properties.has('NumberFormat')).toBe(true);
    expect(proxies.get('Table')?.methods.has('GetDataBodyRange')).toBe(true);
  });

  test.each(classes.map((one) => [one.className, one] as const))(
    '%s says only what the client says',
    (className, ours) => {
      const proxy = proxies.get(className);
      const unknown = {
        properties: ours.properties.filter((name) => proxy?.properties.has(name) !== true),
        navigation: ours.navigation.filter((name) => proxy?.navigation.has(name) !== true),
        methods: ours.methods.filter((name) => proxy?.methods.has(name) !== true),
      };
      expect(unknown).toEqual({ properties: [], navigation: [], methods: [] });
    },
  );
});
