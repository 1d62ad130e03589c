import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { type Check, latestDay, mostVotes } from './match';

const until = (to: string | null): Check => ({ kind: 'published', from: null, to: to as Day | null });
const word: Check = { kind: 'written', sequences: [[{ lexeme: 'owl', offset: 0 }]], part: null };

describe('the latest day of what matches', () => {
  it.each<[string, Check, string | null]>([
    ['is that of a span', until('2024-02-29'), '2024-02-29'],
    ['is none of a span without end', until(null), null],
    ['is none of words', word, null],
    [
      'is the earliest of all spans',
      { kind: 'all', checks: [word, until('2024-02-29'), until('2023-01-01')] },
      '2023-01-01',
    ],
    [
      'is the latest of any',
      { kind: 'any', checks: [until('2024-02-29'), until('2023-01-01')] },
      '2024-02-29',
    ],
    ['is none where any may be later', { kind: 'any', checks: [until('2024-02-29'), word] }, null],
    ['is none of what is left out', { kind: 'not', check: until('2024-02-29') }, null],
  ])('%s', (_, check, day) => {
    expect(latestDay(check)).toBe(day);
  });
});

it('the most votes of what matches are told as the latest day is', () => {
  const upTo = (max: number | null): Check => ({ kind: 'votes', min: null, max });
  expect(mostVotes({ kind: 'all', checks: [word, upTo(12), upTo(9)] })).toBe(9);
  expect(mostVotes({ kind: 'any', checks: [upTo(9), upTo(12)] })).toBe(12);
  expect(mostVotes({ kind: 'any', checks: [upTo(9), upTo(null)] })).toBeNull();
  expect(mostVotes({ kind: 'stars', min: null, max: 9 })).toBeNull();
});
