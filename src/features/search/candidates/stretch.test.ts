import { describe, expect, it } from 'vitest';
import { MOST_STRETCHES, stretchAfter } from './stretch';

const documents = [
  { id: 7, standing: 9 },
  { id: 5, standing: 4 },
  { id: 6, standing: 4 },
  { id: 9, standing: -2 },
].map((each) => ({ ...each, votes: 0, coded: '', words: 0, facets: [] }));

describe('a stretch of results', () => {
  it('begins below the one before, without those that were shown with that already', () => {
    const lowest = { standing: 4, id: 6 };
    const second = stretchAfter(null, { lowest, documents });
    expect(second).toEqual({ number: 1, below: lowest, shown: [5, 9] });
    const lower = { standing: -7, id: 1 };
    expect(stretchAfter(second, { lowest: lower, documents: [] })).toEqual({
      number: 2,
      below: lower,
      shown: [5, 9],
    });
  });

  it('is the last where none stand lower, or nobody reads on', () => {
    expect(stretchAfter(null, { lowest: null, documents })).toBeNull();
    const lowest = { standing: 0, id: 1 };
    const last = { number: MOST_STRETCHES - 1, below: lowest, shown: [] };
    expect(stretchAfter(last, { lowest, documents: [] })).toBeNull();
  });
});
