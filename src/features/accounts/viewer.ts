import 'server-only';
import { cookies, headers } from 'next/headers';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { auth } from './auth';
import { callerHash } from './caller';
import { countAttempt } from './mutations';
import { READER_COOKIE, SESSION_SECONDS } from './schema';

declare const viewerBrand: unique symbol;

/** The id of the user who makes this request. Minted here only: whoever holds one has checked the session. */
export type ViewerId = string & { readonly [viewerBrand]: true };

const HOUR_SECONDS = 60 * 60;

/** Who makes this request, or null. Renews nothing: a page could not tell the browser. */
export async function getViewer(): Promise<ViewerId | null> {
  const session = await auth().api.getSession({ headers: await headers(), query: { disableRefresh: true } });
  return session ? (session.user.id as ViewerId) : null;
}

/**
 * Who makes this request, or null. Once a week that lets the session, and the cookies that say there is one, last a
 * year again. Only where cookies can be set (an action or a route handler).
 */
export async function renewViewer(): Promise<ViewerId | null> {
  const { response: session, headers: answer } = await auth().api.getSession({
    headers: await headers(),
    returnHeaders: true,
  });
  if (!session) return null;
  await keepReaderCookie({ renewed: answer.has('set-cookie') });
  return session.user.id as ViewerId;
}

/**
 * Who makes this request; a stranger becomes an anonymous reader, kept by a cookie for a year. Only where cookies
 * can be set (an action or a route handler).
 * @throws AppError rate_limited where too many new readers came from one address within the hour.
 */
export async function ensureViewer(): Promise<ViewerId> {
  return (await renewViewer()) ?? (await signUpReader());
}

/** Not at every request: a cookie that an action sets makes Next render the page into the answer. */
async function keepReaderCookie({ renewed }: { renewed: boolean }): Promise<void> {
  const jar = await cookies();
  if (!renewed && jar.has(READER_COOKIE)) return;
  jar.set(READER_COOKIE, '1', { maxAge: SESSION_SECONDS, sameSite: 'lax', path: '/' });
}

async function signUpReader(): Promise<ViewerId> {
  const requestHeaders = await headers();
  const allowed = await countAttempt({
    key: `reader:${callerHash(requestHeaders)}`,
    limit: env().READERS_PER_HOUR,
    windowSeconds: HOUR_SECONDS,
  });
  if (!allowed) {
    throw new AppError(
      'rate_limited',
      'Too many new readers from your network just now; try again in an hour.',
    );
  }
  const created = await auth().api.signInAnonymous({ headers: requestHeaders });
  await keepReaderCookie({ renewed: true });
  return created.user.id as ViewerId;
}
