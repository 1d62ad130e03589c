'use server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { administratorFormAction, answerTo } from '../action';
import { administratorAuth } from '../auth';
import { ownAddress } from '../own-address';
import type { ActionResult } from '../schema';
import { firstAdministratorInput, passwordChangeInput, SIGN_IN_PATH, signInInput } from './schema';
import { becomeFirstAdministrator, changeOwnPassword, signInAdministrator } from './sign-in';

/** Signs an administrator in and leads where they wanted to go. Anybody may call it. */
export async function signIn(_before: unknown, form: FormData): Promise<ActionResult> {
  const answer = await answerTo(signInInput, Object.fromEntries(form), async ({ to, ...given }) => {
    await signInAdministrator(given);
    return { to };
  });
  if (!answer.ok) return answer;
  const url = ownAddress(answer.to ?? '', (await headers()).get('host') ?? '');
  redirect(url && /^\/admin(\/|$)/.test(url.pathname) ? `${url.pathname}${url.search}` : '/admin');
}

/** Makes the first administrator of whoever has the code. Anybody may call it. */
export async function becomeFirst(_before: unknown, form: FormData): Promise<ActionResult> {
  const answer = await answerTo(firstAdministratorInput, Object.fromEntries(form), async (given) => {
    await becomeFirstAdministrator(given);
    return {};
  });
  return answer.ok ? redirect('/admin') : answer;
}

/** Ends the administrator's session; the reader's stays. Anybody may call it. */
export async function signOut(): Promise<void> {
  await administratorAuth().api.signOut({ headers: await headers() });
  redirect(SIGN_IN_PATH);
}

export const changePassword = administratorFormAction(passwordChangeInput, async (administratorId, given) => {
  await changeOwnPassword(administratorId, given);
  return { message: 'Changed. Other browsers of yours are signed out.' };
});
