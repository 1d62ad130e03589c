import { z } from 'zod';
import { parseArxivId } from '@/features/papers/arxiv-id';
import { dayToDate } from '@/lib/day';
import type { Format, FormatOptions, IncomingPaper } from '../schema';
import { joinParsedName, splitAuthorLine } from './arxiv-authors';
import { categoryCodes, firstDoi } from './arxiv-fields';
import { instant, optional, optionalText, readDay } from './fields';
import { sniffJsonLines, splitJsonLines } from './json-lines';
import { describeProblem } from './problem';
import { type Reading, readRecords } from './records';

/**
 * arXiv's metadata, one paper a line, in the three shapes that are about: two of daily listings (`summary`, lists of
 * authors and categories, with `abs`/`pdf` or with `url`/`pdf_url`/`cate`) and the public snapshot
 * (https://www.kaggle.com/datasets/Cornell-University/arxiv: `abstract`, one-line authors, `versions`).
 */
export const arxivJsonl: Format = {
  name: 'arxiv-jsonl',
  title: "JSON Lines of arXiv's metadata, as its snapshot has them",
  sniff: (head) => sniffJsonLines(head, looksLikeArxiv) || startsLikeArxiv(head),
  parse: (chunks, options) => readRecords(splitJsonLines(chunks), (value) => readLine(value, options)),
};

function looksLikeArxiv(value: object): boolean {
  const has = (...keys: string[]) => keys.some((key) => key in value);
  return has('id') && has('title') && has('authors', 'authors_parsed') && has('categories', 'cate');
}

/** A first line longer than the head does not parse; its keys tell. */
function startsLikeArxiv(head: string): boolean {
  return /^\s*\{\s*"id"\s*:\s*"[^"]*"/.test(head) && !head.includes('\n') && /"categories"\s*:/.test(head);
}

const texts = z.array(z.string());

const arxivRecordSchema = z.object({
  id: z.string(),
  title: z.string().regex(/\S/, 'empty'),
  abstract: optionalText,
  summary: optionalText,
  authors: optional(z.union([texts, z.string()], 'expected a list of names or one line')),
  authors_parsed: optional(z.array(z.array(z.string()))),
  categories: optional(z.union([texts, z.string()], 'expected a list of categories or one line')),
  cate: optionalText,
  comment: optionalText,
  comments: optionalText,
  'journal-ref': optionalText,
  doi: optionalText,
  abs: optionalText,
  pdf: optionalText,
  url: optionalText,
  pdf_url: optionalText,
  versions: optional(z.array(z.object({ version: z.string(), created: instant }))),
  update_date: optionalText,
});
type ArxivRecord = z.output<typeof arxivRecordSchema>;

function readLine(value: unknown, options: FormatOptions): Reading {
  const { data, error } = arxivRecordSchema.safeParse(value);
  if (!data) return { reason: describeProblem(error) };
  const id = parseArxivId(data.id);
  if (!id) return { reason: 'id: not an arXiv identifier' };
  const recordedOn = data.update_date === null ? null : readDay(data.update_date);
  if (data.update_date !== null && !recordedOn) return { reason: 'update_date: not a day (YYYY-MM-DD)' };
  return {
    paper: {
      ...toPaper(data),
      arxivId: id.id,
      asOf: latestOf(data.versions?.at(-1)?.created ?? null, recordedOn && dayToDate(recordedOn)),
      editions: options.day ? [{ day: options.day, submittedBy: null }] : [],
      record: value as Record<string, unknown>,
    },
  };
}

function toPaper(record: ArxivRecord): Omit<IncomingPaper, 'arxivId' | 'asOf' | 'editions' | 'record'> {
  const first = record.versions?.at(0)?.created ?? null;
  return {
    source: 'arxiv',
    arxivVersion: newestVersion(record),
    ...(record.versions && { versions: record.versions.flatMap(versionOf) }),
    doi: record.doi && firstDoi(record.doi),
    aliases: [],
    title: record.title,
    abstract: record.abstract ?? record.summary,
    summary: null,
    comment: record.comments ?? record.comment,
    journalRef: record['journal-ref'],
    organization: null,
    keywords: null,
    authors: authorsOf(record),
    categories: categoriesOf(record),
    publishedAt: first && { at: first, precision: 'instant' },
    updatedAt: record.versions?.at(-1)?.created ?? null,
    withdrawnAt: null,
    links: [],
    thumbnailUrl: null,
    mediaUrls: null,
    upvotes: null,
    comments: null,
  };
}

function versionOf({ version, created }: { version: string; created: Date }) {
  const number = /^v([1-9]\d{0,3})$/.exec(version)?.[1];
  return number ? [{ version: Number(number), at: created }] : [];
}

/** A correction of the metadata alone gives a later `update_date` and no new version. */
function latestOf(a: Date | null, b: Date | null): Date | null {
  return a && b ? (a > b ? a : b) : (a ?? b);
}

/** The version is in the last of `versions`, in an address or in the id itself. */
function newestVersion(record: ArxivRecord): number | null {
  const last = record.versions?.at(-1)?.version;
  const named = [`${record.id}${last ?? ''}`, record.url, record.pdf_url, record.abs, record.pdf, record.id];
  return named.map((text) => (text === null ? null : parseArxivId(text)?.version)).find(Boolean) ?? null;
}

function authorsOf({ authors, authors_parsed }: ArxivRecord): IncomingPaper['authors'] {
  const line = typeof authors === 'string' ? splitAuthorLine(authors) : authors;
  const names = authors_parsed?.map(joinParsedName) ?? line?.map((name) => name.trim()) ?? null;
  return names?.filter(Boolean).map((name) => ({ name, handle: null, hidden: false })) ?? null;
}

function categoriesOf({ categories, cate }: ArxivRecord): string[] | null {
  const listed = typeof categories === 'string' ? categories.split(/\s+/) : categories;
  if (cate === null && listed === null) return null;
  return categoryCodes([cate ?? '', ...(listed ?? [])]);
}
