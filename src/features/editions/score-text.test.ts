import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { scoreSentence, scoreText } from './score-text';

describe('the score in words', () => {
  it('adds up the numbers of the paper it is about', () => {
    expect(scoreSentence(27, '2025-03-21' as Day)).toBe(
      'log10(1 + 27 votes) + edition day 1,359 ÷ 2.5 = 545.0',
    );
  });

  it('has only votes to go by where the paper was never featured', () => {
    expect(scoreSentence(9, null)).toBe('log10(1 + 9 votes) = 1.0');
  });

  it('speaks of one vote in the singular', () => {
    expect(scoreSentence(1, null)).toBe('log10(1 + 1 vote) = 0.3');
  });

  it('is written with one decimal', () => {
    expect(scoreText(0, '2020-01-06' as Day)).toBe('0.0');
  });
});
