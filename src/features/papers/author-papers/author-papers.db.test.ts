import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { AUTHOR_PAGE_SIZE, getAuthorPage } from './queries';

useTestDatabase({ keep: true });

async function createPaperBy(titleText: string, names: { name: string; hidden?: boolean }[], day?: string) {
  const { id } = await createPaper({ titleText, publishedAt: day ? new Date(`${day}T00:00:00Z`) : null });
  await db.paperAuthor.createMany({
    data: names.map((author, position) => ({ ...author, paperId: id, position })),
  });
}

const titles = async (name: string, page = 1) =>
  (await getAuthorPage(name, page)).papers.map(({ titleText }) => titleText);

beforeAll(async () => {
  await createPaperBy('old', [{ name: 'Ann Author' }, { name: 'Bo Writer' }], '2020-01-01');
  await createPaperBy('undated', [{ name: 'Ann Author' }]);
  await createPaperBy('new', [{ name: 'Bo Writer' }, { name: 'Ann Author' }], '2026-01-01');
  await createPaperBy('twice', [{ name: 'Ann Author' }, { name: 'Ann Author' }], '2023-01-01');
  await createPaperBy('hidden', [{ name: 'Ann Author', hidden: true }], '2024-01-01');
  await createPaperBy('another', [{ name: 'Ann Authors' }], '2024-01-01');
});

describe('the papers of an author', () => {
  it('are those that bear the name, each once, newest first, those without a date last', async () => {
    expect(await titles('Ann Author')).toEqual(['new', 'twice', 'old', 'undated']);
    expect(await titles('Bo Writer')).toEqual(['new', 'old']);
    expect(await getAuthorPage('Ann Author')).toMatchObject({ total: 4, page: 1, pages: 1 });
    expect(await getAuthorPage('ann author')).toMatchObject({ total: 0, papers: [] });
  });

  it('come a page at a time', async () => {
    const count = AUTHOR_PAGE_SIZE + 3;
    for (let index = 0; index < count; index += 1)
      await createPaperBy(`paper ${index}`, [{ name: 'Many Written' }], '2022-01-01');
    expect(await getAuthorPage('Many Written')).toMatchObject({ total: count, pages: 2 });
    const all = [...(await titles('Many Written')), ...(await titles('Many Written', 2))];
    expect(new Set(all).size).toBe(count);
    expect(await getAuthorPage('Many Written', 3)).toMatchObject({ papers: [], total: count });
  });
});
