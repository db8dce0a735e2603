/**
 * The add-in's custom functions: from the metadata that its bundle carries when the server has it, else
 * the names alone. The metadata says which parameter takes one value and which a whole range.
 */
interface FunctionParameter {
  readonly name: string;
  readonly about: string;
  readonly takesRange: boolean;
  readonly isOptional: boolean;
  readonly isRepeating: boolean;
}

export interface CustomFunction {
  readonly id: string;
  /** As it stands in a cell: `SERIAL.STATUS`. */
  readonly name: string;
  readonly about: string;
  /** Null: not known; arguments go as they come. */
  readonly parameters: readonly FunctionParameter[] | null;
  readonly isStreaming: boolean;
}

const NAMESPACE = 'SERIAL';
const names =
  'STATUS COST ITEM VENDOR CUSTOMER RECEIVED SOLD PRICE MARGIN AREA CHECK HISTORY LIST WHY PNL EXPAND COMPRESS DIFF';

const defaultFunctions: readonly CustomFunction[] = names.split(' ').map((id) => ({
  id,
  name: `${NAMESPACE}.${id}`,
  about: '',
  parameters: null,
  isStreaming: false,
}));

interface Metadata {
  readonly functions?: readonly {
    readonly id: string;
    readonly name: string;
    readonly description?: string;
    readonly options?: { readonly stream?: boolean };
    readonly parameters?: readonly {
      readonly name: string;
      readonly description?: string;
      readonly dimensionality?: string;
      readonly optional?: boolean;
      readonly repeating?: boolean;
    }[];
  }[];
}

export function readFunctions(metadata: unknown): readonly CustomFunction[] {
  const functions = (metadata as Metadata | null)?.functions ?? [];
  return functions.map(({ id, name, description = '', options, parameters = [] }) => ({
    id,
    name: `${NAMESPACE}.${name.toUpperCase()}`,
    about: description,
    parameters: parameters.map((one) => ({
      name: one.name,
      about: one.description ?? '',
      takesRange: one.dimensionality === 'matrix',
      isOptional: one.optional === true,
      isRepeating: one.repeating === true,
    })),
    isStreaming: options?.stream === true,
  }));
}

export async function loadFunctions(): Promise<readonly CustomFunction[]> {
  const answer = await fetch('/addin/functions.json').catch(() => null);
  if (answer?.ok !== true) return defaultFunctions;
  const metadata: unknown = await answer.json().catch(() => null);
  const functions = readFunctions(metadata);
  return functions.length > 0 ? functions : defaultFunctions;
}
