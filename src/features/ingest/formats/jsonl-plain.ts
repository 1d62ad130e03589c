import { z } from 'zod';
import { normaliseDoi } from '@/features/papers/doi';
import type { Format, FormatOptions, IncomingPaper } from '../schema';
import { splitAuthorLine } from './arxiv-authors';
import { optional, optionalText } from './fields';
import { incomingPaper } from './incoming-paper';
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
  return { paper: toPaper(data, { editions, record: value as Record<string, unknown> }) };
}

function toPaper(plain: PlainRecord, held: Pick<IncomingPaper, 'editions' | 'record'>): IncomingPaper {
  const { title, abstract, venue, year, doi } = plain;
  return incomingPaper({
    source: 'text',
    doi: doi && normaliseDoi(doi),
    title,
    abstract,
    journalRef: venue,
    authors: authorsOf(plain),
    publishedAt: year === null ? null : { at: new Date(Date.UTC(year, 0)), precision: 'year' },
    ...held,
  });
}

function authorsOf({ authors }: PlainRecord): IncomingPaper['authors'] {
  if (authors === null) return null;
  const names = typeof authors === 'string' ? splitAuthorLine(authors) : authors.map(nameOf);
  return names.filter(Boolean).map((name) => ({ name, handle: null, hidden: false }));
}

function nameOf(author: z.output<typeof nameSchema>): string {
  return (typeof author === 'string' ? author : author.name).trim();
}
