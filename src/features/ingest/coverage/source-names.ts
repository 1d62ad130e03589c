import type { ListKind } from './schema';

/** What lists are called in a table, by their source. */
const NAMES: Record<string, { title: string; column: (category: string) => string }> = {
  'huggingface-daily': { title: 'Hugging Face’s daily papers', column: () => 'Hugging Face' },
  'arxiv-rss': { title: 'Announced by arXiv', column: (category) => category },
  'arxiv-oai': { title: 'Changed at arXiv, as OAI-PMH tells', column: (category) => `${category} changed` },
};

export function sourceTitle(source: string): string {
  return NAMES[source]?.title ?? source;
}

/** The head of a column: "Hugging Face", "cs.CL", "cs.CL changed". */
export function columnName({ source, category }: { source: string; category: string }): string {
  return NAMES[source]?.column(category) ?? `${source} ${category}`;
}

const KINDS: Record<ListKind, string> = {
  new: 'new',
  cross: 'cross-listed',
  replace: 'new versions',
  replace_cross: 'new versions of cross-listed ones',
  listed: 'listed',
  changed: 'changed',
  deleted: 'deleted at arXiv',
};

export function kindText(kind: ListKind): string {
  return KINDS[kind];
}
