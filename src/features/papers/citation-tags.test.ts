import { describe, expect, it } from 'vitest';
import { citationTags, jsonForScript, scholarlyArticle } from './citation-tags';
import type { Citable } from './cite';

const paper: Citable = {
  key: '2406.11944',
  arxivId: '2406.11944',
  doi: null,
  title: '$\\gamma$-MoD',
  titleText: 'γ-MoD',
  authors: ['Jacob Dunefsky', 'Neel Nanda'],
  publishedAt: new Date('2024-06-01T00:00:00Z'),
  publishedPrecision: 'month',
  primaryCategory: 'cs.LG',
  abstractText: null,
  journalRef: null,
};
const url = 'https://papers.example.org/papers/2406.11944';

describe('what a paper’s page tells machines', () => {
  it('is Highwire tags, an author each, the date no finer than it is known', () => {
    expect(citationTags(paper, url)).toEqual([
      { name: 'citation_title', content: 'γ-MoD' },
      { name: 'citation_author', content: 'Jacob Dunefsky' },
      { name: 'citation_author', content: 'Neel Nanda' },
      { name: 'citation_publication_date', content: '2024/06' },
      { name: 'citation_arxiv_id', content: '2406.11944' },
      { name: 'citation_pdf_url', content: 'https://arxiv.org/pdf/2406.11944' },
      { name: 'citation_abstract_html_url', content: url },
    ]);
  });

  it('is a ScholarlyArticle without empty properties', () => {
    const article = scholarlyArticle(paper, url);
    expect(article).toMatchObject({ '@type': 'ScholarlyArticle', name: 'γ-MoD', datePublished: '2024-06' });
    expect(article).not.toHaveProperty('abstract');
    expect(scholarlyArticle({ ...paper, arxivId: null, authors: [] }, url)).not.toHaveProperty('author');
  });

  it('cannot end the script element it stands in', () => {
    const json = jsonForScript({ name: '</script><!-- & \u2028' });
    expect(json).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(json)).toEqual({ name: '</script><!-- & \u2028' });
  });
});
