import { describe, expect, it } from 'vitest';
import { mean, ndcg, recall } from './bench/relevance/metrics';
import { textbookBm25 } from './bench/relevance/textbook-bm25';

const grades = new Map([
  ['a', 1],
  ['b', 2],
  ['c', 0],
]);

describe('the measures of relevance', () => {
  it('value a relevant document by its place', () => {
    // (2 ÷ log2 2 + 1 ÷ log2 3) is the best there is: 2.63093
    expect(ndcg(['b', 'a'], grades)).toBe(1);
    expect(ndcg(['a', 'b'], grades)).toBeCloseTo((1 + 2 / 1.584963) / 2.63093, 5);
    expect(ndcg(['x', 'c', 'b'], grades)).toBeCloseTo(1 / 2.63093, 5);
    expect(ndcg(['x', 'y', 'b'], grades, 2)).toBe(0);
    expect(ndcg(['b'], new Map())).toBe(0);
  });

  it('count the relevant documents found', () => {
    expect(recall(['x', 'b', 'c'], grades)).toBe(0.5);
    expect(recall(['x', 'b'], grades, 1)).toBe(0);
    expect(recall(['a'], new Map())).toBe(0);
    expect(mean([0, 1, 0.5])).toBe(0.5);
  });
});

describe('textbook BM25', () => {
  const search = textbookBm25([
    { id: 'long', title: 'Pruning', text: 'networks for vision and speech, trained on images' },
    { id: 'short', title: 'Pruning', text: 'networks' },
    { id: 'twice', title: 'Pruning', text: 'pruned networks' },
    { id: 'other', title: 'Diffusion', text: 'models' },
  ]);

  it('ranks by frequency, then by length', () => {
    expect(search('pruning', 10)).toEqual(['twice', 'short', 'long']);
    expect(search('vision', 10)).toEqual(['long']);
    expect(search('the', 10)).toEqual([]);
    expect(search('pruning', 1)).toEqual(['twice']);
  });
});
