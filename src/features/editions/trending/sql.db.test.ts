import { expect, it } from 'vitest';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { rankByScore } from './sql';

useTestDatabase();

it('what is trending goes down to a limit, page by page', async () => {
  const ids: number[] = [];
  for (const votes of [30, 20, 10, 5]) {
    const { id } = await createPaper({ sourceUpvoteCount: votes, editionDay: new Date('2026-06-01') });
    ids.push(id);
  }
  await createPaper({ sourceUpvoteCount: 99 });
  expect(await rankByScore({ limit: 2, offset: 0, most: 3 })).toEqual({ ids: ids.slice(0, 2), total: 3 });
  expect(await rankByScore({ limit: 2, offset: 2, most: 3 })).toEqual({ ids: ids.slice(2, 3), total: 3 });
  expect(await rankByScore({ limit: 2, offset: 4, most: 3 })).toEqual({ ids: [], total: 3 });
  expect(await rankByScore({ limit: 9, offset: 0, most: 9 })).toEqual({ ids, total: 4 });
});
