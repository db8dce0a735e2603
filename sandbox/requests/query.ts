/**
 * Reading properties: what `load` and `retrieve` ask for, as a tree of names, and the answer in the client's form.
 * `load` wants PascalCase names with the ids that the client needs; `retrieve` wants plain camelCase JSON.
 */
import { notImplemented } from '../workbook/fault.ts';
import type { Instance } from './class-table.ts';
import type { RequestHost } from './request-host.ts';

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

interface Tree {
  readonly children: Map<string, Tree>;
}

function treeOf(query: QueryInfo): Tree {
  const root: Tree = { children: new Map() };
  for (const path of [...(query.Select ?? []), ...(query.Expand ?? [])]) {
    let node = root;
    for (const name of path.split('/').map((part) => part.trim())) {
      if (name === '') continue;
      let next = node.children.get(name);
      if (next === undefined) node.children.set(name, (next = { children: new Map() }));
      node = next;
    }
  }
  return root;
}

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

class Reader {
  private readonly host: RequestHost;
  private readonly isJson: boolean;

  constructor(host: RequestHost, isJson: boolean) {
    this.host = host;
    this.isJson = isJson;
  }

  read(instance: Instance, tree: Tree, query: QueryInfo): Record<string, unknown> {
    return instance.isCollection
      ? this.readCollection(instance, tree, query)
      : { ...this.identify(instance), ...this.readMembers(instance, tree) };
  }

  private identify(instance: Instance): Record<string, unknown> {
    return this.isJson ? {} : this.host.identify(instance);
  }

  private key(name: string): string {
    return this.isJson ? camelCase(name) : name;
  }

  private readCollection(
    instance: Instance,
    tree: Tree,
    query: QueryInfo,
  ): Record<string, unknown> {
    const answer = this.identify(instance);
    const asked = [...tree.children.keys()];
    const own = asked.filter((name) => name !== 'items' && instance.findMember(name) !== null);
    for (const name of instance.propertyNames()) {
      const isAsked = asked.length === 0 || own.includes(camelCase(name));
      if (isAsked) answer[this.key(name)] = instance.readProperty(name, this.host);
    }
    const wantsItems = asked.length === 0 || own.length < asked.length;
    if (!wantsItems) return answer;
    // `load('items/name')` and `load('name')` on a collection both mean the members' names.
    const inner = tree.children.get('items') ?? without(tree, own);
    const from = query.Skip ?? 0;
    const to = query.Top === undefined ? undefined : from + query.Top;
    answer[this.isJson ? 'items' : '_Items'] = instance
      .items(this.host)
      .slice(from, to)
      .map((item, index) => ({
        ...this.read(item, inner, {}),
        ...(this.isJson ? {} : { _Index: index }),
      }));
    return answer;
  }

  private readMembers(instance: Instance, tree: Tree): Record<string, unknown> {
    const answer: Record<string, unknown> = {};
    if (tree.children.size === 0 || tree.children.has('$all')) {
      for (const name of instance.propertyNames()) {
        answer[this.key(name)] = instance.readProperty(name, this.host);
      }
    }
    for (const [name, inner] of tree.children) {
      if (name === '$all' || name === '$none' || name.startsWith('_')) continue;
      const member = instance.findMember(name);
      if (member === null) throw this.host.missing(`${instance.className}.${name}`);
      this.host.checkLevel(instance, member.name);
      if (member.kind === 'property') {
        answer[this.key(member.name)] = instance.readProperty(member.name, this.host);
        continue;
      }
      const child = instance.navigate(member.name, this.host);
      answer[this.key(member.name)] = child === null ? null : this.read(child, inner, {});
    }
    return answer;
  }
}

function without(tree: Tree, names: readonly string[]): Tree {
  return { children: new Map([...tree.children].filter(([name]) => !names.includes(name))) };
}

export function readQuery(
  host: RequestHost,
  instance: Instance,
  query: QueryInfo,
  isJson: boolean,
): Record<string, unknown> {
  if (query.Top !== undefined && query.Top < 0) throw notImplemented('a negative $top');
  return new Reader(host, isJson).read(instance, treeOf(query), query);
}
