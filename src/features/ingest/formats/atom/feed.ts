import { parseArxivId } from '@/features/papers/arxiv-id';
import { splitXmlElements, type XmlElement, type XmlOutline } from '../xml/elements';
import { childOf, childrenOf, inNamespace, textOf, textWithin, type XmlNode } from '../xml/node';

export const atom = inNamespace('http://www.w3.org/2005/Atom');
export const arxiv = inNamespace('http://arxiv.org/schemas/atom');
const opensearch = inNamespace('http://a9.com/-/spec/opensearch/1.1/');

export const FEED: XmlOutline = { [atom('feed')]: {} };

export function isEntry({ node }: XmlElement): boolean {
  return node.name === atom('entry');
}

/** What arXiv says where an entry is an error in disguise; null where it is a paper. */
export function errorIn(entry: XmlNode): string | null {
  const isError = /^https?:\/\/(?:export\.)?arxiv\.org\/api\/errors/.test(
    textOf(entry, atom('id'))?.trim() ?? '',
  );
  if (!isError) return null;
  return textOf(entry, atom('summary'))?.trim() || textOf(entry, atom('title'))?.trim() || 'no reason given';
}

export type AtomEnvelope = {
  /** When arXiv made the answer (ISO 8601, as it is written). */
  updated: string | null;
  totalResults: number | null;
  startIndex: number | null;
  itemsPerPage: number | null;
  /** Papers in this answer. None although more are due (`startIndex` below `totalResults`): ask again later. */
  entries: number;
  /** Their arXiv ids, without versions. */
  ids: string[];
  /** What arXiv says was wrong with the query. */
  error: string | null;
};

/** What an answer of the arXiv API says around its entries. @throws BodyError where it is no Atom feed or breaks off */
export async function readAtomEnvelope(chunks: AsyncIterable<string>): Promise<AtomEnvelope> {
  const facts = new Map<string, string>();
  const ids: string[] = [];
  let entries = 0;
  let error: string | null = null;
  for await (const element of splitXmlElements(chunks, FEED)) {
    const { node } = element;
    const problem = isEntry(element) ? errorIn(node) : null;
    if (!isEntry(element)) facts.set(node.name, textWithin(node).trim());
    else if (problem !== null) error ??= problem;
    else {
      entries += 1;
      ids.push(...idsOf(node));
    }
  }
  const count = (name: string) => countOf(facts.get(opensearch(name)));
  return {
    updated: facts.get(atom('updated')) ?? null,
    totalResults: count('totalResults'),
    startIndex: count('startIndex'),
    itemsPerPage: count('itemsPerPage'),
    entries,
    ids,
    error,
  };
}

function idsOf(entry: XmlNode): string[] {
  const id = parseArxivId(textOf(entry, atom('id'))?.trim() ?? '');
  return id ? [id.id] : [];
}

function countOf(text: string | undefined): number | null {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** The address of an entry's link with this attribute. */
export function linkOf(entry: XmlNode, attribute: string, value: string): string | null {
  const found = childrenOf(entry, atom('link')).find(({ attributes }) => attributes[attribute] === value);
  return found?.attributes.href ?? null;
}

/** The categories of an entry, the primary one first. */
export function termsOf(entry: XmlNode): string[] {
  const primary = childOf(entry, arxiv('primary_category'));
  return [primary, ...childrenOf(entry, atom('category'))].flatMap((each) => each?.attributes.term ?? []);
}
