import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../tests/support/seeded-random';
import {
  compareShares,
  FALSE_DISCOVERIES,
  findTrends,
  MOST_LISTED,
  OUTSIDE,
  type TopicCounts,
} from './change';

const topic = (recent: number, before: number, slug = 'moe'): TopicCounts => ({
  slug,
  name: slug,
  recent,
  before,
});
const totals = { recent: 1_000, before: 3_000 };

/** A count of so many tries, each of which succeeds with a probability. */
function draw(random: () => number, tries: number, probability: number): number {
  let count = 0;
  for (let index = 0; index < tries; index += 1) if (random() < probability) count += 1;
  return count;
}

describe('how a share changed', () => {
  it('is a ratio with an interval around it', () => {
    const { ratio, low, high, probability } = compareShares(topic(40, 60), totals);
    expect(ratio).toBeCloseTo(((40.5 / 1000.5) * 3000.5) / 60.5, 9);
    expect(low).toBeCloseTo(1.357, 2);
    expect(high).toBeCloseTo(2.969, 2);
    expect(probability).toBeLessThan(0.001);
  });

  it('is drawn to none where there are few papers, and is no infinity where there were none', () => {
    expect(compareShares(topic(2, 0), totals)).toMatchObject({
      ratio: expect.closeTo(15, 0),
      low: expect.closeTo(0.72, 1),
    });
    expect(compareShares(topic(0, 0), { recent: 0, before: 0 }).ratio).toBeCloseTo(1, 9);
  });

  it('is turned round where the periods are', () => {
    const count = fc.nat(500);
    fc.assert(
      fc.property(count, count, (recent, before) => {
        const forth = compareShares(topic(recent, before), totals);
        const back = compareShares(topic(before, recent), { recent: totals.before, before: totals.recent });
        expect(forth.ratio * back.ratio).toBeCloseTo(1, 9);
        expect(forth.low * back.high).toBeCloseTo(1, 9);
        expect(forth.probability).toBeCloseTo(back.probability, 9);
        expect(forth.low <= forth.ratio && forth.ratio <= forth.high).toBe(true);
      }),
    );
  });

  it('is within the interval in 95 of 100 cases', () => {
    const random = seededRandom(11);
    let within = 0;
    for (let trial = 0; trial < 1_000; trial += 1) {
      const counts = topic(draw(random, 1_000, 0.03), draw(random, 3_000, 0.02));
      const { low, high } = compareShares(counts, totals);
      if (low <= 1.5 && 1.5 <= high) within += 1;
    }
    expect(within).toBeGreaterThan(930);
    expect(within).toBeLessThan(975);
  });
});

describe('the topics that rise and fall', () => {
  it('are those whose interval has no place for no change, the most certain first', () => {
    const { compared, rising, falling } = findTrends(
      [
        topic(60, 60, 'steep'),
        topic(300, 600, 'broad'),
        topic(3, 3, 'few'),
        topic(20, 33, 'perhaps'),
        topic(100, 301, 'steady'),
        topic(2, 90, 'gone'),
        topic(4, 0, 'too-few'),
      ],
      totals,
    );
    expect(compared).toBe(6);
    expect(rising.map(({ slug }) => slug)).toEqual(['steep', 'broad', 'perhaps']);
    expect(falling.map(({ slug }) => slug)).toEqual(['gone']);
  });

  it('are at most so many, and none where there are no papers', () => {
    const many = Array.from({ length: 40 }, (_, index) => topic(100, 10, `topic-${index}`));
    expect(findTrends(many, totals).rising).toHaveLength(MOST_LISTED);
    expect(findTrends([], { recent: 0, before: 0 })).toEqual({ compared: 0, rising: [], falling: [] });
  });

  it('are hardly ever certain where nothing changes, and listed as rarely as is said', () => {
    const random = seededRandom(5);
    const corpora = 100;
    let alarmed = 0;
    let listed = 0;
    for (let corpus = 0; corpus < corpora; corpus += 1) {
      const topics = Array.from({ length: 60 }, (_, index) => {
        const share = 0.01 + 0.03 * random();
        return topic(draw(random, 500, share), draw(random, 1_500, share), `topic-${index}`);
      });
      const { rising, falling } = findTrends(topics, { recent: 500, before: 1_500 });
      const all = [...rising, ...falling];
      listed += all.length;
      if (all.some(({ certain }) => certain)) alarmed += 1;
    }
    expect(alarmed / corpora).toBeLessThanOrEqual(FALSE_DISCOVERIES * 1.5);
    expect(listed / corpora / 60).toBeLessThanOrEqual(OUTSIDE * 1.2);
  });

  it('are certain where so much cannot be chance', () => {
    const steady = Array.from({ length: 200 }, (_, index) => topic(30, 90, `steady-${index}`));
    const { rising } = findTrends([...steady, topic(60, 60, 'steep'), topic(20, 33, 'perhaps')], totals);
    expect(rising.map(({ slug, certain }) => [slug, certain])).toEqual([
      ['steep', true],
      ['perhaps', false],
    ]);
  });
});
