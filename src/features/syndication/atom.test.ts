import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import {
  childrenNamed as all,
  parseStrictly as parse,
  textOf,
  type XmlElement,
} from '../../../tests/support/strict-xml';
import { type AtomEntry, type AtomFeed, atomDocument } from './atom';

const entry: AtomEntry = {
  url: 'https://papers.example.org/papers/2406.11944',
  title: 'Is 1 < 2 & "true"?',
  authors: ['Ann Author', 'Bo Writer'],
  published: new Date('2024-06-17T00:00:00Z'),
  updated: new Date('2024-06-18T00:00:00Z'),
  summary: null,
  content: ['One <b>bold</b> paragraph.', 'Another.'],
  categories: [{ term: 'cs.LG', label: null }],
  related: ['https://arxiv.org/abs/2406.11944'],
};
const feed: AtomFeed = {
  title: 'Sparse autoencoders',
  subtitle: 'The newest papers.',
  url: 'https://papers.example.org/topics/sae/feed.atom',
  pageUrl: 'https://papers.example.org/topics/sae',
  updated: new Date('2024-06-18T00:00:00Z'),
  publisher: 'Broadsheet',
  entries: [entry],
};

describe('an Atom document', () => {
  it('has what Atom asks for, and all of the abstract', () => {
    const root = parse(atomDocument(feed));
    expect(root).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom' } });
    expect(textOf(root, 'id')).toBe(feed.url);
    expect(textOf(root, 'updated')).toBe('2024-06-18T00:00:00.000Z');
    expect(all(root, 'link').map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
      ['self', feed.url],
      ['alternate', feed.pageUrl],
    ]);
    const [first] = all(root, 'entry') as [XmlElement];
    expect(textOf(first, 'title')).toBe('Is 1 < 2 & "true"?');
    expect(textOf(first, 'published')).toBe('2024-06-17T00:00:00.000Z');
    expect(all(first, 'author').map((author) => textOf(author, 'name'))).toEqual(entry.authors);
    expect(all(first, 'category')[0]?.attributes).toEqual({ term: 'cs.LG' });
    const [content] = all(first, 'content') as [XmlElement];
    expect(content.children[0]?.children.map(({ name, text }) => [name, text])).toEqual([
      ['p', 'One <b>bold</b> paragraph.'],
      ['p', 'Another.'],
    ]);
  });

  it('leaves out what is not known', () => {
    const bare = { ...entry, published: null, authors: [], content: [], categories: [], related: [] };
    const [first] = all(parse(atomDocument({ ...feed, entries: [bare] })), 'entry') as [XmlElement];
    expect(first.children.map(({ name }) => name)).toEqual(['id', 'title', 'link', 'updated']);
    expect(all(parse(atomDocument({ ...feed, entries: [] })), 'entry')).toEqual([]);
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
          ...entry,
          title,
          content,
          summary: other,
          authors: [other],
          categories: [{ term: other, label: title }],
          related: [other],
        };
        const root = parse(atomDocument({ ...feed, title: other, subtitle: title, entries: [given] }));
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
