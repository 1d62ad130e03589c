import { describe, expect, it } from 'vitest';
import type { IncomingPaper } from '../schema';
import { incomingPaper } from '../testing';
import { absorbPaper, mergePaper, newPaper } from './merge';
import { preparePaper } from './prepare';

const now = new Date('2026-11-24T00:00:00Z');
const june = new Date('2026-06-01T00:00:00Z');
const july = new Date('2026-07-01T00:00:00Z');
const said = (fields: Partial<IncomingPaper>) =>
  preparePaper(incomingPaper({ title: 'Scaling MLPs', ...fields }), now);

describe('what a source says about a paper', () => {
  it('replaces what a weaker source said, and is not replaced by it', () => {
    const text = newPaper(said({ abstract: 'From the page.' }));
    const arxiv = said({ source: 'arxiv', abstract: 'From arXiv.' });
    const merged = mergePaper(text, arxiv);
    expect(merged.paper.fields.abstract?.plain).toBe('From arXiv.');
    expect(merged.paper.given.abstract).toEqual({ source: 'arxiv', asOf: null });
    const again = mergePaper(merged.paper, said({ abstract: 'From the page.' }));
    expect(again.paper.fields.abstract?.plain).toBe('From arXiv.');
    expect(again.changes).toEqual(new Set());
  });

  it('never erases a value by saying nothing', () => {
    const held = newPaper(
      said({ abstract: 'Kept.', authors: [{ name: 'A. B.', handle: null, hidden: false }] }),
    );
    const { paper, changes } = mergePaper(held, said({ source: 'authors', authors: [] }));
    expect(paper.fields.abstract?.plain).toBe('Kept.');
    expect(paper.fields.authors).toHaveLength(1);
    expect(changes).toEqual(new Set(['provenance']));
  });

  it('is not undone by an older word of the same source', () => {
    const held = newPaper(said({ source: 'huggingface', asOf: july, upvotes: 57 }));
    const { paper, changes } = mergePaper(held, said({ source: 'huggingface', asOf: june, upvotes: 12 }));
    expect(paper.fields.upvotes).toBe(57);
    expect(changes.size).toBe(0);
    expect(
      mergePaper(held, said({ source: 'huggingface', asOf: null, upvotes: 3 })).paper.fields.upvotes,
    ).toBe(57);
  });

  it('never turns the arXiv version back, whoever says so', () => {
    const version = (held: Partial<IncomingPaper>, next: Partial<IncomingPaper>) =>
      mergePaper(newPaper(said(held)), said(next)).paper.fields.arxivVersion;
    const newer = { source: 'huggingface', arxivVersion: 3 } as const;
    const older = { source: 'arxiv', arxivVersion: 2, asOf: july } as const;
    expect(version(newer, older)).toBe(3);
    expect(version(older, newer)).toBe(3);
    expect(version({ ...older, arxivVersion: 3, asOf: june }, older)).toBe(3);
  });

  it('keeps the more precise of two dates that agree, else that of the better source', () => {
    const date = (held: Partial<IncomingPaper>, next: Partial<IncomingPaper>) =>
      mergePaper(newPaper(said(held)), said(next)).paper;
    const exact = { at: new Date('2023-06-23T17:59:00Z'), precision: 'instant' } as const;
    const year = (text: string) => ({ at: new Date(`${text}-01-01T00:00:00Z`), precision: 'year' }) as const;
    const hf = { source: 'huggingface', publishedAt: exact } as const;
    const arxiv = { source: 'arxiv', publishedAt: year('2023') } as const;
    for (const paper of [date(hf, arxiv), date(arxiv, hf)]) {
      expect(paper.fields.publishedAt).toEqual(exact);
      expect(paper.given.publishedAt?.source).toBe('huggingface');
    }
    const otherwise = { ...arxiv, publishedAt: year('2022') };
    for (const paper of [date(hf, otherwise), date(otherwise, hf)])
      expect(paper.fields.publishedAt).toEqual(year('2022'));
  });

  it('remembers that the same value was said again later', () => {
    const held = newPaper(said({ source: 'huggingface', asOf: june, upvotes: 12 }));
    const { paper, changes } = mergePaper(held, said({ source: 'huggingface', asOf: july, upvotes: 12 }));
    expect(changes).toEqual(new Set(['provenance']));
    expect(paper.given.upvotes?.asOf).toBe(july.toISOString());
  });

  it('gives a title-only paper its arXiv address and keeps the old one', () => {
    const held = newPaper(said({}));
    const { paper, changes } = mergePaper(held, said({ source: 'arxiv', arxivId: '2306.13575' }));
    expect(paper.key).toBe('2306.13575');
    expect(paper.aliases).toEqual([held.key]);
    expect(changes).toContain('identity');
  });

  it('adds up links, and lets those of an abstract go with it', () => {
    const code = { kind: 'code' as const, url: 'https://github.com/a/field', stars: 3 };
    const held = newPaper(said({ links: [code], abstract: 'Code at https://github.com/a/old.' }));
    const { paper } = mergePaper(
      held,
      said({
        source: 'arxiv',
        abstract: 'Code at https://github.com/a/new. See https://github.com/A/Field.',
      }),
    );
    expect(paper.links.map((link) => link.url)).toEqual([
      'https://github.com/a/field',
      'https://github.com/a/new',
    ]);
    expect(paper.links[0]?.stars).toBe(3);
  });

  it('adds up the days it was featured', () => {
    const day = (text: string) => ({ day: text, submittedBy: null });
    const held = newPaper(said({ editions: [day('2026-06-30')] }));
    const { paper } = mergePaper(held, said({ editions: [day('2026-06-02'), day('2026-06-30')] }));
    expect(paper.entries.map((entry) => entry.day)).toEqual(['2026-06-02', '2026-06-30']);
  });

  it('is the same whichever of two papers that are one absorbs the other', () => {
    const text = newPaper(said({ abstract: 'From the page.', comments: 2 }));
    const arxiv = newPaper(said({ source: 'arxiv', arxivId: '2306.13575', abstract: 'From arXiv.' }));
    for (const [into, from] of [
      [text, arxiv],
      [arxiv, text],
    ] as const) {
      const { paper } = absorbPaper(into, from);
      expect(paper).toMatchObject({ key: '2306.13575', aliases: [text.key] });
      expect(paper.fields).toMatchObject({ abstract: { plain: 'From arXiv.' }, comments: 2 });
    }
  });
});
