/**
 * The shape of a class table: everything the sandbox knows of one of Excel's classes, by the names that go over the wire
 * (`PascalCase`). A name that is not in a table does not exist for an add-in: asking for it is answered with a loud
 * NotImplemented.
 */
import { invalidArgument } from '../workbook/fault.ts';
import type { Args } from './args.ts';
import type { RequestHost } from './request-host.ts';

export interface Property<T> {
  readonly read: (self: T, host: RequestHost) => unknown;
  /** Missing where the property is read only. */
  readonly write?: (self: T, value: unknown, host: RequestHost) => void;
}

export interface ClassSpec<T> {
  readonly properties?: Readonly<Record<string, Property<T>>>;
  readonly navigation?: Readonly<Record<string, (self: T, host: RequestHost) => Instance | null>>;
  /** A method answers an instance, null (a null object), a plain value or nothing. */
  readonly methods?: Readonly<Record<string, (self: T, args: Args, host: RequestHost) => unknown>>;
  /** The members, where the class is a collection. */
  readonly items?: (self: T, host: RequestHost) => readonly Instance[];
  /** `collection.getItem(key)`, where the client sends an indexer. */
  readonly getItem?: (self: T, args: Args, host: RequestHost) => Instance;
  /** What the client needs to find the object again: `Id`, `_Id` or `Index`. */
  readonly identify?: (self: T, host: RequestHost) => Readonly<Record<string, unknown>>;
}

/** An object of one of the classes, as a request meets it: the table bound to what it stands for. */
export interface Instance {
  readonly className: string;
  readonly self: unknown;
  readonly isCollection: boolean;
  propertyNames(): readonly string[];
  /** The table's own spelling of a member, found whatever the case of its first letter. */
  findMember(
    name: string,
  ): { readonly kind: 'property' | 'navigation'; readonly name: string } | null;
  hasMethod(name: string): boolean;
  readProperty(name: string, host: RequestHost): unknown;
  /** False where there is no such property. */
  writeProperty(name: string, value: unknown, host: RequestHost): boolean;
  navigate(name: string, host: RequestHost): Instance | null;
  call(name: string, args: Args, host: RequestHost): unknown;
  items(host: RequestHost): readonly Instance[];
  /** Undefined where the class has no indexer. */
  getItem(args: Args, host: RequestHost): Instance | undefined;
  identify(host: RequestHost): Readonly<Record<string, unknown>>;
}

export class ClassTable<T> {
  readonly className: string;
  readonly spec: ClassSpec<T>;

  constructor(className: string, spec: ClassSpec<T>) {
    this.className = className;
    this.spec = spec;
  }

  of(self: T): Instance {
    return new BoundInstance(this, self);
  }

  orNull(self: T | null | undefined): Instance | null {
    return self === null || self === undefined ? null : this.of(self);
  }
}

class BoundInstance<T> implements Instance {
  readonly self: T;
  private readonly table: ClassTable<T>;

  constructor(table: ClassTable<T>, self: T) {
    this.table = table;
    this.self = self;
  }

  get className(): string {
    return this.table.className;
  }

  get isCollection(): boolean {
    return this.table.spec.items !== undefined;
  }

  propertyNames(): readonly string[] {
    return Object.keys(this.table.spec.properties ?? {});
  }

  findMember(name: string): { kind: 'property' | 'navigation'; name: string } | null {
    const wanted = name.charAt(0).toUpperCase() + name.slice(1);
    const { properties, navigation } = this.table.spec;
    if (properties !== undefined && Object.hasOwn(properties, wanted)) {
      return { kind: 'property', name: wanted };
    }
    return navigation !== undefined && Object.hasOwn(navigation, wanted)
      ? { kind: 'navigation', name: wanted }
      : null;
  }

  hasMethod(name: string): boolean {
    return Object.hasOwn(this.table.spec.methods ?? {}, name);
  }

  readProperty(name: string, host: RequestHost): unknown {
    return this.table.spec.properties?.[name]?.read(this.self, host);
  }

  writeProperty(name: string, value: unknown, host: RequestHost): boolean {
    const property = this.table.spec.properties?.[name];
    if (property === undefined) return false;
    if (property.write === undefined) throw invalidArgument();
    property.write(this.self, value, host);
    return true;
  }

  navigate(name: string, host: RequestHost): Instance | null {
    return this.table.spec.navigation?.[name]?.(this.self, host) ?? null;
  }

  call(name: string, args: Args, host: RequestHost): unknown {
    return this.table.spec.methods?.[name]?.(this.self, args, host);
  }

  items(host: RequestHost): readonly Instance[] {
    return this.table.spec.items?.(this.self, host) ?? [];
  }

  getItem(args: Args, host: RequestHost): Instance | undefined {
    return this.table.spec.getItem?.(this.self, args, host);
  }

  identify(host: RequestHost): Readonly<Record<string, unknown>> {
    return this.table.spec.identify?.(this.self, host) ?? {};
  }
}

/** A property that cannot be set. */
export function readOnly<T>(read: (self: T, host: RequestHost) => unknown): Property<T> {
  return { read };
}

/** A property that is kept as it was set and does nothing. */
function stored<T>(
  name: string,
  recordOf: (self: T) => Record<string, unknown>,
  initial: unknown,
): Property<T> {
  return {
    read: (self) => recordOf(self)[name] ?? initial,
    write: (self, value) => {
      recordOf(self)[name] = value;
    },
  };
}

/** Several stored properties at once, with their values in a fresh workbook. */
export function storedAll<T>(
  recordOf: (self: T) => Record<string, unknown>,
  initials: Readonly<Record<string, unknown>>,
): Record<string, Property<T>> {
  return Object.fromEntries(
    Object.entries(initials).map(([name, initial]) => [name, stored(name, recordOf, initial)]),
  );
}

export function asText(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument();
  return value;
}

export function asFlag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidArgument();
  return value;
}

export function asNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument();
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
