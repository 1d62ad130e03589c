import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Compared, foldAlike, likeness, shareOfNear } from './fold';

const WORDS = Array.from({ length: 100 }, (_, place) => `word${place}`);

/** A paper with these words, so many of its own, and a title. */
function paper(id: number, words: string[], own = 0, title: string[] = [`title${id}`]) {
  const lexemes = [...words, ...Array.from({ length: own }, (_, place) => `own${id}of${place}`)];
  return { id, words: new Set(lexemes), title: new Set(title) };
}

const fold = (papers: Compared[]) => foldAlike(papers, (one, other) => shareOfNear(one, other) !== null);

describe('folding near-duplicates', () => {
  it('puts the later ones under the first, in their order', () => {
    const papers = [paper(7, WORDS), paper(3, WORDS, 90), paper(5, WORDS, 5), paper(4, WORDS, 3)];
    expect(fold(papers)).toEqual(new Map([[7, [5, 4]]]));
  });

  it('keeps groups apart', () => {
    const [one, other] = [WORDS.slice(0, 50), WORDS.slice(50)];
    const papers = [
      paper(1, one),
      paper(2, other),
      paper(3, one, 2),
      paper(4, other, 2),
      paper(5, one.slice(0, 20)),
    ];
    expect(fold(papers)).toEqual(
      new Map([
        [1, [3]],
        [2, [4]],
      ]),
    );
  });

  it('does not pass likeness on: what is like a folded one but not the first stays', () => {
    const papers = [
      paper(1, WORDS.slice(0, 80)),
      paper(2, WORDS.slice(8, 88)),
      paper(3, WORDS.slice(16, 96)),
    ];
    expect(fold(papers)).toEqual(new Map([[1, [2]]]));
  });

  it('leaves alone what has no text to be compared: titles of a series', () => {
    const title = 'proceedings of the workshop on sparse features in large models part'.split(' ');
    expect(
      fold([paper(1, [...title, 'one']), paper(2, [...title, 'two']), paper(3, []), paper(4, [])]),
    ).toEqual(new Map());
    expect(shareOfNear(paper(1, title), paper(2, title))).toBeNull();
  });

  it('takes for a version what shares fewer words, where one title is all in the other', () => {
    const [one, other] = [WORDS.slice(0, 80), WORDS.slice(12, 92)];
    const title = ['owl', 'hunt'];
    expect(fold([paper(1, one), paper(2, other)])).toEqual(new Map());
    expect(fold([paper(1, one, 0, title), paper(2, other, 0, [...title, 'extend'])])).toEqual(
      new Map([[1, [2]]]),
    );
    expect(fold([paper(1, one, 0, [...title, 'day']), paper(2, other, 0, [...title, 'night'])])).toEqual(
      new Map(),
    );
    expect(shareOfNear(paper(1, WORDS, 0, title), paper(2, WORDS.slice(50), 0, title))).toBeNull();
  });

  it('shows each paper once, as a first or under one before it', () => {
    const papers = fc
      .array(fc.nat({ max: 60 }), { maxLength: 25 })
      .map((starts) => starts.map((start, id) => paper(id, WORDS.slice(start, start + 40))));
    fc.assert(
      fc.property(papers, (given) => {
        const folded = fold(given);
        const under = [...folded.values()].flat();
        expect(new Set(under).size).toBe(under.length);
        for (const [first, ids] of folded) {
          expect(under).not.toContain(first);
          for (const id of ids) expect(id).toBeGreaterThan(first);
        }
      }),
    );
  });
});

describe('the share in common', () => {
  it('is that of all that either has', () => {
    expect(likeness(new Set('abcd'), new Set('cdef'))).toBeCloseTo(2 / 6);
    expect(likeness(new Set(), new Set())).toBe(0);
  });

  it('is 1 for a set and itself, and the same both ways', () => {
    const set = fc.uniqueArray(fc.string(), { minLength: 1 }).map((words) => new Set(words));
    fc.assert(
      fc.property(set, set, (one, other) => {
        expect(likeness(one, one)).toBe(1);
        expect(likeness(one, other)).toBe(likeness(other, one));
      }),
    );
  });
});
