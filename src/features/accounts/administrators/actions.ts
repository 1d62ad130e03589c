'use server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { answerTo } from '../action';
import { administratorAuth } from '../auth';
import { ownAddress } from '../own-address';
import type { ActionResult } from '../schema';
import { SIGN_IN_PATH, signInInput } from './schema';
import { signInAdministrator } from './sign-in';

/** Signs an administrator in and leads where they wanted to go. */
export async function signIn(_before: unknown, form: FormData): Promise<ActionResult> {
  const answer = await answerTo(signInInput, Object.fromEntries(form), async ({ to, ...given }) => {
    await signInAdministrator(given);
    return { to };
  });
  if (!answer.ok) return answer;
  const url = ownAddress(answer.to ?? '', (await headers()).get('host') ?? '');
  redirect(url && /^\/admin(\/|$)/.test(url.pathname) ? `${url.pathname}${url.search}` : '/admin');
}

/** Ends the administrator's session; the reader's stays. */
export async function signOut(): Promise<void> {
  await administratorAuth().api.signOut({ headers: await headers() });
  redirect(SIGN_IN_PATH);
}
