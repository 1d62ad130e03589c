import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeQueryParam, encodeQueryParam, parseSearch, searchHref } from './schema';

describe('the address of a search', () => {
  it('holds the whole search', () => {
    const href = searchHref({ text: 'γ-MoD "mixture of depths"', topics: ['mllm'], sort: 'newest' });
    expect(parseSearch(new URL(href, 'http://x').searchParams)).toEqual({
      text: 'γ-MoD "mixture of depths"',
      topics: ['mllm'],
      sort: 'newest',
      cursor: null,
    });
  });

  it('survives its rewriting into a path segment, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.string()),
        fc.string(),
        fc.string(),
        (q, topic, sort, cursor) => {
          const search = new URLSearchParams({ q, sort, cursor });
          for (const slug of topic) search.append('topic', slug);
          const query = parseSearch(search);
          expect(query.text.isWellFormed()).toBe(true);
          const segment = encodeQueryParam(query);
          expect(segment).toMatch(/^[\w-]+$/);
          expect(decodeQueryParam(segment)).toEqual(query);
        },
      ),
    );
  });

  it('never fails on a segment that holds no search', () => {
    fc.assert(fc.property(fc.string(), (segment) => decodeQueryParam(segment).text.isWellFormed()));
  });
});
