import { beforeEach, describe, expect, it } from 'vitest';
import { recall, remember, stillHolds } from './memory';
import type { Statistics } from './sql';

const PAPERS = 1_000_000;

/** Of lexemes with how many papers have them. */
function statistics(words: Record<string, number>, papers = PAPERS): Statistics {
  return {
    papers,
    words: 150 * papers,
    newest: papers,
    topicsVersion: '1',
    counts: new Map(Object.entries(words)),
    codes: new Map(Object.keys(words).map((word) => [word, `code of ${word}`])),
  };
}

const hear = (told: Statistics) => remember([...told.counts.keys()], told);

beforeEach(() => hear(statistics({})));

describe('what is remembered', () => {
  it('is what was last heard of each word, and of all papers', () => {
    hear(statistics({ owl: 10, mouse: 200 }));
    hear({ ...statistics({ owl: 12 }), newest: PAPERS + 2 });
    expect(recall(['owl', 'mouse'])).toEqual({
      ...statistics({ owl: 12, mouse: 200 }),
      newest: PAPERS + 2,
    });
  });

  it('is nothing where a word was never heard of, or few papers are there', () => {
    hear(statistics({ heard: 10 }));
    expect(recall(['heard', 'unheard'])).toBeNull();
    hear(statistics({}, 1_000));
    expect(recall(['heard'])).toBeNull();
  });

  it('is nothing of a word that no paper has any more', () => {
    hear(statistics({ rare: 1, owl: 10 }));
    remember(['rare', 'owl'], statistics({ owl: 10 }));
    expect(recall(['rare'])).toBeNull();
    expect(recall(['owl'])).not.toBeNull();
  });

  it('is no more than so many words', () => {
    const words = Array.from({ length: 50_001 }, (_, place) => [`word${place}`, 1] as const);
    hear(statistics(Object.fromEntries(words)));
    hear(statistics({ last: 1 }));
    expect(recall(['word1'])).toBeNull();
    expect(recall(['last'])).not.toBeNull();
  });
});

describe('what was remembered still holds', () => {
  const then = statistics({ owl: 1_000, rare: 2 });

  it('where words have about as many papers', () => {
    expect(stillHolds(then, statistics({ owl: 1_100, rare: 5 }, 1.05 * PAPERS))).toBe(true);
  });

  it.each([
    ['a word has many more', statistics({ owl: 1_200, rare: 2 })],
    ['a word has many less', statistics({ owl: 800, rare: 2 })],
    ['no paper has a word any more', statistics({ owl: 1_000 })],
    ['there are many more papers', statistics({ owl: 1_000, rare: 2 }, 1.2 * PAPERS)],
    [
      'a word has another code',
      {
        ...then,
        codes: new Map([
          ['owl', 'code of owl'],
          ['rare', 'x'],
        ]),
      },
    ],
  ])('but not where %s', (_, now) => {
    expect(stillHolds(then, now)).toBe(false);
  });
});
