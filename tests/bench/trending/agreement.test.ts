import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../support/seeded-random';
import { kendallTau, overlapAt10 } from './agreement';
import { arrivalOf, normal, thin } from './arrivals';

describe('how two rankings agree', () => {
  it('is one for the same order, minus one for the reverse, and told of ties', () => {
    expect(kendallTau([1, 2, 3, 4], [10, 20, 30, 40])).toBe(1);
    expect(kendallTau([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
    // Four of six pairs agree, one is tied in the second: 5 untied there.
    expect(kendallTau([1, 2, 3, 4], [1, 3, 2, 3])).toBeCloseTo(3 / Math.sqrt(6 * 5), 9);
    expect(kendallTau([1, 1], [1, 2])).toBeNull();
  });

  it('counts what the first ten have in common', () => {
    expect(overlapAt10(['a', 'b', 'c'], ['c', 'a', 'd'])).toBeCloseTo(2 / 3, 9);
    const ids = Array.from({ length: 20 }, (_, index) => String(index));
    expect(overlapAt10(ids, ids.toReversed())).toBe(0);
    expect(overlapAt10([], [])).toBe(0);
  });
});

describe('the simulated arrival of votes', () => {
  const submittedAt = new Date('2026-06-01T06:00Z');
  const paper = { id: 'a', day: '2026-06-01' as never, submittedAt, votes: 1, comments: 0 };

  it('begins at nothing, never falls, and has all come at the end', () => {
    const until = new Date('2026-06-08');
    const come = arrivalOf(paper, { random: seededRandom(1), meanHours: 24, until });
    const shares = Array.from({ length: 170 }, (_, hour) =>
      come(new Date(submittedAt.getTime() + hour * 3_600_000)),
    );
    expect(shares[0]).toBe(0);
    expect(shares.every((share, index) => index === 0 || share >= (shares[index - 1] ?? 0))).toBe(true);
    expect(come(until)).toBe(1);
  });

  it('draws with the means that it says', () => {
    const random = seededRandom(2);
    const draws = Array.from({ length: 2_000 }, () => thin(random, 40, 0.3));
    expect(draws.reduce((sum, value) => sum + value) / draws.length).toBeCloseTo(12, 0);
    const normals = Array.from({ length: 5_000 }, () => normal(random));
    expect(normals.reduce((sum, value) => sum + value ** 2) / normals.length).toBeCloseTo(1, 0);
  });
});
