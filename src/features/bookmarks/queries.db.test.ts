import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper, createReader } from '../../../tests/support/factories';
import { useTestDatabase } from '../../../tests/support/test-database';
import { setBookmark } from './mutations';
import { listBookmarkedIds, listBookmarkedPapers, listBookmarks } from './queries';

useTestDatabase();

describe('bookmarks', () => {
  it('are listed newest first, each once, over as many pages as it takes', async () => {
    const viewerId = await createReader();
    const ids: number[] = [];
    ids.push(
      ...(await Promise.all(Array.from({ length: 120 }, () => createPaper())))
        .map(({ id }) => id)
        .sort((a, b) => a - b),
    );
    // Several in the same millisecond, as an import would make them.
    await db.bookmark.createMany({
      data: ids.map((paperId, n) => ({
        userId: viewerId,
        paperId,
        createdAt: new Date(1_700_000_000_000 + Math.floor(n / 40)),
      })),
    });
    const listed: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await listBookmarks({ viewerId, text: '', cursor });
      expect(page.total).toBe(120);
      listed.push(...page.papers.map((paper) => paper.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(listed).toHaveLength(120);
    expect(new Set(listed)).toEqual(new Set(ids));
    expect(listed[0]).toBe(ids[80]);
  });

  it('are searched by the words of the paper', async () => {
    const viewerId = await createReader();
    const mlp = await createPaper({ titleText: 'Scaling perceptrons', title: 'Scaling perceptrons' });
    const other = await createPaper();
    for (const { id } of [mlp, other]) await setBookmark(viewerId, { paperId: id, bookmarked: true });
    const found = await listBookmarks({ viewerId, text: 'perceptron', cursor: null });
    expect(found.papers.map((paper) => paper.id)).toEqual([mlp.id]);
    expect(found.total).toBe(1);
  });

  it('are searched as they are written, whatever the keyboard’s quotes and dashes', async () => {
    const viewerId = await createReader();
    const title = 'The “self–attention” of state-space/recurrent models';
    const written = await createPaper({ titleText: title, title });
    const reordered = await createPaper({ titleText: 'Models of attention', title: 'Models of attention' });
    for (const { id } of [written, reordered]) await setBookmark(viewerId, { paperId: id, bookmarked: true });
    const search = async (text: string) =>
      (await listBookmarks({ viewerId, text, cursor: null })).papers.map((paper) => paper.id);
    for (const text of ['self–attention', 'self-attention', '“recurrent models”', 'space/recurrent']) {
      expect(await search(text), text).toEqual([written.id]);
    }
    expect(await search('attention models')).toEqual([reordered.id, written.id]);
    expect(await search('"models of attention"')).toEqual([reordered.id]);
    expect(await search('models -recurrent')).toEqual([reordered.id]);
  });

  it('are kept and let go idempotently, and are nobody else’s', async () => {
    const [mine, theirs] = [await createReader(), await createReader()];
    const { id } = await createPaper();
    await setBookmark(mine, { paperId: id, bookmarked: true });
    await setBookmark(mine, { paperId: id, bookmarked: true });
    expect(await listBookmarkedIds(mine, [id])).toEqual([id]);
    expect(await listBookmarkedPapers(theirs)).toEqual([]);
    await setBookmark(mine, { paperId: id, bookmarked: false });
    await setBookmark(mine, { paperId: id, bookmarked: false });
    expect(await listBookmarkedIds(mine, [id])).toEqual([]);
    await expect(setBookmark(mine, { paperId: 999, bookmarked: true })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
