import { beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db';
import { forgetRequest, formOf, redirectOf, request } from '../../../../tests/support/request';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { becomeFirst } from './actions';
import { FIRST_CODES_PER_ADDRESS } from './attempts';
import { FIRST_CODE_HOURS, makeFirstCode } from './first-code';
import { createAdministrator, issueFirstCode } from './mutations';
import { getFirstState, listAdministrators } from './queries';

useTestDatabase();

vi.mock('next/headers', async () => (await import('../../../../tests/support/request')).nextHeaders);

const email = 'grace@example.org';
const password = 'a ship in port is safe';
const NOT_VALID = { ok: false, message: 'That code is not valid, or not any more.' };

const become = (code: string | null, given: { email?: string; password?: string } = {}) =>
  becomeFirst(null, formOf({ code: code ?? '', email, password, ...given }));

beforeEach(forgetRequest);

describe('the first administrator', () => {
  it('is whoever has the code, once', async () => {
    const code = await issueFirstCode();
    expect(await getFirstState()).toBe('waiting');
    expect(await redirectOf(become(code))).toBe('/admin');
    expect(await getFirstState()).toBe('taken');
    expect(await listAdministrators()).toMatchObject([{ email, lastSeenAt: expect.any(Date) }]);
    expect(await become(code, { email: 'second@example.org' })).toEqual(NOT_VALID);
  });

  it('is one, however many have the code at once', async () => {
    const code = await issueFirstCode();
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, (_, place) => redirectOf(become(code, { email: `p${place}@example.org` }))),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(await listAdministrators()).toHaveLength(1);
  });

  it('needs the code that was printed last, before it expires', async () => {
    const [former, code] = [await issueFirstCode(), await issueFirstCode()];
    expect(await become(former)).toEqual(NOT_VALID);
    expect(await become(makeFirstCode())).toEqual(NOT_VALID);
    const { expiresAt } = await db.verification.findFirstOrThrow();
    expect(expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + FIRST_CODE_HOURS * 3_600_000);
    await db.verification.updateMany({ data: { expiresAt: new Date() } });
    expect(await become(code)).toEqual(NOT_VALID);
    expect(await getFirstState()).toBe('closed');
  });

  it('is told what will not do without losing the code', async () => {
    const code = await issueFirstCode();
    expect(await become(code, { password: 'short' })).toMatchObject({
      message: expect.stringContaining('12 characters'),
    });
    expect(await become(code, { email: 'grace' })).toMatchObject({
      message: 'That is not an e-mail address.',
    });
    expect(await redirectOf(become(code))).toBe('/admin');
  });

  it('cannot be tried for often from one address', async () => {
    const code = await issueFirstCode();
    for (let count = 0; count < FIRST_CODES_PER_ADDRESS; count++) {
      expect(await become(makeFirstCode())).toEqual(NOT_VALID);
    }
    expect(await become(code)).toMatchObject({ message: expect.stringContaining('Too many attempts') });
    request.address = '198.51.100.1';
    expect(await redirectOf(become(code))).toBe('/admin');
  });

  it('has no code where there is one already, and the code kept is only a hash', async () => {
    const code = await issueFirstCode();
    const { value } = await db.verification.findFirstOrThrow();
    expect(value).toMatch(/^[0-9a-f]{64}$/);
    await createAdministrator({ email, password });
    expect(await become(code, { email: 'late@example.org' })).toEqual(NOT_VALID);
    expect(await issueFirstCode()).toBeNull();
    expect(await db.verification.count()).toBe(0);
  });
});

describe('an administrator made by the operator', () => {
  it('is one of their kind, by an address in lower case', async () => {
    await createAdministrator({ email, password });
    await expect(createAdministrator({ email, password })).rejects.toMatchObject({ code: 'conflict' });
    const { password: stored } = await db.account.findFirstOrThrow();
    expect(stored).not.toContain(password);
  });

  it('may have been a reader with an account, and stays one', async () => {
    await db.user.create({ data: { id: 'reader', name: 'Grace', email } });
    await createAdministrator({ email, password });
    expect(await db.user.findMany()).toMatchObject([{ id: 'reader', administratorSince: expect.any(Date) }]);
  });
});
