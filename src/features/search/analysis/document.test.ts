import { describe, expect, it } from 'vitest';
import { quoteLexeme, searchDocument } from './document';

const paper = { title: 'Pruning γ-MoD', authors: ['Ada Lovelace'], venue: 'ICLR 2025', body: 'We prune it.' };

describe('the search document of a paper', () => {
  it('has weights for title, authors and venue, and keeps them apart', () => {
    expect(searchDocument(paper).document.split(' ')).toEqual([
      "'prune':1A,39",
      "'gamma':2A",
      "'mod':3A",
      "'gammamod':3A",
      "'ada':14B",
      "'lovelac':15B",
      "'iclr':26C",
      "'2025':27C",
    ]);
  });

  it('is as long as its title and body without stop words', () => {
    expect(searchDocument(paper).words).toBe(4);
  });

  it('names each lexeme once', () => {
    expect(searchDocument(paper).lexemes).toEqual([
      'prune',
      'gamma',
      'mod',
      'gammamod',
      'ada',
      'lovelac',
      'iclr',
      '2025',
    ]);
  });

  it('of an empty paper is empty', () => {
    expect(searchDocument({ title: '', authors: [], venue: '', body: '' })).toEqual({
      document: '',
      words: 0,
      lexemes: [],
    });
  });

  it('stays within the limits of a tsvector', () => {
    const { document, words } = searchDocument({ ...paper, body: 'alpha beta '.repeat(20_000) });
    const places = /'beta':(\S+)/.exec(document)?.[1]?.split(',') ?? [];
    expect(places).toHaveLength(255);
    expect(Math.max(...places.map(Number))).toBeLessThanOrEqual(16_383);
    expect(words).toBe(40_003);
  });
});

describe('a lexeme in quotes', () => {
  it('doubles quotes and backslashes', () => {
    expect(quoteLexeme('c++')).toBe("'c++'");
    expect(quoteLexeme(String.raw`a'b\c`)).toBe(String.raw`'a''b\\c'`);
  });
});
