import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seedTopics } from '@/features/topics/mutations';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { parseCursor } from '../cursor';
import { findPapers, searchPapers } from '../queries';
import { forget, recall } from './memory';
import * as statistics from './sql';

/** What few papers have is remembered too. */
vi.mock(import('../sample/sample'), async (original) => ({
  ...(await original()),
  SMALL_CORPUS: 0 as 30_000,
}));
vi.mock(import('../sample/queries'), async (original) => ({
  ...(await original()),
  sampleAtHand: () => null,
}));

useTestDatabase();

beforeEach(forget);
afterEach(() => vi.restoreAllMocks());

const search = (text: string) => searchPapers({ text, sort: 'relevance', cursor: null });

async function createSplines(papers: number, titleText = 'Splines and knots'): Promise<number[]> {
  const ids = [];
  for (let paper = 0; paper < papers; paper++) ids.push((await createPaper({ titleText })).id);
  return ids;
}

describe('a search by what is remembered', () => {
  it('is the same as one that asks first, without asking', async () => {
    await createSplines(40);
    await search('splines');
    await createPaper({ titleText: 'Splines, at length, and owls', sourceUpvoteCount: 40 });
    await createPaper({ titleText: 'Owls' });
    const asking = vi.spyOn(statistics, 'getStatistics');
    const remembered = await search('splines');
    expect(asking).not.toHaveBeenCalled();
    forget();
    expect(remembered).toEqual(await search('splines'));
    expect(remembered.total).toBe(41);
    expect(asking).toHaveBeenCalledOnce();
  });

  it('is made anew where many papers came since', async () => {
    await createSplines(20);
    await search('splines');
    await createSplines(20);
    const remembered = await search('splines');
    forget();
    expect(remembered).toEqual(await search('splines'));
    expect(remembered.total).toBe(40);
    expect(recall(['spline'])?.counts).toEqual(new Map([['spline', 40]]));
  });

  it('shows on its pages every paper once, and none that came after the first', async () => {
    const created = await createSplines(60);
    await search('splines');
    const first = await findPapers({ text: 'splines', sort: 'relevance', cursor: null });
    expect(parseCursor('relevance', first.nextCursor)?.ceiling).toBe(created.at(-1));
    const seen = [...first.ids];
    for (let cursor = first.nextCursor; cursor; ) {
      // They would come after all others.
      await createSplines(1, 'Splines and knots, and much else that makes a title long');
      const { ids, nextCursor } = await findPapers({ text: 'splines', sort: 'relevance', cursor });
      seen.push(...ids);
      cursor = nextCursor;
    }
    expect(seen.toSorted((one, other) => one - other)).toEqual(created);
  });

  it('knows what a form means as soon as it means something', async () => {
    await createPaper({ titleText: 'A multilayer perceptron' });
    await createPaper({ titleText: 'An MLP' });
    await search('mlp');
    expect((await search('mlp')).total).toBe(1);
    await seedTopics();
    expect(await search('mlp')).toMatchObject({ total: 2, readings: [{ form: 'mlp' }] });
  });

  it('forgets a word with the last paper that has it', async () => {
    await createSplines(2);
    const [owl] = await createSplines(1, 'Owls');
    await search('owls');
    expect(recall(['owl'])).not.toBeNull();
    await db.paper.delete({ where: { id: owl ?? 0 } });
    expect(await search('owls')).toMatchObject({ total: 0, absent: ['owls'] });
    expect(recall(['owl'])).toBeNull();
  });
});
