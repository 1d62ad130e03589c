import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import {
  CURSOR_LENGTH,
  decodeQueryParam,
  encodeQueryParam,
  parseSearch,
  QUERY_LENGTH,
  searchHref,
  topicSearchHref,
} from './schema';

describe('the address of a search', () => {
  it('holds the whole search', () => {
    const query = { text: 'γ-MoD "mixture of depths" topic:mllm', sort: 'newest', cursor: 'a_-9' } as const;
    expect(parseSearch(new URL(searchHref(query), 'http://x').searchParams)).toEqual(query);
  });

  it('is one a person can read', () => {
    expect(searchHref({ text: 'mlp year:2025' })).toBe('/papers?q=mlp+year:2025');
    expect(topicSearchHref('mixture-of-experts')).toBe('/papers?q=topic:mixture-of-experts');
  });

  it('leaves out what is no sort and no cursor', () => {
    const search = new URLSearchParams({ q: 'a\0b', sort: 'best', cursor: 'a b' });
    expect(parseSearch(search)).toEqual({ text: 'a b', sort: 'relevance', cursor: null });
  });

  it('survives its rewriting into a path segment, whatever is asked', () => {
    fc.assert(
      fc.property(anyText, fc.string(), fc.string(), (q, sort, cursor) => {
        const query = parseSearch(new URLSearchParams({ q, sort, cursor }));
        expect(query.text.isWellFormed()).toBe(true);
        const segment = encodeQueryParam(query);
        expect(segment).toMatch(/^[\w-]+$/);
        expect(decodeQueryParam(segment)).toEqual(query);
      }),
    );
  });

  it('survives it at its longest', () => {
    const cursor = 'c'.repeat(CURSOR_LENGTH);
    for (const sign of ['漢', '🙂', '"', '\\', '\u2028x']) {
      const query = parseSearch(new URLSearchParams({ q: sign.repeat(5_000), cursor, sort: 'trending' }));
      expect(query.text.length, sign).toBeGreaterThan(QUERY_LENGTH);
      expect(decodeQueryParam(encodeQueryParam(query)), sign).toEqual(query);
    }
  });

  it('never fails on a segment that holds no search', () => {
    fc.assert(fc.property(fc.string(), (segment) => decodeQueryParam(segment).text.isWellFormed()));
    const empty = { text: '', sort: 'relevance', cursor: null };
    for (const held of ['null', '{}', '[1,2,3]', '"text"', '[[["deep"]]]']) {
      expect(decodeQueryParam(btoa(held)), held).toEqual(empty);
    }
    expect(decodeQueryParam('A'.repeat(1_000_000))).toEqual(empty);
  });
});
