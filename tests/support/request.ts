import { createHmac } from 'node:crypto';
import { vi } from 'vitest';
import { administratorAuth, auth } from '@/features/accounts/auth';
import { db } from '@/lib/db';

/**
 * The request that an action or a page believes to answer. A test file sets it up with
 * `vi.mock('next/headers', () => import('../support/request').then(({ nextHeaders }) => nextHeaders))`.
 */
export const request = { cookies: new Map<string, string>(), address: '192.0.2.1' };

export const nextHeaders = {
  headers: async () =>
    new Headers({ cookie: cookieText(), host: 'papers.example.org', 'x-forwarded-for': request.address }),
  cookies: async () => ({
    has: (name: string) => request.cookies.has(name),
    set: (name: string, value: string) => request.cookies.set(name, value),
    toString: cookieText,
  }),
};

function cookieText(): string {
  return [...request.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

/** Begins a new request of a browser without cookies. */
export function forgetRequest(): void {
  request.cookies.clear();
  request.address = '192.0.2.1';
}

/** Shows the newest session of a user as theirs; `kind` is by whose key the cookie is signed. */
export async function showSession(userId: string, kind: 'administrator' | 'reader'): Promise<void> {
  const { name, value } = await sessionCookie(userId, kind);
  request.cookies.set(name, value);
}

/** The cookie of a user's newest session. */
export async function sessionCookie(userId: string, kind: 'administrator' | 'reader') {
  const { secret, authCookies } = await (kind === 'administrator' ? administratorAuth() : auth()).$context;
  const { token } = await db.session.findFirstOrThrow({ where: { userId }, orderBy: { createdAt: 'desc' } });
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return { name: authCookies.sessionToken.name, value: `${token}.${signature}` };
}

/** Where an action or a page leads to instead of answering. */
export async function redirectOf(answer: Promise<unknown>): Promise<string | null> {
  try {
    await answer;
    return null;
  } catch (error) {
    const { digest = '' } = error as { digest?: string };
    if (!digest.startsWith('NEXT_REDIRECT;')) throw error;
    return digest.split(';')[2] ?? null;
  }
}

/** What a form sends. */
export function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** What `next/cache` does outside of a request: nothing. */
export const nextCache = { refresh: vi.fn() };
