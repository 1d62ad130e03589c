import { z } from 'zod';
import { normaliseDoi } from '@/features/papers/doi';
import type { Format, FormatOptions, IncomingPaper } from '../schema';
import { splitAuthorLine } from './arxiv-authors';
import { optional, optionalText } from './fields';
import { sniffJsonLines, splitJsonLines } from './json-lines';
import { describeProblem } from './problem';
import { type Reading, readRecords } from './records';

/**
 * One paper a line under the names that lists of papers commonly use: `title`, `abstract`, `authors`, `venue`, `year`,
 * `doi`. Only `title` is required; what else a line says is kept with the paper, not read.
 */
export const plainJsonl: Format = {
  name: 'plain-jsonl',
  title: 'JSON Lines with title, abstract, authors, venue, year and doi',
  sniff: (head) => sniffJsonLines(head, looksLikePaper),
  parse: (chunks, options) => readRecords(splitJsonLines(chunks), (value) => readLine(value, options)),
};

function looksLikePaper(value: object): boolean {
  return (
    'title' in value && typeof value.title === 'string' && ['abstract', 'venue'].some((key) => key in value)
  );
}

const nameSchema = z.union([z.string(), z.object({ name: z.string() })]);

const plainRecordSchema = z.object({
  title: z.string().regex(/\S/, 'empty'),
  abstract: optionalText,
  authors: optional(z.union([z.array(nameSchema), z.string()], 'expected a list of names or one line')),
  venue: optionalText,
  year: optional(z.coerce.number().int().min(1000, 'not a year').max(9999, 'not a year')),
  doi: optionalText,
});
type PlainRecord = z.output<typeof plainRecordSchema>;

function readLine(value: unknown, { day }: FormatOptions): Reading {
  const { data, error } = plainRecordSchema.safeParse(value);
  if (!data) return { reason: describeProblem(error) };
  const editions = day ? [{ day, submittedBy: null }] : [];
  return { paper: { ...toPaper(data), editions, record: value as Record<string, unknown> } };
}

function toPaper(record: PlainRecord): Omit<IncomingPaper, 'editions' | 'record'> {
  const { title, abstract, venue, year, doi } = record;
  return {
    source: 'text',
    asOf: null,
    arxivId: null,
    arxivVersion: null,
    doi: doi && normaliseDoi(doi),
    aliases: [],
    title,
    abstract,
    summary: null,
    comment: null,
    journalRef: venue,
    organization: null,
    keywords: null,
    authors: authorsOf(record),
    categories: null,
    publishedAt: year === null ? null : { at: new Date(Date.UTC(year, 0)), precision: 'year' },
    updatedAt: null,
    withdrawnAt: null,
    links: [],
    thumbnailUrl: null,
    mediaUrls: null,
    upvotes: null,
    comments: null,
  };
}

function authorsOf({ authors }: PlainRecord): IncomingPaper['authors'] {
  if (authors === null) return null;
  const names = typeof authors === 'string' ? splitAuthorLine(authors) : authors.map(nameOf);
  return names.filter(Boolean).map((name) => ({ name, handle: null, hidden: false }));
}

function nameOf(author: z.output<typeof nameSchema>): string {
  return (typeof author === 'string' ? author : author.name).trim();
}
