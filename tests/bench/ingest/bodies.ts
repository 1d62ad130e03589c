import type { PaperRecordInput } from '@/features/papers/schema';
import { element } from '@/lib/xml';

/** How a format writes a body of records: what comes before, each record, what comes after. */
type BodyFormat = { title: string; head: string; record: (paper: PaperRecordInput) => string; tail: string };

const ANSWERED_AT = '2026-07-01T00:00:00Z';

export const FORMATS = {
  jsonl: {
    title: 'JSON Lines',
    head: '',
    record: (paper) => JSON.stringify(paper),
    tail: '',
  },
  atom: {
    title: 'Atom',
    head: `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
<updated>${ANSWERED_AT}</updated>
`,
    record: entryOf,
    tail: '</feed>\n',
  },
  oai: {
    title: 'OAI-PMH',
    head: `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
<responseDate>${ANSWERED_AT}</responseDate>
<request verb="ListRecords" metadataPrefix="arXivRaw">http://oaipmh.arxiv.org/oai</request>
<ListRecords>
`,
    record: oaiRecordOf,
    tail: '</ListRecords>\n</OAI-PMH>\n',
  },
} satisfies Record<string, BodyFormat>;

export type FormatName = keyof typeof FORMATS;

/** A body of records in a format, in pieces of some size. */
export async function* writeBody(
  name: FormatName,
  records: AsyncIterable<PaperRecordInput>,
): AsyncGenerator<string> {
  const { head, record, tail }: BodyFormat = FORMATS[name];
  let piece = head;
  for await (const paper of records) {
    piece += `${record(paper)}\n`;
    if (piece.length < 2 ** 17) continue;
    yield piece;
    piece = '';
  }
  yield piece + tail;
}

/** An entry as the arXiv API writes it. */
function entryOf(paper: PaperRecordInput): string {
  const id = `http://arxiv.org/abs/${paper.arxivId}v${paper.arxivVersion ?? 1}`;
  return element('entry', {}, [
    element('id', {}, id),
    element('updated', {}, instantOf(paper.updatedAt ?? paper.publishedAt)),
    element('published', {}, instantOf(paper.publishedAt)),
    element('title', {}, paper.title),
    element('summary', {}, paper.abstract ?? ''),
    ...namesOf(paper).map((name) => element('author', {}, [element('name', {}, name)])),
    paper.comment ? element('arxiv:comment', {}, paper.comment) : null,
    element('link', { href: id, rel: 'alternate', type: 'text/html' }),
    ...(paper.categories ?? []).map((term) =>
      element('category', { term, scheme: 'http://arxiv.org/schemas/atom' }),
    ),
  ]).xml;
}

/** A record as arXiv's OAI-PMH writes it with `metadataPrefix=arXivRaw`, each version a day after the one before. */
function oaiRecordOf(paper: PaperRecordInput): string {
  const first = Date.parse(instantOf(paper.publishedAt));
  const versions = Array.from({ length: paper.arxivVersion ?? 1 }, (_, place) =>
    element('version', { version: `v${place + 1}` }, [
      element('date', {}, new Date(first + place * 86_400_000).toUTCString()),
      element('size', {}, '100kb'),
    ]),
  );
  return element('record', {}, [
    element('header', {}, [
      element('identifier', {}, `oai:arXiv.org:${paper.arxivId}`),
      element('datestamp', {}, instantOf(paper.updatedAt ?? paper.publishedAt).slice(0, 10)),
      element('setSpec', {}, 'cs'),
    ]),
    element('metadata', {}, [
      element('arXivRaw', { xmlns: 'http://arxiv.org/OAI/arXivRaw/' }, [
        element('id', {}, paper.arxivId ?? ''),
        ...versions,
        element('title', {}, paper.title),
        element('authors', {}, namesOf(paper).join(', ')),
        element('categories', {}, (paper.categories ?? []).join(' ')),
        paper.comment ? element('comments', {}, paper.comment) : null,
        element('abstract', {}, paper.abstract ?? ''),
      ]),
    ]),
  ]).xml;
}

function namesOf({ authors }: PaperRecordInput): string[] {
  return (authors ?? []).map((author) => (typeof author === 'string' ? author : author.name));
}

/** Made papers have whole instants. */
function instantOf(date: PaperRecordInput['publishedAt']): string {
  if (typeof date !== 'string') throw new Error('a made paper has no date');
  return date;
}
