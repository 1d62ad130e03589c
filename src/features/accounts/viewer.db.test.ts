import { beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../tests/support/test-database';
import { READER_COOKIE, SESSION_SECONDS } from './schema';

useTestDatabase();

/** The request, and the cookies that its answer sets, as Next would give them. */
const next = vi.hoisted(() => ({ cookie: '', set: new Map<string, { maxAge?: number }>() }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ cookie: next.cookie }),
  cookies: async () => ({
    has: (name: string) => next.cookie.includes(`${name}=`),
    set: (name: string, _value: string, options: { maxAge?: number }) => next.set.set(name, options),
  }),
}));

const { auth } = await import('./auth');
const { getViewer, renewViewer } = await import('./viewer');

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A reader who comes again some days after the session was last renewed. */
async function comeAgainAfter(days: number): Promise<{ userId: string; expiresAt: Date }> {
  const { headers, response } = await auth().api.signInAnonymous({
    headers: new Headers(),
    returnHeaders: true,
  });
  const session = headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  next.cookie = [...session, `${READER_COOKIE}=1`].join('; ');
  const expiresAt = new Date(Date.now() + SESSION_SECONDS * 1_000 - days * DAY_MS);
  await db.session.updateMany({ data: { expiresAt } });
  return { userId: response.user.id, expiresAt };
}

const expiry = async () => (await db.session.findFirstOrThrow()).expiresAt;

describe('a reader’s session', () => {
  beforeEach(() => next.set.clear());

  it('is left as it is by a page, which cannot tell the browser', async () => {
    const { userId, expiresAt } = await comeAgainAfter(30);
    expect(await getViewer()).toBe(userId);
    expect(await expiry()).toEqual(expiresAt);
    expect(next.set.size).toBe(0);
  });

  it('lasts a year from the visit that renews it, and so does the cookie that scripts read', async () => {
    const { userId } = await comeAgainAfter(30);
    expect(await renewViewer()).toBe(userId);
    expect((await expiry()).getTime()).toBeGreaterThan(Date.now() + (SESSION_SECONDS - 60) * 1_000);
    expect(next.set.get(READER_COOKIE)?.maxAge).toBe(SESSION_SECONDS);
  });

  it('is renewed once a week, not by every request', async () => {
    const { userId, expiresAt } = await comeAgainAfter(3);
    expect(await renewViewer()).toBe(userId);
    expect(await expiry()).toEqual(expiresAt);
    expect(next.set.size).toBe(0);
  });

  it('is nobody’s without its cookie', async () => {
    await comeAgainAfter(30);
    next.cookie = '';
    expect(await renewViewer()).toBeNull();
    expect(next.set.size).toBe(0);
  });
});
