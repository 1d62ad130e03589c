import { z } from 'zod';
import { parseArxivId } from '@/features/papers/arxiv-id';
import type { Format, FormatOptions } from '../../schema';
import { authorsNamed, categoryCodes, editionsOf, firstDoi } from '../arxiv-fields';
import { instant, optional, optionalText, readInstant } from '../fields';
import { incomingPaper } from '../incoming-paper';
import { describeProblem } from '../problem';
import { type Reading, readElements } from '../records';
import { splitXmlElements, type XmlElement } from '../xml/elements';
import { childrenOf, textOf, textsOf, textWithin, type XmlNode } from '../xml/node';
import { rootOf } from '../xml/root';
import { arxiv, atom, errorIn, FEED, isEntry, linkOf, termsOf } from './feed';

/** What the arXiv API answers (https://info.arxiv.org/help/api/user-manual.html): an Atom feed, one entry a paper. */
export const arxivAtom: Format = {
  name: 'arxiv-atom',
  title: 'Atom as the arXiv API answers',
  sniff: (head) => rootOf(head) === atom('feed'),
  parse: (chunks, options) => {
    let answeredAt: Date | null = null;
    return readElements(splitXmlElements(chunks, FEED), (element) => {
      if (isEntry(element)) return readEntry(element, answeredAt, options);
      if (element.node.name === atom('updated')) answeredAt = readInstant(textWithin(element.node));
      return null;
    });
  },
};

const entrySchema = z.object({
  id: z.string(),
  title: z.string().regex(/\S/, 'empty'),
  summary: optionalText,
  authors: z.array(z.string()),
  terms: z.array(z.string()),
  comment: optionalText,
  journal_ref: optionalText,
  doi: optionalText,
  published: optional(instant),
  updated: optional(instant),
});

function readEntry({ node, raw }: XmlElement, answeredAt: Date | null, options: FormatOptions): Reading {
  const error = errorIn(node);
  if (error !== null) return { reason: `arXiv answered with an error: ${error}` };
  const { data, error: problem } = entrySchema.safeParse(fieldsOf(node));
  if (!data) return { reason: describeProblem(problem) };
  const id = parseArxivId(data.id);
  if (!id) return { reason: `id: not an arXiv identifier: ${data.id.slice(0, 200)}` };
  return {
    paper: incomingPaper({
      source: 'arxiv',
      asOf: answeredAt ?? data.updated,
      arxivId: id.id,
      arxivVersion: id.version,
      doi: data.doi && firstDoi(data.doi),
      title: data.title,
      abstract: data.summary,
      comment: data.comment,
      journalRef: data.journal_ref,
      authors: authorsNamed(data.authors),
      categories: categoryCodes(data.terms),
      publishedAt: data.published && { at: data.published, precision: 'instant' },
      updatedAt: data.updated,
      editions: editionsOf(options),
      record: { xml: raw },
    }),
  };
}

function fieldsOf(entry: XmlNode): z.input<typeof entrySchema> {
  return {
    id: textOf(entry, atom('id'))?.trim() ?? '',
    title: textOf(entry, atom('title')) ?? '',
    summary: textOf(entry, atom('summary')),
    authors: childrenOf(entry, atom('author')).flatMap((author) => textsOf(author, atom('name'))),
    terms: termsOf(entry),
    comment: textOf(entry, arxiv('comment')),
    journal_ref: textOf(entry, arxiv('journal_ref')),
    doi: textOf(entry, arxiv('doi')) ?? linkOf(entry, 'title', 'doi'),
    published: textOf(entry, atom('published'))?.trim(),
    updated: textOf(entry, atom('updated'))?.trim(),
  };
}
