/**
 * Requirement sets: what this Excel says it can do, and so what `isSetSupported` answers. The client sends what lies above the
 * level all the same; it is the host that refuses it with ApiNotFound.
 */
export type RequirementSets = Readonly<Record<string, string>>;

/** The set that a member of a class came with, by its name on the wire (`Range.GetRowsBelow`). */
export type ApiLevels = ReadonlyMap<string, { readonly set: string; readonly version: string }>;

/** A current Excel for Windows. */
export const currentRequirements: RequirementSets = {
  ExcelApi: '1.17',
  ExcelApiDesktop: '1.1',
  ExcelApiUndo: '1.8',
  SharedRuntime: '1.2',
  CustomFunctionsRuntime: '1.4',
  CustomFunctions: '1.7',
  DialogApi: '1.2',
  RibbonApi: '1.2',
  KeyboardShortcuts: '1.1',
  AddinCommands: '1.3',
  Settings: '1.1',
  DocumentEvents: '1.1',
  CustomXmlParts: '1.1',
  RichApiRuntime: '1.2',
  RichApiRuntimeFlag: '1.2',
  DelayForCellEdit: '1.1',
};

function partsOf(version: string): readonly [number, number] {
  const [major = '0', minor = '0'] = version.split('.');
  return [Number(major), Number(minor)];
}

export function isSetSupported(
  sets: RequirementSets,
  name: string,
  minVersion: string | number = '0',
): boolean {
  const entry = Object.entries(sets).find(([key]) => key.toLowerCase() === name.toLowerCase());
  if (entry === undefined) return false;
  const [major, minor] = partsOf(entry[1]);
  const [wantedMajor, wantedMinor] = partsOf(String(minVersion));
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** The current sets with some at another level; null takes a set away. */
export function requirementsWith(
  changes: Readonly<Record<string, string | null>>,
): RequirementSets {
  const sets: Record<string, string> = { ...currentRequirements };
  for (const [name, version] of Object.entries(changes)) {
    if (version === null) Reflect.deleteProperty(sets, name);
    else sets[name] = version;
  }
  return sets;
}
