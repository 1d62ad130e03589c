import { describe, expect, it } from 'vitest';
import { createPaper } from '../../../tests/support/factories';
import { useTestDatabase } from '../../../tests/support/test-database';
import type { Hit } from './hits/queries';
import { searchPapers } from './queries';
import { parseSearch, SORTS, type Sort } from './schema';

useTestDatabase();

/** Every page of a search, while a paper that matches arrives between two pages. */
async function readPages(sort: Sort): Promise<Hit['paper'][]> {
  const papers: Hit['paper'][] = [];
  let cursor: string | null = null;
  do {
    const result = await searchPapers({ text: 'splines', sort, cursor });
    papers.push(...result.hits.map((hit) => hit.paper));
    cursor = result.nextCursor;
    expect(parseSearch(new URLSearchParams({ cursor: cursor ?? '' })).cursor).toBe(cursor);
    await createPaper({
      titleText: 'Splines arriving',
      sourceUpvoteCount: 99,
      editionDay: new Date('2026-01-01'),
    });
  } while (cursor);
  return papers;
}

describe('the pages of a search', () => {
  it.each(SORTS)('by %s show every paper once, with ties, while papers arrive', async (sort) => {
    const created: number[] = [];
    for (let index = 0; index < 60; index++) {
      const { id } = await createPaper({
        titleText: `Splines ${'and knots '.repeat(index % 4)}`,
        sourceUpvoteCount: index % 3,
        editionDay: index % 5 === 0 ? null : new Date(Date.UTC(2025, 0, 1 + (index % 7))),
      });
      created.push(id);
    }
    const ids = (await readPages(sort)).map((paper) => paper.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(created.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('are in the order asked for', async () => {
    for (const [votes, day] of [
      [5, '2025-01-01'],
      [1, '2025-03-03'],
      [9, '2025-02-03'],
    ] as const) {
      await createPaper({ titleText: 'Splines', sourceUpvoteCount: votes, editionDay: new Date(day) });
    }
    const votesBy = async (sort: Sort) => {
      const { hits } = await searchPapers({ text: 'splines', sort, cursor: null });
      return hits.map((hit) => hit.paper.votes);
    };
    expect(await votesBy('newest')).toEqual([1, 9, 5]);
    expect(await votesBy('upvoted')).toEqual([9, 5, 1]);
    expect(await votesBy('trending')).toEqual([1, 9, 5]);
    // As relevant as each other, but for their votes.
    expect(await votesBy('relevance')).toEqual([9, 5, 1]);
  });

  it('begin at the beginning with a cursor of another order', async () => {
    await createPaper({ titleText: 'Splines' });
    const result = await searchPapers({ text: 'splines', sort: 'newest', cursor: 'u5_1' });
    expect(result.hits).toHaveLength(1);
  });
});
