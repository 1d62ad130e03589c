/** What the fields are called to a reader; those not named here are bookkeeping and left out. */
const FIELDS: Record<string, string> = {
  title: 'title',
  abstract: 'abstract',
  summary: 'summary',
  authors: 'authors',
  categories: 'categories',
  publishedAt: 'dates',
  updatedAt: 'dates',
  comment: 'comment',
  journalRef: 'journal',
  organization: 'organisation',
  keywords: 'keywords',
  thumbnailUrl: 'picture',
  upvotes: 'upvotes there',
  comments: 'comments there',
};

const SOURCES: Record<string, string> = {
  sample: 'Broadsheet’s sample edition',
  text: 'the text of a papers page',
  huggingface: 'Hugging Face',
  arxiv: 'arXiv',
  authors: 'the authors',
};

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Who gave what, a line for each source: "Title, abstract and authors from arXiv." */
export function provenanceLines(provenance: { field: string; source: string }[]): string[] {
  const bySource = new Map<string, Set<string>>();
  for (const { field, source } of provenance) {
    const name = FIELDS[field];
    if (name) bySource.set(source, (bySource.get(source) ?? new Set()).add(name));
  }
  const order = Object.values(FIELDS);
  return [...bySource].map(([source, names]) => {
    const sorted = [...names].sort((one, other) => order.indexOf(one) - order.indexOf(other));
    const text = list.format(sorted);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${origin(source)}.`;
  });
}

/** What a model wrote is by it; all else came from somebody. */
function origin(source: string): string {
  const model = /^summary:(.+)$/.exec(source)?.[1];
  return model ? `by the model ${model}` : `from ${SOURCES[source] ?? source}`;
}
