import { z } from 'zod';
import { dayToDate } from '@/lib/day';
import type { IncomingPaper } from '../../schema';
import { joinParsedName, splitAuthorLine } from '../arxiv-authors';
import { authorsNamed, categoryCodes, firstDoi } from '../arxiv-fields';
import { instant, optional, optionalText, readDay } from '../fields';
import { describeProblem } from '../problem';
import { childOf, childrenOf, inNamespace, textOf, type XmlNode } from '../xml/node';

const day = z.string().transform((text, context) => {
  const read = readDay(text.trim());
  if (read) return dayToDate(read);
  context.addIssue('not a day (YYYY-MM-DD)');
  return z.NEVER;
});

/** What both of arXiv's own formats have. */
const sharedSchema = z.object({
  id: z.string(),
  title: z.string().regex(/\S/, 'empty'),
  abstract: optionalText,
  categories: optionalText,
  comments: optionalText,
  'journal-ref': optionalText,
  doi: optionalText,
});
type Shared = z.output<typeof sharedSchema>;

const arxivSchema = sharedSchema.extend({
  authors: z.array(z.string()),
  created: optional(day),
  updated: optional(day),
});

const rawSchema = sharedSchema.extend({
  authors: optionalText,
  versions: z.array(
    z.object({
      version: z.string().regex(/^v[1-9]\d{0,2}$/, 'not a version (v1, v2, …)'),
      date: instant,
      source_type: optionalText,
    }),
  ),
});

/** What a record's metadata says of the paper (`id` as it is written there), or why it does not fit. */
export type Metadata = { id: string; said: Partial<IncomingPaper> & { title: string } } | { reason: string };

/** `arXiv` (http://arxiv.org/OAI/arXiv.xsd): days, authors in parts, no version. */
export function readArxiv(node: XmlNode): Metadata {
  const of = inNamespace('http://arxiv.org/OAI/arXiv/');
  const people = childOf(node, of('authors'));
  const authors = people ? childrenOf(people, of('author')) : [];
  const parts = ['keyname', 'forenames', 'suffix'].map(of);
  const { data, error } = arxivSchema.safeParse({
    ...sharedFields(node, of),
    authors: authors.map((author) => joinParsedName(parts.map((part) => textOf(author, part) ?? ''))),
    created: textOf(node, of('created')),
    updated: textOf(node, of('updated')),
  });
  if (!data) return { reason: describeProblem(error) };
  const { authors: names, created, updated } = data;
  const said = {
    ...sharedOf(data),
    authors: authorsNamed(names),
    publishedAt: created && { at: created, precision: 'day' as const },
    updatedAt: updated,
  };
  return { id: data.id, said };
}

/** `arXivRaw` (http://arxiv.org/OAI/arXivRaw.xsd): every version with its date, authors in one line. */
export function readArxivRaw(node: XmlNode): Metadata {
  const of = inNamespace('http://arxiv.org/OAI/arXivRaw/');
  const { data, error } = rawSchema.safeParse({
    ...sharedFields(node, of),
    authors: textOf(node, of('authors')),
    versions: childrenOf(node, of('version')).map((version) => ({
      version: version.attributes.version ?? '',
      date: textOf(version, of('date'))?.trim() ?? '',
      source_type: textOf(version, of('source_type')),
    })),
  });
  if (!data) return { reason: describeProblem(error) };
  const versions = data.versions.toSorted((one, other) => numberOf(one) - numberOf(other));
  const [first, last] = [versions.at(0), versions.at(-1)];
  const said = {
    ...sharedOf(data),
    arxivVersion: last ? numberOf(last) : null,
    versions: versions.map((version) => ({ version: numberOf(version), at: version.date })),
    authors: authorsNamed(splitAuthorLine(data.authors ?? '')),
    publishedAt: first && numberOf(first) === 1 ? { at: first.date, precision: 'instant' as const } : null,
    updatedAt: last?.date ?? null,
    // arXiv marks by "I" (ignore) a version whose files its authors took back.
    withdrawnAt: last?.source_type?.includes('I') ? last.date : null,
  };
  return { id: data.id, said };
}

function numberOf({ version }: { version: string }): number {
  return Number(version.slice(1));
}

function sharedFields(node: XmlNode, of: (local: string) => string): z.input<typeof sharedSchema> {
  return {
    id: textOf(node, of('id'))?.trim() ?? '',
    title: textOf(node, of('title')) ?? '',
    abstract: textOf(node, of('abstract')),
    categories: textOf(node, of('categories')),
    comments: textOf(node, of('comments')),
    'journal-ref': textOf(node, of('journal-ref')),
    doi: textOf(node, of('doi')),
  };
}

function sharedOf(shared: Shared) {
  return {
    title: shared.title,
    abstract: shared.abstract,
    comment: shared.comments,
    journalRef: shared['journal-ref'],
    doi: shared.doi && firstDoi(shared.doi),
    categories: shared.categories === null ? null : categoryCodes(shared.categories.split(/\s+/)),
  } satisfies Partial<IncomingPaper>;
}
