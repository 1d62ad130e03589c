import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import {
  decodeTopicSearch,
  encodeTopicSearch,
  parseTopicSearch,
  TOPIC_QUERY_LENGTH,
  topicHref,
  topicsHref,
} from './schema';

const parse = (query: string) => parseTopicSearch(new URLSearchParams(query));

describe('the address of the list of topics', () => {
  it('has what is looked for and the page, where there are any', () => {
    expect(topicsHref()).toBe('/topics');
    expect(topicsHref({ text: 'state space', page: 2 })).toBe('/topics?q=state+space&p=2');
    expect(parse('q=+state%20 space&p=2')).toEqual({ text: 'state space', page: 2 });
  });

  it('is read whatever it says', () => {
    for (const query of ['', 'q=', 'p=0', 'p=-3', 'p=1.5', 'p=x', 'p=99999999', 'p=', 'sort=none', 'q=%00']) {
      expect(parse(query), query).toEqual({ text: '', page: 1 });
    }
    expect(parse(`q=${'x'.repeat(5_000)}`).text).toHaveLength(TOPIC_QUERY_LENGTH);
  });

  it('goes through a path and back', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 1_000 }), (q, page) => {
        const search = parseTopicSearch(new URLSearchParams({ q, p: String(page) }));
        expect(decodeTopicSearch(encodeTopicSearch(search))).toEqual(search);
      }),
    );
    for (const segment of ['now', 'bnVsbA', 'WzEsMl0', 'x'.repeat(5_000)]) {
      expect(decodeTopicSearch(segment).text, segment).toBe('');
    }
  });
});

describe('the address of a topic', () => {
  it('is its slug, and its feed is below it', () => {
    expect(topicHref('moe')).toBe('/topics/moe');
  });
});
