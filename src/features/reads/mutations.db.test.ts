import { describe, expect, it } from 'vitest';
import { searchPapers } from '@/features/search/queries';
import { db } from '@/lib/db';
import { createPaper, createReader } from '../../../tests/support/factories';
import { useTestDatabase } from '../../../tests/support/test-database';
import { recordRead } from './mutations';

useTestDatabase();

describe('reading a paper', () => {
  it('is kept once, as of the first time', async () => {
    const [reader, paper] = [await createReader(), await createPaper()];
    await recordRead(reader, paper.id);
    const [first] = await db.read.findMany();
    await Promise.all([recordRead(reader, paper.id), recordRead(reader, paper.id)]);
    expect(await db.read.findMany()).toEqual([first]);
  });

  it('makes it read for its reader and for nobody else', async () => {
    const [reader, other] = [await createReader(), await createReader()];
    const opened = await createPaper({ titleText: 'Splines opened' });
    await createPaper({ titleText: 'Splines unopened' });
    await recordRead(reader, opened.id);
    const unread = async (userId: string) => {
      const query = { text: 'splines is:unread', sort: 'relevance', cursor: null } as const;
      const { hits } = await searchPapers(query, userId);
      return hits.map(({ paper }) => paper.titleText).toSorted();
    };
    expect(await unread(reader)).toEqual(['Splines unopened']);
    expect(await unread(other)).toEqual(['Splines opened', 'Splines unopened']);
  });

  it('of a paper that is not here is refused', async () => {
    await expect(recordRead(await createReader(), 999)).rejects.toMatchObject({ code: 'not_found' });
  });
});
