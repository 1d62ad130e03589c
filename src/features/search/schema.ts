import { z } from 'zod';

/** Characters of a query that are searched. */
export const QUERY_LENGTH = 1_000;
/** Characters of a cursor: it holds the weights of the words, and papers that were shown before their place. */
export const CURSOR_LENGTH = 2_000;
/** What an address carries of a longer one, so that the search can say that it goes on. */
const TEXT_LENGTH = QUERY_LENGTH + 100;
/** A query of three-byte characters and a cursor, in base64. */
const SEGMENT_LENGTH = 8_000;

export const SORTS = ['relevance', 'newest', 'upvoted', 'trending'] as const;
export type Sort = (typeof SORTS)[number];

/** A search as the address holds it, `/papers?q=…&sort=…&cursor=…`. Filters are part of the text (language/parse.ts). */
export type SearchQuery = { text: string; sort: Sort; cursor: string | null };

const query = z.object({
  text: z
    .string()
    .catch('')
    // Half a surrogate pair, cut off by the limit or typed by a fuzzer, is no text; nor is a control character.
    .transform((text) =>
      text
        .slice(0, TEXT_LENGTH)
        .toWellFormed()
        .replace(/\p{Cc}/gu, ' ')
        .trim(),
    ),
  sort: z.enum(SORTS).catch('relevance'),
  cursor: z
    .string()
    .max(CURSOR_LENGTH)
    .regex(/^[A-Za-z0-9_-]+$/)
    .nullable()
    .catch(null),
});

/** Any address makes a search: what it does not know or understand is left out. */
export function parseSearch(search: URLSearchParams): SearchQuery {
  return query.parse({ text: search.get('q') ?? '', sort: search.get('sort'), cursor: search.get('cursor') });
}

/** The public address of a search. */
export function searchHref({ text = '', sort = 'relevance', cursor = null }: Partial<SearchQuery>): string {
  const search = new URLSearchParams({ q: text });
  if (sort !== 'relevance') search.set('sort', sort);
  if (cursor) search.set('cursor', cursor);
  // A query may hold a colon as it is, and a filter is easier to read with it.
  return `/papers?${search.toString().replaceAll('%3A', ':')}`;
}

/** The public address of a topic's papers. */
export function topicSearchHref(slug: string): string {
  return searchHref({ text: `topic:${slug}` });
}

/** A search as one path segment: what the public address is rewritten to, so that its page can be kept. */
export function encodeQueryParam({ text, sort, cursor }: SearchQuery): string {
  const bytes = new TextEncoder().encode(JSON.stringify([text, sort, cursor]));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The search a path segment holds; a segment that holds none is the empty search. */
export function decodeQueryParam(segment: string): SearchQuery {
  try {
    if (segment.length > SEGMENT_LENGTH) return query.parse({});
    const binary = atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    const [text, sort, cursor] = z.array(z.unknown()).parse(JSON.parse(new TextDecoder().decode(bytes)));
    return query.parse({ text, sort, cursor });
  } catch {
    return query.parse({});
  }
}

/** Plain text in pieces; the marked ones matched. */
export type MarkedText = { text: string; marked: boolean }[];
