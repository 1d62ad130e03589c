import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { touchSession } from './administrators/mutations';
import { SIGN_IN_PATH } from './administrators/schema';
import { administratorAuth } from './auth';
import { ADMINISTRATOR_IDLE_SECONDS, ASKED_PATH_HEADER } from './schema';

declare const administratorBrand: unique symbol;

/** The id of the administrator who makes this request. Minted here only: whoever holds one has checked the session. */
export type AdministratorId = string & { readonly [administratorBrand]: true };

/** Every page an administrator opens is a use of the session; that is written down this often. */
const TOUCH_AFTER_MS = 60_000;

/** The administrator who makes this request, or null. Looked up once a request. */
export const getAdministrator = cache(async (): Promise<{ id: AdministratorId; email: string } | null> => {
  const found = await administratorAuth().api.getSession({ headers: await currentCookies() });
  if (!found?.user.administratorSince) return null;
  const { session, user } = found;
  const idleMs = Date.now() - session.updatedAt.getTime();
  if (idleMs > ADMINISTRATOR_IDLE_SECONDS * 1_000) return null;
  if (idleMs > TOUCH_AFTER_MS) await touchSession(session.id);
  return { id: user.id as AdministratorId, email: user.email };
});

/**
 * Who administers, first thing in every page and route handler below /admin; a layout's check is not enough, since a
 * page may be asked for without it. Whoever does not is led to the sign-in page. Actions use `administratorAction`.
 */
export async function requireAdministrator(): Promise<AdministratorId> {
  const administrator = await getAdministrator();
  if (administrator) return administrator.id;
  const asked = (await headers()).get(ASKED_PATH_HEADER);
  redirect(asked && asked !== '/admin' ? `${SIGN_IN_PATH}?to=${encodeURIComponent(asked)}` : SIGN_IN_PATH);
}

/** As an action may just have changed them; the page that is rendered into its answer must see that. */
async function currentCookies(): Promise<Headers> {
  return new Headers({ cookie: (await cookies()).toString() });
}
