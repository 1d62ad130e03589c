import { z } from 'zod';

export const QUERY_LENGTH = 250;
const MAX_TOPICS = 8;

export const SORTS = ['relevance', 'newest', 'upvoted', 'trending'] as const;
export type Sort = (typeof SORTS)[number];

/** A search as the address holds it: `/papers?q=…&topic=…&sort=…&cursor=…`. */
export type SearchQuery = {
  text: string;
  /** Slugs; a paper must have all of them. */
  topics: string[];
  sort: Sort;
  cursor: string | null;
};

const parameters = z.object({
  q: z
    .string()
    .catch('')
    // Half a surrogate pair, cut off by the limit or typed by a fuzzer, is no text.
    .transform((text) => text.trim().slice(0, QUERY_LENGTH).toWellFormed().replaceAll('\0', '').trim()),
  sort: z.enum(SORTS).catch('relevance'),
  cursor: z
    .string()
    .regex(/^[\w.-]{1,80}$/)
    .nullable()
    .catch(null),
  topic: z.array(z.string().regex(/^[a-z0-9-]{1,80}$/)).catch([]),
});

/** Any address makes a search: what it does not know or understand is left out. */
export function parseSearch(search: URLSearchParams): SearchQuery {
  const { q, sort, cursor, topic } = parameters.parse({
    q: search.get('q') ?? '',
    sort: search.get('sort'),
    cursor: search.get('cursor'),
    topic: [...new Set(search.getAll('topic'))].slice(0, MAX_TOPICS),
  });
  return { text: q, topics: topic.toSorted(), sort, cursor };
}

function toParameters(query: SearchQuery): URLSearchParams {
  const search = new URLSearchParams({ q: query.text });
  for (const topic of query.topics) search.append('topic', topic);
  if (query.sort !== 'relevance') search.set('sort', query.sort);
  if (query.cursor) search.set('cursor', query.cursor);
  return search;
}

/** The public address of a search. */
export function searchHref(query: Partial<SearchQuery>): string {
  return `/papers?${toParameters({ text: '', topics: [], sort: 'relevance', cursor: null, ...query })}`;
}

/** A search as one path segment: what the public address is rewritten to, so that its page can be kept. */
export function encodeQueryParam(query: SearchQuery): string {
  // The form of an address is ASCII already.
  return btoa(toParameters(query).toString()).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The search a path segment holds; a segment that holds none is the empty search. */
export function decodeQueryParam(segment: string): SearchQuery {
  try {
    return parseSearch(new URLSearchParams(atob(segment.replaceAll('-', '+').replaceAll('_', '/'))));
  } catch {
    return parseSearch(new URLSearchParams());
  }
}

/** Plain text in pieces; the marked ones matched. */
export type MarkedText = { text: string; marked: boolean }[];
