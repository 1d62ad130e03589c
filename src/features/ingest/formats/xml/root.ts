import { SaxesParser, type SaxesTagNS } from 'saxes';
import { inNamespace } from './node';

/** saxes' word for white space before an XML declaration, which does no harm. */
export const LATE_DECLARATION = 'an XML declaration must be at the start of the document.';

/** The name of the root element of a text that begins like XML (see `XmlNode`); null where it has none. */
export function rootOf(head: string): string | null {
  if (!/^\s*</.test(head)) return null;
  const parser = new SaxesParser({ xmlns: true, position: false });
  let root: string | null = null;
  parser.on('error', (error) => {
    if (error.message !== LATE_DECLARATION) throw error;
  });
  parser.on('opentag', (tag) => {
    root = nameOf(tag);
    throw FOUND;
  });
  try {
    parser.write(head);
  } catch (error) {
    if (error !== FOUND) return null;
  }
  return root;
}

/** Thrown to stop at the first tag: a parser has no other way. */
const FOUND = new Error('the root was found');

export function nameOf({ uri, local }: Pick<SaxesTagNS, 'uri' | 'local'>): string {
  return inNamespace(uri)(local);
}
