/** What no XML 1.0 document may hold, escaped or not: most control characters, two noncharacters, half of a pair. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // An attribute would turn it into a space, any text would lose it.
  '\r': '&#13;',
};

/** A text without what no XML document may hold. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '');
}

/** Any text as the content of an element or of an attribute in double quotes. */
function escapeXml(text: string): string {
  return xmlText(text).replace(/[&<>"\r]/g, (sign) => ESCAPES[sign] ?? '');
}

type Attributes = Record<string, string | null>;
/** Markup made here, as opposed to text. */
export type Xml = { readonly xml: string };

/**
 * An element. Text is escaped; attributes and children that are null are left out.
 * @param name as in the source code of whoever calls: it is not checked.
 */
export function element(
  name: string,
  attributes: Attributes,
  children: (Xml | string | null)[] | string = [],
): Xml {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : ` ${key}="${escapeXml(value)}"`,
  );
  const content = [children]
    .flat()
    .map((child) => (child === null ? '' : typeof child === 'string' ? escapeXml(child) : child.xml))
    .join('');
  const opening = `<${name}${written.join('')}`;
  return { xml: content === '' ? `${opening}/>` : `${opening}>${content}</${name}>` };
}

/** Elements of HTML that have no content, and no closing tag either. */
const VOID = new Set(['meta', 'br', 'hr', 'img']);

/** The same for HTML, written so that it is XML too: there `<td/>` would be a cell that nothing closes. */
export function htmlElement(
  name: string,
  attributes: Attributes,
  children: (Xml | string | null)[] | string = [],
): Xml {
  const { xml } = element(name, attributes, children);
  return { xml: xml.endsWith('/>') && !VOID.has(name) ? `${xml.slice(0, -2)}></${name}>` : xml };
}
