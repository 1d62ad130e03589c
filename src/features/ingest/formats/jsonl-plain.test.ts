import { describe, expect, it } from 'vitest';
import { plainJsonl } from './jsonl-plain';
import { papersOf, parseText, rejectionsOf } from './testing';

const parse = (value: unknown, options = {}) => parseText(plainJsonl, `${JSON.stringify(value)}\n`, options);
const read = async (value: unknown, options = {}) => papersOf(await parse(value, options))[0];

describe('a plain line', () => {
  it('says title and abstract, its venue as the journal reference, its year as all that is known of the date', async () => {
    const line = { title: 'On Engines', abstract: ' An abstract. ', venue: 'icra', year: 2005 };
    expect(await read(line)).toMatchObject({
      source: 'text',
      title: 'On Engines',
      abstract: 'An abstract.',
      journalRef: 'icra',
      publishedAt: { at: new Date('2005-01-01T00:00:00Z'), precision: 'year' },
      authors: null,
      editions: [],
      record: line,
    });
  });

  it('may name its authors in a list, as objects or in one line, and a DOI as an address', async () => {
    const names = async (authors: unknown) =>
      (await read({ title: 'On Engines', authors }))?.authors?.map((author) => author.name);
    const both = ['Ada Lovelace', 'Charles Babbage'];
    expect(await names(both)).toEqual(both);
    expect(await names(both.map((name) => ({ name, id: 7 })))).toEqual(both);
    expect(await names('Ada Lovelace and Charles Babbage')).toEqual(both);
    expect(await read({ title: 'On Engines', doi: 'https://doi.org/10.1000/182' })).toMatchObject({
      doi: '10.1000/182',
    });
  });

  it('may say no more than a title, with its year as text', async () => {
    const paper = await read({ title: 'On Engines', abstract: null, year: '1843' });
    expect(paper).toMatchObject({ abstract: null, journalRef: null, doi: null });
    expect(paper?.publishedAt?.at.getUTCFullYear()).toBe(1843);
  });

  it('goes into the edition that is asked for', async () => {
    const paper = await read({ title: 'On Engines' }, { day: '2025-03-14' });
    expect(paper?.editions).toEqual([{ day: '2025-03-14', submittedBy: null }]);
  });

  it('is rejected without a title or with a year that is none', async () => {
    const reason = async (value: unknown) => rejectionsOf(await parse(value))[0]?.reason;
    expect(await reason({ abstract: 'An abstract.' })).toContain('title');
    expect(await reason({ title: ' ' })).toBe('title: empty');
    expect(await reason({ title: 'On Engines', year: 25 })).toBe('year: not a year');
    expect(await reason({ title: 'On Engines', year: 'soon' })).toContain('year');
    expect(await reason({ title: 'On Engines', authors: 3 })).toContain('authors');
  });
});
