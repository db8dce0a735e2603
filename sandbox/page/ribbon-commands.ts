/**
 * What the add-in puts into Excel, as data: its ribbon, its part of a cell's menu and its keys, read from the unified manifest
 * when the server has it, else a ribbon that says the same. A command opens the pane or runs a function of the add-in by its
 * action id.
 */
export interface RibbonCommand {
  /** The action's id. */
  readonly id: string;
  /** The button's own id, by which the add-in switches it on and off. */
  readonly controlId: string;
  readonly label: string;
  readonly tip: string;
  /** Empty in a cell's menu. */
  readonly group: string;
  readonly opensPane: boolean;
  /** Null: one of the page's own drawings, by id. */
  readonly iconUrl: string | null;
}

export interface AddinCommands {
  readonly ribbon: readonly RibbonCommand[];
  readonly cellMenu: readonly RibbonCommand[];
  /** By key combination as it is written in a manifest, in a browser's and on the desktop: the action's id. */
  readonly keys: ReadonlyMap<string, string>;
}

const rows: readonly [id: string, label: string, tip: string, group: string][] = [
  ['ShowScan', 'Scan', 'Scan serials into the open document', 'Units'],
  ['ShowLookUp', 'Look up', 'The whole story of a serial', 'Units'],
  ['ShowReceive', 'Receive', 'Take units in from a vendor', 'Documents'],
  ['ShowSell', 'Sell', 'An invoice to a customer', 'Documents'],
  ['ShowReturn', 'Return (RMA)', 'Take units back, from a serial alone', 'Documents'],
  ['ShowTransfer', 'Transfer', 'Move units to another place', 'Documents'],
  ['ShowReconcile', 'Reconcile', 'A list of serials against the books', 'Stock'],
  ['ShowCount', 'Count', 'Count a place by scanning it', 'Stock'],
  ['ShowReports', 'Reports', 'True-cost reports as sheets, xlsx and PDF', 'Books'],
  ['Refresh', 'Refresh', 'Read the books again', 'Books'],
];

const defaultCommands: AddinCommands = {
  ribbon: rows.map(([id, label, tip, group]) => ({
    id,
    controlId: id,
    label,
    tip,
    group,
    opensPane: false,
    iconUrl: null,
  })),
  cellMenu: [],
  keys: new Map(),
};

interface Manifest {
  readonly extensions?: readonly {
    readonly runtimes?: readonly {
      readonly actions?: readonly { readonly id: string; readonly type: string }[];
    }[];
    readonly ribbons?: readonly {
      readonly tabs?: readonly { readonly groups?: readonly ManifestGroup[] }[];
    }[];
    readonly contextMenus?: readonly {
      readonly menus?: readonly {
        readonly entryPoint?: string;
        readonly controls?: readonly ManifestControl[];
      }[];
    }[];
    readonly keyboardShortcuts?: readonly {
      readonly shortcuts?: readonly {
        readonly key: { readonly default?: string; readonly web?: string };
        readonly actionId: string;
      }[];
    }[];
  }[];
}

interface Icon {
  readonly size: number;
  readonly url: string;
}

interface ManifestControl {
  readonly id?: string;
  readonly label?: string;
  readonly actionId?: string;
  readonly supertip?: { readonly description?: string };
  readonly icons?: readonly Icon[];
}

interface ManifestGroup {
  readonly label?: string;
  readonly controls?: readonly ManifestControl[];
}

/** The size in pixels of a large button's icon. */
const shownSize = 32;

/** The icon that is drawn for the size shown, else the largest. */
function chooseIcon(icons: readonly Icon[]): Icon | null {
  const bySize = [...icons].sort((a, b) => b.size - a.size);
  return bySize.find(({ size }) => size === shownSize) ?? bySize[0] ?? null;
}

/** The commands that a unified manifest declares, in its order; none where it declares none. */
export function readManifestCommands(manifest: unknown): AddinCommands {
  const extensions = (manifest as Manifest | null)?.extensions ?? [];
  const actions = extensions
    .flatMap((one) => one.runtimes ?? [])
    .flatMap((one) => one.actions ?? []);
  const opening = new Set(actions.filter(({ type }) => type === 'openPage').map(({ id }) => id));
  const read = (control: ManifestControl, group: string): RibbonCommand[] => {
    const { actionId, label = '', supertip, icons = [] } = control;
    if (actionId === undefined) return [];
    const icon = chooseIcon(icons);
    return [
      {
        id: actionId,
        controlId: control.id ?? actionId,
        label,
        tip: supertip?.description ?? label,
        group,
        opensPane: opening.has(actionId),
        iconUrl: icon === null ? null : servedHere(icon.url),
      },
    ];
  };
  const groups = extensions
    .flatMap((one) => one.ribbons ?? [])
    .flatMap((ribbon) => ribbon.tabs ?? [])
    .flatMap((tab) => tab.groups ?? []);
  const menus = extensions
    .flatMap((one) => one.contextMenus ?? [])
    .flatMap((one) => one.menus ?? [])
    .filter(({ entryPoint }) => entryPoint === 'cell');
  const shortcuts = extensions
    .flatMap((one) => one.keyboardShortcuts ?? [])
    .flatMap((one) => one.shortcuts ?? []);
  return {
    ribbon: groups.flatMap((group) =>
      (group.controls ?? []).flatMap((control) => read(control, group.label ?? '')),
    ),
    cellMenu: menus.flatMap(({ controls = [] }) => controls.flatMap((one) => read(one, ''))),
    keys: new Map(
      shortcuts.flatMap(({ key, actionId }) =>
        [key.default, key.web].flatMap((keys) =>
          keys === undefined ? [] : [[keys, actionId] as const],
        ),
      ),
    ),
  };
}

/** A manifest names its icons at the add-in's public address; here they lie beside the pane. */
function servedHere(url: string): string {
  const name = url.slice(url.lastIndexOf('/') + 1);
  return `/addin/assets/${name}`;
}

export async function loadCommands(): Promise<AddinCommands> {
  const answer = await fetch('/addin/manifest.json').catch(() => null);
  if (answer?.ok !== true) return defaultCommands;
  const manifest: unknown = await answer.json().catch(() => null);
  const commands = readManifestCommands(manifest);
  return commands.ribbon.length > 0 ? commands : defaultCommands;
}
