/**
 * Resolves the object paths of one request: each path once, when an action first needs it. A path below a null object
 * is a null object too, as the client expects.
 */
import { itemNotFound, WorkbookFault } from '../workbook/fault.ts';
import { Args } from './args.ts';
import type { Instance } from './class-table.ts';
import { findService } from './classes/services.ts';
import { workbookClass } from './classes/workbook.ts';
import { RangeTarget } from './range-target.ts';
import type { RequestHost } from './request-host.ts';
import type { ArgumentInfo, ObjectPath } from './wire.ts';
import { pathType } from './wire.ts';

export function isInstance(value: unknown): value is Instance {
  return typeof value === 'object' && value !== null && 'className' in value && 'self' in value;
}

export class PathResolver {
  private readonly host: RequestHost;
  private readonly paths: Readonly<Record<string, ObjectPath>>;
  private readonly resolved = new Map<number, Instance | null>();

  constructor(host: RequestHost, paths: Readonly<Record<string, ObjectPath>>) {
    this.host = host;
    this.paths = paths;
  }

  get(id: number): Instance | null {
    const known = this.resolved.get(id);
    if (known !== undefined) {
      if (known?.self instanceof RangeTarget && known.self.isGone) throw itemNotFound();
      return known;
    }
    const path = this.paths[id];
    if (path === undefined) {
      throw new WorkbookFault('InvalidObjectPath', `The request names no object path ${id}.`);
    }
    const instance = this.resolve(path);
    this.resolved.set(id, instance);
    return instance;
  }

  argsOf(info: ArgumentInfo | undefined): Args {
    return new Args(this.unwrap(info?.Arguments ?? [], info?.ReferencedObjectPathIds ?? []));
  }

  private unwrap(values: readonly unknown[], ids: readonly unknown[]): unknown[] {
    return values.map((value, index) => {
      const id = ids[index];
      if (Array.isArray(id) && Array.isArray(value)) return this.unwrap(value, id);
      return typeof id === 'number' && id !== 0 ? (this.get(id)?.self ?? null) : value;
    });
  }

  private resolve(path: ObjectPath): Instance | null {
    const { host } = this;
    switch (path.ObjectPathType) {
      case pathType.global:
        return workbookClass.of(host.workbook);
      case pathType.nullObject:
        return null;
      case pathType.reference:
        return host.referenced(path.Name);
      case pathType.newObject: {
        const service = findService(path.Name);
        if (service === null) throw host.missing(path.Name);
        return service;
      }
      default:
        break;
    }
    const parent = this.get(path.ParentObjectPathId);
    if (parent === null) return null;
    host.checkLevel(parent, path.Name);
    const args = this.argsOf(path.ArgumentInfo);
    switch (path.ObjectPathType) {
      case pathType.property: {
        const member = parent.findMember(path.Name);
        if (member?.kind !== 'navigation') throw host.missing(`${parent.className}.${path.Name}`);
        return parent.navigate(member.name, host);
      }
      case pathType.indexer: {
        const item = parent.getItem(args, host);
        if (item === undefined) throw host.missing(`${parent.className}.getItem()`);
        return item;
      }
      case pathType.method: {
        if (!parent.hasMethod(path.Name)) throw host.missing(`${parent.className}.${path.Name}()`);
        const answer = parent.call(path.Name, args, host);
        return isInstance(answer) ? answer : null;
      }
      default:
        throw host.missing(`object path type ${path.ObjectPathType}`);
    }
  }
}
