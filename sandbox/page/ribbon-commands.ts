/**
 * The add-in's ribbon as data: read from the unified manifest when the server has it, else a list that
 * says the same. A command either opens the pane or runs a function of the add-in by its action id.
 */
export interface RibbonCommand {
  /** The action's id. */
  readonly id: string;
  /** The button's own id, by which the add-in switches it on and off. */
  readonly controlId: string;
  readonly label: string;
  readonly tip: string;
  readonly group: string;
  readonly opensPane: boolean;
  /** Null: one of the page's own drawings, by id. */
  readonly iconUrl: string | null;
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

const defaultCommands: readonly RibbonCommand[] = rows.map(([id, label, tip, group]) => ({
  id,
  controlId: id,
  label,
  tip,
  group,
  opensPane: false,
  iconUrl: null,
}));

interface Manifest {
  readonly extensions?: readonly {
    readonly runtimes?: readonly {
      readonly actions?: readonly { readonly id: string; readonly type: string }[];
    }[];
    readonly ribbons?: readonly {
      readonly tabs?: readonly { readonly groups?: readonly ManifestGroup[] }[];
    }[];
  }[];
}

interface Icon {
  readonly size: number;
  readonly url: string;
}

interface ManifestGroup {
  readonly label?: string;
  readonly controls?: readonly {
    readonly id?: string;
    readonly label?: string;
    readonly actionId?: string;
    readonly supertip?: { readonly description?: string };
    readonly icons?: readonly Icon[];
  }[];
}

/** The commands that a unified manifest declares, in its order; an empty list where it declares none. */
export function readManifestCommands(manifest: unknown): readonly RibbonCommand[] {
  const extensions = (manifest as Manifest | null)?.extensions ?? [];
  const actions = extensions
    .flatMap((one) => one.runtimes ?? [])
    .flatMap((one) => one.actions ?? []);
  const opening = new Set(actions.filter(({ type }) => type === 'openPage').map(({ id }) => id));
  const groups = extensions
    .flatMap((one) => one.ribbons ?? [])
    .flatMap((ribbon) => ribbon.tabs ?? [])
    .flatMap((tab) => tab.groups ?? []);
  return groups.flatMap((group) =>
    (group.controls ?? []).flatMap((control) => {
      const { actionId, label = '', supertip, icons = [] } = control;
      if (actionId === undefined) return [];
      const icon = icons.reduce<Icon | null>(
        (best, one) => (best === null || one.size > best.size ? one : best),
        null,
      );
      return [
        {
          id: actionId,
          controlId: control.id ?? actionId,
          label,
          tip: supertip?.description ?? label,
          group: group.label ?? '',
          opensPane: opening.has(actionId),
          iconUrl: icon === null ? null : servedHere(icon.url),
        },
      ];
    }),
  );
}

/** A manifest names its icons at the add-in's public address; here they lie beside the pane. */
function servedHere(url: string): string {
  const name = url.slice(url.lastIndexOf('/') + 1);
  return `/addin/assets/${name}`;
}

export async function loadCommands(): Promise<readonly RibbonCommand[]> {
  const answer = await fetch('/addin/manifest.json').catch(() => null);
  if (answer?.ok !== true) return defaultCommands;
  const manifest: unknown = await answer.json().catch(() => null);
  const commands = readManifestCommands(manifest);
  return commands.length > 0 ? commands : defaultCommands;
}
