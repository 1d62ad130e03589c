import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, isWeekday } from '@/lib/day';
import { attentionScore, editionDayIndex, SCORE_EPOCH, score } from './score';

const votes = (count: number) => ({ votes: count, comments: 0, starsGained: 0 });

describe('score', () => {
  it('does not age papers over a weekend', () => {
    const friday = '2025-03-14' as Day;
    expect(editionDayIndex(addDays(friday, 1))).toBe(editionDayIndex(friday));
    expect(editionDayIndex(addDays(friday, 2))).toBe(editionDayIndex(friday));
    expect(editionDayIndex(addDays(friday, 3))).toBe(editionDayIndex(friday) + 1);
  });

  it('counts announcement days one by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (offset) => {
        const day = addDays(SCORE_EPOCH, offset);
        const step = editionDayIndex(addDays(day, 1)) - editionDayIndex(day);
        expect(step).toBe(isWeekday(addDays(day, 1)) ? 1 : 0);
      }),
    );
  });

  it('values ten times the votes as two and a half announcement days', () => {
    expect(score(votes(99), '2025-03-10' as Day) - score(votes(9), '2025-03-10' as Day)).toBeCloseTo(1);
    expect(score(votes(9), '2025-03-14' as Day) - score(votes(9), '2025-03-10' as Day)).toBeCloseTo(4 / 2.5);
  });

  it('counts a comment as half a vote, and all of them as no more than the votes', () => {
    expect(attentionScore({ votes: 10, comments: 6, starsGained: 0 })).toBe(Math.log10(14));
    expect(attentionScore({ votes: 10, comments: 900, starsGained: 0 })).toBe(Math.log10(21));
    expect(attentionScore({ votes: 0, comments: 900, starsGained: 0 })).toBe(0);
  });

  it('counts the logarithm of the stars gained, and none for stars lost', () => {
    expect(attentionScore({ votes: 0, comments: 0, starsGained: 99 })).toBe(Math.log10(1 + Math.log(100)));
    expect(attentionScore({ votes: 0, comments: 0, starsGained: -5 })).toBe(0);
  });

  it('never falls for a vote, a comment or a star more', () => {
    const count = fc.nat(1_000_000);
    fc.assert(
      fc.property(count, count, count, (ofVotes, comments, starsGained) => {
        const attention = { votes: ofVotes, comments, starsGained };
        for (const more of ['votes', 'comments', 'starsGained'] as const) {
          const grown = { ...attention, [more]: attention[more] + 1 };
          expect(attentionScore(grown)).toBeGreaterThanOrEqual(attentionScore(attention));
        }
      }),
    );
  });
});
