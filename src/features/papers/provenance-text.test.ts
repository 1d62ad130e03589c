import { describe, expect, it } from 'vitest';
import { provenanceLines } from './provenance-text';

describe('provenance in words', () => {
  it('says for each source what it gave, in the order of the page', () => {
    const lines = provenanceLines([
      { field: 'authors', source: 'arxiv' },
      { field: 'title', source: 'arxiv' },
      { field: 'upvotes', source: 'huggingface' },
    ]);
    expect(lines).toEqual(['Title and authors from arXiv.', 'Upvotes there from Hugging Face.']);
  });

  it('says what a model wrote', () => {
    const source = 'summary:qwen3:8b';
    const lines = provenanceLines([
      { field: 'summary', source },
      { field: 'keywords', source },
    ]);
    expect(lines).toEqual(['Summary and keywords by the model qwen3:8b.']);
  });

  it('names both of arXiv’s dates once', () => {
    const lines = provenanceLines([
      { field: 'publishedAt', source: 'arxiv' },
      { field: 'updatedAt', source: 'arxiv' },
    ]);
    expect(lines).toEqual(['Dates from arXiv.']);
  });

  it('keeps bookkeeping to itself', () => {
    expect(provenanceLines([{ field: 'arxivVersion', source: 'arxiv' }])).toEqual([]);
  });
});
