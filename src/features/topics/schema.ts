import { z } from 'zod';
import { decodeSegment, encodeSegment } from '@/lib/path-segment';

/** Characters of what is looked for among the topics. */
export const TOPIC_QUERY_LENGTH = 100;
const MOST_PAGES = 1_000;
/** A query of three-byte characters and a page, in base64. */
const SEGMENT_LENGTH = 1_000;
const SLUG_LENGTH = 80;

export const slugText = z
  .string()
  .max(SLUG_LENGTH, `a slug has ${SLUG_LENGTH} characters at most`)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a slug is lower-case letters and digits, with hyphens between');

/** The list of topics as the address holds it, `/topics?q=…&p=…`; an empty text lists all. */
export type TopicSearch = {
  text: string;
  /** From 1. */
  page: number;
};

const topicSearch = z.object({
  text: z
    .string()
    .catch('')
    .transform((text) =>
      text
        .slice(0, TOPIC_QUERY_LENGTH)
        .toWellFormed()
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim(),
    ),
  page: z.coerce.number().int().min(1).max(MOST_PAGES).catch(1),
});

/** Any address lists topics: what it does not understand is left out. */
export function parseTopicSearch(search: URLSearchParams): TopicSearch {
  return topicSearch.parse({ text: search.get('q') ?? '', page: search.get('p') ?? 1 });
}

/** The public address of the list. */
export function topicsHref({ text = '', page = 1 }: Partial<TopicSearch> = {}): string {
  const search = new URLSearchParams({ ...(text && { q: text }), ...(page > 1 && { p: String(page) }) });
  return search.size > 0 ? `/topics?${search}` : '/topics';
}

export function encodeTopicSearch({ text, page }: TopicSearch): string {
  return encodeSegment([text, page]);
}

/** What a path segment asks for; one that asks for nothing lists all. */
export function decodeTopicSearch(segment: string): TopicSearch {
  const [text, page] = segment.length > SEGMENT_LENGTH ? [] : [decodeSegment(segment)].flat();
  return topicSearch.parse({ text, page });
}

/** What rises and falls. */
export function trendsHref(): string {
  return '/trends';
}

/** The page of a topic. */
export function topicHref(slug: string): string {
  return `/topics/${slug}`;
}
