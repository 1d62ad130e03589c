/**
 * An XML element as it was read. Names are told apart by their namespace, whatever prefix a document gives it: they
 * are written `{namespace}local`, or `local` alone outside of any namespace.
 */
export type XmlNode = {
  name: string;
  /** By the names they are written with. */
  attributes: Record<string, string>;
  /** Text and elements in the order of the document. */
  content: (XmlNode | string)[];
};

/** Names within a namespace: `inNamespace('http://…')('title')` is "{http://…}title". */
export function inNamespace(namespace: string): (local: string) => string {
  return (local) => (namespace === '' ? local : `{${namespace}}${local}`);
}

/** A name as people write it, without its namespace. */
export function localName(name: string): string {
  return name.slice(name.lastIndexOf('}') + 1);
}

export function childrenOf(node: XmlNode, name?: string): XmlNode[] {
  return node.content.filter(
    (each): each is XmlNode => typeof each !== 'string' && (name === undefined || each.name === name),
  );
}

export function childOf(node: XmlNode, name: string): XmlNode | null {
  return childrenOf(node, name)[0] ?? null;
}

/** All text within an element. */
export function textWithin(node: XmlNode): string {
  return node.content.map((each) => (typeof each === 'string' ? each : textWithin(each))).join('');
}

/** The text of the first child of a name; null where there is none. */
export function textOf(node: XmlNode, name: string): string | null {
  const child = childOf(node, name);
  return child && textWithin(child);
}

/** The texts of all children of a name, trimmed, but for blank ones. */
export function textsOf(node: XmlNode, name: string): string[] {
  return childrenOf(node, name)
    .map((child) => textWithin(child).trim())
    .filter(Boolean);
}
