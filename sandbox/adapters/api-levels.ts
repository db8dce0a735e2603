/**
 * The requirement set that each member belongs to, as the installed package's own debug script says it. A host that is to
 * pass for an older Excel refuses with ApiNotFound what lies above its level, as that Excel would.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiLevels } from '../requests/requirements.ts';

const levelPattern =
  /_throwIfApiNotSupported\("(\w+)\.(\w+)", (?:_defaultApiSetName|"(\w+)"), "([\d.]+)"/g;

function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

let known: ApiLevels | null = null;

/** By name on the wire: `Range.GetRowsBelow`. A member that is not there was in the first version. */
export function readApiLevels(officePackage: string): ApiLevels {
  if (known !== null) return known;
  const script = readFileSync(join(officePackage, 'excel-win32-16.01.debug.js'), 'utf8');
  const excelPart = script.slice(script.indexOf('var _defaultApiSetName = "ExcelApi"'));
  const levels = new Map<string, { set: string; version: string }>();
  for (const [, className = '', member = '', set, version = ''] of excelPart.matchAll(
    levelPattern,
  )) {
    const name = `${className}.${upperFirst(member)}`;
    levels.set(name, { set: set ?? 'ExcelApi', version });
  }
  known = levels;
  return levels;
}
