import { describe, expect, it } from 'vitest';
import { ALSO, NAME, PART, STOP } from './codes';
import { encode, lexemesOf, searchDocument } from './document';

const paper = { title: 'Pruning γ-MoD', authors: ['Ada Lovelace'], venue: 'ICLR 2025', body: 'We prune it.' };

describe('the search document of a paper', () => {
  it('has its words in their order, title, authors, venue and text apart', () => {
    const authors = ['Ada Lovelace', 'Charles Babbage'];
    expect(searchDocument({ ...paper, authors }).items).toEqual([
      ...['prune', 'gamma', 'mod', ALSO, 'gammamod', PART],
      ...['ada', 'lovelac', NAME, 'charl', 'babbag', PART],
      ...['iclr', '2025', PART],
      'prune',
    ]);
  });

  it('keeps words as far apart as stop words make them, but for those at its ends', () => {
    const { items } = searchDocument({
      ...paper,
      title: 'The state of the art in it',
      authors: [],
      venue: '',
    });
    expect(items.slice(0, 4)).toEqual(['state', STOP, STOP, 'art']);
    expect(items.slice(4)).toEqual([PART, PART, PART, 'prune']);
  });

  it('files what a chain of hyphens is as one word at its last, though that be a stop word', () => {
    const { items } = searchDocument({ ...paper, title: 'Plug-and-play add-on' });
    expect(items.slice(0, items.indexOf(PART))).toEqual([
      ...['plug', STOP, 'play', ALSO, 'plugandplay'],
      ...['add', STOP, ALSO, 'addon'],
    ]);
  });

  it('is as long as its title and body without stop words', () => {
    expect(searchDocument(paper).words).toBe(4);
  });

  it('of an empty paper is empty', () => {
    expect(searchDocument({ title: '', authors: [], venue: '', body: '' })).toEqual({
      items: [PART, PART, PART],
      words: 0,
    });
  });
});

describe('the text of a document', () => {
  const { items } = searchDocument(paper);

  it('has a code for each lexeme', () => {
    const codes = new Map([...lexemesOf(items)].map((lexeme, place) => [lexeme, 'abcdefgh'.charAt(place)]));
    expect(encode(items, codes)).toBe(`abc${ALSO}d${PART}ef${PART}gh${PART}a`);
  });

  it('cannot be made where one has no number', () => {
    expect(() => encode(items, new Map())).toThrow('The word "prune" has no number');
  });
});
