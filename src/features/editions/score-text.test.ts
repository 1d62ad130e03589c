import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '@/lib/day';
import { type Attention, SCORE_EPOCH } from './score';
import { scoreSentence, scoreText } from './score-text';

const of = (votes: number, comments = 0, starsGained = 0): Attention => ({ votes, comments, starsGained });

/** The numbers of a text, in their order: "1,359 ÷ 2.5" are 1359 and 2.5. */
function numbersOf(text: string): number[] {
  return (text.replaceAll(',', '').match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
}

describe('the score in words', () => {
  it('adds up the numbers of the paper it is about', () => {
    expect(scoreSentence(of(27, 8, 10), '2025-03-21' as Day)).toBe(
      'log10(1 + 27 votes + 4 for 8 comments + 2.4 for 10 stars) = 1.54; edition day 1,359 ÷ 2.5 = 543.60; together 545.14',
    );
  });

  it('has only votes to go by where there is nothing else', () => {
    expect(scoreSentence(of(9), null)).toBe('log10(1 + 9 votes) = 1.00');
  });

  it('speaks of one in the singular', () => {
    expect(scoreSentence(of(1, 1, 1), null)).toBe(
      'log10(1 + 1 vote + 0.5 for 1 comment + 0.69 for 1 star) = 0.50',
    );
  });

  it('counts comments for no more than the votes', () => {
    expect(scoreSentence(of(2, 80), null)).toContain('2 votes + 2 for 80 comments)');
    expect(scoreSentence(of(0, 80), null)).toBe('log10(1 + 0 votes) = 0.00');
  });

  it('is written with two decimals', () => {
    expect(scoreText(of(0), '2020-01-06' as Day)).toBe('0.00');
  });

  it('adds up as it is written, whatever the numbers', () => {
    const count = fc.nat(100_000);
    fc.assert(
      fc.property(
        count,
        count,
        count,
        fc.integer({ min: -3_000, max: 9_000 }),
        (votes, comments, stars, after) => {
          const attention = of(votes, comments, stars);
          const sentence = scoreSentence(attention, addDays(SCORE_EPOCH, after));
          const [ofAttention = '', ofDay = '', together = ''] = sentence.split('; ');
          const [inside = '', logarithm = ''] = ofAttention.replace('log10(', '').split(') = ');
          const counted = inside.split(' + ').reduce((sum, part) => sum + (numbersOf(part)[0] ?? 0), 0);
          expect(Math.abs(Math.log10(counted) - Number(logarithm))).toBeLessThan(0.0101);
          const [index = 0, , quotient = 0] = numbersOf(ofDay);
          expect(quotient).toBeCloseTo(index / 2.5, 9);
          expect(numbersOf(together)[0]).toBeCloseTo(Number(logarithm) + quotient, 9);
          expect(together).toBe(`together ${scoreText(attention, addDays(SCORE_EPOCH, after))}`);
        },
      ),
    );
  });
});
