import { z } from 'zod';
import { PAPER_LIMITS } from '@/features/papers/schema';
import { CURSOR_LENGTH, QUERY_LENGTH, SORTS } from '@/features/search/schema';
import { slugText, TOPIC_QUERY_LENGTH } from '@/features/topics/schema';
import { count, day, next } from '../api/papers/schema';
import { text } from '../api/parameters';

/** What one answer may hold: an assistant reads all of it. */
export const MCP_LIMITS = {
  /** Bytes of a request. */
  request: 100_000,
  found: 25,
  papers: 50,
  topics: 50,
  months: 24,
  /** Names of a paper in a list. */
  authors: 5,
  /** Characters of a paper's gist in a list, and of an abstract. */
  gist: 300,
  abstract: 20_000,
} as const;

const limit = (fallback: number, most: number) =>
  z.int().min(1).max(most).default(fallback).describe(`At most so many; up to ${most}.`);
const key = text(PAPER_LIMITS.key).describe('An arXiv id such as 2406.11944, or the key of a paper here.');

export const searchInput = z.strictObject({
  query: text(QUERY_LENGTH).describe(
    'Words, "phrases", -exclusions, OR, and filters: title: author: topic: cat:cs.LG year:2024-2026 from:2025-06 has:code votes:>20 day:2026-06-30.',
  ),
  sort: z.enum(SORTS).default('relevance'),
  limit: limit(10, MCP_LIMITS.found),
  cursor: z
    .string()
    .max(CURSOR_LENGTH)
    .optional()
    .describe(`The next of an answer to the same search. There is one where limit is ${MCP_LIMITS.found}.`),
});
export const paperInput = z.strictObject({ key });
export const editionInput = z.strictObject({
  edition: z
    .string()
    .max(20)
    .default('latest')
    .describe('latest, a day (2026-06-30), an ISO week (2026-W27) or a month (2026-06).'),
  limit: limit(20, MCP_LIMITS.papers),
});
export const topicsInput = z.strictObject({
  query: text(TOPIC_QUERY_LENGTH).default('').describe('A part of a name or an abbreviation; empty: all.'),
  limit: limit(25, MCP_LIMITS.topics),
});
export const topicInput = z.strictObject({
  slug: slugText.describe('As list_topics gives it.'),
  limit: limit(10, MCP_LIMITS.papers),
});

const brief = z.object({
  key: z.string(),
  url: z.string(),
  title: z.string(),
  authors: z.array(z.string()).describe('The first of them.'),
  authorCount: count,
  published: z.string().nullable(),
  votes: count,
  hasCode: z.boolean(),
  gist: z.string().nullable().describe('A summary, or the beginning of the abstract.'),
});
export type BriefPaper = z.output<typeof brief>;

const named = z.object({ slug: z.string(), name: z.string() });
const topicCount = named.extend({ papers: count });

export const searchOutput = z.object({
  papers: z.array(brief),
  total: count,
  totalIsExact: z.boolean(),
  next,
  meanings: z
    .array(z.object({ form: z.string(), meant: z.string().nullable() }))
    .describe('What abbreviations were taken to mean.'),
  hints: z.array(z.string()),
  suggestion: z.string().nullable(),
});
export const editionOutput = z.object({
  edition: z.string(),
  url: z.string(),
  first: day,
  last: day,
  state: z.enum(['open', 'final']).nullable(),
  total: count,
  previous: z.string().nullable(),
  following: z.string().nullable(),
  topics: z.array(topicCount),
  papers: z.array(brief),
});
export const topicsOutput = z.object({ topics: z.array(topicCount), total: count });
export const topicOutput = topicCount.extend({
  url: z.string(),
  abbreviations: z.array(z.string()),
  expansions: z.array(z.string()),
  months: z
    .array(z.object({ month: z.string(), papers: count, total: count }))
    .describe('The newest months that have papers: those on the topic, and all.'),
  neighbours: z.array(named.extend({ lift: z.number() })),
  newest: z.array(brief),
});
export const relatedOutput = z.object({
  papers: z.array(brief.extend({ shared: z.array(z.string()).describe('Words that both have.') })),
});
