import { describe, expect, it } from 'vitest';
import { chooseNear } from './nearest';

describe('a ranked paper is near', () => {
  it('with two words in common, not with one, however rare', () => {
    const [one, two] = [
      { value: 9, parts: [9, 0, 0] },
      { value: 4, parts: [0, 2, 2] },
    ];
    expect(chooseNear([one, two], 20)).toEqual([two]);
  });

  it('with a quarter of what the nearest one has, not with less', () => {
    const ranked = [12, 3, 2.9].map((value) => ({ value, parts: [value / 2, value / 2] }));
    expect(chooseNear(ranked, 20).map(({ value }) => value)).toEqual([12, 3]);
    expect(chooseNear([], 20)).toEqual([]);
  });

  it('with a sixteenth of all there is to share, not with next to nothing, though there be none nearer', () => {
    const ranked = [{ value: 2, parts: [1, 1] }];
    expect(chooseNear(ranked, 32)).toEqual(ranked);
    expect(chooseNear(ranked, 40)).toEqual([]);
  });
});
