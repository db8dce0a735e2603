/** Custom XML parts: documents kept inside the workbook, found by id or by the namespace of their root. */
import { invalidArgument, itemNotFound } from '../../workbook/fault.ts';
import type { Workbook, XmlPart } from '../../workbook/workbook.ts';
import { ClassTable, readOnly } from '../class-table.ts';

interface Scope {
  readonly workbook: Workbook;
  readonly namespaceUri: string;
}

const rootPattern = /^\s*(?:<\?xml[^>]*\?>\s*)?<([\w:.-]+)([^>]*)>/;

/** The namespace of the root element; InvalidArgument where the text is plainly no XML. */
function namespaceOf(xml: string): string {
  const root = rootPattern.exec(xml);
  if (root === null || !/>\s*$/.test(xml)) throw invalidArgument();
  const [, name = '', attributes = ''] = root;
  const prefix = name.includes(':') ? `:${name.split(':')[0] ?? ''}` : '';
  return new RegExp(`\\sxmlns${prefix}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

function scoped({ workbook, namespaceUri }: Scope): XmlPart[] {
  return workbook.xmlParts.filter((part) => part.namespaceUri === namespaceUri);
}

function only(self: Scope): XmlPart | null {
  const [part, ...others] = scoped(self);
  return part !== undefined && others.length === 0 ? part : null;
}

function byId(parts: readonly XmlPart[], id: string): XmlPart | undefined {
  return parts.find((part) => part.id === id);
}

export const customXmlPartCollectionClass: ClassTable<Workbook> = new ClassTable(
  'CustomXmlPartCollection',
  {
    items: ({ xmlParts }) => xmlParts.map((part) => customXmlPartClass.of(part)),
    getItem: ({ xmlParts }, args) => {
      const part = byId(xmlParts, args.text(0));
      if (part === undefined) throw itemNotFound();
      return customXmlPartClass.of(part);
    },
    methods: {
      Add: (workbook, args) => {
        const xml = args.text(0);
        const part = { id: workbook.newId(), namespaceUri: namespaceOf(xml), xml };
        workbook.xmlParts.push(part);
        return customXmlPartClass.of(part);
      },
      GetByNamespace: (workbook, args) =>
        customXmlPartScopedCollectionClass.of({ workbook, namespaceUri: args.text(0) }),
      GetCount: ({ xmlParts }) => xmlParts.length,
      GetItemOrNullObject: ({ xmlParts }, args) =>
        customXmlPartClass.orNull(byId(xmlParts, args.text(0))),
    },
  },
);

export const customXmlPartScopedCollectionClass: ClassTable<Scope> = new ClassTable(
  'CustomXmlPartScopedCollection',
  {
    items: (self) => scoped(self).map((part) => customXmlPartClass.of(part)),
    getItem: (self, args) => {
      const part = byId(scoped(self), args.text(0));
      if (part === undefined) throw itemNotFound();
      return customXmlPartClass.of(part);
    },
    methods: {
      GetCount: (self) => scoped(self).length,
      GetItemOrNullObject: (self, args) =>
        customXmlPartClass.orNull(byId(scoped(self), args.text(0))),
      GetOnlyItem: (self) => {
        const part = only(self);
        if (part === null) throw itemNotFound();
        return customXmlPartClass.of(part);
      },
      GetOnlyItemOrNullObject: (self) => customXmlPartClass.orNull(only(self)),
    },
  },
);

export const customXmlPartClass: ClassTable<XmlPart> = new ClassTable('CustomXmlPart', {
  identify: (part) => ({ Id: part.id }),
  properties: {
    Id: readOnly((part) => part.id),
    NamespaceUri: readOnly((part) => part.namespaceUri),
  },
  methods: {
    Delete: (part, _args, host) => {
      const { xmlParts } = host.workbook;
      xmlParts.splice(xmlParts.indexOf(part), 1);
    },
    GetXml: (part) => part.xml,
    SetXml: (part, args) => {
      const xml = args.text(0);
      namespaceOf(xml);
      part.xml = xml;
    },
  },
});
