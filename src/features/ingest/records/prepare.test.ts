import { describe, expect, it } from 'vitest';
import { incomingPaper } from '../testing';
import { preparePaper } from './prepare';

const now = new Date('2026-11-24T00:00:00Z');

describe('a record, cleaned', () => {
  it('has a title on one line, whatever line breaks its source put in', () => {
    const { title } = preparePaper(incomingPaper({ title: 'Semantic Components for\n  Video LLMs' }), now);
    expect(title).toEqual({
      shown: 'Semantic Components for Video LLMs',
      plain: 'Semantic Components for Video LLMs',
    });
  });

  it('keeps the paragraphs of an abstract', () => {
    const { abstract } = preparePaper(incomingPaper({ title: 'T', abstract: 'One\nline.\n\nTwo.' }), now);
    expect(abstract?.shown).toBe('One line.\n\nTwo.');
  });

  it('is told as withdrawn by its notice, as of the source’s word', () => {
    const asOf = new Date('2026-01-02T00:00:00Z');
    const notice = 'This paper has been withdrawn by the authors due to an error in Lemma 2.';
    expect(preparePaper(incomingPaper({ title: 'T', abstract: notice, asOf }), now).withdrawnAt).toEqual(
      asOf,
    );
    expect(
      preparePaper(incomingPaper({ title: 'T', abstract: 'We study withdrawal.' }), now).withdrawnAt,
    ).toBeNull();
  });

  it('has each link once, the given one before those found in its text', () => {
    const { links } = preparePaper(
      incomingPaper({
        title: 'T',
        abstract: 'Code: https://github.com/a/B. Page: https://a.github.io/b/',
        links: [{ kind: 'code', url: 'http://www.github.com/A/b.git', stars: 7 }],
      }),
      now,
    );
    expect(links.map(({ kind, url, stars, origin }) => ({ kind, url, stars, origin }))).toEqual([
      { kind: 'code', url: 'https://github.com/A/b', stars: 7, origin: 'source' },
      { kind: 'project', url: 'https://a.github.io/b/', stars: null, origin: 'abstract' },
    ]);
  });

  it('is told by its digest whatever the order of the keys in the body', () => {
    const one = preparePaper(incomingPaper({ title: 'T', record: { a: 1, b: 2 } }), now);
    const other = preparePaper(incomingPaper({ title: 'T', record: { b: 2, a: 1 } }), now);
    expect(one.digest).toBe(other.digest);
  });
});
