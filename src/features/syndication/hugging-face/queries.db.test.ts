import { describe, expect, it } from 'vitest';
import { ingest } from '@/features/ingest/run';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { getHubPaper, listDailyPapers, listHubPapers, searchHubPapers } from './queries';
import { parseDailyPapers, parseHubList, parseHubSearch } from './schema';

useTestDatabase();

async function take(records: object[]): Promise<void> {
  const body = new Blob(
    records.map((record) => `${JSON.stringify({ broadsheet: 1, ...record })}\n`),
  ).stream();
  const { rejections } = await ingest({ body, via: 'api', format: 'broadsheet-jsonl', day: null });
  expect(rejections).toEqual([]);
}

const owl = (number: number, more: object = {}) => ({
  arxivId: `2501.${String(number).padStart(5, '0')}`,
  title: `Owls at night, part ${number}`,
  abstract: `They see in the dark. This is part ${number}.`,
  authors: [{ name: 'Ann Author' }],
  publishedAt: `2025-01-0${1 + (number % 9)}`,
  ...more,
});
const on = (day: string, handle: string) => ({
  editions: [{ day, submittedBy: { name: handle.toUpperCase(), handle } }],
});
const daily = async (query: string) =>
  (await listDailyPapers(parseDailyPapers(new URLSearchParams(query)))).content;
const ids = (items: { paper: { id: string } }[]) => items.map(({ paper }) => paper.id.slice(-1)).join('');

describe('the papers of Hugging Face', () => {
  it('are those of a day by votes, of all days newest first, each once in a week', async () => {
    await take([
      owl(1, { ...on('2025-03-03', 'ann'), upvotes: 3 }),
      owl(2, { ...on('2025-03-03', 'bo'), upvotes: 9 }),
      owl(3, { ...on('2025-03-04', 'ann'), upvotes: 1 }),
      owl(4),
    ]);
    await take([owl(1, on('2025-03-05', 'bo'))]);
    expect(ids(await daily('date=2025-03-03'))).toBe('21');
    expect(ids(await daily('date=2025-03-08'))).toBe('');
    expect(ids(await daily(''))).toBe('321');
    expect(ids(await daily('week=2025-W10'))).toBe('213');
    expect(ids(await daily('month=2025-03&limit=2&p=1'))).toBe('3');
    expect(ids(await daily('month=2025-03&limit=2&p=100'))).toBe('');
    expect(ids(await daily('week=2025-W10&submitter=ann'))).toBe('13');
    expect(ids(await daily('week=2025-W10&sort=publishedAt'))).toBe('321');
  });

  it('have what clients rely on, and nothing that is null', async () => {
    await take([
      owl(1, { ...on('2025-03-03', 'ann'), links: [{ kind: 'code', url: 'https://github.com/a/owl' }] }),
    ]);
    const [item] = await daily('date=2025-03-03');
    expect(JSON.stringify(item)).not.toContain('null');
    expect(item).toMatchObject({
      title: 'Owls at night, part 1',
      publishedAt: '2025-01-02T00:00:00.000Z',
      numComments: 0,
      isAuthorParticipating: false,
      githubRepo: 'https://github.com/a/owl',
      submittedBy: { user: 'ann', name: 'ann', fullname: 'ANN', type: 'user' },
      paper: { id: '2501.00001', upvotes: 0, submittedOnDailyAt: '2025-03-03T00:00:00.000Z' },
    });
    for (const id of [item?.paper.discussionId, item?.paper.authors[0]?._id])
      expect(id).toMatch(/^[0-9a-f]{24}$/);
  });

  it('are found by our search, as many as are asked for, and show by what', async () => {
    await take(Array.from({ length: 40 }, (_, at) => owl(at + 1)));
    const search = async (query: string) =>
      (await searchHubPapers(parseHubSearch(new URLSearchParams(query)))).content;
    expect(await search('q=owls&limit=2')).toHaveLength(2);
    const found = await search('q=owls&limit=40');
    expect(new Set(found.map(({ paper }) => paper.id)).size).toBe(40);
    expect(found[0]?.highlightedTitle?.[0]).toEqual({ type: 'highlight', text: 'Owls' });
    expect(found[0]).toMatchObject({ upvoted: false });
    expect(found[0]).not.toHaveProperty('submittedBy');
    expect(await search('q=')).toEqual([]);
  });

  it('are told one by one, flat, by any key they had', async () => {
    await take([owl(1, on('2025-03-03', 'ann'))]);
    await db.paperAlias.create({
      data: { key: 'owls-at-night', paper: { connect: { arxivId: '2501.00001' } } },
    });
    const found = await getHubPaper('2501.00001');
    expect(found?.answer?.content).toMatchObject({ id: '2501.00001', upvotes: 0, numTotalModels: 0 });
    expect(await getHubPaper('owls-at-night')).toEqual({ answer: null, movedTo: '2501.00001' });
    expect(await getHubPaper('1234.56789')).toBeNull();
  });

  it('are listed by date of publication, each once, over as many pages as it takes', async () => {
    await take(Array.from({ length: 25 }, (_, at) => owl(at + 1)));
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const search = new URLSearchParams({ limit: '4', ...(next && { cursor: next }) });
      const page: Awaited<ReturnType<typeof listHubPapers>> = await listHubPapers(parseHubList(search));
      seen.push(...page.content.map(({ paper }) => `${paper.publishedAt} ${paper.id}`));
      next = page.next;
    } while (next);
    expect(seen).toHaveLength(25);
    expect(seen.map((each) => each.slice(0, 10))).toEqual(
      seen
        .map((each) => each.slice(0, 10))
        .toSorted()
        .toReversed(),
    );
    expect(new Set(seen).size).toBe(25);
    await expect(listHubPapers({ cursor: 'bm9uc2Vuc2U', limit: 5 })).rejects.toThrow('cursor: ');
  });
});
