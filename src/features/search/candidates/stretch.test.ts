import { describe, expect, it } from 'vitest';
import { readSpread } from '../statistics/windows';
import { MOST_STRETCHES } from './most-stretches';
import { BY_STANDING, NO_MORE, placeAfter } from './stretch';

const documents = [
  { id: 7, standing: 9 },
  { id: 5, standing: 4 },
  { id: 6, standing: 4 },
  { id: 9, standing: -2 },
].map((each) => ({ ...each, votes: 0, coded: '', words: 0, facets: [] }));

/** A thousand papers of each standing from 9 down to 0; of 3 there are ten thousand. */
const spread = readSpread(
  Array.from({ length: 10 }, (_, standing) => ({
    ...{ standing, day: null, votes: null },
    papers: standing === 3 ? 10_000 : 1_000,
  })),
  0,
);
const further = { spread, papers: 1_500, until: null };
const first = { stretch: null, floor: null };

describe('a stretch of results', () => {
  it('begins below the one before, without those that were shown with that already', () => {
    const lowest = { standing: 4, id: 6 };
    const second = placeAfter(first, { lowest, documents }, null).place;
    expect(second).toEqual({ stretch: { number: 1, below: lowest, shown: [5, 9] }, floor: null });
    const lower = { standing: -7, id: 1 };
    expect(placeAfter(second ?? first, { lowest: lower, documents: [] }, null).place).toEqual({
      stretch: { number: 2, below: lower, shown: [5, 9] },
      floor: null,
    });
  });

  it('is looked for in a part with so many more, where the one before was', () => {
    const found = { lowest: { standing: 8, id: 6 }, documents: [] };
    expect(placeAfter({ ...first, floor: 7 }, found, further).place?.floor).toBe(7);
    expect(
      placeAfter({ ...first, floor: 7 }, { ...found, lowest: { standing: 7, id: 1 } }, further).place?.floor,
    ).toBe(6);
  });

  it('is below the part where that has no more, however many papers stand alike', () => {
    const found = { lowest: null, documents };
    expect(placeAfter({ ...first, floor: 3 }, found, further).place).toEqual({
      stretch: { number: 1, below: { standing: 3, id: 0 }, shown: [9] },
      floor: 1,
    });
  });

  it('is looked for in all where the rest is no more than a part', () => {
    const found = { lowest: { standing: 0, id: 4 }, documents: [] };
    expect(placeAfter({ ...first, floor: 0 }, found, further).place?.floor).toBeNull();
  });

  it('is the last where none stand lower, or nobody reads on', () => {
    expect(placeAfter(first, { lowest: null, documents }, null)).toEqual(NO_MORE);
    const lowest = { standing: 0, id: 1 };
    const last = { stretch: { number: MOST_STRETCHES - 1, below: lowest, shown: [7, 8] }, floor: null };
    expect(placeAfter(last, { lowest, documents: [] }, further)).toEqual({
      place: null,
      endsAfter: MOST_STRETCHES * BY_STANDING + 2,
    });
    expect(placeAfter(last, { lowest: null, documents: [] }, further)).toEqual(NO_MORE);
  });
});
