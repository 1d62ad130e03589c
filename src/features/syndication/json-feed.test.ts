import fc from 'fast-check';
import { parseJsonFeed, parseOpml } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import { childrenNamed, parseStrictly, type XmlElement } from '../../../tests/support/strict-xml';
import { feedHref, feedTypes } from './address';
import { jsonFeedDocument } from './json-feed';
import { opmlDocument } from './opml';
import { ENTRY, FEED } from './testing';

const SITE = FEED.siteUrl;
const read = (feed = FEED) => JSON.parse(jsonFeedDocument(feed));

describe('a JSON feed', () => {
  it('has what the format asks for, and all of the abstract', () => {
    expect(read()).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: FEED.title,
      description: FEED.subtitle,
      home_page_url: `${SITE}/topics/sae`,
      feed_url: `${SITE}/topics/sae/feed.json`,
      language: 'en',
      authors: [{ name: 'Broadsheet' }],
      items: [
        {
          id: ENTRY.id,
          url: ENTRY.url,
          external_url: 'https://arxiv.org/abs/2406.11944',
          title: ENTRY.title,
          content_text: 'One <b>bold</b> paragraph.\n\nAnother.',
          date_published: '2024-06-17T00:00:00.000Z',
          date_modified: '2024-06-18T00:00:00.000Z',
          authors: [{ name: 'Ann Author' }, { name: 'Bo Writer' }],
          tags: ['cs.LG', 'Sparse autoencoders'],
        },
      ],
    });
  });

  it('says where it goes on, and which hub knows of news', () => {
    const next = (parts: typeof FEED.parts) => read({ ...FEED, parts }).next_url;
    expect(next({ kind: 'paged', first: '/a', previous: null, next: '/a?p=2', last: '/a?p=2' })).toBe(
      `${SITE}/a/feed.json?p=2`,
    );
    expect(
      next({ kind: 'archive', current: '/', before: '/papers/date/2025-03-13', after: null, closed: false }),
    ).toBe(`${SITE}/papers/date/2025-03-13/feed.json`);
    expect(next({ kind: 'complete' })).toBeUndefined();
    expect(read({ ...FEED, hub: 'https://hub.example.org/' }).hubs).toEqual([
      { type: 'WebSub', url: 'https://hub.example.org/' },
    ]);
  });

  it('always has content, which the format demands', () => {
    const bare = { ...ENTRY, published: null, authors: [], content: [], categories: [], related: [] };
    const contentOf = (entry: typeof ENTRY) => read({ ...FEED, entries: [entry] }).items[0].content_text;
    expect(contentOf({ ...bare, summary: 'Short.' })).toBe('Short.');
    expect(contentOf(bare)).toBe(ENTRY.title);
  });

  it('is text of characters whatever its texts hold, and is read by a program that is not ours', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, other) => {
        const entry = {
          ...ENTRY,
          title,
          content: [other],
          authors: [other],
          categories: [{ term: other, label: title }],
        };
        const text = jsonFeedDocument({ ...FEED, title: other, entries: [entry] });
        const strings = JSON.stringify(JSON.parse(text));
        expect(strings.isWellFormed()).toBe(true);
        expect(strings).not.toMatch(/\\u(d[89a-f]|00(?!0[9ad]|7f|[89]))/i);
        expect(parseJsonFeed(JSON.parse(text)).items?.[0]?.id).toBe(ENTRY.id);
      }),
    );
  });
});

describe('the address of a feed', () => {
  it('is that of its page with the format behind the path', () => {
    expect(feedHref('/', 'atom')).toBe('/feed.atom');
    expect(feedHref('/papers/week/2026-W26?p=2', 'json')).toBe('/papers/week/2026-W26/feed.json?p=2');
    expect(feedHref('/papers?q=a%3Fb/c&sort=newest', 'atom')).toBe('/papers/feed.atom?q=a%3Fb/c&sort=newest');
    expect(feedTypes('/topics/sae', 'SAE')).toEqual({
      'application/atom+xml': [{ url: '/topics/sae/feed.atom', title: 'SAE' }],
      'application/feed+json': [{ url: '/topics/sae/feed.json', title: 'SAE' }],
    });
  });
});

describe('a list of feeds', () => {
  const list = {
    title: 'Topics',
    siteUrl: SITE,
    modified: new Date('2026-06-30T12:00:00Z'),
    groups: [{ title: 'Topics', pages: [{ title: 'A & B', page: '/topics/ab' }] }],
  };

  it('is taken in by a program that is not ours', () => {
    expect(parseOpml(opmlDocument(list))).toMatchObject({
      head: { title: 'Topics', dateModified: 'Tue, 30 Jun 2026 12:00:00 GMT' },
      body: {
        outlines: [
          {
            text: 'Topics',
            outlines: [
              {
                text: 'A & B',
                type: 'rss',
                xmlUrl: `${SITE}/topics/ab/feed.atom`,
                htmlUrl: `${SITE}/topics/ab`,
              },
            ],
          },
        ],
      },
    });
  });

  it('is well-formed whatever topics are called', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, other) => {
        const root = parseStrictly(
          opmlDocument({ ...list, title, groups: [{ title: other, pages: [{ title, page: '/topics/a' }] }] }),
        );
        const [group] = childrenNamed(childrenNamed(root, 'body')[0] as XmlElement, 'outline');
        expect(group?.children).toHaveLength(1);
      }),
    );
  });
});
