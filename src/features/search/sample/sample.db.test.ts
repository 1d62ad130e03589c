import { beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { BEFORE_ABSTRACT, numberWords } from '../../../../tests/support/words';
import { findPapers } from '../queries';
import { sampleAtHand, warmSample } from './queries';
import { countSampled } from './sample';
import { listSampledKeys } from './sql';

const PAPERS = 300;

const small = vi.hoisted(() => ({ papers: 30_000 }));
vi.mock(import('./sample'), async (original) => ({
  ...(await original()),
  get SMALL_CORPUS() {
    return small.papers as 30_000;
  },
}));

const draws = vi.hoisted(() => ({ begun: 0 }));
vi.mock(import('./sql'), async (original) => {
  const { listSampledKeys } = await original();
  return {
    listSampledKeys: (...given) => {
      draws.begun += 1;
      return listSampledKeys(...given);
    },
  };
});

useTestDatabase({ keep: true });

/** All say "owl", one in ten "mouse", one of them "night"; and all are of one category. */
beforeAll(async () => {
  await db.$executeRaw`
    INSERT INTO papers (key, fingerprint, title, title_text, published_at, published_precision, source_upvote_count, changed_at)
    SELECT 'paper-' || n, 'paper-' || n, 'Paper ' || n, 'Paper ' || n, timestamptz '2025-01-01', 'day', 0, now()
    FROM generate_series(1, ${PAPERS}::int) AS n`;
  const [owl, mouse, night] = await numberWords('owl', 'mous', 'night');
  await db.$executeRaw`
    INSERT INTO paper_search (paper_id, published_at, published_on, score, votes, words, standing, facets, coded, analysis)
    SELECT id, published_at, published_at::date, 0, vote_count, 3, 0, ARRAY[33554433],
      concat(${BEFORE_ABSTRACT}::text, ${owl}::text, CASE WHEN id % 10 = 0 THEN ${mouse}::text END, CASE WHEN id = 7 THEN ${night}::text END), 1
    FROM papers`;
});

describe('papers drawn by chance', () => {
  it('are held by the keys that two or more have, with the numbers of those', async () => {
    const keys = new Map((await listSampledKeys(PAPERS, PAPERS)).map(({ key, places }) => [key, places]));
    const having = (key: string) => keys.get(key)?.split(',').map(Number) ?? [];
    expect(having('')).toHaveLength(PAPERS);
    expect(having('')).toEqual(Array(PAPERS).fill(0));
    expect(having('owl').toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: PAPERS }, (_, place) => place),
    );
    expect(having('mous')).toHaveLength(PAPERS / 10);
    expect(having('#33554433')).toHaveLength(PAPERS);
    expect(keys.has('night')).toBe(false);
  });

  it('are about as many as are wanted', async () => {
    const keys = await listSampledKeys(PAPERS / 3, PAPERS);
    const size = keys.find(({ key }) => key === '')?.places.split(',').length;
    expect(size).toBeGreaterThan(PAPERS / 6);
    expect(size).toBeLessThan(PAPERS / 2);
  });

  it('are not wanted where there are few papers', async () => {
    await warmSample();
    expect(sampleAtHand(PAPERS)).toBeNull();
  });

  it('are at hand once they were drawn, for which no search waits', async () => {
    small.papers = 100;
    expect(sampleAtHand(PAPERS)).toBeNull();
    expect(await findPapers({ text: 'mouse', sort: 'relevance', cursor: null })).toMatchObject({ total: 30 });
    await warmSample();
    const sample = sampleAtHand(PAPERS);
    expect(sample?.size).toBe(PAPERS);
    expect(sample && countSampled(sample, "('owl') & ('mous')")).toBe(30);
    expect(await findPapers({ text: 'owl mouse', sort: 'relevance', cursor: null })).toMatchObject({
      total: 30,
    });
  });

  it('are drawn anew where many came since, once, whoever asks meanwhile', async () => {
    small.papers = 100;
    await warmSample();
    draws.begun = 0;
    const many = 2 * PAPERS;
    const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10 * 60_000);
    for (let asked = 0; asked < 5; asked++) expect(sampleAtHand(many)?.size).toBe(PAPERS);
    await warmSample();
    expect(draws.begun).toBe(1);
    later.mockRestore();
  });
});
