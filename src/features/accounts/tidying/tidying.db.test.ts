import { expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createReader } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { forgetExpired, SESSION_KEPT_DAYS } from './mutations';

useTestDatabase();

const NOW = new Date('2026-11-28T12:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const DAY_MS = 86_400_000;

it('what is over is forgotten: sessions a while after they ended, codes and counters at once', async () => {
  const userId = await createReader();
  const sessions = { long: -SESSION_KEPT_DAYS * DAY_MS - 1, lately: -DAY_MS, open: DAY_MS };
  for (const [id, ms] of Object.entries(sessions)) {
    await db.session.create({ data: { id, token: id, userId, expiresAt: later(ms) } });
  }
  for (const [key, ms] of [
    ['over', -1],
    ['counting', 1],
  ] as const) {
    await db.rateLimit.create({ data: { key, count: 3, resetsAt: later(ms) } });
    await db.verification.create({ data: { id: key, identifier: key, value: key, expiresAt: later(ms) } });
  }
  expect(await forgetExpired(NOW)).toEqual({ sessions: 1, verifications: 1, counters: 1 });
  expect((await db.session.findMany()).map(({ id }) => id).sort()).toEqual(['lately', 'open']);
  expect(await db.rateLimit.findMany()).toMatchObject([{ key: 'counting' }]);
  expect(await db.verification.findMany()).toMatchObject([{ id: 'counting' }]);
  // Whose session is over may still follow their bookmarks by mail.
  expect(await db.user.count()).toBe(1);
});
