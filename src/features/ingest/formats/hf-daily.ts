import { parseArxivId } from '@/features/papers/arxiv-id';
import { type Day, dayOf, dayToDate } from '@/lib/day';
import type { Format, FormatOptions, IncomingPaper } from '../schema';
import { readDay } from './fields';
import { type HfEntry, type HfPaper, type HfUser, hfEntrySchema, hfFlatPaperSchema } from './hf-schema';
import { type JsonElement, splitJsonValues } from './json-values';
import { describeProblem } from './problem';
import { type Reading, readRecords } from './records';

/** The members by which an object shows itself to be a paper, not an envelope around a list of them. */
export const RECORD_KEYS = new Set([
  'paper',
  'id',
  '_id',
  'title',
  'summary',
  'authors',
  'publishedAt',
  'upvotes',
]);

/**
 * Hugging Face's daily papers (https://huggingface.co/api/daily_papers, OpenAPI `DailyPaper`): a bare array, an
 * array in an envelope (`{"date": …, "data": […]}`), or one paper, wrapped or flat as `/api/papers/{id}` answers.
 */
export const hfDaily: Format = {
  name: 'hf-daily-papers',
  title: 'Hugging Face daily papers: JSON as /api/daily_papers answers',
  sniff: looksLikeHfDaily,
  parse: (chunks, options) =>
    readRecords(
      splitJsonValues(chunks, (key) => RECORD_KEYS.has(key)),
      (value, element) => readEntry(value, element, options),
    ),
};

function looksLikeHfDaily(head: string): boolean {
  if (!/^\s*[[{]/.test(head)) return false;
  const isEntry = /"paper"\s*:\s*\{/.test(head) || /"\{'paper'\s*:\s*\{/.test(head);
  const isFlat =
    /"id"\s*:\s*"\d{4}\.\d{4,5}"/.test(head) &&
    /"(?:upvotes|discussionId|submittedOnDailyAt)"\s*:/.test(head);
  const isEmpty = /^\s*(?:\{[^[\]{}]*"(?:data|papers|dailyPapers)"\s*:\s*)?\[\s*\]/.test(head);
  return isEntry || isFlat || isEmpty;
}

function readEntry(value: unknown, { envelope }: JsonElement, options: FormatOptions): Reading {
  if (typeof value === 'string') {
    return /^\s*\{\s*'/.test(value)
      ? { reason: 'a string that holds the entry in Python notation, not a JSON object' }
      : { reason: 'a string, not a JSON object' };
  }
  if (!isObject(value)) return { reason: 'not a JSON object' };
  const entry = parseEntry(value);
  if ('reason' in entry) return entry;
  const id = parseArxivId(entry.paper.id);
  if (!id) return { reason: `${'paper' in value ? 'paper.' : ''}id: not an arXiv identifier` };
  const title = entry.paper.title ?? entry.title;
  if (title === null) return { reason: 'title: missing or empty' };
  const day = editionDay(entry.paper, envelope, options);
  return {
    paper: { ...toPaper(entry, day), arxivId: id.id, arxivVersion: id.version, title, record: value },
  };
}

function parseEntry(value: Record<string, unknown>): HfEntry | { reason: string } {
  if ('paper' in value) {
    const { data, error } = hfEntrySchema.safeParse(value);
    return data ?? { reason: describeProblem(error) };
  }
  const { data, error } = hfFlatPaperSchema.safeParse(value);
  return data ? { ...data, paper: data } : { reason: describeProblem(error) };
}

/** Before 2025-03-17 the entries do not say on which day they appeared: the envelope may, else it is not known. */
function editionDay(paper: HfPaper, envelope: JsonElement['envelope'], options: FormatOptions): Day | null {
  if (options.day !== null) return readDay(options.day);
  if (paper.submittedOnDailyAt) return dayOf(paper.submittedOnDailyAt);
  const date = envelope?.date ?? envelope?.dateString;
  return typeof date === 'string' ? readDay(date.slice(0, 10)) : null;
}

type Reduced = Omit<IncomingPaper, 'arxivId' | 'arxivVersion' | 'title' | 'record'>;

function toPaper(entry: HfEntry, day: Day | null): Reduced {
  const { paper } = entry;
  const organization = paper.organization ?? entry.organization;
  const media = [paper.mediaUrls, entry.mediaUrls].find((urls) => urls?.length) ?? paper.mediaUrls;
  return {
    source: 'huggingface',
    asOf: day && dayToDate(day),
    doi: null,
    aliases: [],
    abstract: paper.summary ?? entry.summary,
    summary: paper.ai_summary
      ? { text: paper.ai_summary, by: paper.ai_summary_model ?? 'Hugging Face' }
      : null,
    comment: null,
    journalRef: null,
    organization: organization?.fullname ?? organization?.name ?? null,
    keywords: paper.ai_keywords,
    authors:
      paper.authors?.map(({ name, user, hidden }) => ({
        name,
        handle: login(user),
        hidden: hidden ?? false,
      })) ?? null,
    categories: null,
    publishedAt: paper.publishedAt && { at: paper.publishedAt, precision: precisionOf(paper.publishedAt) },
    updatedAt: null,
    withdrawnAt: paper.withdrawnAt,
    links: links(paper),
    thumbnailUrl: entry.thumbnail,
    mediaUrls: media,
    upvotes: paper.upvotes,
    comments: entry.numComments,
    editions: day ? [{ day, submittedBy: submitter(paper.submittedOnDailyBy ?? entry.submittedBy) }] : [],
  };
}

/** Since 2026 the hour is no longer told: exactly midnight stands for the whole day. */
function precisionOf(at: Date): 'instant' | 'day' {
  return at.getTime() % 86_400_000 === 0 ? 'day' : 'instant';
}

function links({ githubRepo, githubStars, projectPage }: HfPaper): IncomingPaper['links'] {
  const code = githubRepo ? [{ kind: 'code' as const, url: githubRepo, stars: githubStars }] : [];
  const project = projectPage ? [{ kind: 'project' as const, url: projectPage, stars: null }] : [];
  return [...code, ...project];
}

function submitter(user: HfUser | null): { name: string; handle: string | null } | null {
  const name = user?.fullname ?? login(user);
  return name ? { name, handle: login(user) } : null;
}

function login(user: HfUser | null): string | null {
  return user?.user ?? user?.name ?? null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
