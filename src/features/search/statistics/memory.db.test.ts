import { beforeEach, describe, expect, it, vi } from 'vitest';
import { seedTopics } from '@/features/topics/mutations';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { type FoundPapers, findPapers, searchPapers } from '../queries';
import { recall } from './memory';
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

function forget(): void {
  Object.assign(globalThis, { broadsheetStatistics: undefined });
}
beforeEach(forget);

const search = (text: string, cursor: string | null = null) =>
  searchPapers({ text, sort: 'relevance', cursor });

async function createSplines(papers: number): Promise<number[]> {
  const ids = [];
  for (let paper = 0; paper < papers; paper++)
    ids.push((await createPaper({ titleText: 'Splines and knots' })).id);
  return ids;
}

describe('a search by what is remembered', () => {
  it('finds what came since, and weighs words as one that asks', async () => {
    await createSplines(20);
    await search('splines');
    expect(recall(['spline'])?.counts).toEqual(new Map([['spline', 20]]));
    await createSplines(20);
    await createPaper({ titleText: 'Owls' });
    const remembered = await search('splines');
    forget();
    expect(remembered).toEqual(await search('splines'));
    expect(remembered.total).toBe(40);
    await createSplines(1);
    expect(recall(['spline'])?.counts).toEqual(new Map([['spline', 40]]));
    expect((await search('splines')).total).toBe(41);
  });

  it('waits for nothing before it ranks', async () => {
    await createSplines(3);
    await search('splines');
    const asking = vi.spyOn(statistics, 'getStatistics').mockReturnValue(new Promise(() => {}));
    const ranking = vi.spyOn(await import('../ranking/queries'), 'rankPage');
    void search('splines');
    await vi.waitFor(async () => expect((await ranking.mock.results[0]?.value)?.page).toHaveLength(3));
    expect(asking).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
  });

  it('shows on its pages every paper once, while papers arrive', async () => {
    const created = await createSplines(60);
    await search('splines');
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const { ids, nextCursor }: FoundPapers = await findPapers({
        text: 'splines',
        sort: 'relevance',
        cursor,
      });
      seen.push(...ids);
      cursor = nextCursor;
      await createSplines(1);
    } while (cursor);
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
});
