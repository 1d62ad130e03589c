import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import {
  childrenNamed as all,
  parseStrictly as parse,
  textOf,
  type XmlElement,
} from '../../../tests/support/strict-xml';
import { atomDocument } from './atom';
import type { Feed, FeedParts } from './feed';
import { ENTRY, FEED } from './testing';

const SITE = FEED.siteUrl;
const linksOf = (feed: Feed) =>
  all(parse(atomDocument(feed)), 'link').map(({ attributes }) => [attributes.rel, attributes.href]);

describe('an Atom document', () => {
  it('has what Atom asks for, and all of the abstract', () => {
    const root = parse(atomDocument(FEED));
    expect(root).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom' } });
    expect(textOf(root, 'id')).toBe(`${SITE}/topics/sae/feed.atom`);
    expect(textOf(root, 'updated')).toBe('2024-06-18T00:00:00.000Z');
    expect(linksOf(FEED)).toEqual([
      ['self', `${SITE}/topics/sae/feed.atom`],
      ['alternate', `${SITE}/topics/sae`],
      ['alternate', `${SITE}/topics/sae/feed.json`],
    ]);
    const [first] = all(root, 'entry') as [XmlElement];
    expect(textOf(first, 'id')).toBe(ENTRY.id);
    expect(textOf(first, 'title')).toBe('Is 1 < 2 & "true"?');
    expect(textOf(first, 'published')).toBe('2024-06-17T00:00:00.000Z');
    expect(all(first, 'author').map((author) => textOf(author, 'name'))).toEqual(ENTRY.authors);
    expect(all(first, 'category').map(({ attributes }) => attributes)).toEqual([
      { term: 'cs.LG' },
      { term: 'sae', label: 'Sparse autoencoders' },
    ]);
    const [content] = all(first, 'content') as [XmlElement];
    expect(content.children[0]?.children.map(({ name, text }) => [name, text])).toEqual([
      ['p', 'One <b>bold</b> paragraph.'],
      ['p', 'Another.'],
    ]);
  });

  it('says which part of a list it is, and where the others are', () => {
    const part = (parts: FeedParts, page = '/topics/sae') => ({ ...FEED, parts, page });
    const paged = { kind: 'paged', first: '/a', previous: '/a', next: '/a?p=3', last: '/a?p=9' } as const;
    expect(linksOf(part(paged, '/a?p=2'))).toEqual([
      ['self', `${SITE}/a/feed.atom?p=2`],
      ['alternate', `${SITE}/a?p=2`],
      ['alternate', `${SITE}/a/feed.json?p=2`],
      ['first', `${SITE}/a/feed.atom`],
      ['previous', `${SITE}/a/feed.atom`],
      ['next', `${SITE}/a/feed.atom?p=3`],
      ['last', `${SITE}/a/feed.atom?p=9`],
    ]);
    const archive = {
      kind: 'archive',
      current: '/',
      before: '/papers/date/2025-03-13',
      after: null,
    } as const;
    expect(linksOf(part({ ...archive, closed: true })).slice(3)).toEqual([
      ['current', `${SITE}/feed.atom`],
      ['prev-archive', `${SITE}/papers/date/2025-03-13/feed.atom`],
    ]);
    const marks = (parts: FeedParts) =>
      parse(atomDocument(part(parts)))
        .children.map(({ name }) => name)
        .filter((name) => name.startsWith('fh:'));
    expect(marks({ kind: 'complete' })).toEqual(['fh:complete']);
    expect(marks({ ...archive, closed: true })).toEqual(['fh:archive']);
    expect([...marks({ ...archive, closed: false }), ...marks(paged)]).toEqual([]);
  });

  it('names the hub that knows of news', () => {
    expect(linksOf({ ...FEED, hub: 'https://hub.example.org/' })).toContainEqual([
      'hub',
      'https://hub.example.org/',
    ]);
  });

  it('is read by a program that is not ours', () => {
    const feed = parseAtomFeed(atomDocument({ ...FEED, entries: [{ ...ENTRY, summary: 'Short.' }] }));
    expect(feed).toMatchObject({
      id: `${SITE}/topics/sae/feed.atom`,
      title: { value: FEED.title },
      authors: [{ name: 'Broadsheet' }],
      entries: [
        {
          id: ENTRY.id,
          title: { value: ENTRY.title },
          authors: [{ name: 'Ann Author' }, { name: 'Bo Writer' }],
          summary: { value: 'Short.' },
          content: { type: 'xhtml' },
        },
      ],
    });
  });

  it('leaves out what is not known', () => {
    const bare = { ...ENTRY, published: null, authors: [], content: [], categories: [], related: [] };
    const [first] = all(parse(atomDocument({ ...FEED, entries: [bare] })), 'entry') as [XmlElement];
    expect(first.children.map(({ name }) => name)).toEqual(['id', 'title', 'link', 'updated']);
    expect(all(parse(atomDocument({ ...FEED, entries: [] })), 'entry')).toEqual([]);
  });

  it('is well-formed whatever its texts hold, and loses nothing that XML can say', () => {
    const nasty = fc.oneof(
      anyText,
      fc.constantFrom(
        ']]>',
        '<!--',
        '-->',
        '&#0;',
        '&amp;',
        '<![CDATA[',
        '\u0000\u001f\uffff',
        '\ud800',
        '\r\n',
      ),
    );
    fc.assert(
      fc.property(nasty, fc.array(nasty), nasty, (title, content, other) => {
        const given = {
          ...ENTRY,
          id: other,
          title,
          content,
          summary: other,
          authors: [other],
          categories: [{ term: other, label: title }],
          related: [other],
        };
        const root = parse(
          atomDocument({
            ...FEED,
            title: other,
            subtitle: title,
            page: other,
            home: other,
            hub: other,
            entries: [given],
          }),
        );
        const [first] = all(root, 'entry') as [XmlElement];
        expect(textOf(first, 'title')).toBe(sayable(title));
        expect(all(first, 'category')[0]?.attributes.label).toBe(sayable(title).replace(/[\t\n]/g, ' '));
      }),
      { numRuns: 300 },
    );
  });
});

/** A text without what XML 1.0 cannot hold (its production Char), told by another way than the writer's. */
function sayable(text: string): string {
  return [...text]
    .filter((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      if (code < 0x20) return [0x9, 0xa, 0xd].includes(code);
      return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
    })
    .join('');
}
