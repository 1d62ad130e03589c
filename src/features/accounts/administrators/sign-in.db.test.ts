import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { setBookmark } from '@/features/bookmarks/mutations';
import { setUpvote } from '@/features/upvotes/mutations';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import {
  forgetRequest,
  formOf,
  redirectOf,
  request,
  sessionCookie,
  showSession,
} from '../../../../tests/support/request';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { administratorAction, administratorFormAction } from '../action';
import { getAdministrator, requireAdministrator } from '../administrator';
import { auth } from '../auth';
import { ADMINISTRATOR_IDLE_SECONDS, ADMINISTRATOR_SESSION_SECONDS } from '../schema';
import { getViewer } from '../viewer';
import { changePassword, signIn } from './actions';
import { PASSWORD_CHANGES, SIGN_INS_PER_ADDRESS, SIGN_INS_PER_EMAIL } from './attempts';
import { createAdministrator, resetPassword } from './mutations';

useTestDatabase();

vi.mock('next/headers', async () => (await import('../../../../tests/support/request')).nextHeaders);
vi.mock('next/cache', async () => (await import('../../../../tests/support/request')).nextCache);

const email = 'ada@example.org';
const password = 'correct horse battery';
const WRONG = { ok: false, message: 'E-mail address or password are not right.' };
const TOO_MANY = { ok: false, message: expect.stringContaining('Too many attempts') };

const attempt = (given: { email?: string; password?: string; to?: string }) =>
  signIn(null, formOf({ email, password, ...given }));
const idOf = async (address: string) => (await db.user.findUniqueOrThrow({ where: { email: address } })).id;

/** Signs in, and shows the session from then on. */
async function enter(): Promise<string> {
  expect(await redirectOf(attempt({}))).toBe('/admin');
  const id = await idOf(email);
  await showSession(id, 'administrator');
  return id;
}

beforeEach(async () => {
  forgetRequest();
  await createAdministrator({ email, password });
});

describe('signing in', () => {
  it('leads to what was asked for, as long as that is administration', async () => {
    expect(await redirectOf(attempt({ to: '/admin/runs?page=2' }))).toBe('/admin/runs?page=2');
    for (const to of ['/', '/administrators', 'https://evil.example/admin', '//evil.example/admin', '']) {
      expect(await redirectOf(attempt({ to })), to).toBe('/admin');
    }
  });

  it('takes the address in any case', async () => {
    expect(await redirectOf(attempt({ email: ' Ada@Example.ORG ' }))).toBe('/admin');
  });

  it('answers an unknown address, a wrong password and somebody who is no administrator alike', async () => {
    await createAdministrator({ email: 'former@example.org', password });
    await db.user.update({ where: { email: 'former@example.org' }, data: { administratorSince: null } });
    expect(await attempt({ email: 'nobody@example.org' })).toEqual(WRONG);
    expect(await attempt({ password: 'wrong horse battery' })).toEqual(WRONG);
    expect(await attempt({ email: 'former@example.org' })).toEqual(WRONG);
    expect(await db.session.count()).toBe(0);
  });

  it('says what is wrong with what was typed', async () => {
    expect(await attempt({ email: 'ada' })).toMatchObject({ message: 'That is not an e-mail address.' });
    expect(await attempt({ password: '' })).toMatchObject({ message: 'Give the password.' });
    expect(await attempt({ password: 'x'.repeat(129) })).toMatchObject({
      message: 'That password is too long.',
    });
  });

  it('is refused after too many wrong attempts for an address, whoever makes them', async () => {
    for (let count = 0; count < SIGN_INS_PER_EMAIL; count++) {
      request.address = `192.0.2.${count}`;
      expect(await attempt({ password: 'wrong horse battery' })).toEqual(WRONG);
    }
    request.address = '198.51.100.1';
    expect(await attempt({})).toEqual(TOO_MANY);
    expect(await attempt({ email: 'other@example.org' })).toEqual(WRONG);
  });

  it('is refused after too many wrong attempts from an address, without counting against the e-mail', async () => {
    for (let count = 0; count < SIGN_INS_PER_ADDRESS; count++) {
      expect(await attempt({ email: `guess-${count}@example.org` })).toEqual(WRONG);
    }
    for (let count = 0; count <= SIGN_INS_PER_EMAIL; count++) expect(await attempt({})).toEqual(TOO_MANY);
    request.address = '198.51.100.1';
    expect(await redirectOf(attempt({}))).toBe('/admin');
  });

  it('forgets what was mistyped before', async () => {
    for (let count = 0; count < SIGN_INS_PER_EMAIL + 4; count++) {
      if (count % 2 === 0) expect(await attempt({ password: 'wrong horse battery' })).toEqual(WRONG);
      else expect(await redirectOf(attempt({}))).toBe('/admin');
    }
  });

  it('leaves the reader of this browser, their bookmarks and their upvotes alone', async () => {
    const { response } = await auth().api.signInAnonymous({ headers: new Headers(), returnHeaders: true });
    const reader = response.user.id;
    await showSession(reader, 'reader');
    const viewer = await getViewer();
    if (!viewer) throw new Error('no reader');
    const { id: paperId } = await createPaper();
    await setBookmark(viewer, { paperId, bookmarked: true });
    await setUpvote(viewer, { paperId, upvoted: true });
    await enter();
    expect(await getAdministrator()).toMatchObject({ email });
    expect(await getViewer()).toBe(reader);
    expect(await db.bookmark.count({ where: { userId: reader } })).toBe(1);
    expect(await db.upvote.count({ where: { userId: reader } })).toBe(1);
  });
});

describe('a session of an administrator', () => {
  it('ends in half a day, however it is used', async () => {
    await enter();
    const expiresIn = async () => (await db.session.findFirstOrThrow()).expiresAt.getTime() - Date.now();
    expect(await expiresIn()).toBeLessThanOrEqual(ADMINISTRATOR_SESSION_SECONDS * 1_000);
    await db.session.updateMany({ data: { expiresAt: new Date(Date.now() + 60_000) } });
    expect(await getAdministrator()).not.toBeNull();
    expect(await expiresIn()).toBeLessThanOrEqual(60_000);
    await db.session.updateMany({ data: { expiresAt: new Date() } });
    expect(await getAdministrator()).toBeNull();
  });

  it('ends when it was not used for long', async () => {
    await enter();
    const unusedFor = (seconds: number) =>
      db.session.updateMany({ data: { updatedAt: new Date(Date.now() - seconds * 1_000) } });
    await unusedFor(ADMINISTRATOR_IDLE_SECONDS - 60);
    expect(await getAdministrator()).not.toBeNull();
    const { updatedAt } = await db.session.findFirstOrThrow();
    expect(Date.now() - updatedAt.getTime()).toBeLessThan(60_000);
    await unusedFor(ADMINISTRATOR_IDLE_SECONDS + 1);
    expect(await getAdministrator()).toBeNull();
  });

  it('ends at once for whoever is no administrator any more', async () => {
    await enter();
    await db.user.updateMany({ data: { administratorSince: null } });
    expect(await getAdministrator()).toBeNull();
    expect(await redirectOf(requireAdministrator())).toBe('/admin/sign-in');
  });

  it('cannot be shown as a reader’s, nor a reader’s as one', async () => {
    const id = await enter();
    const [own, readers] = [await sessionCookie(id, 'administrator'), await sessionCookie(id, 'reader')];
    forgetRequest();
    request.cookies.set(readers.name, own.value);
    expect(await getViewer()).toBeNull();
    forgetRequest();
    request.cookies.set(own.name, readers.value);
    expect(await getAdministrator()).toBeNull();
  });
});

describe('the own password', () => {
  const next = 'another good passphrase';
  const change = (given: { current?: string; next?: string }) =>
    changePassword(null, formOf({ current: password, next, ...given }));

  it('is changed with the current one, and other sessions end', async () => {
    await enter();
    const before = await enter().then(() => db.session.findMany({ select: { token: true } }));
    expect(before).toHaveLength(2);
    expect(await change({})).toMatchObject({ ok: true });
    const after = await db.session.findMany({ select: { token: true } });
    expect(after).toHaveLength(1);
    expect(before).not.toContainEqual(after[0]);
    expect(await attempt({})).toEqual(WRONG);
    expect(await redirectOf(attempt({ password: next }))).toBe('/admin');
  });

  it('is not changed without it, nor to one that is easily guessed', async () => {
    await enter();
    expect(await change({ current: 'wrong horse battery' })).toEqual({
      ok: false,
      message: 'The current password is not right.',
    });
    expect(await change({ next: 'short' })).toMatchObject({
      message: expect.stringContaining('12 characters'),
    });
    expect(await change({ next: 'abababababababab' })).toMatchObject({
      message: expect.stringContaining('repeats'),
    });
    expect(await redirectOf(attempt({}))).toBe('/admin');
  });

  it('cannot be guessed by whoever finds a browser open', async () => {
    await enter();
    for (let count = 0; count < PASSWORD_CHANGES; count++) await change({ current: `guess number ${count}` });
    expect(await change({})).toEqual(TOO_MANY);
  });

  it('can be reset by the operator, which ends every session', async () => {
    await enter();
    await resetPassword({ email, password: next });
    expect(await getAdministrator()).toBeNull();
    expect(await redirectOf(attempt({ password: next }))).toBe('/admin');
    await expect(resetPassword({ email: 'nobody@example.org', password })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('an action of administrators', () => {
  const run = vi.fn(async () => ({ done: true }));
  const schema = z.object({ paper: z.string().min(1, 'Give a paper.') });
  const action = administratorAction(schema, run);
  const formAction = administratorFormAction(schema, run);
  beforeEach(() => run.mockClear());

  it('is done by nobody else', async () => {
    const everyWay = () => [
      action({ paper: '1' }),
      action(formOf({ paper: '1' })),
      formAction(null, formOf({ paper: '1' })),
      changePassword(null, formOf({ current: password, next: 'another good passphrase' })),
    ];
    for (const answer of everyWay()) expect(await redirectOf(answer)).toBe('/admin/sign-in');
    const { user } = await auth().api.signInAnonymous({ headers: new Headers() });
    await showSession(user.id, 'reader');
    for (const answer of everyWay()) expect(await redirectOf(answer)).toBe('/admin/sign-in');
    expect(run).not.toHaveBeenCalled();
  });

  it('is done by an administrator', async () => {
    const id = await enter();
    expect(await action({ paper: '1' })).toEqual({ ok: true, done: true });
    expect(await formAction(null, formOf({ paper: '2' }))).toEqual({ ok: true, done: true });
    expect(await redirectOf(action(formOf({ paper: '3', returnTo: '/admin/runs' })))).toBe('/admin/runs');
    expect(run.mock.calls).toEqual([
      [id, { paper: '1' }],
      [id, { paper: '2' }],
      [id, { paper: '3' }],
    ]);
  });

  it('says what is wrong with what it was given', async () => {
    await enter();
    const wrong = { ok: false, message: 'Give a paper.' };
    expect(await action({ paper: '' })).toEqual(wrong);
    expect(await formAction(null, formOf({ paper: '' }))).toEqual(wrong);
    expect(await redirectOf(action(formOf({ paper: '' })))).toBe('/refused?reason=Give%20a%20paper.');
  });
});
