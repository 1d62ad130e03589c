import { beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { forgetRequest, formOf } from '../../../tests/support/request';
import { useTestDatabase } from '../../../tests/support/test-database';
import { viewerAction } from './action';

vi.mock('next/headers', () =>
  import('../../../tests/support/request').then(({ nextHeaders }) => nextHeaders),
);
vi.mock('next/cache', () => import('../../../tests/support/request').then(({ nextCache }) => nextCache));

process.env.AUTH_SECRET ??= 'a secret of the tests, which is long enough';
useTestDatabase();
beforeEach(forgetRequest);

const away = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
const mark = viewerAction(z.object({ paperId: z.coerce.number() }), () => Promise.reject(away));

it('while the database is away a script is told so in words, and a plain form fails as a page does', async () => {
  expect(await mark({ paperId: 1 })).toEqual({ ok: false, message: 'The database is away; try again soon.' });
  await expect(mark(formOf({ paperId: '1' }))).rejects.toBe(away);
});
